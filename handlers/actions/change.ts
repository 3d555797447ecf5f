import { RecadoError } from '#core/errors.ts';
import { notApprover, notHerEyes } from '#core/ticket/moves/review.ts';
import { defineAction } from '../define.ts';
import { openAnswer } from './shared/open-answer.ts';
import { takeAnswer } from './shared/take-answer.ts';
import { AnswerInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

/** The approver puts her own words and approves them in one step; the drafter is told. */
export const change = defineAction({
  id: 'change',
  input: AnswerInput,
  async form(ctx, { ticketId, draftId }) {
    const detail = await readTicket(ctx, ticketId);
    const base = detail.drafts.find(({ id }) => id === draftId);
    if (!base) throw new RecadoError('draft.not-found');
    if (base.state !== 'submitted')
      throw new RecadoError('draft.not-waiting', { params: { state: `state.draft.${base.state}` } });
    // Before she writes, not after.
    const no = notApprover(base, ctx.actor.id) ?? notHerEyes(detail, base, ctx.actor.id);
    if (no) throw new RecadoError(no.code, no.params && { params: no.params });
    return openAnswer(ctx, { action: 'change', ticketId, base, detail });
  },
  submit: (ctx, sent, values) => takeAnswer(ctx, { ...sent, action: 'change' }, values),
});
