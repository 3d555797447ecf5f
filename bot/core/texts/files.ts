import { defineTexts } from './define.ts';

/** Files of customers and of our answers. */
export const files = defineTexts({
  'file.title.image': { es: 'Foto', pt: 'Foto', en: 'Photo' },
  'file.title.video': { es: 'Vídeo', pt: 'Vídeo', en: 'Video' },
  'file.title.gif': { es: 'GIF', pt: 'GIF', en: 'GIF' },
  'file.title.file': { es: 'Archivo', pt: 'Ficheiro', en: 'File' },
  'file.title.from': { es: '{{what}} de {{author}}', pt: '{{what}} de {{author}}', en: '{{what}} from {{author}}' },
  'file.title.version': { es: 'Adjunto del borrador {{version}}: {{name}}', pt: 'Anexo do rascunho {{version}}: {{name}}', en: 'Attachment of draft {{version}}: {{name}}' },
  'file.not-shown.address': {
    es: '{{author}} envió un archivo que no se ha traído: su dirección no es segura. {{url}}',
    pt: '{{author}} enviou um ficheiro que não foi trazido: o endereço não é seguro. {{url}}',
    en: '{{author}} sent a file that was not fetched: its address is not safe. {{url}}',
  },
  'file.not-shown.too-large': {
    es: '{{author}} envió un archivo de más de 20 MB, que no se ha traído aquí. {{url}}',
    pt: '{{author}} enviou um ficheiro com mais de 20 MB, que não foi trazido para aqui. {{url}}',
    en: '{{author}} sent a file of more than 20 MB, which was not brought here. {{url}}',
  },
  'file.not-shown.type': {
    es: '{{author}} envió un archivo de un tipo que no se muestra aquí, por seguridad. {{url}}',
    pt: '{{author}} enviou um ficheiro de um tipo que não se mostra aqui, por segurança. {{url}}',
    en: '{{author}} sent a file of a type that is not shown here, to be safe. {{url}}',
  },
  'file.not-shown.gone': {
    es: '{{author}} envió un archivo que ya no está en {{network}}. {{url}}',
    pt: '{{author}} enviou um ficheiro que já não está no {{network}}. {{url}}',
    en: '{{author}} sent a file that is no longer on {{network}}. {{url}}',
  },
  'file.not-shown.unreachable': {
    es: '{{author}} envió un archivo que no se ha podido traer. {{url}}',
    pt: '{{author}} enviou um ficheiro que não foi possível trazer. {{url}}',
    en: '{{author}} sent a file that could not be fetched. {{url}}',
  },
  'error.file.too-large': {
    es: 'Ese archivo pasa de {{max}} MB. Envía uno más pequeño.',
    pt: 'Esse ficheiro tem mais de {{max}} MB. Envia um mais pequeno.',
    en: 'That file is larger than {{max}} MB. Send a smaller one.',
  },
  'error.file.unreadable': {
    es: 'No se ha podido leer ese archivo. Elígelo otra vez.',
    pt: 'Não foi possível ler esse ficheiro. Escolhe-o outra vez.',
    en: 'That file could not be read. Choose it again.',
  },
  'refusal.attachment': {
    es: '{{network}} no aceptó el adjunto. Edita el borrador para quitarlo o poner otro.',
    pt: '{{network}} não aceitou o anexo. Edita o rascunho para o tirar ou pôr outro.',
    en: '{{network}} did not accept the attachment. Edit the draft to remove it or choose another.',
  },
  'form.files.label': { es: 'Fotos o vídeo', pt: 'Fotos ou vídeo', en: 'Photos or video' },
  'form.files.hint': {
    es: 'Hasta {{max}} fotos de {{image}} MB, o un GIF o vídeo. Salen con la respuesta.',
    pt: 'Até {{max}} fotos de {{image}} MB, ou um GIF ou vídeo. Saem com a resposta.',
    en: 'Up to {{max}} photos of {{image}} MB, or one GIF or video. They go out with the answer.',
  },
  'form.files.hint.one': {
    es: 'Una foto de hasta {{image}} MB, o un GIF o vídeo. Sale con la respuesta.',
    pt: 'Uma foto até {{image}} MB, ou um GIF ou vídeo. Sai com a resposta.',
    en: 'One photo of up to {{image}} MB, or a GIF or video. It goes out with the answer.',
  },
  'form.keep.label': { es: 'Adjuntos de este borrador', pt: 'Anexos deste rascunho', en: 'Attachments of this draft' },
  'form.alt.label': { es: 'Qué se ve en las fotos', pt: 'O que se vê nas fotos', en: 'What the photos show' },
  'form.alt.hint': {
    es: 'Para quien no puede verlas. Si hay varias, pon un punto y coma entre una y otra.',
    pt: 'Para quem não as pode ver. Se houver várias, põe um ponto e vírgula entre elas.',
    en: 'For people who cannot see them. If there are several, put a semicolon between them.',
  },
  'form.files.type': {
    es: '«{{name}}» no se puede enviar por {{network}}. Vale: {{extensions}}.',
    pt: '«{{name}}» não se pode enviar pelo {{network}}. Serve: {{extensions}}.',
    en: '"{{name}}" cannot be sent on {{network}}. It takes: {{extensions}}.',
  },
  'form.files.too-large': {
    es: '«{{name}}» pasa de {{max}} MB. Envía uno más pequeño.',
    pt: '«{{name}}» tem mais de {{max}} MB. Envia um mais pequeno.',
    en: '"{{name}}" is larger than {{max}} MB. Send a smaller one.',
  },
  'form.files.too-many': {
    es: 'Caben {{max}} como mucho. Quita alguno.',
    pt: 'Cabem {{max}} no máximo. Tira algum.',
    en: 'There is room for {{max}} at most. Remove some.',
  },
  'form.files.alone': {
    es: 'Un GIF o un vídeo va solo, sin más adjuntos.',
    pt: 'Um GIF ou um vídeo vai sozinho, sem outros anexos.',
    en: 'A GIF or a video goes alone, with no other attachment.',
  },
  'form.files.again_one': {
    es: 'Antes elegiste {{names}}. Elígelo otra vez, si tiene que salir.',
    pt: 'Antes escolheste {{names}}. Escolhe-o outra vez, se for para sair.',
    en: 'You chose {{names}} before. Choose it again if it is to go out.',
  },
  'form.files.again_other': {
    es: 'Antes elegiste {{names}}. Elígelos otra vez, si tienen que salir.',
    pt: 'Antes escolheste {{names}}. Escolhe-os outra vez, se forem para sair.',
    en: 'You chose {{names}} before. Choose them again if they are to go out.',
  },
});
