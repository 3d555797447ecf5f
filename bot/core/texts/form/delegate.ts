import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formDelegateTexts = defineTexts({
  'form.delegate.to': { es: '¿A quién preguntas?', pt: 'A quem perguntas?', en: 'Whom do you ask?' },
  'form.delegate.to.person': { es: 'A una persona del equipo', pt: 'A uma pessoa da equipa', en: 'Somebody of the team' },
  'form.delegate.to.group': { es: 'Al grupo {{group}}: vale la primera respuesta', pt: 'Ao grupo {{group}}: vale a primeira resposta', en: 'The group {{group}}: the first answer counts' },
  'form.delegate.to.link': { es: 'A cualquiera, con un enlace', pt: 'A qualquer pessoa, com um link', en: 'Anybody, by a link' },
  'form.delegate.to.link.by-hand': { es: 'A cualquiera, con un enlace que mandas tú', pt: 'A qualquer pessoa, com um link que envias tu', en: 'Anyone, with a link that you pass on' },
  'form.delegate.to.other': { es: 'A otra persona (elígela abajo)', pt: 'A outra pessoa (escolhe-a em baixo)', en: 'Somebody else (choose below)' },
  'form.delegate.other': { es: 'Otra persona', pt: 'Outra pessoa', en: 'Somebody else' },
  'form.delegate.other.hint': {
    es: 'Solo si arriba has elegido otra persona. Escribe su nombre.',
    pt: 'Só se escolheste em cima outra pessoa. Escreve o nome.',
    en: 'Only if you chose somebody else above. Type the name.',
  },
  'form.delegate.note.hint': {
    es: 'La leen a quien preguntas y tu equipo, en el hilo. Con un enlace, también quien lo abra.',
    pt: 'Lê-a a quem perguntas e a tua equipa, no fio. Com um link, também quem o abrir.',
    en: 'Read by whoever you ask and by your team, in the thread. With a link, also by whoever opens it.',
  },
  'form.delegate.person': { es: 'Persona', pt: 'Pessoa', en: 'Person' },
  'form.delegate.person.hint': {
    es: 'Escribe su nombre. Solo si preguntas a una persona del equipo.',
    pt: 'Escreve o nome. Só se perguntas a uma pessoa da equipa.',
    en: 'Type the name. Only when you ask somebody of the team.',
  },
  'form.delegate.address': { es: 'Correo para el enlace', pt: 'E-mail para o link', en: 'E-mail for the link' },
  'form.delegate.address.hint': {
    es: 'Solo si va con enlace. Vacío: te lo damos para que lo mandes tú.',
    pt: 'Só se for com link. Vazio: damos-to para o enviares tu.',
    en: 'Only with a link. Left empty, we give it to you to pass on.',
  },
  'form.delegate.question': { es: 'Pregunta', pt: 'Pergunta', en: 'Question' },
  'form.delegate.question.hint': {
    es: 'Una sola, en palabras que entienda quien no lleva redes. Por ejemplo: ¿desde cuándo cobramos doble?',
    pt: 'Uma só, em palavras que perceba quem não trabalha nas redes. Por exemplo: desde quando cobramos a dobrar?',
    en: 'Just one, in words that anybody understands. For example: since when have we charged twice?',
  },
  'form.delegate.note': { es: 'Nota', pt: 'Nota', en: 'Note' },
  'form.delegate.submit': { es: 'Preguntar', pt: 'Perguntar', en: 'Ask' },
});
