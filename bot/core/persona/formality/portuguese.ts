import { words } from '../check.ts';
import type { Against } from './against.ts';

/** Forms that say how somebody is addressed, in small letters with their accents. */

const TU = words(
  'tu|ti|contigo|teus?|tuas?|és|estás|tens|podes|queres|precisas|sabes|deves|fazes|vens|preferes|vais|escreves|recebes|ligas|pedes|envias|mandas|' +
    'diz-nos|diz-me|envia-nos|escreve-nos|manda-nos|conta-nos|liga-nos|confirma-nos|indica-nos|deixa-nos|responde-nos|avisa-nos|fala connosco|faculta-nos|contacta-nos|partilha connosco|passa-nos|' +
    '\\p{L}{2,}-te|\\p{L}{2,}-t[oa]s?|(?!(?:haste|gaste|baste|arraste|contraste|desgaste|afaste|traste)(?!\\p{L}))\\p{L}{2,}aste|(?!(?:triste|existe|insiste|consiste|resiste|assiste|desiste|persiste|chiste|liste)(?!\\p{L}))\\p{L}{2,}iste|' +
    '(?!(?:este|deste|neste|teste|leste|oeste|veste|peste|celeste|agreste|nordeste|sudeste|investe|reveste|faroeste|moleste|conteste|proteste|preste|reste|empreste)(?!\\p{L}))\\p{L}{2,}este|\\p{L}{2,}(?:arás|erás|irás)|' +
    '(?<=^|[.!?:;,\\n¡] ?| y | e )(?:vê|espreita|experimenta|passa|escolhe|guarda|traz|visita|envia|manda|escreve|responde|liga|procura)(?= (?:a |à |ao |na |no |o |os |as |por |pela |pelo |com |aqui|um |uma |nos ))',
);
/** "te" stands beside você in Brazil. */
const TE = words('te');
const NOUNS =
  'pedidos?|compras?|mensage(?:m|ns)|casos?|faturas?|contas?|e-?mail|nome|morada|endere[cç]o|encomendas?|pacotes?|cart[aã]o|opini[aã]o|coment[aá]rios?|paci[eê]ncia|interesse|d[uú]vidas?|reclama[cç][aã]o|queixa|telefone|' +
  'telem[oó]vel|celular|n[uú]mero|dinheiro|reembolso|devolu[cç][aã]o|troca|entrega|visita|casa|tamanho|experi[eê]ncia|compreens[aã]o|colabora[cç][aã]o|confian[cç]a|resposta|perguntas?|sugest[aã]o|ajuda|tempo|' +
  'situa[cç][aã]o|contacto|contato|feedback|pagamento|recibo|sof[aá]|candeeiro|lumin[aá]ria|mesa|cadeira|casaco|vestido|camisa|loja|cidade|c[oó]digo|dados|frustra[cç][aã]o|desilus[aã]o|aviso|foto|fotos';
/** Also of third persons: "o seu pedido", "dizer-lhe". */
const VOCE_OR_THIRD = words(
  `lhes?|\\p{L}{2,}-lhes?|(?:o |a )?(?:seu|sua) (?:\\p{L}+ )?(?:${NOUNS})|(?:os |as )?(?:seus|suas) (?:${NOUNS})`,
);
const VOCE = words(
  'voc[eê]s?|' +
    'envie-nos|mande-nos|conte-nos|ligue-nos|confirme-nos|indique-nos|deixe-nos|avise-nos|contacte-nos|contate-nos|diga-nos|escreva-nos|responda-nos|passe-nos|' +
    // "assim que o transportador nos diga" is said of somebody else.
    '(?<!(?:que|quando|caso|até) (?:(?:[oa]s?|um|uma) )?\\p{L}+ )(?:nos|me) (?:envie|mande|conte|diga|escreva|chame|informe|passe|avise|confirme|envia|manda|conta|escreve|chama)|fale con(?:n)?osco|' +
    'se (?:quiser|preferir|precisar|desejar|puder|tiver)|caso (?:queira|precise|deseje|prefira)|(?:pode|poderia|quer|precisa de|deve) (?:nos )?(?:enviar|escrever|dizer|mandar|contactar|contatar|ligar|passar|ver|encontrar|trocar|devolver|escolher|comprar|contar|indicar|confirmar|trazer|experimentar|pedir|consultar|recolher|retirar|chamar|visitar|deixar|falar)(?:-nos|-me)?|' +
    '(?<=^|[.!?:;,\\n¡] ?| y | e )(?:pergunte|use|lave|leve|guarde|deixe|abra|ponha|entre|ligue|fale|peça|clique|acesse|veja|confira|verifique|consulte|visite|aguarde|desculpe|escreva|envie|mande|passe|experimente|escolha|traga)',
);
/** "se quiser" is tu's "se quiseres" without its end; whole words part them. */
const SENHOR = words(
  '(?:ao?|à|do|da|o) senhora?(?! (?:d[aeo]s?|que|n[ao]s?)(?!\\p{L}))|sr\\. \\p{L}+|sra\\. \\p{L}+|caro senhor|cara senhora|vossa excel[eê]ncia|v\\. ?ex\\.?ª?',
);

/** Forms that are not of the wanted way of speaking. */
export function againstPortuguese(wanted: string): Against | undefined {
  if (wanted === 'tu') return { clear: [VOCE, SENHOR], unclear: [VOCE_OR_THIRD], wanted: [TU, TE] };
  if (wanted === 'você') return { clear: [TU, SENHOR], unclear: [], wanted: [] };
  return wanted === 'o senhor' ? { clear: [TU, TE, words('voc[eê]s?')], unclear: [], wanted: [] } : undefined;
}
