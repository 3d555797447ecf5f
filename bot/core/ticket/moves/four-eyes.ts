import type { TicketView } from '../changes.ts';
import type { Draft } from '../draft.ts';

/** Who of the named approvers may approve this version: with four eyes, nobody who wrote it or an earlier one. */
export function eligibleApprovers(view: TicketView, draft: Draft): string[] {
  const { approvers, fourEyes } = draft.approval;
  if (fourEyes === 'no' || isHandedBack(view, draft)) return approvers;
  return approvers.filter((id) => !draft.writers.includes(id));
}

/**
 * An approver changed the text under a strict rule, and the drafter has the last word. She wrote the version before, yet what
 * she approves is somebody else's: four eyes have seen it.
 */
export function isHandedBack(view: TicketView, draft: Draft): boolean {
  const base = view.drafts.find(({ id }) => id === draft.basedOn);
  return (
    draft.approval.fourEyes === 'strict' &&
    base !== undefined &&
    draft.author !== base.author &&
    draft.approval.approvers.length === 1 &&
    draft.approval.approvers[0] === base.author &&
    base.approval.approvers.includes(draft.author)
  );
}
