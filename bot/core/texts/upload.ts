import { defineTexts } from './define.ts';

/** The page where people of Teams add files to a form. */
export const uploadTexts = defineTexts({
  'upload.choose': {
    es: 'Elige archivos de tu equipo',
    pt: 'Escolhe ficheiros do teu computador',
    'pt-BR': 'Escolha arquivos do seu computador',
    en: 'Choose files from your computer',
  },
  'upload.hint': {
    es: 'Como mucho {{max}}, de estos tipos: {{extensions}}.',
    pt: 'No máximo {{max}}, destes tipos: {{extensions}}.',
    en: 'At most {{max}}, of these types: {{extensions}}.',
  },
  'upload.submit': { es: 'Añadir', pt: 'Adicionar', en: 'Add' },
  'upload.there': {
    es: 'Lo que has añadido',
    pt: 'O que adicionaste',
    'pt-BR': 'O que você adicionou',
    en: 'What you have added',
  },
  'upload.none': {
    es: 'Todavía no has añadido nada.',
    pt: 'Ainda não adicionaste nada.',
    'pt-BR': 'Você ainda não adicionou nada.',
    en: 'You have not added anything yet.',
  },
  'upload.remove.short': { es: 'Quitar', pt: 'Remover', en: 'Remove' },
  'upload.remove': { es: 'Quitar {{name}}', pt: 'Remover {{name}}', en: 'Remove {{name}}' },
  'upload.next': {
    es: 'Cuando esté todo, vuelve al formulario de Teams y envíalo. Este enlace es solo tuyo y vale una hora.',
    pt: 'Quando estiver tudo, volta ao formulário do Teams e envia-o. Este link é só teu e vale uma hora.',
    'pt-BR': 'Quando estiver tudo, volte ao formulário do Teams e envie. Este link é só seu e vale uma hora.',
    en: 'When everything is here, go back to the form in Teams and send it. This link is yours alone and works for an hour.',
  },
  'upload.sent': {
    es: 'El formulario ya se ha enviado, con lo que habías añadido. Ya puedes cerrar esta página.',
    pt: 'O formulário já foi enviado, com o que tinhas adicionado. Já podes fechar esta página.',
    'pt-BR': 'O formulário já foi enviado, com o que você tinha adicionado. Já pode fechar esta página.',
    en: 'The form has been sent, with what you added. You can close this page now.',
  },
  'upload.expired': {
    es: 'Este enlace ha caducado. Abre otra vez el formulario en Teams: te dará uno nuevo, y lo que habías añadido sigue ahí.',
    pt: 'Este link expirou. Abre outra vez o formulário no Teams: dá-te um novo, e o que tinhas adicionado continua lá.',
    'pt-BR':
      'Este link expirou. Abra outra vez o formulário no Teams: ele dá um novo, e o que você tinha adicionado continua lá.',
    en: 'This link has expired. Open the form in Teams again: it gives you a new one, and what you added is still there.',
  },
  'upload.unknown': {
    es: 'Este enlace no lleva a ningún sitio. Cópialo entero, o abre otra vez el formulario en Teams.',
    pt: 'Este link não leva a lado nenhum. Copia-o inteiro, ou abre outra vez o formulário no Teams.',
    'pt-BR': 'Este link não leva a lado nenhum. Copie-o inteiro, ou abra outra vez o formulário no Teams.',
    en: 'This link leads nowhere. Copy it in full, or open the form in Teams again.',
  },
  'upload.type': {
    es: '«{{name}}» no se puede enviar. Tipos admitidos: {{extensions}}.',
    pt: '«{{name}}» não se pode enviar. Tipos aceites: {{extensions}}.',
    en: '“{{name}}” cannot be sent. Allowed types: {{extensions}}.',
  },
  'upload.too-large': {
    es: '«{{name}}» pasa de {{max}} MB. Elige uno más pequeño.',
    pt: '«{{name}}» tem mais de {{max}} MB. Escolhe um mais pequeno.',
    'pt-BR': '«{{name}}» tem mais de {{max}} MB. Escolha um menor.',
    en: '“{{name}}” is larger than {{max}} MB. Choose a smaller one.',
  },
  'upload.too-many': {
    es: 'Caben {{max}} como mucho. Quita alguno antes.',
    pt: 'Cabem {{max}} no máximo. Remove algum antes.',
    'pt-BR': 'Cabem {{max}} no máximo. Remova algum antes.',
    en: 'The limit is {{max}}. Remove some first.',
  },
  'upload.alone': {
    es: 'Un GIF o un vídeo va solo, sin más archivos.',
    pt: 'Um GIF ou um vídeo vai sozinho, sem outros ficheiros.',
    'pt-BR': 'Um GIF ou um vídeo vai sozinho, sem outros arquivos.',
    en: 'A GIF or a video goes alone, without other files.',
  },
  'upload.nothing': {
    es: 'Elige al menos un archivo.',
    pt: 'Escolhe pelo menos um ficheiro.',
    'pt-BR': 'Escolha pelo menos um arquivo.',
    en: 'Choose at least one file.',
  },
  'upload.broken': {
    es: 'La subida se ha cortado. Inténtalo otra vez.',
    pt: 'O envio foi interrompido. Tenta outra vez.',
    'pt-BR': 'O envio foi interrompido. Tente outra vez.',
    en: 'The upload was interrupted. Try again.',
  },
  'upload.elsewhere': {
    es: 'Esto no viene de nuestra página. Ábrela otra vez desde Teams.',
    pt: 'Isto não vem da nossa página. Abre-a outra vez a partir do Teams.',
    'pt-BR': 'Isto não vem da nossa página. Abra-a outra vez a partir do Teams.',
    en: 'This did not come from our page. Open it again from Teams.',
  },
});
