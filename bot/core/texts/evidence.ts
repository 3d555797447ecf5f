import { defineTexts } from './define.ts';

/** Why a label of a message is what it is. */
export const evidenceTexts = defineTexts({
  'evidence.words': { es: 'por {{quotes}}', pt: 'por {{quotes}}', en: 'because of {{quotes}}' },
  'evidence.mixed': {
    es: 'dice una cosa y la contraria: {{quotes}}',
    pt: 'diz uma coisa e o contrário: {{quotes}}',
    en: 'it says both one thing and the other: {{quotes}}',
  },
  'evidence.little': {
    es: 'no basta para saberlo: {{quotes}}',
    pt: 'não chega para saber: {{quotes}}',
    en: 'not enough to tell: {{quotes}}',
  },
  'evidence.whole': {
    es: 'por el conjunto del texto',
    pt: 'pelo conjunto do texto',
    en: 'because of the text as a whole',
  },
  'evidence.nothing': {
    es: 'no hay nada en el texto que lo indique',
    pt: 'nada no texto o indica',
    en: 'nothing in the text says so',
  },
  'evidence.few': {
    es: 'el texto es demasiado corto para saberlo',
    pt: 'o texto é curto demais para saber',
    en: 'the text is too short to tell',
  },
  'evidence.script': {
    es: 'por el alfabeto en que está escrito',
    pt: 'pelo alfabeto em que está escrito',
    en: 'because of the letters it is written in',
  },
  'evidence.letters': {
    es: 'por cómo se escriben sus palabras',
    pt: 'pela forma como as palavras se escrevem',
    en: 'because of how its words are spelt',
  },
  'evidence.unclear': {
    es: 'podría ser más de un idioma, o uno que no conocemos',
    pt: 'pode ser mais de um idioma, ou um que não conhecemos',
    en: 'it could be several languages, or one that we do not know',
  },
  'evidence.unread': {
    es: 'no leemos este idioma lo bastante bien',
    pt: 'não lemos este idioma suficientemente bem',
    'pt-BR': 'não lemos este idioma bem o suficiente',
    en: 'we do not read this language well enough',
  },
  'evidence.line.long': {
    es: 'La línea {{line}} tiene {{length}} caracteres y se leen {{most}} como mucho: pártela en mensajes, uno por línea.',
    pt: 'A linha {{line}} tem {{length}} caracteres e leem-se {{most}} no máximo: parte-a em mensagens, uma por linha.',
    'pt-BR':
      'A linha {{line}} tem {{length}} caracteres e lemos no máximo {{most}}: divida em mensagens, uma por linha.',
    en: 'Line {{line}} has {{length}} characters and at most {{most}} are read: split it into messages, one a line.',
  },
  'evidence.line.binary': {
    es: 'La línea {{line}} no es texto: guarda el archivo como texto en UTF-8 y vuelve a intentarlo.',
    pt: 'A linha {{line}} não é texto: guarda o ficheiro como texto em UTF-8 e tenta de novo.',
    'pt-BR': 'A linha {{line}} não é texto: salve o arquivo como texto em UTF-8 e tente de novo.',
    en: 'Line {{line}} is no text: save the file as text in UTF-8 and try again.',
  },
  'evidence.line.json': {
    es: 'La línea {{line}} empieza por una llave y no es JSON válido: escribe {{sample}} en una sola línea, o el texto sin llaves.',
    pt: 'A linha {{line}} começa por uma chaveta e não é JSON válido: escreve {{sample}} numa só linha, ou o texto sem chavetas.',
    'pt-BR':
      'A linha {{line}} começa com uma chave e não é um JSON válido: escreva {{sample}} em uma só linha, ou o texto sem chaves.',
    en: 'Line {{line}} begins with a brace and is no valid JSON: write {{sample}} on one line, or the text without braces.',
  },
  'evidence.line.shape': {
    es: 'En la línea {{line}} falta «{{field}}» o no es un texto: escribe {{sample}}; lang y network pueden faltar.',
    pt: 'Na linha {{line}} falta «{{field}}» ou não é um texto: escreve {{sample}}; lang e network podem faltar.',
    'pt-BR': 'Na linha {{line}} falta “{{field}}” ou não é um texto: escreva {{sample}}; lang e network podem faltar.',
    en: 'On line {{line}} “{{field}}” is missing or is no text: write {{sample}}; lang and network may be left out.',
  },
});
