import { createMatcher, fold } from '../routing/words.ts';

/** What a customer's next message says of our answer, where it says it plainly. */
export type Reaction = { kind: 'bad'; excerpt: string } | { kind: 'thanks' };

/** It did not help, or made things worse. */
const bad = createMatcher([
  'eso ya lo hice',
  'eso ya lo he hecho',
  'ya lo he hecho',
  'ya lo hice',
  'ya lo he probado',
  'ya lo intenté',
  'no me sirve',
  'no sirve de nada',
  'no me ayuda',
  'no me ha servido',
  'no me habéis ayudado',
  'sigue igual',
  'sigo igual',
  'sigue sin funcionar',
  'sigo esperando',
  'no funciona',
  'no ha funcionado',
  'no es eso',
  'no me habéis contestado',
  'no respondes a',
  'no es verdad',
  'no lo soluciona',
  'no soluciona nada',
  'tomadura de pelo',
  'me estáis tomando el pelo',
  'qué vergüenza',
  'vergonzoso',
  'una vergüenza',
  'lamentable',
  'pésimo',
  'inaceptable',
  'sois unos inútiles',
  'estafa',
  'estafadores',
  'isso não resolve',
  'não resolve',
  'não resolveu',
  'isso já fiz',
  'já fiz isso',
  'já tentei',
  'não me serve',
  'não serve de nada',
  'não ajuda',
  'não ajudou',
  'continua igual',
  'continua na mesma',
  'continuo à espera',
  'ainda não funciona',
  'não funciona',
  'não funcionou',
  'não é isso',
  'que vergonha',
  'uma vergonha',
  'vergonhoso',
  'lamentável',
  'péssimo',
  'inaceitável',
  'burla',
  'é golpe',
  'é um golpe',
  'foi um golpe',
  'foi golpe',
  'caí num golpe',
  'caí em um golpe',
  'golpistas',
  'gracias por nada',
  'gracias por la nada',
  'gracias para nada',
  'obrigado por nada',
  'obrigada por nada',
  'obrigado para nada',
  'obrigada para nada',
  'thanks for nothing',
  'thank you for nothing',
  'thanks a lot for nothing',
  'thx for nothing',
  "that didn't help",
  'that did not help',
  "didn't help",
  'not helpful',
  'unhelpful',
  "that doesn't help",
  "doesn't work",
  'does not work',
  "didn't work",
  'still not working',
  'still waiting',
  'already did that',
  'already tried that',
  'i did that already',
  'same problem',
  "that's not what i asked",
  'useless',
  'ridiculous',
  'disgraceful',
  'unacceptable',
  'appalling',
  'scam',
  'that didn’t help',
  'didn’t help',
  'that doesn’t help',
  'doesn’t work',
  'didn’t work',
  'that’s not what i asked',
]);

const thanks = [
  'gracias',
  'graciñas',
  'obrigado',
  'obrigada',
  'obrigadinho',
  'obrigadinha',
  'thanks',
  'thank',
  'thx',
  'ty',
  'tks',
  'cheers',
];
/** Words that may stand beside a thank-you without making it something to answer. */
const beside = new Set(
  [
    ...thanks,
    ...'muchas mil muchísimas de por todo la el lo os te vuestra tu ayuda respuesta rapidez atención perfecto genial vale ok okay listo solucionado resuelto arreglado ya está funciona estupendo fenomenal bien muy tan un una saludo saludos abrazo buen buenos días tardes noches equipo a y que sois majos amables amable vosotros vosotras ustedes corazón rápida rápido responder contestar nuevo llegado me ha guapa guapo'.split(
      ' ',
    ),
    ...'muito muita muitíssimo pela pelo ajuda resposta rapidez atenção perfeito ótimo óptimo resolvido já está funciona certo bom boa dia tarde noite equipa equipe e um uma abraço vossa tudo do coração rápida rápido responder novo chegou vocês'.split(
      ' ',
    ),
    ...'you very much so a lot for the your help reply quick perfect great brilliant sorted solved fixed works now all good team it and that awesome appreciated appreciate ok u getting back to me responding mate'.split(
      ' ',
    ),
  ].map(fold),
);
const thanked = createMatcher(thanks);
/** "De nada" is polite; "nada" alone is not said in thanks. */
const polite = /(?<![\p{L}\p{N}])de nada(?![\p{L}\p{N}])/gu;
/** Signs that go with thanks; any other turns them round, or says something that a person should see. */
const KIND = new Set(
  '🙏😊🙂😀😃😄😁😆😅☺😍🥰😘🤩😇🥳🤗😉😌🥹❤🧡💛💚💙💜🤎🖤🤍🩷🩵💕💖💗💞💓💝💐🌹🌸🌻👍👌🙌✨🎉🎊💪⭐🌟✅☀💯🤝🫶👋👏🫡😂'.match(
    /\p{Extended_Pictographic}/gu,
  ),
);
/** Faces of letters, scare quotes and slow clapping. */
const BITTER =
  /(?<!\w)(?:[>:;=][-']?[([/\\|]|-_-|¬¬|¬_¬)|["“”«'‘][^"“”«»'‘’]{0,40}(?:gracias|obrigad[oa]|thank(?:s| you))[^"“”«»'‘’]{0,40}["“”»'’]|\/s\s*$/iu;

/** Null where it says nothing of the kind: then it is a message like any other. A question is never mere thanks. */
export function reactionOf(text: string): Reaction | null {
  const found = bad.first(text);
  if (found) return { kind: 'bad', excerpt: found.excerpt };
  if (/[?¿]/.test(text) || !thanked.first(text) || !isKind(text)) return null;
  const words =
    fold(text.replace(/@\w+(?:@[\w.-]+)?/g, ' '))
      .replace(polite, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.every((word) => beside.has(word)) ? { kind: 'thanks' } : null;
}

function isKind(text: string): boolean {
  return !BITTER.test(text) && (text.match(/\p{Extended_Pictographic}/gu) ?? []).every((sign) => KIND.has(sign));
}
