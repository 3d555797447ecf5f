import { defineTexts } from './define.ts';

/** Private messages where everybody can read. */
export const privateTexts = defineTexts({
  'private.hint': {
    es: 'Mensaje privado en {{network}}',
    pt: 'Mensagem privada no {{network}}',
    en: 'Private message on {{network}}',
  },
  'private.hidden': {
    es: 'Mensaje privado: su texto no se muestra en un canal público.',
    pt: 'Mensagem privada: o texto não se mostra num canal público.',
    en: 'Private message: its text is not shown in a public channel.',
  },
  'private.somebody': { es: '(privado)', pt: '(privado)', en: '(private)' },
  'private.fallback': { es: 'Mensaje privado', pt: 'Mensagem privada', en: 'Private message' },
  'private.offer': {
    es: 'Mejor en privado: así solo lo lee esta persona.',
    pt: 'Melhor em privado: assim só esta pessoa o lê.',
    en: 'Better in private: then only this person can read it.',
  },
});
