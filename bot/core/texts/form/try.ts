import { defineTexts } from '../define.ts';

/** A text tried against the manual, from somebody's own page. */
export const formTryTexts = defineTexts({
  'form.try.title': {
    es: 'Probar un texto',
    pt: 'Experimentar um texto',
    'pt-BR': 'Testar um texto',
    en: 'Try a text',
  },
  'form.try.submit': { es: 'Revisar', pt: 'Verificar', en: 'Check' },
  'form.try.line': {
    es: 'Se revisa con el manual de la marca. No se guarda ni se envía nada.',
    pt: 'É verificado com o manual da marca. Nada se guarda nem se envia.',
    'pt-BR': 'É verificado com o manual da marca. Nada é salvo nem enviado.',
    en: 'It is checked against the brand manual. Nothing is kept or sent.',
  },
  'form.try.text': { es: 'Tu respuesta', pt: 'A tua resposta', 'pt-BR': 'Sua resposta', en: 'Your answer' },
  'form.try.asked': {
    es: 'Lo que escribió la persona',
    pt: 'O que a pessoa escreveu',
    en: 'What the customer wrote',
  },
  'form.try.account': { es: 'Cuenta', pt: 'Conta', en: 'Account' },
  'form.try.customer': {
    es: 'Idioma de la persona',
    pt: 'Língua da pessoa',
    'pt-BR': 'Idioma da pessoa',
    en: "Customer's language",
  },
  'form.try.customer.hint': {
    es: 'Como esté escrito su mensaje',
    pt: 'Como a mensagem estiver escrita',
    en: 'As their message is written',
  },
  'form.try.locale': {
    es: '{{code, language}}',
    pt: '{{code, language}}',
    en: '{{code, language}}',
  },
});
