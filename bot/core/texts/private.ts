import { defineTexts } from './define.ts';

/** What is said of private messages where everybody can read, and on the way from public to private. */
export const privacy = defineTexts({
  'private.hint': { es: 'Mensaje privado en {{network}}', pt: 'Mensagem privada no {{network}}', en: 'Private message on {{network}}' },
  'private.hidden': { es: 'Mensaje privado: su texto no se muestra en un canal público.', pt: 'Mensagem privada: o texto não se mostra num canal público.', en: 'Private message: its text is not shown in a public channel.' },
  'private.somebody': { es: '(privado)', pt: '(privado)', en: '(private)' },
  'private.fallback': { es: 'Mensaje privado', pt: 'Mensagem privada', en: 'Private message' },
  'button.read-private': { es: 'Leer', pt: 'Ler', en: 'Read' },
  'form.private.title': { es: 'Mensaje privado', pt: 'Mensagem privada', en: 'Private message' },
  'form.private.only-you': { es: 'Solo lo ves tú. Lo que dice no se cuenta en un canal público.', pt: 'Só tu o vês. O que diz não se conta num canal público.', en: 'Only you see this. What it says is not told in a public channel.' },
});
