import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formDelegateTexts = defineTexts({
  'form.delegate.to': {
    es: '¿A quién preguntas?',
    pt: 'A quem perguntas?',
    'pt-BR': 'Para quem você pergunta?',
    en: 'Who do you want to ask?',
  },
  'form.delegate.to.person': {
    es: 'A una persona del equipo',
    pt: 'A uma pessoa da equipa',
    'pt-BR': 'A uma pessoa da equipe',
    en: 'A teammate',
  },
  'form.delegate.to.group': {
    es: 'Al grupo {{group}}: vale la primera respuesta',
    pt: 'Ao grupo {{group}}: vale a primeira resposta',
    en: 'The group {{group}}: the first answer counts',
  },
  'form.delegate.to.link': {
    es: 'A cualquiera, con un enlace',
    pt: 'A qualquer pessoa, com um link',
    en: 'Anyone, with a link',
  },
  'form.delegate.to.link.by-hand': {
    es: 'A cualquiera, con un enlace que mandas tú',
    pt: 'A qualquer pessoa, com um link que envias tu',
    'pt-BR': 'A qualquer pessoa, com um link que você envia',
    en: 'Anyone, with a link that you pass on',
  },
  'form.delegate.to.other': {
    es: 'A otra persona (elígela abajo)',
    pt: 'A outra pessoa (escolhe-a em baixo)',
    'pt-BR': 'A outra pessoa (escolha-a abaixo)',
    en: 'Someone else (choose below)',
  },
  'form.delegate.other': { es: 'Otra persona', pt: 'Outra pessoa', en: 'Someone else' },
  'form.delegate.other.hint': {
    es: 'Solo si arriba has elegido otra persona. Escribe su nombre, no el tuyo.',
    pt: 'Só se escolheste em cima outra pessoa. Escreve o nome dela, não o teu.',
    'pt-BR': 'Só se você escolheu acima outra pessoa. Escreva o nome dela, não o seu.',
    en: 'Only if you chose someone else above. Type their name, not yours.',
  },
  'form.delegate.note.hint': {
    es: 'La leen la persona a quien preguntas y tu equipo, en el hilo. Con un enlace, también quien lo abra.',
    pt: 'Quem a lê: a pessoa a quem perguntas e a tua equipa, na conversa. Com um link, também quem o abrir.',
    'pt-BR': 'Quem lê: a pessoa a quem você pergunta e a sua equipe, na conversa. Com um link, também quem o abrir.',
    en: 'Read by the person you ask and by your team, in the thread. With a link, also by anyone who opens it.',
  },
  'form.delegate.person': { es: 'Persona', pt: 'Pessoa', en: 'Person' },
  'form.delegate.person.hint': {
    es: 'Solo si preguntas a una persona del equipo. Escribe su nombre, no el tuyo.',
    pt: 'Só se perguntas a uma pessoa da equipa. Escreve o nome dela, não o teu.',
    'pt-BR': 'Só se você pergunta a uma pessoa da equipe. Escreva o nome dela, não o seu.',
    en: 'Only when you ask a teammate. Type their name, not yours.',
  },
  'form.delegate.address': { es: 'Correo para el enlace', pt: 'E-mail para o link', en: 'E-mail for the link' },
  'form.delegate.address.hint': {
    es: 'Solo si va con enlace. Si lo dejas vacío, te damos el enlace para que lo mandes tú.',
    pt: 'Só se for com link. Se ficar vazio, damos-te o link para o enviares tu.',
    'pt-BR': 'Só se for com link. Se ficar vazio, damos o link para você enviar.',
    en: 'Only with a link. If left empty, we give you the link to pass on.',
  },
  'form.delegate.question': { es: 'Pregunta', pt: 'Pergunta', en: 'Question' },
  'form.delegate.question.hint': {
    es: 'Una sola, en palabras que entienda cualquiera. Por ejemplo: ¿desde cuándo cobramos doble?',
    pt: 'Uma só, em palavras que qualquer pessoa perceba. Por exemplo: desde quando cobramos a dobrar?',
    'pt-BR': 'Uma só, em palavras que qualquer pessoa entenda. Por exemplo: desde quando cobramos em dobro?',
    en: 'Just one, in words anyone understands. For example: since when have we been charging twice?',
  },
  'form.delegate.note': { es: 'Nota', pt: 'Nota', en: 'Note' },
  'form.delegate.submit': { es: 'Preguntar', pt: 'Perguntar', en: 'Ask' },
});
