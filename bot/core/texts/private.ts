import { defineTexts } from './define.ts';

/** What is said of private messages where everybody can read, and on the way from public to private. */
export const privacy = defineTexts({
  'card.not-helped': { es: 'A {{author}} no le ha servido («{{words}}»)', pt: 'Não serviu a {{author}} («{{words}}»)', en: 'It did not help {{author}} ("{{words}}")' },
  'event.answer-gone': {
    es: 'Nuestra respuesta ya no está en {{network}}: alguien la retiró allí.',
    pt: 'A nossa resposta já não está em {{network}}: alguém a retirou ali.',
    en: 'Our answer is no longer on {{network}}: somebody removed it there.',
  },
  'private.hint': { es: 'Mensaje privado en {{network}}', pt: 'Mensagem privada no {{network}}', en: 'Private message on {{network}}' },
  'private.hidden': {
    es: 'Mensaje privado: su texto no se muestra en un canal público.',
    pt: 'Mensagem privada: o texto não se mostra num canal público.',
    en: 'Private message: its text is not shown in a public channel.',
  },
  'private.somebody': { es: '(privado)', pt: '(privado)', en: '(private)' },
  'private.fallback': { es: 'Mensaje privado', pt: 'Mensagem privada', en: 'Private message' },
  'button.read-private': { es: 'Leer', pt: 'Ler', en: 'Read' },
  'event.went-private': {
    es: '{{author}} sigue en privado, en la n.º {{number}}. Pulsa Leer: lo ves y contestas solo tú.',
    pt: '{{author}} continua em privado, na n.º {{number}}. Carrega em Ler: só tu vês e respondes.',
    en: '{{author}} goes on in private, in no. {{number}}. Press Read: only you see it and answer it.',
  },
  'form.answer.went-private': {
    es: 'Esta persona sigue en privado. Lo que escribas aquí lo leerá cualquiera.',
    pt: 'Esta pessoa continua em privado. O que escreveres aqui pode ser lido por qualquer pessoa.',
    en: 'This person goes on in private. Anyone can read what you write here.',
  },
  'button.go-private': { es: '¿Seguimos en privado?', pt: 'Continuamos em privado?', en: 'Go on in private?' },
  'form.go-private.line': {
    es: 'Le llegará esto como respuesta pública. Si escribe en privado, lo leerás y contestarás desde el hilo de esta tarjeta, con «Leer».',
    pt: 'Vai receber isto como resposta pública. Se escrever em privado, lês e respondes no fio deste cartão, com «Ler».',
    en: 'This goes out as a public answer. If they write in private, you read and answer it from the thread of this card, with "Read".',
  },
  'form.go-private.submit': { es: 'Enviar', pt: 'Enviar', en: 'Send' },
  'private.offer': {
    es: 'Mejor en privado: así solo lo lee esta persona.',
    pt: 'Melhor em privado: assim só esta pessoa o lê.',
    en: 'Better in private: then only this person reads it.',
  },
  'error.private.no-phrase': {
    es: 'Nadie ha escrito la frase para seguir en privado en esta lengua. Pide a quien administra Recado que la añada (persona.phrases.private).',
    pt: 'Ninguém escreveu a frase para continuar em privado nesta língua. Pede a quem administra o Recado que a acrescente (persona.phrases.private).',
    en: 'Nobody has written the sentence for going on in private in this language. Ask whoever manages Recado to add it (persona.phrases.private).',
  },
  'form.private.title': { es: 'Mensaje privado', pt: 'Mensagem privada', en: 'Private message' },
  'form.private.only-you': {
    es: 'Solo lo ves tú. Lo que dice no se cuenta en un canal público.',
    pt: 'Só tu o vês. O que diz não se conta num canal público.',
    en: 'Only you see this. What it says is not told in a public channel.',
  },
});
