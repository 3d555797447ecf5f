import { RecadoError } from '#core/errors.ts';
import { notApprover } from '#core/ticket/moves/review.ts';
import { defineAction } from '../define.ts';
import { reasonForm } from '../forms/reason.ts';
import { DraftInput } from './shared/button-inputs.ts';
import { moveTicket, readTicket } from './shared/move.ts';
import { readReason } from './shared/reason.ts';

export const giveBack = defineAction({
  id: 'return',
  input: DraftInput,
  async form(ctx, { ticketId, draftId }) {
    const { drafts } = await readTicket(ctx, ticketId);
    const draft = drafts.find(({ id }) => id === draftId);
    if (!draft) throw new RecadoError('draft.not-found');
    if (draft.state === 'returned') return { say: { key: 'say.returned-already' } };
    if (draft.state !== 'submitted')
      throw new RecadoError('draft.not-waiting', { params: { state: `state.draft.${draft.state}` } });
    const no = notApprover(draft, ctx.actor.id);
    if (no) throw new RecadoError(no.code, no.params && { params: no.params });
    const line = await ctx.explain.sentence(
      'form.return.line',
      { by: draft.author, version: draft.version },
      ctx.actor,
    );
    return reasonForm(ctx.t, {
      action: 'return',
      meta: { ticketId, draftId },
      lines: [line],
      hint: 'form.return.hint',
    });
  },
  async submit(ctx, { ticketId, draftId }, values) {
    return {
      kind: 'close',
      all: true,
      ...(await moveTicket(ctx, ticketId, { move: 'return', draftId, reason: readReason(values) })),
    };
  },
});
