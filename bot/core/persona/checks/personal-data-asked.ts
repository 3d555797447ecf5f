import { fold } from '../../routing/words.ts';
import { words, type Check } from '../check.ts';
import { saysPrivate } from '../private-words.ts';

/** Ways to ask for a thing, in small letters without accents; what is asked follows within a few words. */
const ASK = [
  // es: commands and questions
  '(?:dinos|dime|diganos|digame|decinos|decime|danos|dame|denos|deme|indica|indicanos|indiquenos|indique|facilita|facilitanos|facilitenos|facilite|envia|envianos|envienos|envie|manda|mandanos|mandenos|mande|' +
    'pasa|pasanos|pasenos|paseme|pasame|pase|escribenos|escribinos|escribanos|escribe|dejanos|dejenos|deja|deje|comparte|compartenos|compartinos|comparta|compartanos|confirma|confirmanos|confirmenos|confirme|' +
    'cuentanos|contanos|cuentenos|proporcionanos|proporcionenos|adjunta|adjuntanos|apuntanos|responde con|respondenos con|pon|ponnos|anota|rellena|pongame|ponganos|ponga|escribame|deme)',
  '(?:necesitamos|necesito|necesitariamos|nos falta|nos faltan|nos hace falta|pedimos|solicitamos|precisamos|cual es|cuales son)',
  '(?:nos|me) (?:puedes|puede|podes|podrias|podria|dices|dice|decis|das|da|pasas|pasa|pases|mandas|manda|envias|envia|indicas|indica|facilitas|facilita|confirmas|confirma|dejas|deja|compartes|comparte|compartis|escribes)',
  '(?:puedes|puede|podes|podrias|podria|podeis) (?:decir|dar|enviar|mandar|pasar|indicar|facilitar|confirmar|compartir|dejar|escribir)(?:nos|me)',
  // pt
  '(?:diz|diga|indica|indique|envia|envie|manda|mande|passa|passe|escreve|escreva|deixa|deixe|partilha|partilhe|compartilhe|compartilha|confirma|confirme|informa|informe|fornece|forneca|fala|fale|coloca|coloque|escreve-os)(?:[- ](?:nos|me))?',
  '(?:da|de|conta|conte)-(?:nos|me)',
  '(?:nos|me) (?:diga|diz|informe|informa|envie|envia|mande|manda|passe|passa|confirme|confirma|deixe|deixa|de|da)',
  '(?:precisamos|preciso|necessitamos|pedimos|falta-nos|qual e|quais sao|qual o|qual a)',
  '(?:podes|pode|poderia|podias) (?:nos |me )?(?:dizer|dar|enviar|mandar|passar|indicar|confirmar|partilhar|compartilhar|informar|deixar|facultar|escrever)(?:[- ](?:nos|me))?',
  // en
  '(?:tell|send|give|share|provide|confirm|reply with|let us have|post|drop|leave|pop|write|dm) (?:us |me |over |with )*',
  "(?:we need|i need|we'll need|we will need|we would need|we'd need|what is|what's|whats|what are)",
  '(?:could|can|would|will) you (?:please )?(?:tell|send|give|share|provide|confirm|post|leave|reply with|let us have)',
].join('|');

/** Whose it is, before the thing. */
const WHOSE =
  '(?:con |por aqui |por aca |aqui |aca |em baixo |do |da |dos |das |para nos |para a gente |pra gente |pra nos |gente |ur |so |apenas |de |el |la |los |las |un |una |tu |tus |su |sus |o |a |os |as |um |uma |teu |tua |seu |sua |the |your |a |an |us |me |aqui |here |,? ?por favor,? |please )*';
const THING =
  '(?:numero|n[o.]{0,2}|nro|num|datos|numeros|dados|number|details)(?: (?:de|del|da|do|of|for))?(?: (?:la|el|tu|su|o|a|teu|seu|your))? ?(?:telefono|movil|celular|contacto|tarjeta|cuenta|documento|identificacion|telefone|telemovel|contato|cartao|conta|phone|card|account|bank)(?: bancari[oa])?|' +
  'contact[oa] telefonic[oa]|contato telefonico|zap|whats(?:app)?|ddd|calle(?:,? y?)? ?numero|colonia|telefonos?|movil|celular|correo(?: electronico)?|e-?mail|mail|direccion(?! de (?:la|nuestra))|domicilio|codigo postal|dni|nie|nif|curp|rfc|cui[tl]|cedula|pasaporte|iban|clabe|cbu|' +
  '(?:fecha|data) de (?:nacimiento|nascimento)|nombre completo|nombre y apellidos?|nombres? y direccion|apellidos|contrasena|clave de acceso|pin|' +
  'telefone|telemovel|morada|endereco|contribuinte|cpf|cnpj|rg|cartao de cidadao|nome completo|nome e apelido|nome e sobrenome|palavra-passe|senha|codigo postal|cep|' +
  '(?:phone|mobile|telephone|card|account|passport|contact|id)(?: number)?|postcode|zip code|(?:home|postal|delivery|email|full)? ?address|sort code|date of birth|full name|password|e-?mail(?: address)?';

const asking = (thing: string): RegExp =>
  words(
    `(?:${ASK}) ?${WHOSE}(?:${thing})|(?:${ASK}) ?${WHOSE}[^.,;:!?¿¡]{1,30} (?:y|e|and|con|com|with|,) ?${WHOSE}(?:${thing})`,
  );
/** "¿A qué dirección va?", "which e-mail address did you use?" */
const WHICH = words(
  `(?:a|en|para|em|con|com|por) (?:que|cual|qual) (?:${THING})|(?:qual|que) (?:${THING})(?= (?:usa|usou|usaste|tens|tem|voce|e o teu|foi))|(?:what|which) (?:${THING})`,
);
const STANDARD = asking(THING);
/** "nunca te pediremos", "no nos escribas tu teléfono". */
const NOT = words("no|nunca|jamas|nao|sem|sin|never|not|don't|without", 'u');
/** "Pon tu código postal en el carrito": it is put where nobody else reads it. */
const ELSEWHERE =
  /^ ?(?:e|y|and)? ?(?:no|na|em|en|en el|en la|in the|in|at|on the|on our|ao|al) (?:teu |tu |su |sua |tua |seu |nosso |nossa |nuestra |nuestro |your |our )?(?:carrinho|carrito|cesta|basket|cart|bag|checkout|finalizar|site|web|website|pagina|page|app|aplicativo|aplicacao|aplicacion|formulario|form|loja online|tienda online|(?:tua |sua |tu |su |your |area de )(?:conta|cuenta|account|cliente))(?![\p{L}\p{N}])/u;
const SPECIAL = /[\\^$.*+?()[\]{}|/]/gu;
const more = new WeakMap<readonly string[], RegExp>();

export const personalDataAsked: Check = {
  find({ private: isPrivate, clause, draft }) {
    if (isPrivate) return [];
    const own = clause?.words ?? [];
    let pattern = more.get(own);
    if (!pattern)
      more.set(
        own,
        (pattern =
          own.length === 0
            ? STANDARD
            : asking(
                `${THING}|${own.map((word) => fold(word).trim().replace(SPECIAL, '\\$&').replace(/\s+/gu, ' ')).join('|')}`,
              )),
      );
    const wanted = pattern;
    return draft.sentences.flatMap(({ text, from, isQuestion }, at) => {
      if (saysPrivate(text) || saysPrivate(draft.sentences[at + 1]?.text ?? '')) return [];
      return [...text.matchAll(wanted), ...(isQuestion ? text.matchAll(WHICH) : [])]
        .filter(
          ({ 0: found, index }) =>
            !NOT.test(text.slice(Math.max(0, index - 20), index)) && !ELSEWHERE.test(text.slice(index + found.length)),
        )
        .map(({ 0: found, index }) => {
          const place = draft.folded.place(from + index, from + index + found.length);
          return { place, params: { words: draft.written.slice(place.start, place.end) } };
        });
    });
  },
};
