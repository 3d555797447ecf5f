import { claimed, deliveryOf, draftOf, minutes, threadRowOf, type Over } from './builders.ts';

const submitted = draftOf({
  state: 'submitted',
  findings: [{ clause: '1.4', check: 'language', severity: 'warn', params: { customer: 'es', draft: 'pt' } }],
});
export const approved = draftOf({ state: 'approved' });

/** What a ticket can come to, with the word of its header and what each language adds to the card. */
export const states: {
  state: string;
  over: Over;
  word: [string, string, string];
  es: string[];
  pt: string[];
  en: string[];
}[] = [
  {
    state: 'claimed',
    over: { ticket: claimed },
    word: ['en curso', 'em curso', 'in progress'],
    es: ['Lucía la lleva desde las 10:36', '[ Responder primary ] [ Delegar ] [ Relevar ] [ Más ]'],
    pt: ['Está com Lucía desde as 10:36', '[ Responder primary ] [ Delegar ] [ Assumir ] [ Mais ]'],
    en: ['Lucía has had it since 10:36', '[ Reply primary ] [ Delegate ] [ Take over ] [ More ]'],
  },
  {
    state: 'draft waiting',
    over: { ticket: claimed, drafts: [submitted] },
    word: ['espera aprobación', 'espera aprovação', 'waiting for approval'],
    es: [
      'Borrador 2 espera a Iván · 1 aviso del manual de marca',
      'Lucía la lleva desde las 10:36',
      '[ Ver borrador ] [ Editar ] [ Relevar ] [ Más ]',
    ],
    pt: [
      'Rascunho 2 espera por Iván · 1 aviso do manual da marca',
      'Está com Lucía desde as 10:36',
      '[ Ver rascunho ] [ Editar ] [ Assumir ] [ Mais ]',
    ],
    en: [
      'Draft 2 is waiting for Iván · 1 note from the brand manual',
      'Lucía has had it since 10:36',
      '[ View draft ] [ Edit ] [ Take over ] [ More ]',
    ],
  },
  {
    state: 'returned',
    over: { ticket: claimed, drafts: [draftOf({ state: 'returned', returnedReason: 'más cercano' })] },
    word: ['borrador devuelto', 'rascunho devolvido', 'draft returned'],
    es: [
      'Borrador 2 devuelto: «más cercano»',
      'Lucía la lleva desde las 10:36',
      '[ Editar primary ] [ Ver borrador ] [ Delegar ] [ Relevar ] [ Más ]',
    ],
    pt: [
      'Rascunho 2 devolvido: «más cercano»',
      'Está com Lucía desde as 10:36',
      '[ Editar primary ] [ Ver rascunho ] [ Delegar ] [ Assumir ] [ Mais ]',
    ],
    en: [
      'Draft 2 returned: “más cercano”',
      'Lucía has had it since 10:36',
      '[ Edit primary ] [ View draft ] [ Delegate ] [ Take over ] [ More ]',
    ],
  },
  {
    state: 'approved',
    over: { ticket: claimed, drafts: [approved] },
    word: ['aprobado, falta enviar', 'aprovado, falta enviar', 'approved, not sent yet'],
    es: [
      'Borrador 2 aprobado por Iván. Falta pulsar «Enviar».',
      'Lucía la lleva desde las 10:36',
      '[ Enviar primary ] [ Editar ] [ Ver borrador ] [ Relevar ] [ Más ]',
    ],
    pt: [
      'Rascunho 2 aprovado por Iván. Falta carregar em «Enviar».',
      'Está com Lucía desde as 10:36',
      '[ Enviar primary ] [ Editar ] [ Ver rascunho ] [ Assumir ] [ Mais ]',
    ],
    en: [
      'Draft 2 approved by Iván. Press “Send” when you are ready.',
      'Lucía has had it since 10:36',
      '[ Send primary ] [ Edit ] [ View draft ] [ Take over ] [ More ]',
    ],
  },
  {
    state: 'sending',
    over: {
      ticket: claimed,
      drafts: [approved],
      deliveries: [deliveryOf({ state: 'sending', sendingSince: minutes(12) })],
    },
    word: ['saliendo', 'a sair', 'going out'],
    es: ['Enviando la respuesta a X', 'Lucía la lleva desde las 10:36', '[ Ver borrador ]'],
    pt: ['A enviar a resposta para X', 'Está com Lucía desde as 10:36', '[ Ver rascunho ]'],
    en: ['Sending the answer to X', 'Lucía has had it since 10:36', '[ View draft ]'],
  },
  {
    state: 'answered',
    over: {
      ticket: { ...claimed, firstAnsweredAt: minutes(14) },
      drafts: [approved],
      deliveries: [
        deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '200', url: 'https://x.com/alba/status/200' }),
      ],
    },
    word: ['respondido', 'respondida', 'answered'],
    es: [
      'Respondido por Lucía, aprobado por Iván · 14 min en total · <ver la respuesta en X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Cerrar ] [ Responder ] [ Más ]',
    ],
    pt: [
      'Respondida por Lucía, aprovada por Iván · 14 min no total · <ver a resposta no X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Fechar ] [ Responder ] [ Mais ]',
    ],
    en: [
      'Answered by Lucía, approved by Iván · 14 min in total · <see the answer on X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Close ] [ Reply ] [ More ]',
    ],
  },
  {
    state: 'refused',
    over: {
      ticket: claimed,
      drafts: [approved],
      deliveries: [
        deliveryOf({
          state: 'refused',
          refusal: 'duplicate',
          detail: 'You are not allowed to create a Tweet with duplicate content.',
        }),
      ],
    },
    word: ['no salió', 'não saiu', 'not sent'],
    es: [
      'X no lo aceptó: @alba ya publicó ese mismo texto. Mira en X si ya salió; si no, cambia alguna palabra y envíalo de nuevo.',
      'Lucía la lleva desde las 10:36',
      '[ Editar primary ] [ Enviar otra vez ] [ Relevar ] [ Más ]',
    ],
    pt: [
      'X não aceitou: @alba já publicou esse mesmo texto. Vê no X se já saiu; se não, altera alguma palavra e envia outra vez.',
      'Está com Lucía desde as 10:36',
      '[ Editar primary ] [ Enviar outra vez ] [ Assumir ] [ Mais ]',
    ],
    en: [
      'X did not accept it: @alba has already posted this exact text. Check on X whether it is there; if not, change a few words and send again.',
      'Lucía has had it since 10:36',
      '[ Edit primary ] [ Send again ] [ Take over ] [ More ]',
    ],
  },
  {
    state: 'answered, and read',
    over: {
      ticket: { ...claimed, firstAnsweredAt: minutes(14) },
      drafts: [approved],
      deliveries: [deliveryOf({ state: 'sent', sentAt: minutes(14), deliveredAt: minutes(14), readAt: minutes(20) })],
    },
    word: ['respondido', 'respondida', 'answered'],
    es: [
      'Respondido por Lucía, aprobado por Iván · leída a las 10:52 · 14 min en total',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Cerrar ] [ Responder ] [ Más ]',
    ],
    pt: [
      'Respondida por Lucía, aprovada por Iván · lida às 10:52 · 14 min no total',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Fechar ] [ Responder ] [ Mais ]',
    ],
    en: [
      'Answered by Lucía, approved by Iván · read at 10:52 · 14 min in total',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Close ] [ Reply ] [ More ]',
    ],
  },
  {
    state: 'marked as sent',
    over: {
      ticket: { ...claimed, firstAnsweredAt: minutes(14) },
      drafts: [approved],
      deliveries: [
        deliveryOf({ state: 'sent', sentAt: minutes(14), url: 'https://x.com/alba/status/200', markedBy: 'marta' }),
      ],
    },
    word: ['respondido', 'respondida', 'answered'],
    es: [
      'Respondido por Lucía, aprobado por Iván · marcada como enviada por Marta · 14 min en total · <ver la respuesta en X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Cerrar ] [ Responder ] [ Más ]',
    ],
    pt: [
      'Respondida por Lucía, aprovada por Iván · marcada como enviada por Marta · 14 min no total · <ver a resposta no X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Fechar ] [ Responder ] [ Mais ]',
    ],
    en: [
      'Answered by Lucía, approved by Iván · marked as sent by Marta · 14 min in total · <see the answer on X https://x.com/alba/status/200>',
      '= Hola, Carla: te devolvemos el segundo cobro.',
      '[ Close ] [ Reply ] [ More ]',
    ],
  },
  {
    state: 'unknown',
    over: { ticket: claimed, drafts: [approved], deliveries: [deliveryOf({ state: 'unknown', detail: 'timed out' })] },
    word: ['no sabemos si salió', 'não sabemos se saiu', 'may have been sent'],
    es: [
      'No sabemos si salió (X no contestó). No se reenvía sin comprobarlo. · Lo estamos comprobando en X.',
      'Lucía la lleva desde las 10:36',
      '[ Mirar en X ] [ Ya salió ] [ Enviar otra vez ]',
    ],
    pt: [
      'Não sabemos se saiu (X não respondeu). Não se reenvia sem confirmar. · Estamos a verificar no X.',
      'Está com Lucía desde as 10:36',
      '[ Procurar no X ] [ Já saiu ] [ Enviar outra vez ]',
    ],
    en: [
      'We do not know whether it went out (X did not respond). It is not sent again without a check. · We are checking on X.',
      'Lucía has had it since 10:36',
      '[ Look on X ] [ It went out ] [ Send again ]',
    ],
  },
  {
    state: 'original changed',
    over: {
      ticket: claimed,
      drafts: [approved],
      deliveries: [deliveryOf({ state: 'refused', refusal: 'approval-changed', detail: 'answered-outside' })],
    },
    word: ['detenida antes de salir', 'parada antes de sair', 'held before sending'],
    es: [
      'No la hemos enviado: alguien ya contestó desde @alba fuera de Recado. Si aún hace falta, pulsa «Enviar»; si no, «Cerrar».',
      'Lucía la lleva desde las 10:36',
      '[ Enviar primary ] [ Editar ] [ Cerrar ] [ Relevar ]',
    ],
    pt: [
      'Não a enviámos: alguém já respondeu com @alba fora do Recado. Se ainda é preciso, carrega em «Enviar»; se não, em «Fechar».',
      'Está com Lucía desde as 10:36',
      '[ Enviar primary ] [ Editar ] [ Fechar ] [ Assumir ]',
    ],
    en: [
      'We did not send it: someone has already answered as @alba outside Recado. If it is still needed press “Send”, otherwise “Close”.',
      'Lucía has had it since 10:36',
      '[ Send primary ] [ Edit ] [ Close ] [ Take over ]',
    ],
  },
  {
    state: 'closed as answered outside',
    over: {
      ticket: { state: 'closed', closeReason: 'answered-outside', closedAt: minutes(20) },
      thread: [
        threadRowOf({
          kind: 'event',
          key: 'event.answered-outside',
          params: { url: 'https://x.com/alba/status/9' },
          mention: [],
        }),
      ],
    },
    word: ['cerrada', 'fechada', 'closed'],
    es: [
      'Cerrada: respondida fuera de Recado · <ver la respuesta en X https://x.com/alba/status/9>',
      '[ Reabrir ] [ Más ]',
    ],
    pt: [
      'Fechada: respondida fora do Recado · <ver a resposta no X https://x.com/alba/status/9>',
      '[ Reabrir ] [ Mais ]',
    ],
    en: ['Closed: answered outside Recado · <see the answer on X https://x.com/alba/status/9>', '[ Reopen ] [ More ]'],
  },
  {
    state: 'closed',
    over: { ticket: { state: 'closed', closeReason: 'no-answer-needed', closedAt: minutes(20) } },
    word: ['cerrada', 'fechada', 'closed'],
    es: ['Cerrada: no hacía falta respuesta', '[ Reabrir ] [ Más ]'],
    pt: ['Fechada: não era preciso responder', '[ Reabrir ] [ Mais ]'],
    en: ['Closed: no answer was needed', '[ Reopen ] [ More ]'],
  },
  {
    state: 'reopened',
    over: { ticket: { reopened: 1 } },
    word: ['ha vuelto a escribir', 'voltou a escrever', 'wrote again'],
    es: ['Reabierta', '[ Responder primary ] [ Me la quedo ] [ Delegar ] [ Etiquetas ] [ Más ]'],
    pt: ['Reaberta', '[ Responder primary ] [ Fico com ela ] [ Delegar ] [ Etiquetas ] [ Mais ]'],
    en: ['Reopened', "[ Reply primary ] [ I'll take it ] [ Delegate ] [ Tags ] [ More ]"],
  },
];
