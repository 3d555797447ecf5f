import { defineTexts } from './define.ts';

/** Name and meaning of each figure of bot/core/reports/figures.ts: what begins it, what ends it, in which unit it is told. */
export const figureTexts = defineTexts({
  'figure.received': { es: 'Recibidas', pt: 'Recebidas', en: 'Received' },
  'figure.received.means': {
    es: 'Conversaciones que empezaron en el período: cuenta el primer mensaje del cliente.',
    pt: 'Conversas que começaram no período: conta a primeira mensagem do cliente.',
    en: 'Conversations that began in the period: the first message of the customer counts.',
  },
  'figure.answered': { es: 'Contestadas', pt: 'Respondidas', en: 'Answered' },
  'figure.answered.means': {
    es: 'De las recibidas, las que ya tienen en la red una respuesta de una persona. No cuentan las automáticas, ni las archivadas por spam o porque no pedían respuesta.',
    pt: 'Das recebidas, as que já têm na rede uma resposta de uma pessoa. Não contam as automáticas, nem as arquivadas como spam ou por não pedirem resposta.',
    en: 'Of those received, the ones that have an answer of a person on the network by now. Automatic ones do not count, nor what was archived as spam or as needing no answer.',
  },
  'figure.answers': { es: 'Respuestas', pt: 'Respostas', en: 'Answers' },
  'figure.answers.means': {
    es: 'Respuestas de personas que salieron a la red en el período. Por persona, cuentan para quien pulsó Enviar.',
    pt: 'Respostas de pessoas que saíram para a rede no período. Por pessoa, contam para quem carregou em Enviar.',
    'pt-BR': 'Respostas de pessoas que saíram para a rede no período. Por pessoa, contam para quem clicou em Enviar.',
    en: 'Answers of people that went out to the network in the period. By person, they count for whoever pressed Send.',
  },
  'figure.closed': { es: 'Cierres', pt: 'Encerramentos', en: 'Closed' },
  'figure.closed.means': {
    es: 'Veces que una conversación se cerró o se archivó en el período.',
    pt: 'Vezes que uma conversa foi encerrada ou arquivada no período.',
    en: 'Times that a conversation was closed or archived in the period.',
  },
  'figure.backlog': { es: 'Esperan ahora', pt: 'À espera agora', en: 'Waiting now' },
  'figure.backlog.means': {
    es: 'Conversaciones abiertas en las que el cliente espera una respuesta en este momento, desde que escribió. El período no cambia nada.',
    pt: 'Conversas abertas em que o cliente espera uma resposta neste momento, desde que escreveu. O período não muda nada.',
    en: 'Open conversations in which the customer waits for an answer right now, since she wrote. The period changes nothing.',
  },
  'figure.answered-share': { es: '% contestadas', pt: '% respondidas', en: '% answered' },
  'figure.answered-share.means': {
    es: 'Contestadas entre recibidas que pedían respuesta.',
    pt: 'Respondidas a dividir pelas recebidas que pediam resposta.',
    'pt-BR': 'Respondidas divididas pelas recebidas que pediam resposta.',
    en: 'Answered, divided by received that needed an answer.',
  },
  'figure.within-target': { es: '% en plazo', pt: '% no prazo', en: '% in time' },
  'figure.within-target.means': {
    es: 'Respuestas del período que salieron dentro de lo prometido, entre todas las que tenían una promesa. Lo que ya va tarde y sigue abierto cuenta como incumplido.',
    pt: 'Respostas do período que saíram dentro do prometido, a dividir por todas as que tinham uma promessa. O que já está atrasado e continua aberto conta como não cumprido.',
    'pt-BR':
      'Respostas do período que saíram dentro do prometido, divididas por todas as que tinham uma promessa. O que já está atrasado e continua aberto conta como não cumprido.',
    en: 'Answers of the period that went out within what was promised, divided by all that had a promise. What is late and still open counts as missed.',
  },
  'figure.hand-overs': { es: 'Relevos por conversación', pt: 'Passagens por conversa', en: 'Hand-overs each' },
  'figure.hand-overs.means': {
    es: 'Media de veces que una conversación recibida en el período cambió de manos o de canal.',
    pt: 'Média de vezes que uma conversa recebida no período mudou de mãos ou de canal.',
    en: 'Mean of how often a conversation received in the period changed hands or channel.',
  },
  'figure.first-response': { es: 'Primera respuesta', pt: 'Primeira resposta', en: 'First response' },
  'figure.first-response.means': {
    es: 'Desde que el cliente escribe por primera vez, o vuelve tras un cierre, hasta que nuestra respuesta está en la red. Sin las automáticas.',
    pt: 'Desde que o cliente escreve pela primeira vez, ou volta depois de um encerramento, até a nossa resposta estar na rede. Sem as automáticas.',
    en: 'From when the customer first writes, or comes back after it was closed, until our answer is on the network. Without automatic ones.',
  },
  'figure.next-response': { es: 'Respuestas siguientes', pt: 'Respostas seguintes', en: 'Next responses' },
  'figure.next-response.means': {
    es: 'Desde que el cliente vuelve a escribir hasta que nuestra siguiente respuesta está en la red.',
    pt: 'Desde que o cliente volta a escrever até a nossa resposta seguinte estar na rede.',
    en: 'From when the customer writes again until our next answer is on the network.',
  },
  'figure.wait-claim': { es: 'Espera sin dueño', pt: 'Espera sem dono', en: 'Wait for an owner' },
  'figure.wait-claim.means': {
    es: 'Desde que el cliente espera hasta que alguien se queda la conversación.',
    pt: 'Desde que o cliente espera até alguém ficar com a conversa.',
    en: 'From when the customer waits until somebody takes the conversation.',
  },
  'figure.wait-writing': { es: 'Escribiendo', pt: 'A escrever', 'pt-BR': 'Escrevendo', en: 'Writing' },
  'figure.wait-writing.means': {
    es: 'Tiempo en que alguien tiene la conversación y no espera a nadie más.',
    pt: 'Tempo em que alguém tem a conversa e não espera por mais ninguém.',
    en: 'Time in which somebody has the conversation and waits for nobody else.',
  },
  'figure.wait-expert': { es: 'Espera del experto', pt: 'Espera do especialista', en: 'Wait for an expert' },
  'figure.wait-expert.means': {
    es: 'Desde que se pregunta a un experto hasta que no queda ninguna pregunta sin contestar.',
    pt: 'Desde que se pergunta a um especialista até não restar nenhuma pergunta por responder.',
    en: 'From when an expert is asked until no question is left unanswered.',
  },
  'figure.wait-approver': { es: 'Espera de aprobación', pt: 'Espera de aprovação', en: 'Wait for approval' },
  'figure.wait-approver.means': {
    es: 'Desde que se pide la aprobación hasta que alguien aprueba o devuelve.',
    pt: 'Desde que se pede a aprovação até alguém aprovar ou devolver.',
    en: 'From when approval is asked until somebody approves or returns it.',
  },
  'figure.wait-network': { es: 'Espera de la red', pt: 'Espera da rede', en: 'Wait for the network' },
  'figure.wait-network.means': {
    es: 'Desde que se pulsa Enviar hasta que la red confirma.',
    pt: 'Desde que se carrega em Enviar até a rede confirmar.',
    'pt-BR': 'Desde que se clica em Enviar até a rede confirmar.',
    en: 'From when Send is pressed until the network confirms.',
  },
  'figure.wait-customer': { es: 'Espera del cliente', pt: 'Espera do cliente', en: 'Wait for the customer' },
  'figure.wait-customer.means': {
    es: 'Desde nuestra respuesta hasta que el cliente vuelve a escribir o se cierra.',
    pt: 'Desde a nossa resposta até o cliente voltar a escrever ou se encerrar.',
    en: 'From our answer until the customer writes again or it is closed.',
  },
  'figure.first-close': {
    es: 'Hasta el primer cierre',
    pt: 'Até ao primeiro encerramento',
    'pt-BR': 'Até o primeiro encerramento',
    en: 'To first close',
  },
  'figure.first-close.means': {
    es: 'Desde el primer mensaje hasta el primer cierre, sin el tiempo en que esperábamos al cliente.',
    pt: 'Desde a primeira mensagem até ao primeiro encerramento, sem o tempo em que esperávamos pelo cliente.',
    'pt-BR': 'Desde a primeira mensagem até o primeiro encerramento, sem o tempo em que esperávamos pelo cliente.',
    en: 'From the first message to the first close, without the time in which we waited for the customer.',
  },
  'figure.last-close': {
    es: 'Hasta el último cierre',
    pt: 'Até ao último encerramento',
    'pt-BR': 'Até o último encerramento',
    en: 'To last close',
  },
  'figure.last-close.means': {
    es: 'Lo mismo hasta el último cierre: la suma de todas las veces que estuvo abierta.',
    pt: 'O mesmo até ao último encerramento: a soma de todas as vezes que esteve aberta.',
    'pt-BR': 'O mesmo até o último encerramento: a soma de todas as vezes que esteve aberta.',
    en: 'The same to the last close: the sum of all times that it was open.',
  },
  'figure.reopened-share': { es: '% reabiertas', pt: '% reabertas', en: '% reopened' },
  'figure.reopened-share.means': {
    es: 'Cierres del período tras los que la conversación volvió a abrirse dentro del plazo de reapertura, entre todos los cierres.',
    pt: 'Encerramentos do período depois dos quais a conversa voltou a abrir dentro do prazo de reabertura, a dividir por todos.',
    'pt-BR':
      'Encerramentos do período depois dos quais a conversa foi reaberta dentro do prazo de reabertura, divididos por todos.',
    en: 'Times closed in the period after which the conversation opened again within the days for reopening, divided by all times closed.',
  },
  'figure.negative-share': { es: '% negativas', pt: '% negativas', en: '% negative' },
  'figure.negative-share.means': {
    es: 'De las recibidas cuyo sentimiento se conoce, las que empezaron con un mensaje negativo.',
    pt: 'Das recebidas cujo sentimento se conhece, as que começaram com uma mensagem negativa.',
    en: 'Of those received whose sentiment is known, the ones that began with a negative message.',
  },
  'figure.calmed-share': { es: '% que mejoran', pt: '% que melhoram', en: '% that improve' },
  'figure.calmed-share.means': {
    es: 'De las recibidas que empezaron mal, a las que contestamos y que volvieron a escribir: las que ya no son negativas.',
    pt: 'Das recebidas que começaram mal, a que respondemos e que voltaram a escrever: as que já não são negativas.',
    en: 'Of those received that began negative, that we answered and that wrote again: the ones that are negative no more.',
  },
  'figure.first-pass': {
    es: '% aprobadas a la primera',
    pt: '% aprovadas à primeira',
    'pt-BR': '% aprovadas de primeira',
    en: '% approved at once',
  },
  'figure.first-pass.means': {
    es: 'Respuestas cuya primera decisión cayó en el período y fue aprobar. Por persona, cuentan para quien escribió.',
    pt: 'Respostas cuja primeira decisão caiu no período e foi aprovar. Por pessoa, contam para quem escreveu.',
    en: 'Answers whose first decision fell into the period and was to approve. By person, they count for whoever wrote.',
  },
  'figure.findings': { es: 'Avisos por 100 borradores', pt: 'Avisos por 100 rascunhos', en: 'Remarks per 100 drafts' },
  'figure.findings.means': {
    es: 'Avisos del manual de marca en los borradores escritos en el período, por cada cien.',
    pt: 'Avisos do manual da marca nos rascunhos escritos no período, por cada cem.',
    en: "Remarks of the brand's manual on the drafts written in the period, for each hundred.",
  },
  'figure.review-score': { es: 'Nota de revisión', pt: 'Nota da revisão', en: 'Review score' },
  'figure.review-score.means': {
    es: 'Media de las notas, de 1 a 5, que quien dirige puso en el período a respuestas sacadas al azar. Por persona, cuentan para quien pulsó Enviar. No es la opinión de clientes.',
    pt: 'Média das notas, de 1 a 5, que quem dirige deu no período a respostas tiradas à sorte. Por pessoa, contam para quem carregou em Enviar. Não é a opinião de clientes.',
    'pt-BR':
      'Média das notas, de 1 a 5, que quem dirige deu no período a respostas sorteadas. Por pessoa, contam para quem clicou em Enviar. Não é a opinião de clientes.',
    en: 'Mean of the scores, 1 to 5, that leads gave in the period to answers drawn by chance. By person, they count for whoever pressed Send. It is not what customers think.',
  },
  'figure.review-good': { es: '% con nota 4 o 5', pt: '% com nota 4 ou 5', en: '% scored 4 or 5' },
  'figure.review-good.means': {
    es: 'De las respuestas revisadas en el período, las que tienen un 4 o un 5.',
    pt: 'Das respostas revistas no período, as que têm 4 ou 5.',
    'pt-BR': 'Das respostas revisadas no período, as que têm 4 ou 5.',
    en: 'Of the answers reviewed in the period, those that have 4 or 5.',
  },
  'figure.rating-score': { es: 'Valoración del cliente', pt: 'Avaliação do cliente', en: "Customer's rating" },
  'figure.rating-score.means': {
    es: 'Media de las valoraciones, de 1 a 5, que dieron clientes en el período tras cerrarse su conversación privada. Por persona, cuentan para quien pulsó Enviar en la última respuesta.',
    pt: 'Média das avaliações, de 1 a 5, que clientes deram no período depois de encerrada a sua conversa privada. Por pessoa, contam para quem carregou em Enviar na última resposta.',
    'pt-BR':
      'Média das avaliações, de 1 a 5, que clientes deram no período depois de encerrada a conversa privada. Por pessoa, contam para quem clicou em Enviar na última resposta.',
    en: 'Mean of the ratings, 1 to 5, that customers gave in the period after their private conversation was closed. By person, they count for whoever pressed Send on the last answer.',
  },
  'figure.rating-good': {
    es: '% de clientes satisfechos',
    pt: '% de clientes satisfeitos',
    en: '% satisfied customers',
  },
  'figure.rating-good.means': {
    es: 'De las valoraciones dadas en el período, las que son un 4 o un 5.',
    pt: 'Das avaliações dadas no período, as que são 4 ou 5.',
    en: 'Of the ratings given in the period, those that are 4 or 5.',
  },
  'figure.rating-rate': { es: '% que valora', pt: '% que avalia', en: '% who rate' },
  'figure.rating-rate.means': {
    es: 'De las preguntas al cliente que salieron en el período, las que tienen valoración.',
    pt: 'Das perguntas ao cliente que saíram no período, as que têm avaliação.',
    en: 'Of the questions to customers that went out in the period, those that have a rating.',
  },
  'figure.reactions': { es: 'Reacciones públicas', pt: 'Reações públicas', en: 'Public reactions' },
  'figure.reactions.means': {
    es: 'Media de «me gusta» y veces compartida de cada respuesta pública que salió en el período, según lo último que dijo la red. Las privadas no cuentan.',
    pt: 'Média de gostos e de partilhas de cada resposta pública que saiu no período, segundo o último que a rede disse. As privadas não contam.',
    'pt-BR':
      'Média de curtidas e de compartilhamentos de cada resposta pública que saiu no período, segundo o último que a rede disse. As privadas não contam.',
    en: 'Mean of likes and shares of each public answer that went out in the period, as the network told last. Private ones do not count.',
  },
});
