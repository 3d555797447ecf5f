import { defineAction } from '../context.ts';
import { openAnswer, takeAnswer } from './shared/answer.ts';
import { AnswerInput } from './shared/inputs.ts';
import { readTicket } from './shared/move.ts';

/** Opens the form of a new answer; what is sent in becomes a version. */
export const reply = defineAction({
  id: 'reply',
  right: 'answer',
  input: AnswerInput,
  form: async (ctx, { ticketId }) => openAnswer(ctx, { action: 'reply', ticketId, base: undefined, detail: await readTicket(ctx, ticketId) }),
  submit: (ctx, sent, values) => takeAnswer(ctx, { ...sent, action: 'reply' }, values),
});
