import { defineTexts } from '../define.ts';

/** What stands in forms. A title holds at most 24 characters (Slack). */
export const formFilesTexts = defineTexts({
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
  'form.files.label.photo': { es: 'Una foto', pt: 'Uma foto', en: 'A photo' },
  'form.files.hint.photo': {
    es: 'De hasta {{image}} MB. Sale con la respuesta.',
    pt: 'Até {{image}} MB. Sai com a resposta.',
    'pt-BR': 'De até {{image}} MB. Vai com a resposta.',
    en: 'Of up to {{image}} MB. It goes out with the answer.',
  },
  'form.files.hint.photo-public': {
    es: 'De hasta {{image}} MB. Sale con la respuesta pública; en privado va solo el texto.',
    pt: 'Até {{image}} MB. Sai com a resposta pública; em privado vai só o texto.',
    'pt-BR': 'De até {{image}} MB. Vai com a resposta pública; em privado vai só o texto.',
    en: 'Of up to {{image}} MB. It goes out with the public answer; a private one is text alone.',
  },
  'form.files.not-private': {
    es: 'En privado va solo el texto. Quita el archivo o responde en público.',
    pt: 'Em privado vai só o texto. Tira o ficheiro ou responde em público.',
    'pt-BR': 'Em privado vai só o texto. Tire o arquivo ou responda em público.',
    en: 'A private answer is text alone. Leave the file out or answer in public.',
  },
  'form.files.label.any': { es: 'Un archivo', pt: 'Um ficheiro', 'pt-BR': 'Um arquivo', en: 'A file' },
  'form.files.hint.any': {
    es: 'Una foto de hasta {{image}} MB, un vídeo o un PDF. Sale con la respuesta.',
    pt: 'Uma foto até {{image}} MB, um vídeo ou um PDF. Sai com a resposta.',
    en: 'One photo of up to {{image}} MB, a video or a PDF. It goes out with the answer.',
  },
  'form.files.hint.alone': {
    es: 'Una foto de hasta {{image}} MB, un vídeo o un PDF. En {{network}} sale solo: deja el texto sin escribir.',
    pt: 'Uma foto até {{image}} MB, um vídeo ou um PDF. No {{network}} sai sozinho: deixa o texto por escrever.',
    'pt-BR':
      'Uma foto de até {{image}} MB, um vídeo ou um PDF. No {{network}} vai sozinho: deixe o texto sem escrever.',
    en: 'One photo of up to {{image}} MB, a video or a PDF. On {{network}} it goes out alone: leave the text unwritten.',
  },
  'form.files.wordless': {
    es: 'En {{network}} el texto y el archivo son dos mensajes. Envía ahora uno de los dos, y el otro en otra respuesta.',
    pt: 'No {{network}}, o texto e o ficheiro são duas mensagens. Envia agora um dos dois, e o outro noutra resposta.',
    'pt-BR':
      'No {{network}}, o texto e o arquivo são duas mensagens. Envie agora um dos dois, e o outro em outra resposta.',
    en: 'On {{network}} the text and the file are two messages. Send one of them now, and the other as another answer.',
  },
  'form.files.caption': {
    es: 'Con un archivo el texto tiene como mucho {{max}} caracteres, y ahora tiene {{length}}. Acórtalo o quita el archivo.',
    pt: 'Com um ficheiro, o texto tem no máximo {{max}} caracteres, e agora tem {{length}}. Encurta-o ou tira o ficheiro.',
    'pt-BR':
      'Com um arquivo, o texto tem no máximo {{max}} caracteres, e agora tem {{length}}. Encurte o texto ou tire o arquivo.',
    en: 'With a file the text has {{max}} characters at most, and now it has {{length}}. Shorten it or leave the file out.',
  },
  'form.files.template': {
    es: 'Una plantilla sale sin archivos. Quita el archivo.',
    pt: 'Um modelo sai sem ficheiros. Tira o ficheiro.',
    'pt-BR': 'Um modelo sai sem arquivos. Tire o arquivo.',
    en: 'A template goes out without files. Leave the file out.',
  },
  'form.files.type': {
    es: '«{{name}}» no se puede enviar por {{network}}. Tipos admitidos: {{extensions}}.',
    pt: '«{{name}}» não se pode enviar pelo {{network}}. Tipos aceites: {{extensions}}.',
    en: '“{{name}}” cannot be sent on {{network}}. Allowed types: {{extensions}}.',
  },
  'form.files.too-large': {
    es: '«{{name}}» pasa de {{max}} MB. Envía uno más pequeño.',
    pt: '«{{name}}» tem mais de {{max}} MB. Envia um mais pequeno.',
    'pt-BR': '«{{name}}» tem mais de {{max}} MB. Envie um menor.',
    en: '“{{name}}” is larger than {{max}} MB. Send a smaller one.',
  },
  'form.files.too-many': {
    es: 'Caben {{max}} como mucho. Quita alguno.',
    pt: 'Cabem {{max}} no máximo. Remove algum.',
    'pt-BR': 'Cabem {{max}} no máximo. Remova algum.',
    en: 'The limit is {{max}}. Remove some.',
  },
  'form.files.alone': {
    es: 'Un GIF o un vídeo va solo, sin más adjuntos.',
    pt: 'Um GIF ou um vídeo vai sozinho, sem outros anexos.',
    en: 'A GIF or a video goes alone, without other attachments.',
  },
  'form.files.again_one': {
    es: 'Antes elegiste {{names}}. Elígelo otra vez, si tiene que salir.',
    pt: 'Antes escolheste {{names}}. Escolhe-o outra vez, se for para sair.',
    'pt-BR': 'Antes você escolheu {{names}}. Escolha outra vez, se for para sair.',
    en: 'You chose {{names}} before. Choose it again if it should go out.',
  },
  'form.files.again_other': {
    es: 'Antes elegiste {{names}}. Elígelos otra vez, si tienen que salir.',
    pt: 'Antes escolheste {{names}}. Escolhe-os outra vez, se forem para sair.',
    'pt-BR': 'Antes você escolheu {{names}}. Escolha outra vez, se forem para sair.',
    en: 'You chose {{names}} before. Choose them again if they should go out.',
  },
});
