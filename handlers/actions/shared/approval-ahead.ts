import { RecadoError } from '#core/errors.ts';
import { CRISIS_RULE } from '#core/ticket/draft.ts';
import { approvalRule } from '../../people/approvers.ts';
import type { ActionContext } from '../../context.ts';
import type { AnswerForm } from '../../forms/answer.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';

/** Who will have to approve, told before she writes. That nobody can is told too: she may still keep a draft. */
export async function approvalAhead(
  ctx: ActionContext,
  detail: TicketDetail,
): Promise<Pick<AnswerForm, 'approval' | 'needsApproval'>> {
  try {
    const { rule, approvers, fourEyes } = await approvalRule(ctx, detail);
    if (rule === 0) return { approval: ctx.t('form.approval.none'), needsApproval: false };
    const others = fourEyes === 'no' ? approvers : approvers.filter((id) => id !== ctx.actor.id);
    if (others.length === 0) throw new RecadoError('draft.no-approver', { params: { rule } });
    // Whoever was never seen is looked up, so that she has a name.
    await Promise.all(others.map((id) => ctx.directory.person(id, ctx.actor.surface)));
    return {
      approval: await ctx.explain.sentence(
        rule === CRISIS_RULE ? 'form.approval.by.crisis' : 'form.approval.by',
        { approvers: others.join(', '), rule },
        ctx.actor,
      ),
      needsApproval: true,
    };
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    return { approval: await ctx.explain.error(error, ctx.actor), needsApproval: true };
  }
}
