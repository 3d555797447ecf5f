import { approvalHash } from '../approval.ts';
import { byRule, isAutomatic, ofPeople } from '../automatic.ts';
import { defineMove } from './define.ts';
import { newVersion, queueDelivery, type NewVersion } from './draft.ts';
import { already, answerUnderWay, isBlank, moved, refused } from './verdicts.ts';

interface Saying {
  draft: NewVersion;
  /** Which rule says it, as the activity has it: "service 1", "automatic 2". */
  rule: string;
}

/**
 * A rule speaks, in words that were approved beforehand: once in a conversation, and not at all once a person has spoken, has it
 * or writes. It answers nothing: the conversation waits as before.
 */
export const sayByItself = defineMove<Saying>((view, { draft, rule }, { by, at }) => {
  if (by.kind !== 'rule') return refused('right.missing', { right: 'send' });
  const { ticket } = view;
  const people = ofPeople(view);
  const isSaid = view.drafts.some(({ author }) => isAutomatic(author));
  const isHandled =
    ticket.owner !== null ||
    ticket.firstAnsweredAt !== null ||
    people.drafts.length > 0 ||
    people.deliveries.some(({ state }) => state !== 'refused');
  if (ticket.state !== 'open' || isSaid || isHandled || view.muted || draft.target !== view.lastInbound.currentId)
    return already('say.sent-already');
  if (isBlank(draft.text)) return refused('draft.empty');
  const busy = answerUnderWay(view);
  if (busy) return busy;
  const author = byRule(rule);
  const version = newVersion(view, draft, author, at);
  const approved = {
    ...version,
    state: 'approved' as const,
    approvedBy: author,
    approvedAt: at,
    approvedHash: approvalHash(version),
  };
  const { newDelivery, activity, jobs } = queueDelivery({ view, draft: approved, by: author, at, confirmed: false });
  return moved(view, {
    newDraft: approved,
    newDelivery,
    thread: [{ kind: 'draft', draftId: approved.id, mention: [] }],
    activity: [{ what: 'automatic', detail: { draftId: approved.id, rule } }, ...activity],
    jobs,
  });
});

/** What a rule had to say is not said any more: in crisis mode nothing goes out without a person. */
export const silenced = defineMove<{ deliveryId: string }>((view, { deliveryId }) => {
  const delivery = view.deliveries.find(({ id }) => id === deliveryId);
  if (!delivery) return refused('delivery.not-found');
  if (delivery.state !== 'queued' || !isAutomatic(delivery.by)) return already('say.sent-already');
  const { draftId } = delivery;
  const isLive = view.drafts.some(({ id, state }) => id === draftId && state === 'approved');
  return moved(view, {
    deliveries: [{ id: deliveryId, set: { state: 'refused', refusal: 'approval-changed', detail: 'crisis' } }],
    drafts: isLive ? [{ id: draftId, set: { state: 'void', voidReason: 'crisis' } }] : undefined,
    activity: [
      { what: 'delivery.held', detail: { deliveryId, draftId, reason: 'crisis' } },
      ...(isLive ? [{ what: 'draft.void', detail: { draftId, reason: 'crisis' } }] : []),
    ],
  });
});
