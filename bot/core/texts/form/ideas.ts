import { defineTexts } from '../define.ts';

/** Articles and earlier answers that may help with an answer. */
export const formIdeasTexts = defineTexts({
  'form.ideas.title': { es: 'Ideas', pt: 'Ideias', en: 'Ideas' },
  'form.ideas.articles': {
    es: 'Puede ayudarte: {{titles}}',
    pt: 'Pode ajudar-te: {{titles}}',
    'pt-BR': 'Pode ajudar: {{titles}}',
    en: 'This may help: {{titles}}',
  },
  'form.ideas.answers_one': {
    es: '{{count}} respuesta a algo parecido',
    pt: '{{count}} resposta a algo parecido',
    en: '{{count}} answer to something similar',
  },
  'form.ideas.answers_other': {
    es: '{{count}} respuestas a algo parecido',
    pt: '{{count}} respostas a algo parecido',
    en: '{{count}} answers to something similar',
  },
  'form.ideas.line': {
    es: 'Para inspirarte: dilo con tus palabras y con las de quien te escribe.',
    pt: 'Para te inspirares: di-lo com as tuas palavras e com as de quem te escreve.',
    'pt-BR': 'Para se inspirar: diga com as suas palavras e com as de quem escreve.',
    en: 'For inspiration: say it in your own words and in those of the customer.',
  },
  'form.ideas.answered': {
    es: 'Conversación {{number}}: «{{question}}»',
    pt: 'Conversa {{number}}: «{{question}}»',
    en: 'Conversation {{number}}: “{{question}}”',
  },
  'form.ideas.private': { es: 'en privado', pt: 'em privado', en: 'in private' },
  'form.ideas.open': { es: 'Abrir el artículo', pt: 'Abrir o artigo', en: 'Open the article' },
  'form.ideas.none': {
    es: 'No hay más ideas para este mensaje.',
    pt: 'Não há mais ideias para esta mensagem.',
    en: 'There are no more ideas for this message.',
  },
  'form.ideas.rejected': {
    es: 'Anotado: ese artículo no se volverá a proponer para este mensaje.',
    pt: 'Anotado: esse artigo não volta a ser proposto para esta mensagem.',
    en: 'Noted: that article will not be offered for this message again.',
  },
  'form.articles.title': { es: 'Artículos', pt: 'Artigos', en: 'Articles' },
  'form.articles.count': {
    es: 'Últimos {{days}} días, por artículo:',
    pt: 'Últimos {{days}} dias, por artigo:',
    en: 'Last {{days}} days, by article:',
  },
  'form.articles.figures': {
    es: '{{title}} · veces propuesto: {{offered}} · usado tal cual: {{used}} · adaptado: {{edited}} · rechazado: {{rejected}}',
    pt: '{{title}} · vezes proposto: {{offered}} · usado tal e qual: {{used}} · adaptado: {{edited}} · rejeitado: {{rejected}}',
    en: '{{title}} · times offered: {{offered}} · used as is: {{used}} · adapted: {{edited}} · rejected: {{rejected}}',
  },
  'form.articles.unused': {
    es: 'Todavía no se ha propuesto ningún artículo.',
    pt: 'Ainda não foi proposto nenhum artigo.',
    en: 'No article has been offered yet.',
  },
  'form.articles.questions': {
    es: 'Preguntas sin artículo que ayude. Escribe uno para las que se repitan:',
    pt: 'Perguntas sem artigo que ajude. Escreve um para as que se repetem:',
    'pt-BR': 'Perguntas sem artigo que ajude. Escreva um para as que se repetem:',
    en: 'Questions that no article helps with. Write one for those that come back:',
  },
  'form.articles.no-questions': {
    es: 'No hay preguntas sin artículo.',
    pt: 'Não há perguntas sem artigo.',
    en: 'Every question has an article.',
  },
  'form.articles.question': {
    es: 'Conversación {{number}}: «{{text}}»',
    pt: 'Conversa {{number}}: «{{text}}»',
    en: 'Conversation {{number}}: “{{text}}”',
  },
  'form.articles.none': {
    es: 'No hay base de conocimiento. Quien administra Recado puede nombrar una carpeta de artículos con «knowledge» en la configuración.',
    pt: 'Não há base de conhecimento. Quem administra o Recado pode indicar uma pasta de artigos com «knowledge» na configuração.',
    en: 'There is no knowledge base. Whoever runs Recado can name a folder of articles with “knowledge” in the configuration.',
  },
});
