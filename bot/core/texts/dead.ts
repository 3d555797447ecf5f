import { defineTexts } from './define.ts';

/** Work that was set aside. */
export const deadTexts = defineTexts({
  'dead.inbox': {
    es: 'Un mensaje de {{network}} que no se pudo leer',
    pt: 'Uma mensagem do {{network}} que não se conseguiu ler',
    en: 'A message from {{network}} that could not be read',
  },
  'dead.job.ingest-message': {
    es: 'Leer los mensajes que esperan',
    pt: 'Ler as mensagens que esperam',
    en: 'Read the messages that are waiting',
  },
  'dead.job.post-card': { es: 'Mostrar una tarjeta', pt: 'Mostrar um cartão', en: 'Show a card' },
  'dead.job.redraw-card': { es: 'Actualizar una tarjeta', pt: 'Atualizar um cartão', en: 'Update a card' },
  'dead.job.send-reply': { es: 'Enviar una respuesta', pt: 'Enviar uma resposta', en: 'Send an answer' },
  'dead.job.find-sent': {
    es: 'Buscar una respuesta que quizá salió',
    pt: 'Procurar uma resposta que talvez tenha saído',
    en: 'Look for an answer that may have gone out',
  },
  'dead.job.show': {
    es: 'Mostrar o actualizar algo en el chat',
    pt: 'Mostrar ou atualizar algo no chat',
    en: 'Show or update something in the chat',
  },
  'dead.job.other': { es: 'Otra tarea ({{job}})', pt: 'Outra tarefa ({{job}})', en: 'Another task ({{job}})' },
});
