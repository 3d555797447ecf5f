import { defineTexts } from './define.ts';

/** Cards and pages of files behind a signed address. */
export const publicFilesTexts = defineTexts({
  'public-files.gone': {
    es: 'Este enlace ya no lleva a ningún archivo. Vuelve a la conversación: si el archivo sigue ahí, tiene un enlace nuevo.',
    pt: 'Este link já não leva a nenhum ficheiro. Volta à conversa: se o ficheiro ainda lá estiver, tem um link novo.',
    'pt-BR':
      'Este link já não leva a nenhum arquivo. Volte à conversa: se o arquivo ainda estiver lá, tem um link novo.',
    en: 'This link no longer leads to a file. Go back to the conversation: if the file is still there, it has a new link.',
  },
  'public-files.busy': {
    es: 'Demasiadas visitas seguidas. Espera un minuto y vuelve a intentarlo.',
    pt: 'Demasiadas visitas seguidas. Espera um minuto e tenta outra vez.',
    'pt-BR': 'Muitas visitas seguidas. Espere um minuto e tente outra vez.',
    en: 'Too many visits in a row. Wait a minute and try again.',
  },
});
