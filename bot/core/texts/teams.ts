import { defineTexts } from './define.ts';

/** What only Teams needs words for: an open form cannot be changed there from outside. */
export const teamsTexts = defineTexts({
  'teams.file.open': { es: 'Abrir', pt: 'Abrir', en: 'Open' },
  'teams.file.original': { es: 'Ver el original', pt: 'Ver o original', en: 'See the original' },
  'teams.file.closed': {
    es: 'Aquí no se puede mostrar: Recado no tiene una dirección pública segura (https).',
    pt: 'Não se pode mostrar aqui: o Recado não tem um endereço público seguro (https).',
    en: 'It cannot be shown here: Recado has no secure public address (https).',
  },
  'teams.file.add': {
    es: 'Añadir archivos',
    pt: 'Adicionar ficheiros',
    'pt-BR': 'Adicionar arquivos',
    en: 'Add files',
  },
  'teams.file.how.one': {
    es: '{{label}}: se añade en una página aparte. Cuando termines, vuelve aquí y envía el formulario.',
    pt: '{{label}}: adiciona-se numa página à parte. Quando acabares, volta aqui e envia o formulário.',
    'pt-BR': '{{label}}: adicione em uma página à parte. Quando acabar, volte aqui e envie o formulário.',
    en: '{{label}}: you add it on a separate page. When you are done, come back here and send the form.',
  },
  'teams.file.how': {
    es: '{{label}}: se añaden en una página aparte. Cuando termines, vuelve aquí y envía el formulario.',
    pt: '{{label}}: adicionam-se numa página à parte. Quando acabares, volta aqui e envia o formulário.',
    'pt-BR': '{{label}}: adicione em uma página à parte. Quando acabar, volte aqui e envie o formulário.',
    en: '{{label}}: you add them on a separate page. When you are done, come back here and send the form.',
  },
  'teams.file.there': { es: 'Ya añadidos: {{names}}', pt: 'Já adicionados: {{names}}', en: 'Already added: {{names}}' },
  'teams.refresh': { es: 'Actualizar', pt: 'Atualizar', en: 'Refresh' },
  'teams.see-result': { es: 'Ver el resultado', pt: 'Ver o resultado', en: 'See the result' },
  'teams.checking': {
    es: 'Tarda más de lo normal. Lo que has escrito está guardado. Pulsa «Ver el resultado», o cierra: te lo enviaré a tu chat conmigo.',
    pt: 'Está a demorar mais do que o normal. O que escreveste está guardado. Carrega em «Ver o resultado», ou fecha: envio-to para a tua conversa comigo.',
    'pt-BR':
      'Está demorando mais do que o normal. O que você escreveu está salvo. Clique em «Ver o resultado», ou feche: envio para a sua conversa comigo.',
    en: 'This is taking longer than usual. What you wrote is saved. Press “See the result”, or close this: I will send it to your chat with me.',
  },
  'teams.working': {
    es: 'Sigo con ello. Si hay algo que contarte, te lo escribo en tu chat conmigo.',
    pt: 'Ainda estou a tratar disso. Se houver algo a dizer-te, escrevo na tua conversa comigo.',
    'pt-BR': 'Ainda estou cuidando disso. Se houver algo a dizer, escrevo na sua conversa comigo.',
    en: 'Still working on it. If there is something to tell you, I will write in your chat with me.',
  },
  'teams.told-in-chat': {
    es: 'Te lo he escrito en tu chat conmigo.',
    pt: 'Escrevi-te na tua conversa comigo.',
    'pt-BR': 'Escrevi para você na sua conversa comigo.',
    en: 'I wrote it in your chat with me.',
  },
  'teams.done': { es: 'Hecho.', pt: 'Feito.', en: 'Done.' },
  'teams.failed': {
    es: 'No ha funcionado por un fallo nuestro. Inténtalo otra vez; si sigue, avisa a quien administra Recado.',
    pt: 'Não funcionou por uma falha nossa. Tenta outra vez; se continuar, avisa quem administra o Recado.',
    'pt-BR': 'Não funcionou por uma falha nossa. Tente outra vez; se continuar, avise quem administra o Recado.',
    en: 'Something went wrong on our side. Try again; if it keeps happening, tell your Recado administrator.',
  },
  'teams.gone': {
    es: 'Este formulario ya no está abierto. Vuelve a pulsar el botón de la tarjeta.',
    pt: 'Este formulário já não está aberto. Volta a carregar no botão do cartão.',
    'pt-BR': 'Este formulário já não está aberto. Clique outra vez no botão do cartão.',
    en: 'This form is no longer open. Press the button on the card again.',
  },
  'teams.optional': { es: '{{label}} (opcional)', pt: '{{label}} (opcional)', en: '{{label}} (optional)' },
  'teams.required': { es: 'Falta rellenar esto', pt: 'Falta preencher isto', en: 'Fill this in' },
  'teams.date-and-time': {
    es: 'Pon la fecha y la hora',
    pt: 'Indica a data e a hora',
    'pt-BR': 'Indique a data e a hora',
    en: 'Enter both date and time',
  },
  'teams.time': { es: 'Hora', pt: 'Hora', en: 'Time' },
  'teams.new-tags': {
    es: 'Otras, separadas por comas',
    pt: 'Outras, separadas por vírgulas',
    en: 'Others, separated by commas',
  },
  'teams.files': {
    es: '{{label}}: en Teams no se pueden añadir archivos mientras Recado no tenga una dirección pública segura (https). Si trabajáis también en Slack, añádelos desde allí.',
    pt: '{{label}}: no Teams não se podem adicionar ficheiros enquanto o Recado não tiver um endereço público seguro (https). Se também trabalham no Slack, adiciona-os a partir de lá.',
    'pt-BR':
      '{{label}}: no Teams não é possível adicionar arquivos enquanto o Recado não tiver um endereço público seguro (https). Se vocês também trabalham no Slack, adicione-os a partir de lá.',
    en: '{{label}}: files cannot be added in Teams while Recado has no secure public address (https). If your team also uses Slack, add them from there.',
  },
});
