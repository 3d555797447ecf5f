import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { takeAnswer } from './shared/take-answer.ts';
import { AnswerInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** The same form over the newest version, whichever one the button stood under: an older text is never brought back unseen. */
export const edit = defineAction({
  id: 'edit',
  input: AnswerInput,
  async form(ctx, { ticketId }) {
    const detail = ctx.admitted ?? (await readTicket(ctx, ticketId));
    const base = detail.drafts.at(-1);
    if (!base) throw new RecadoError('draft.not-found');
    return openAnswer(ctx, { action: 'edit', ticketId, base, detail });
  },
  takesDetail: true,
  submit: (ctx, sent, values) => takeAnswer(ctx, { ...sent, action: 'edit' }, values),
});
