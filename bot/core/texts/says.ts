import { defineTexts } from './define.ts';

/** Short answers to the person who acted, and status words. */
export const says = defineTexts({
  'say.claimed-already': { es: 'Ya la llevas tú desde las {{since}}.', pt: 'Já está contigo desde as {{since}}.', en: 'You have had it since {{since}}.' },
  'say.released-already': { es: 'Ya no la lleva nadie.', pt: 'Já não está com ninguém.', en: 'Nobody has it by now.' },
  'say.closed-already': { es: 'Ya estaba cerrada.', pt: 'Já estava fechada.', en: 'It was closed already.' },
  'say.open-already': { es: 'Ya está abierta.', pt: 'Já está aberta.', en: 'It is open already.' },
  'say.approved-already': { es: 'Ya la aprobó {{by}} a las {{at}}.', pt: 'Já foi aprovada por {{by}} às {{at}}.', en: '{{by}} approved it at {{at}}.' },
  'say.submitted-already': { es: 'Ya espera aprobación.', pt: 'Já espera aprovação.', en: 'It is waiting for approval already.' },
  'say.returned-already': { es: 'Ya se devolvió.', pt: 'Já foi devolvida.', en: 'It was returned already.' },
  'say.stopped-already': { es: 'Ya estaba parada.', pt: 'Já estava parada.', en: 'It was stopped already.' },
  'say.sent-already': { es: 'Esta respuesta ya va de camino o ya salió. No se envía dos veces.', pt: 'Esta resposta já vai a caminho ou já saiu. Não se envia duas vezes.', en: 'This answer is on its way or out already. It is not sent twice.' },
});
