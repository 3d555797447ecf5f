import { RecadoError } from '#core/errors.ts';
import { ours } from '../cards/sentence.ts';
import { statementFor } from '../crisis/statement.ts';
import { defineAction } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** The holding statement in the form of an answer, for her to shape. */
export const useStatement = defineAction({
  id: 'use-statement',
  input: TicketInput,
  async form(ctx, { ticketId }) {
    const detail = await readTicket(ctx, ticketId);
    const pinned = await statementFor(ctx, detail);
    if (!pinned) throw new RecadoError('hold.no-statement');
    return openAnswer(ctx, {
      action: 'reply',
      ticketId,
      base: undefined,
      detail,
      words: { text: pinned.text, expert: [ours(ctx.t('say.quoted', { words: ctx.t('hold.title.statement') }))] },
    });
  },
});
