import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../context.ts';
import { openAnswer, takeAnswer } from './shared/answer.ts';
import { AnswerInput } from './shared/inputs.ts';
import { readTicket } from './shared/move.ts';

/** The approver puts her own words and approves them in one step; the drafter is told. */
export const change = defineAction({
  id: 'change',
  right: 'approve',
  input: AnswerInput,
  async form(ctx, { ticketId, draftId }) {
    const detail = await readTicket(ctx, ticketId);
    const base = detail.drafts.find(({ id }) => id === draftId);
    if (!base) throw new RecadoError('draft.not-found');
    if (base.state !== 'submitted') throw new RecadoError('draft.not-waiting', { params: { state: `state.draft.${base.state}` } });
    const { approvers } = base.approval;
    if (!approvers.includes(ctx.actor.id)) throw new RecadoError('draft.not-approver', { params: { approvers: approvers.join(', ') } });
    return openAnswer(ctx, { action: 'change', ticketId, base, detail });
  },
  submit: (ctx, sent, values) => takeAnswer(ctx, { ...sent, action: 'change' }, values),
});
