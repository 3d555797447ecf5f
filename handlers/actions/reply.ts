import { defineAction } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { takeAnswer } from './shared/take-answer.ts';
import { AnswerInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';

/** Opens the form of a new answer; what is sent in becomes a version. Where nobody has the conversation, whoever answers takes it first. */
export const reply = defineAction({
  id: 'reply',
  input: AnswerInput,
  async form(ctx, { ticketId }) {
    const before = ctx.admitted ?? (await readTicket(ctx, ticketId));
    const form = await openAnswer(ctx, { action: 'reply', ticketId, base: undefined, detail: before });
    if (before.ticket.owner !== null) return form;
    // Refused where somebody was quicker or she is at her limit: before she has written anything.
    await moveTicket(ctx, ticketId, { move: 'claim' });
    return form;
  },
  takesDetail: true,
  submit: (ctx, sent, values) => takeAnswer(ctx, { ...sent, action: 'reply' }, values),
});
