import { defineTexts } from './define.ts';

/** Persona check: one sentence per check. */
export const findingTexts = defineTexts({
  'finding.language': {
    es: 'El mensaje está en {{customer, language}} y la respuesta en {{draft, language}}',
    pt: 'A mensagem está em {{customer, language}} e a resposta em {{draft, language}}',
    en: 'The message is in {{customer, language}} and the answer in {{draft, language}}',
  },
  'finding.length_one': {
    es: 'Sobra {{count}} carácter ({{length}} de {{max}})',
    pt: 'Há {{count}} carácter a mais ({{length}} de {{max}})',
    'pt-BR': 'Há {{count}} caractere a mais ({{length}} de {{max}})',
    en: '{{count}} character too many ({{length}} of {{max}})',
  },
  'finding.length_other': {
    es: 'Sobran {{count}} caracteres ({{length}} de {{max}})',
    pt: 'Há {{count}} caracteres a mais ({{length}} de {{max}})',
    en: '{{count}} characters too many ({{length}} of {{max}})',
  },
  'finding.forbidden-words': { es: 'Dice «{{words}}»', pt: 'Diz «{{words}}»', en: 'It says “{{words}}”' },
  'finding.personal-data': {
    es: 'Hay {{kind, data}} a la vista de todo el mundo: {{words}}',
    pt: 'Há {{kind, data}} à vista de todos: {{words}}',
    en: 'It shows {{kind, data}} to everyone: {{words}}',
  },
  'finding.formality': {
    es: 'Dice «{{words}}» y aquí se habla de {{wanted}}',
    pt: 'Diz «{{words}}» e aqui fala-se por {{wanted}}',
    'pt-BR': 'Diz «{{words}}» e aqui se fala com {{wanted}}',
    en: 'It says “{{words}}” where you say {{wanted}}',
  },
  'finding.formality.first-name': {
    es: 'Dice «{{words}}» y en inglés se habla por el nombre de pila',
    pt: 'Diz «{{words}}» e em inglês fala-se pelo primeiro nome',
    en: 'It says “{{words}}” where people are on first-name terms',
  },
  'finding.formality.surname': {
    es: 'Dice «{{words}}» y en inglés se habla con respeto, por el apellido',
    pt: 'Diz «{{words}}» e em inglês fala-se com cerimónia, pelo apelido',
    'pt-BR': 'Diz «{{words}}» e em inglês se fala com formalidade, pelo sobrenome',
    en: 'It says “{{words}}” where people are addressed by their surname',
  },
  'finding.greeting': {
    es: 'No empieza con «{{greeting}}»',
    pt: 'Não começa com «{{greeting}}»',
    en: 'It does not open with “{{greeting}}”',
  },
  'finding.signature': {
    es: 'No termina con «{{signature}}»',
    pt: 'Não termina com «{{signature}}»',
    en: 'It does not close with “{{signature}}”',
  },
  'finding.emoji': {
    es: '{{words}} no está entre los emojis de la marca',
    pt: '{{words}} não está entre os emojis da marca',
    en: "{{words}} is not one of the brand's emoji",
  },
  'finding.emoji.many': {
    es: 'Emojis: {{count}}; como mucho {{max}}',
    pt: 'Emojis: {{count}}; no máximo {{max}}',
    en: 'Emoji: {{count}}; {{max}} at most',
  },
  'finding.hashtags': {
    es: '{{words}} no está entre los hashtags de la marca',
    pt: '{{words}} não está entre os hashtags da marca',
    en: "{{words}} is not one of the brand's hashtags",
  },
  'finding.hashtags.many': {
    es: 'Hashtags: {{count}}; como mucho {{max}}',
    pt: 'Hashtags: {{count}}; no máximo {{max}}',
    en: 'Hashtags: {{count}}; {{max}} at most',
  },
  'finding.preferred-words': {
    es: 'Dice «{{words}}»; mejor «{{better}}»',
    pt: 'Diz «{{words}}»; melhor «{{better}}»',
    en: 'It says “{{words}}”; better “{{better}}”',
  },
  'finding.required-words': {
    es: 'Falta decirlo: {{words}}',
    pt: 'Falta dizê-lo: {{words}}',
    en: 'It does not say so: {{words}}',
  },
  'finding.promises': {
    es: 'Promete algo: «{{words}}»',
    pt: 'Promete algo: «{{words}}»',
    en: 'It promises something: “{{words}}”',
  },
  'finding.promises.deadline': {
    es: 'Promete un plazo: «{{words}}»',
    pt: 'Promete um prazo: «{{words}}»',
    en: 'It promises a time: “{{words}}”',
  },
  'finding.promises.guarantee': {
    es: 'Lo garantiza: «{{words}}»',
    pt: 'Garante-o: «{{words}}»',
    'pt-BR': 'Garante: «{{words}}»',
    en: 'It guarantees: “{{words}}”',
  },
  'finding.promises.gift': {
    es: 'Ofrece un regalo o descuento: «{{words}}»',
    pt: 'Oferece um brinde ou desconto: «{{words}}»',
    en: 'It offers a gift or discount: “{{words}}”',
  },
  'finding.personal-data-asked': {
    es: 'Pide datos a la vista de todo el mundo: «{{words}}»',
    pt: 'Pede dados à vista de todos: «{{words}}»',
    en: 'It asks for personal data in front of everyone: “{{words}}”',
  },
  'finding.move-to-private': {
    es: 'Habla de «{{words}}» y la respuesta no invita a seguir en privado',
    pt: 'Fala de «{{words}}» e a resposta não convida a continuar em privado',
    'pt-BR': 'Fala de «{{words}}» e a resposta não convida a continuar no privado',
    en: 'They mention “{{words}}” and the answer does not invite them to a private message',
  },
  'finding.links': {
    es: 'Enlaza a una página que no es nuestra: {{words}}',
    pt: 'Tem um link para uma página que não é nossa: {{words}}',
    en: 'It links to a page that is not ours: {{words}}',
  },
  'finding.copied': {
    es: 'Se parece en un {{percent}} % a una respuesta ya enviada: «{{example}}»',
    pt: 'É {{percent}} % igual a uma resposta já enviada: «{{example}}»',
    en: 'It is {{percent}}% the same as an answer already sent: “{{example}}”',
  },
  'finding.questions': {
    es: 'No contesta a «{{question}}»',
    pt: 'Não responde a «{{question}}»',
    en: 'It does not answer “{{question}}”',
  },
  'finding.own-words': {
    es: 'No retoma nada de lo que ha contado ({{words}})',
    pt: 'Não retoma nada do que contou ({{words}})',
    en: 'It picks up nothing of what they told you ({{words}})',
  },
  'finding.tone': {
    es: 'Suena demasiado alegre para una queja: «{{words}}»',
    pt: 'Soa demasiado alegre para uma queixa: «{{words}}»',
    'pt-BR': 'Soa alegre demais para uma reclamação: «{{words}}»',
    en: 'It sounds too cheerful for a complaint: “{{words}}”',
  },
  'finding.empathy': {
    es: 'Es una queja y la respuesta no dice nada de cómo se siente la persona',
    pt: 'É uma queixa e a resposta não diz nada sobre como a pessoa se sente',
    'pt-BR': 'É uma reclamação e a resposta não diz nada sobre como a pessoa se sente',
    en: 'It is a complaint and the answer says nothing about how the person feels',
  },
  'finding.next-step': {
    es: 'Es una queja y la respuesta no dice qué pasa ahora',
    pt: 'É uma queixa e a resposta não diz o que acontece agora',
    'pt-BR': 'É uma reclamação e a resposta não diz o que acontece agora',
    en: 'It is a complaint and the answer does not say what happens next',
  },
  'finding.excerpt': { es: '«{{excerpt}}»', pt: '«{{excerpt}}»', en: '“{{excerpt}}”' },
  'finding.data': {
    es: '{{kind, data}} «{{excerpt}}»',
    pt: '{{kind, data}} «{{excerpt}}»',
    en: '{{kind, data}} “{{excerpt}}”',
  },
});
