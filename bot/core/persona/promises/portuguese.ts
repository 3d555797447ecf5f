import type { Promises } from './kinds.ts';

const DAY = '(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)(?:-feira)?';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|a|ou|e) ?\\d{1,3})?|um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|dez|quinze|poucos|poucas|alguns|algumas|vinte e quatro|quarenta e oito)';
const SPAN = '(?:h|hs|horas?|dias?|minutos?|min|semanas?|mes|meses|instantes)(?: (?:uteis|corridos))?';
const IT = '(?:o|a|os|as)';
const INF =
  '(?:devolver|reembolsar|estornar|creditar|pagar|entregar|trocar|substituir|repor|arranjar|consertar|reparar|resolver|solucionar|chegar|receber|ter|enviar|mandar|recolher|estar|ficar|despachar|reenviar)';
/** What is done for somebody, as verbs: the future, what may be, and what is being done are made of them. */
const VERBS =
  'devolver reembolsar estornar creditar pagar entregar trocar substituir repor arranjar consertar reparar resolver solucionar chegar receber enviar mandar recolher despachar reenviar corrigir depositar transferir trazer levar restabelecer ressarcir';
const ANY = `(?:${VERBS.split(' ').join('|')})`;
const DONE = `(?:${VERBS.split(' ')
  .filter((verb) => !/^(?:chegar|receber|trazer)$/u.test(verb))
  .map((verb) => verb.slice(0, -2))
  .join('|')}|entregu|repost|feit)`;
const GERUND = `(?:${VERBS.split(' ')
  .map((verb) => `${verb.slice(0, -1)}ndo`)
  .join('|')}|fazendo)`;
const ALSO = '(?:-(?:te|lhe|vos|t?[oa]s?|lh[oa]s?|l[oa]s?))?';
const GOODS =
  '(?:dinheiro|valor|reembolso|estorno|pedido|pacote|encomenda|envio|entrega|candeeiro(?: novo)?|luminaria(?: nova)?|tecnico|estafeta|entregador|motoboy|transportador|troca|devolucao|credito|pagamento|deposito|mesa|cadeira|sofa|artigo|produto|peca|nov[oa])s?';

export const portuguese: Promises = {
  when:
    `(?:ao|a) (?:meio-dia|meio dia|noite|fim (?:do dia|da tarde|da manha))|amanha(?: mesmo)?(?<!(?:da|de|pela) amanha)|hoje(?: mesmo)?|ainda (?:hoje|esta semana)|(?:esta|nesta|essa|nessa) (?:semana|tarde|noite|manha)|(?:este|neste|no) (?:fim de semana|fim-de-semana|${DAY})|` +
    `(?:em|dentro de|no prazo de|num prazo de|daqui a|nas|nos)(?: (?:menos de|ate|no maximo|apenas|so|proximas?|proximos))* ${COUNT} ${SPAN}|(?:em )?ate ${COUNT} ${SPAN}|(?:nas|nos) proxim[oa]s (?:${COUNT} )?${SPAN}|` +
    `ate (?:a |ao |as |o )?(?:${DAY}|amanha|fim (?:do dia|da semana|do mes)|final (?:do dia|da semana|do mes)|\\d{1,2}|meio-dia|natal|proxim[oa])|antes (?:de|do|da|das) (?:\\d{1,2} ?h(?:oras?)?|dia d[aeo]s?|pascoa|ano novo|feriado|ferias|${DAY}|\\d{1,2}|amanha|fim|natal|proxim[oa])|(?:na|no|a|ao) (?:proxim[oa] )?${DAY}|` +
    `(?:no )?dia \\d{1,2}|depois de amanha|(?:na |a )?(?:proxima semana|semana que vem|semana seguinte)|sem falta|logo (?:de manha|pela manha)|o mais tardar|no maximo|agora mesmo|ja ja|num instante|em instantes|ate o fim d[aeo] (?:dia|semana|mes)`,
  comes:
    `(?<!(?:o|a|do|da|no|na|ao|pelo|pela|teu|tua|seu|sua|um|uma|nosso|nossa|de|sobre|com) )(?:devolv(?:emos|o|em|erei|eremos|erao)|reembols(?:amos|o|am|aremos|arei|arao)|estorn(?:amos|o|aremos|a|ado)|credit(?:amos|aremos|ado)|pag(?:amos|aremos)|entreg(?:amos|o|am|aremos|arao|a)|troc(?:amos|o|aremos)|substitu(?:imos|iremos)|repomos|` +
    `arranj(?:amos|aremos)|consert(?:amos|aremos)|repar(?:amos|aremos)|resolv(?:emos|o|eremos|erei|erao)|solucion(?:amos|aremos)|envi(?:amos|o|aremos|arei|arao)|mand(?:amos|o|aremos)|despach(?:amos|aremos)|reenvi(?:amos|aremos)|recolh(?:emos|eremos))(?:-(?:te|lhe|vos|t?[oa]s?|lh[oa]s?|l[oa]s?))?|` +
    `(?:devolv|entreg|reembols|envi|resolv|troc|mand)[ae]r-(?:te|lhe)-?(?:emos|ei|ao)(?:-[oa])?|dar-lhe-emos|` +
    `(?:vou|vamos|vai|vao|vais) (?:te |lhe |${IT} )?${INF}(?:-(?:te|lhe|l[oa]s?|[oa]))?|` +
    `cheg(?:a|am|ara|arao|ue|uem)|receb(?:es|e|eras|era|erao|am|a|as)|(?:${IT} )?(?:tens|teras|tera)(?:-[oa])?|` +
    `(?:estara|estarao|esta|estao|ta|tao|vai estar|fica|ficara|ficarao|fique|esteja) (?:ja )?(?:arranjad[oa]s?|consertad[oa]s?|montad[oa]s?|a funcionar|funcionando|pront[oa]s?|resolvid[oa]s?|solucionad[oa]s?|arranjad[oa]s?|entregues?|devolvid[oa]s?|reparad[oa]s?|disponive(?:l|is)|em (?:tua|sua) casa|em casa|contigo|com voce|com (?:o|a) senhora?|ai|na (?:tua|sua)|creditad[oa]s?|estornad[oa]s?|reembolsad[oa]s?)|` +
    `sera (?:devolvid|reembolsad|entregue|solucionad|resolvid|creditad|estornad|enviad|reparad)[oa]?s?|sai|saira|cai na (?:conta|tua|sua)|se resolve|contas? com (?:el[ea]s?|isso)|(?:ja )?consegues? (?:comprar|usar|entrar|pagar|ver)|` +
    `${ANY}(?:ei|emos|ao|a|as|ia|iamos|iam)|(?:comprometemo-nos|comprometo-me|nos comprometemos|me comprometo) a ${ANY}${ALSO}|(?:poder(?:as?|ao|a)|podes?|podem|dev(?:e|es|em|era|erao)|esperamos|queremos) (?:receber|levantar|levanta|buscar|retirar|ter|chegar|estar)${ALSO}|(?:podemos|devemos|esperamos|queremos) (?:devolver|entregar|reembolsar|estornar|trocar|resolver|solucionar|arranjar|consertar)${ALSO}|` +
    `(?:estaremos|estarei|estara|estarao) (?:te |lhe |${IT} )?(?:a ${ANY}${ALSO}|${GERUND}${ALSO})|(?:sera|serao|vai ser|vao ser|fica|ficara|ficarao|estara|estarao) (?:ja )?${DONE}(?:[ai]d)?[oae]s?|(?:fica|ficara|estara|volta) (?:ja )?(?:a funcionar|funcionando)|` +
    `(?:vais|vai|vao) ver (?:o|a|os|as) (?:seu |teu |sua |tua )?(?:dinheiro|valor|credito|reembolso|estorno|deposito)|ver(?:as|a|ao) (?:o|a) (?:seu |teu )?(?:dinheiro|valor|credito|reembolso|estorno)|${GOODS}(?: ja)? (?:vem|vira|volta|voltara|sai|saira|vai|ira|entra|entrara|cai|caira|estara|chega)(?:m|o)?|deix(?:a|amos|am|ara|aremos|arao) (?:tudo|isso|el[ea]s?) (?:pront[oa]s?|resolvid[oa]s?|de pe|montad[oa]s?|em ordem|funcionando|a funcionar)|(?:fazemos|faremos|farei|vamos fazer|realizamos|realizaremos|efetuamos|efetuaremos) (?:a|o|um|uma|tua|sua) (?:entrega|devolucao|reembolso|estorno|troca|envio|reparacao|credito|pagamento|deposito)`,
  thing: `(?:peca nova|peca|reembolso|devolucao|devolucoes|estorno|entrega|reposicao|reparacao|recolha|solucao|substituicao|troca)s?`,
  linked:
    /^(?: (?:e|sera|total|completo|completa|gratis|gratuita|feita|feito|do valor|do dinheiro|do pedido|em (?:tua|sua) casa|na (?:tua|sua) conta|na conta|no cartao|ao domicilio|previst[oa]|marcad[oa]|para|ja))* ?:? ?$/u,
  spokenOf:
    /(?:receb\p{L}+|fizemos|tivemos|de|do|da|sobre|com|por|pelo|pela|no|na|prazo de|quando e) (?:a |o |tua |teu |sua |seu |uma |um |essa |esta |os |as )*$/u,
  future: `(?:vou|vamos|vai|vao|vais) (?:te |lhe |${IT} )?(?:\\p{L}+[aeio]r(?:-(?:te|lhe|vos|nos|[oa]s?))?|\\p{L}+-l[oa]s?)|\\p{L}+[aei]mos(?:-(?:te|lhe|vos|[oa]s?))?(?= (?:isso |ja |tudo )?(?:hoje|amanha|agora mesmo|ainda (?:hoje|esta)|esta (?:tarde|noite)))|\\p{L}{2,}[aei]r(?:ei|as|a|emos|ao)|(?:far|dir|trar)(?:ei|as|a|emos|ao)|(?:(?:ja )?(?:podes?|podem)|deves?|devem|devera|deverao|deverias?) (?:ja )?(?:\\p{L}+[aeio]r)(?:-(?:te|lhe|vos|nos|l?[oa]s?))?|(?:a gente|a equipa|a equipe|o colega|a colega|[oa] (?:tecnic|canalizador|encanador|eletricista|estafeta|entregador|transportadora|montador|colega)\\p{L}*) (?:ja )?(?:faz|deixa|monta|arranja|conserta|troca|entrega|leva|traz|manda|resolve|passa|vem)`,
  accents: /^(?:.*\s.*|.*mos(?:-\p{L}+)?|.*r(?:ei|ás|á|ão))$/isu,
  onlySays:
    /^(?:podes?|podem) (?:devolver|trocar|cancelar|desistir|pedir|usar)|(?:^| )ver(?:$| )|(?:^| )(?:escrev|receb|vimos|soub|esper|record|agradec|convid|receb|lig|cont|diz|dir[aeio]|avis|inform|respond|olh|revis|pergunt|fal|confirm|atualiz|explic|abr|fech|atend|sab|estar(?:ei|emos|ao) (?:aqui|atent)|ler|coment|investig|tent|seguir|fazer chegar|gost|quer|prefer|depend|demor|poder(?:ei|emos|ia)|haver|estud|analis|encaminh|public|partilh|compartilh|indic|escolh|precis|combin|verific|consult|adorar|alegrar|seria|ter(?:a|as|ao) que|encontr|procur|chamar|retornar|voltar a (?:escrev|fal|dizer|contact))\p{L}*/u,
  notComes:
    /(?:env|mand|cheg|receb|ter|ten|dar|sai)\p{L}*(?:-\p{L}+)? (?:ja )?(?:um |uma |o |a |tua |sua |nossa |mais |outra )?(?:mensagem|e-?mail|mail|resposta|noticias?|novidades?|privad[oa]|dm|link|formulario|informac\p{L}+|detalhes?|aviso|confirmacao|explicacao|pessoa|colega|duvidas?|razao|stock|estoque)|ontem|(?:^|\s)(?:ja )?(?:tem|tinha|foi|foram) \p{L}+[ai]d[oa]/u,
  guarantee:
    `garant(?:o|imos|iremos|irei|ir(?:-\\p{L}+)?|ido|idos|ida|idas|indo|e que)(?:-(?:te|lhe|vos))?|(?:tens|tem|com) (?:a )?(?:minha|nossa|toda a) garantia|(?:dou|damos)(?:-(?:te|lhe))? (?:a )?(?:minha|nossa) garantia|promet(?:o|emos|eremos|ido|ida)(?:-(?:te|lhe|vos))?|(?:te|lhe) (?:prometo|prometemos|garanto|garantimos|asseguro|asseguramos)|assegur(?:o|amos|aremos)(?:-(?:te|lhe))?(?: que)?|jur(?:o|amos)(?:-te)?|(?:posso|podemos)(?: (?:te|lhe))? (?:assegurar|prometer|jurar)(?:-(?:te|lhe|vos))?|(?:e|fazemos|fica|faco) (?:a |uma )promessa|(?:comprometemo-nos|comprometo-me|nos comprometemos|me comprometo) a|` +
    `(?:dou|damos)(?:-(?:te|lhe))? (?:a )?(?:minha|nossa)? ?palavra|(?:tens|tem) a (?:minha|nossa) palavra|palavra de honra|nao (?:volta|voltara|vai voltar|voltam) a (?:acontecer|ocorrer|suceder|falhar|repetir-se)|nao (?:vai|ira) (?:acontecer|se repetir|repetir-se|voltar)|nao se (?:vai repetir|repetira|repete)|isso nao vai (?:mais )?(?:acontecer|se repetir)|` +
    `nunca mais|(?:podes|pode|podem) (?:ter (?:a )?(?:certeza|seguranca)|contar com isso|confiar|ficar (?:descansad[oa]s?|certos?|segur[oa]s?|tranquil[oa]s?))|(?:tenha|tem|tenham) (?:a |toda a )?certeza|sem (?:qualquer |nenhuma )?duvida(?: nenhuma| alguma)?|de certeza(?: absoluta)?|com toda a (?:certeza|seguranca)|certeza absoluta|(?:a gente )?assin(?:amos|a|o) (?:em ?)?baixo|(?:conta|conte) com isso|(?:100|cem) ?(?:%|por cento) (?:garantid[oa]|segur[oa])|sem sombra de duvida|aconteca o que acontecer|fica(?:r)? (?:ja )?garantid[oa]|(?:fique|fica|fiquem) (?:descansad|tranquil|segur)[oa]s? que`,
  gift:
    `(?:oferec(?:emos|o|eremos|er)(?:-(?:te|lhe))?|(?:te|lhe) (?:oferec|dar|da|envi|mand|damos|presente)\\p{L}*|d(?:amos|aremos|ou)-(?:te|lhe)|(?:damos|daremos|dou|enviamos|enviaremos|mandamos|fazemos|aplicamos|vamos (?:te |lhe )?(?:dar|oferecer|enviar|mandar|fazer|aplicar))(?:-(?:te|lhe))?)[^.!?\\n]{0,50}(?:oferta|presente|brinde|mimo|desconto|cupao|cupom|vale|gratis|gratuit[oa]|de graca|sem (?:custo|custos|cobrar)|\\d{1,2} ?%|compensacao|cortesia|bonus)|` +
    `(?:te|lhe) (?:presente\\p{L}+|compens\\p{L}+|recompens\\p{L}+)|compens(?:ar-(?:te|lhe)|amos|aremos|a-lo|a-la)\\p{L}*|presente(?:ar|amos|aremos)|(?:ganhas|ganha|tens|tem|recebes|recebe|teras|tera) (?:um |uma |de )?(?:\\d{1,2} ?%(?: de)? )?(?:desconto|brinde|presente|cupao|cupom|vale|oferta)|` +
    `(?:como|em|a titulo de) (?:compensacao|desculpa|pedido de desculpas?)[^.!?\\n]{0,50}(?:oferta|vale|desconto|cup(?:ao|om)|gratis|brinde|%)|\\d{1,2} ?% (?:de desconto )?(?:na|em|para a|no) (?:tua|sua|teu|seu|proxim)\\p{L}*|(?:e|fica|vai) por nossa conta|por conta da casa|(?:nao|nem) (?:te |lhe )?(?:cobramos|cobraremos)|(?:proxim[oa]) (?:compra|encomenda|pedido)[^.!?\\n]{0,30}(?:gratis|desconto|de graca|por nossa conta)`,
  not: /(?:^|[^\p{L}])(?:voo|comboio|trem|autocarro|onibus|aviao|barco)[^.!?;]{0,20}$|(?:^|[^\p{L}])(?:nao|nunca|jamais|sem|se|tampouco|nem)(?:[^\p{L},]|$)(?:(?!mas)[^.!?;]){0,40}$|(?:^|[^\p{L}])(?:quando|assim que|logo que|saber se)[^.!?;,]{0,40}$/u,
};
