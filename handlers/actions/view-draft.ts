import { measureDraft } from '../network/measure-draft.ts';
import { RecadoError } from '#core/errors.ts';
import { CRISIS_RULE } from '#core/ticket/draft.ts';
import { eligibleApprovers } from '#core/ticket/moves/four-eyes.ts';
import { draftButtons, findingsShown, todo } from '../cards/draft-message.ts';
import { plainButton } from '../cards/buttons.ts';
import { defineAction } from '../define.ts';
import { draftForm } from '../forms/draft.ts';
import { wholeConversation } from '../cards/so-far.ts';
import { MaybeDraftInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';

export const viewDraft = defineAction({
  id: 'view-draft',
  input: MaybeDraftInput,
  async form(ctx, { ticketId, draftId }) {
    const detail = await readTicket(ctx, ticketId);
    const draft = draftId === undefined ? detail.drafts.at(-1) : detail.drafts.find(({ id }) => id === draftId);
    if (!draft) throw new RecadoError('draft.not-found');
    const by = await ctx.explain.sentence(
      'form.draft.by',
      { version: draft.version, by: draft.author, at: draft.createdAt.toISOString() },
      ctx.actor,
    );
    const state = await ctx.explain.sentence('form.draft.state', { state: `state.draft.${draft.state}` }, ctx.actor);
    const approvers = eligibleApprovers(detail, draft);
    const asked =
      approvers.length === 0
        ? ctx.t('draft.waiting-nobody')
        : await ctx.explain.sentence(
            draft.approval.rule === CRISIS_RULE ? 'form.approval.by.crisis' : 'form.approval.by',
            { approvers: approvers.join(', '), rule: draft.approval.rule },
            ctx.actor,
          );
    const decides = draft.state === 'submitted' && approvers.includes(ctx.actor.id);
    return draftForm(ctx.t, {
      draft,
      message: detail.lastInbound,
      conversation: wholeConversation(ctx.t, { detail, config: ctx.config, surface: ctx.actor.surface }),
      lines: [by, state, ...(draft.state === 'submitted' ? [asked] : [])],
      handle: ctx.config.brands[detail.ticket.brand]?.accounts[draft.account]?.handle ?? draft.account,
      findings: findingsShown({ detail, config: ctx.config, surface: ctx.actor.surface }, draft.findings, ctx.t),
      advice: todo(draft, ctx.t),
      decisions: decides ? draftButtons({ detail }, draft, ctx.t) : [],
      model: ctx.model.isThere
        ? (['opinion', 'translate'] as const).map((id) => plainButton(ctx.t, id, { ticketId, draftId: draft.id }))
        : [],
      size: measureDraft(ctx, detail, draft),
    });
  },
});
