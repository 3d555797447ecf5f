import { approvalHash } from '../approval.ts';
import type { By, Changes, TicketView } from '../changes.ts';
import type { TextParams } from '../../texts/index.ts';
import { defineMove } from './define.ts';
import type { ApprovalRule, Draft } from '../draft.ts';
import { newVersion, noApprover, queueDelivery, tooLate, unpublishable, shownFiles, type NewVersion } from './draft.ts';
import { eligibleApprovers } from './four-eyes.ts';
import {
  already,
  answerUnderWay,
  closed,
  isBlank,
  liveDelivery,
  moved,
  spentBy,
  notAPerson,
  refused,
  type Already,
  type Refusal,
} from './verdicts.ts';

interface Approved {
  draftId: string;
  /** Of what the approver saw. */
  hash: string;
  /** "Approve and send". */
  send: boolean;
  /** As in `send`. */
  confirmed?: boolean;
}

export const approve = defineMove<Approved>((view, move, { by, at }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  const no = mayNotJudge(view, draft, by) ?? notHerEyes(view, draft, by.id) ?? unpublishable(draft, true);
  if (no) return no;
  const hash = approvalHash(draft);
  if (hash !== move.hash) return refused('draft.changed-since');
  const set = { state: 'approved', approvedBy: by.id, approvedAt: at, approvedHash: hash } as const;
  const activity = [
    {
      what: 'draft.approved',
      detail: { draftId: draft.id, version: draft.version, rule: draft.approval.rule, by: by.id, hash },
    },
  ];
  if (move.send) {
    const busy = answerUnderWay(view);
    if (busy) return busy;
    const sending = queueDelivery({
      view,
      draft: { ...draft, ...set },
      by: by.id,
      at,
      confirmed: move.confirmed ?? false,
    });
    return moved(view, { ...sending, drafts: [{ id: draft.id, set }], activity: [...activity, ...sending.activity] });
  }
  return moved(view, {
    drafts: [{ id: draft.id, set }],
    thread: [
      {
        kind: 'event',
        key: 'event.approved',
        params: { by: by.id, version: draft.version },
        mention: view.ticket.owner === null ? [] : [view.ticket.owner],
      },
    ],
    activity,
  });
});

export const giveBack = defineMove<{ draftId: string; reason: string }>((view, move, { by }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  if (draft.state === 'returned') return already('say.returned-already');
  const no = mayNotJudge(view, draft, by);
  if (no) return no;
  const reason = move.reason.trim();
  if (isBlank(reason)) return refused('reason.missing');
  return moved(view, {
    drafts: [{ id: draft.id, set: { state: 'returned', returnedBy: by.id, returnedReason: reason } }],
    thread: [
      {
        kind: 'event',
        key: 'event.returned',
        params: { by: by.id, version: draft.version, reason },
        mention: [draft.author],
      },
    ],
    activity: [{ what: 'draft.returned', detail: { draftId: draft.id, version: draft.version } }],
  });
});

/**
 * The approver writes the next version. Normally it is approved at once and the drafter is told and may stop it; under a
 * strict rule it goes back to the drafter, who approves it.
 */
export const changeAndApprove = defineMove<{ draft: NewVersion; undoSeconds: number }>((view, move, { by, at }) => {
  const base = view.drafts.find(({ id }) => id === move.draft.basedOn);
  if (!base) return refused('draft.not-found');
  const no =
    mayNotJudge(view, base, by) ??
    notHerEyes(view, base, by.id) ??
    answerUnderWay(view) ??
    unpublishable(move.draft, true);
  if (no) return no;
  const hash = approvalHash(move.draft);
  if (hash === approvalHash(base)) return approve(view, { draftId: base.id, hash, send: false }, { by, at });

  const written = { ...newVersion(view, move.draft, by.id, at), approval: base.approval };
  const strict = base.approval.fourEyes === 'strict' && base.author !== by.id;
  const undo = move.undoSeconds > 0 && base.author !== by.id;
  const version: Draft = strict
    ? { ...written, state: 'submitted', approval: { ...base.approval, approvers: [base.author] } }
    : {
        ...written,
        state: 'approved',
        approvedBy: by.id,
        approvedAt: at,
        approvedHash: hash,
        undoUntil: undo ? new Date(at.getTime() + move.undoSeconds * 1000) : null,
      };
  const mention = base.author === by.id ? [] : [base.author];
  const detail = { draftId: version.id, version: version.version, basedOn: base.id };
  return moved(view, {
    newDraft: version,
    drafts: [{ id: base.id, set: { state: 'void', voidReason: 'superseded' } }],
    thread: [{ kind: 'draft', draftId: version.id, mention }, ...tellOwner(view, version, by.id, mention)],
    activity: [
      { what: 'draft.written', detail },
      { what: 'draft.void', detail: { draftId: base.id, reason: 'superseded' } },
      strict
        ? { what: 'draft.submitted', detail: { ...detail, rule: base.approval.rule } }
        : { what: 'draft.approved', detail: { ...detail, rule: base.approval.rule, by: by.id, hash } },
    ],
    jobs: shownFiles(view, version),
  });
});

/** Delays below this are not worth drawing everything anew. */
const WORTH_MS = 3_000;

/** The drafter has her time from when she could read that she has it: a chat that is slow takes none of it away. */
export const stopWindow = defineMove<{ draftId: string; undoSeconds: number }>((view, move, { at }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  const delivery = liveDelivery(view);
  const until = new Date(at.getTime() + move.undoSeconds * 1_000);
  const isOpen =
    draft?.state === 'approved' &&
    draft.undoUntil !== null &&
    spentBy(view, draft.id)?.state !== 'sent' &&
    (delivery === undefined || delivery.state === 'queued');
  if (!isOpen || draft.undoUntil === null || until.getTime() - draft.undoUntil.getTime() < WORTH_MS)
    return already('say.done');
  return moved(view, {
    drafts: [{ id: draft.id, set: { undoUntil: until } }],
    activity: [{ what: 'draft.stop-window', detail: { draftId: draft.id, until: until.toISOString() } }],
  });
});

/** Whoever came is asked, the owner hears of it, and where nobody is left she hears what to do. That one of several went is seen on the card. */
export const approversChanged = defineMove<{ draftId: string; approval: ApprovalRule }>((view, move) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  const late = tooLate(view, draft, 'submitted');
  if (late) return late;
  const before = eligibleApprovers(view, draft);
  const set = { approval: move.approval };
  const now = eligibleApprovers(view, { ...draft, ...set });
  const fresh = now.filter((id) => !before.includes(id));
  const { version } = draft;
  const owner = view.ticket.owner ?? draft.author;
  const isGone = now.length === 0 && before.length > 0;
  const isNews = isGone || fresh.length > 0;
  const key = isGone ? 'event.approvers-gone' : 'event.approvers-changed';
  const params: TextParams = isGone ? { version } : { version, approvers: now.join(', ') };
  return moved(view, {
    drafts: [{ id: draft.id, set }],
    thread: isNews ? [{ kind: 'event', key, params, mention: [...new Set([...fresh, owner])] }] : undefined,
    activity: [
      {
        what: 'draft.approvers',
        detail: { draftId: draft.id, version, rule: move.approval.rule, approvers: move.approval.approvers.join(', ') },
      },
    ],
  });
});

/**
 * What was approved by no rule, or by others, waits for those who approve everything now; it does not leave before. Nothing of it is
 * lost, and nobody need write it again.
 */
export const needsApproval = defineMove<{ draftId: string; approval: ApprovalRule }>((view, { draftId, approval }) => {
  const draft = view.drafts.find(({ id }) => id === draftId);
  if (!draft) return refused('draft.not-found');
  if (draft.state !== 'approved') return tooLate(view, draft, 'submitted') ?? already('say.submitted-already');
  const delivery = spentBy(view, draft.id);
  if (delivery && delivery.state !== 'queued') return already('say.sent-already');
  const waitsFor = eligibleApprovers(view, { ...draft, approval });
  if (waitsFor.length === 0) return refused('draft.no-approver-now');
  const params = { version: draft.version, approvers: waitsFor.join(', ') };
  const set = { approval, approvedBy: null, approvedAt: null, approvedHash: null, undoUntil: null };
  const verdict = moved(view, {
    drafts: [{ id: draft.id, set: { ...set, state: 'submitted' } }],
    deliveries: delivery
      ? [
          {
            id: delivery.id,
            set: { state: 'refused' as const, refusal: 'approval-changed' as const, detail: 'needs-approval' },
          },
        ]
      : undefined,
    thread: [
      {
        kind: 'event',
        key: 'event.needs-approval',
        params,
        mention: [...new Set([...waitsFor, view.ticket.owner ?? draft.author])],
      },
    ],
    activity: [
      {
        what: 'draft.submitted',
        detail: { draftId: draft.id, version: draft.version, rule: approval.rule, because: 'crisis' },
      },
      ...(delivery ? [{ what: 'delivery.held', detail: { deliveryId: delivery.id, reason: 'needs-approval' } }] : []),
    ],
  });
  return verdict.kind === 'moved' ? { ...verdict, say: { key: 'say.needs-approval', params } } : verdict;
});

/** The drafter stops what somebody changed and approved, as long as she may. */
export const stop = defineMove<{ draftId: string }>((view, move, { by, at }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  const no = notAPerson(by, 'answer');
  if (no) return no;
  if (draft.state === 'void' && draft.voidReason === 'stopped') return already('say.stopped-already');
  if (draft.state !== 'approved') return tooLate(view, draft, 'submitted') ?? refused('draft.not-approved');
  const drafter = view.drafts.find(({ id }) => id === draft.basedOn)?.author;
  if (by.id !== drafter || by.id === draft.approvedBy) return refused('draft.not-drafter');
  const delivery = liveDelivery(view);
  if (delivery && delivery.state !== 'queued') return refused('ticket.being-sent');
  if (draft.undoUntil === null || at >= draft.undoUntil)
    return delivery
      ? refused('ticket.being-sent')
      : refused('draft.undo-over', { moment: (draft.undoUntil ?? draft.approvedAt ?? at).toISOString() });
  const told = [draft.approvedBy, view.ticket.owner].filter((id) => id !== null && id !== by.id);
  return moved(view, {
    drafts: [{ id: draft.id, set: { state: 'void', voidReason: 'stopped' } }],
    deliveries: delivery
      ? [
          {
            id: delivery.id,
            set: { state: 'refused' as const, refusal: 'approval-changed' as const, detail: 'stopped' },
          },
        ]
      : undefined,
    thread: [
      {
        kind: 'event',
        key: 'event.stopped',
        params: { by: by.id, version: draft.version },
        mention: [...new Set(told)].filter((id) => id !== null),
      },
    ],
    activity: [
      { what: 'draft.void', detail: { draftId: draft.id, reason: 'stopped' } },
      ...(delivery ? [{ what: 'delivery.held', detail: { deliveryId: delivery.id, reason: 'stopped' } }] : []),
    ],
  });
});

function mayNotJudge(view: TicketView, draft: Draft, by: By): Refusal | Already | null {
  const no = notAPerson(by, 'approve') ?? closed(view);
  if (no) return no;
  if (draft.state === 'editing') return refused('draft.not-waiting', { state: 'draft.editing' });
  const late = tooLate(view, draft, 'submitted');
  if (late) return late;
  return notApprover(draft, by.id);
}

/** Why she may not judge a version at all; null where she may. */
export function notApprover(draft: Pick<Draft, 'approval'>, id: string): Refusal | null {
  const { approvers } = draft.approval;
  if (approvers.includes(id)) return null;
  return approvers.length === 0
    ? noApprover(draft)
    : refused('draft.not-approver', { approvers: approvers.join(', ') });
}

/** Why she may not approve what she may judge; null where she may. */
export function notHerEyes(view: TicketView, draft: Draft, id: string): Refusal | null {
  const eligible = eligibleApprovers(view, draft);
  return eligible.includes(id) ? null : refused('draft.four-eyes', { approvers: eligible.join(', ') });
}

/** After a take-over the owner is not the drafter, and it is she who sends. */
function tellOwner(view: TicketView, version: Draft, by: string, told: string[]): NonNullable<Changes['thread']> {
  const { owner } = view.ticket;
  if (version.state !== 'approved' || owner === null || owner === by || told.includes(owner)) return [];
  return [{ kind: 'event', key: 'event.approved', params: { by, version: version.version }, mention: [owner] }];
}
