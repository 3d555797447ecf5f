import { defineTexts } from './define.ts';

/** Files of customers and of our answers. */
export const fileTexts = defineTexts({
  'file.title.image': { es: 'Foto', pt: 'Foto', en: 'Photo' },
  'file.title.video': { es: 'Vídeo', pt: 'Vídeo', en: 'Video' },
  'file.title.gif': { es: 'GIF', pt: 'GIF', en: 'GIF' },
  'file.title.file': { es: 'Archivo', pt: 'Ficheiro', 'pt-BR': 'Arquivo', en: 'File' },
  'file.title.from': { es: '{{what}} de {{author}}', pt: '{{what}} de {{author}}', en: '{{what}} from {{author}}' },
  'file.title.version': {
    es: 'Adjunto del borrador {{version}}: {{name}}',
    pt: 'Anexo do rascunho {{version}}: {{name}}',
    en: 'Attachment of draft {{version}}: {{name}}',
  },
  'file.not-shown.address': {
    es: '{{author}} envió un archivo que no se ha traído: su dirección no es segura. {{url}}',
    pt: '{{author}} enviou um ficheiro que não foi trazido: o endereço não é seguro. {{url}}',
    'pt-BR': '{{author}} enviou um arquivo que não foi trazido: o endereço não é seguro. {{url}}',
    en: '{{author}} sent a file that was not fetched: its address is not safe. {{url}}',
  },
  'file.not-shown.too-large': {
    es: '{{author}} envió un archivo de más de 20 MB, que no se ha traído aquí. {{url}}',
    pt: '{{author}} enviou um ficheiro com mais de 20 MB, que não foi trazido para aqui. {{url}}',
    'pt-BR': '{{author}} enviou um arquivo com mais de 20 MB, que não foi trazido para cá. {{url}}',
    en: '{{author}} sent a file of more than 20 MB, which was not fetched. {{url}}',
  },
  'file.not-shown.type': {
    es: '{{author}} envió un archivo de un tipo que no se muestra aquí, por seguridad. {{url}}',
    pt: '{{author}} enviou um ficheiro de um tipo que não se mostra aqui, por segurança. {{url}}',
    'pt-BR': '{{author}} enviou um arquivo de um tipo que não se mostra aqui, por segurança. {{url}}',
    en: '{{author}} sent a file of a type that is not shown here, for safety. {{url}}',
  },
  'file.not-shown.gone': {
    es: '{{author}} envió un archivo que ya no está en {{network}}. {{url}}',
    pt: '{{author}} enviou um ficheiro que já não está no {{network}}. {{url}}',
    'pt-BR': '{{author}} enviou um arquivo que já não está no {{network}}. {{url}}',
    en: '{{author}} sent a file that is no longer on {{network}}. {{url}}',
  },
  'file.not-shown.unreachable': {
    es: '{{author}} envió un archivo que no se ha podido traer. {{url}}',
    pt: '{{author}} enviou um ficheiro que não foi possível trazer. {{url}}',
    'pt-BR': '{{author}} enviou um arquivo que não foi possível trazer. {{url}}',
    en: '{{author}} sent a file that could not be fetched. {{url}}',
  },
});
