import { answerIds } from '../delegation.ts';
import { approvalHash } from '../approval.ts';
import type { Changes, JobOrder, TicketView } from '../changes.ts';
import { defineMove } from './define.ts';
import { CONFIRMED, type Delivery } from '../delivery.ts';
import { CRISIS_RULE, stopsAnswer, type Draft } from '../draft.ts';
import { newId } from '../../ids.ts';
import { used } from './delegation.ts';
import { eligibleApprovers } from './four-eyes.ts';
import { full } from './wip-limits.ts';
import {
  already,
  answerUnderWay,
  closed,
  isBlank,
  moved,
  notAPerson,
  notOwner,
  refused,
  spentBy,
  voidDrafts,
  type Already,
  type Refusal,
} from './verdicts.ts';

/** What somebody wrote, before anybody judged it. */
export type NewVersion = Pick<
  Draft,
  'text' | 'template' | 'attachments' | 'account' | 'private' | 'target' | 'at' | 'findings' | 'approval' | 'basedOn'
>;

interface Written {
  draft: NewVersion;
  /** Asks for approval in the same step, or approves where no rule asks for it. */
  submit: boolean;
  /** The experts' answers that it was made from, as `answerIds` reads them: they are used with it. */
  answerOf?: string;
}

interface Sent {
  draftId: string;
  hash: string;
  /** She was shown that the original changed or was answered, and sends all the same. */
  confirmed: boolean;
}

/** A new version; every earlier one that could still be published is superseded. Whoever writes first has the ticket. */
export const write = defineMove<Written>((view, move, { by, at }) => {
  const { owner } = view.ticket;
  const no = notAPerson(by, 'answer') ?? closed(view);
  if (no) return no;
  if (owner !== null && owner !== by.id) return refused('ticket.not-yours', { owner });
  const wrong = (owner === null ? full(view) : null) ?? answerUnderWay(view) ?? unpublishable(move.draft, move.submit);
  if (wrong) return wrong;

  let version = newVersion(view, move.draft, by.id, at);
  let mention: string[] = [];
  if (move.submit) {
    const step = submitted(view, version, at);
    if (step.kind === 'refused') return step;
    version = { ...version, ...step.set };
    mention = step.waitsFor;
  }
  const superseded = voidDrafts(view, 'superseded', 'content-changed');
  const answers = answerIds(move.answerOf).map((id) => used(view, id, at, version.id));
  const answer = {
    delegations: answers.flatMap(({ delegations }) => delegations),
    activity: answers.flatMap(({ activity }) => activity),
  };
  return moved(view, {
    ticket: owner === null ? { state: 'open' as const, owner: by.id, ownedSince: at } : undefined,
    newDraft: version,
    drafts: superseded.drafts,
    deliveries: superseded.deliveries,
    thread: [{ kind: 'draft', draftId: version.id, mention }],
    activity: [
      ...(owner === null ? [{ what: 'claim' }] : []),
      { what: 'draft.written', detail: { draftId: version.id, version: version.version, basedOn: version.basedOn } },
      ...(move.submit ? [submittedActivity(version)] : []),
      ...superseded.activity,
      ...answer.activity,
    ],
    delegations: answer.delegations.length > 0 ? answer.delegations : undefined,
    jobs: shownFiles(view, version),
  });
});

export const submit = defineMove<{ draftId: string }>((view, move, { by, at }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  const no = notAPerson(by, 'answer') ?? closed(view) ?? notOwner(view, by) ?? tooLate(view, draft, 'editing');
  if (no) return no;
  const wrong = answerUnderWay(view) ?? unpublishable(draft, true);
  if (wrong) return wrong;
  const step = submitted(view, draft, at);
  if (step.kind === 'refused') return step;
  return moved(view, {
    drafts: [{ id: draft.id, set: step.set }],
    thread:
      step.waitsFor.length > 0
        ? [
            {
              kind: 'event' as const,
              key: 'event.draft-waiting' as const,
              params: { by: by.id, version: draft.version },
              mention: step.waitsFor,
            },
          ]
        : undefined,
    activity: [submittedActivity({ ...draft, ...step.set })],
  });
});

/** The owner sends. A version is delivered once, and one answer at a time. */
export const send = defineMove<Sent>((view, move, { by, at }) => {
  const draft = view.drafts.find(({ id }) => id === move.draftId);
  if (!draft) return refused('draft.not-found');
  const no = notAPerson(by, 'send');
  if (no) return no;
  if (spentBy(view, draft.id)) return already('say.sent-already');
  const wrong = closed(view) ?? notOwner(view, by) ?? answerUnderWay(view);
  if (wrong) return wrong;
  if (draft.state !== 'approved') return newerThan(view, draft) ?? refused('draft.not-approved');
  if (draft.approvedHash !== move.hash || approvalHash(draft) !== draft.approvedHash)
    return refused('draft.changed-since');
  return moved(view, queueDelivery({ view, draft, by: by.id, at, confirmed: move.confirmed }));
});

/** Sending waits until the drafter can no longer stop what somebody else changed. */
export function queueDelivery({
  view,
  draft,
  by,
  at,
  confirmed,
}: {
  view: TicketView;
  draft: Draft;
  by: string;
  at: Date;
  confirmed: boolean;
}): Required<Pick<Changes, 'newDelivery' | 'activity' | 'jobs'>> {
  const delivery: Delivery = {
    id: newId('dl', at),
    ticketId: view.ticket.id,
    draftId: draft.id,
    state: 'queued',
    opId: newId('op', at),
    attempts: 0,
    by,
    queuedAt: at,
    sendingSince: null,
    sentAt: null,
    nativeId: null,
    url: null,
    refusal: null,
    detail: confirmed ? CONFIRMED : null,
    lookups: 0,
  };
  const wait = draft.undoUntil === null ? 0 : draft.undoUntil.getTime() - at.getTime();
  return {
    newDelivery: delivery,
    activity: [
      { what: 'send', detail: { draftId: draft.id, deliveryId: delivery.id, hash: draft.approvedHash, confirmed } },
    ],
    jobs: [
      { job: 'send-reply', deliveryId: delivery.id, ticketId: view.ticket.id, afterMs: wait > 0 ? wait : undefined },
    ],
  };
}

/** Fields of a version that nobody has judged yet. */
export function newVersion(view: TicketView, draft: NewVersion, author: string, at: Date): Draft {
  return {
    id: newId('dr', at),
    ticketId: view.ticket.id,
    version: Math.max(0, ...view.drafts.map(({ version }) => version)) + 1,
    text: draft.text,
    template: draft.template ?? null,
    attachments: draft.attachments,
    account: draft.account,
    private: draft.private,
    target: draft.target,
    at: draft.at,
    state: 'editing',
    author,
    writers: [...new Set([...writersOfThisAnswer(view), author])],
    basedOn: draft.basedOn,
    findings: draft.findings,
    approval: draft.approval,
    approvedBy: null,
    approvedAt: null,
    approvedHash: null,
    undoUntil: null,
    returnedBy: null,
    returnedReason: null,
    voidReason: null,
    createdAt: at,
  };
}

/** Whoever approves sees what goes out with it. */
export function shownFiles({ ticket }: TicketView, { attachments }: Pick<Draft, 'attachments'>): JobOrder[] {
  return attachments.length > 0 ? [{ job: 'copy-media', ticketId: ticket.id }] : [];
}

/** Refuses text that may not go out whoever approves it. */
export function unpublishable(
  draft: Pick<Draft, 'text' | 'attachments' | 'findings'>,
  judged: boolean,
): Refusal | null {
  if (isBlank(draft.text) && draft.attachments.length === 0) return refused('draft.empty');
  const stop = judged ? draft.findings.find(stopsAnswer) : undefined;
  return stop ? refused('draft.has-stop', { clause: stop.clause, title: stop.params['title'] ?? '' }) : null;
}

/** Why a version that is not in the state a button was made for cannot take the step; null where it can. */
export function tooLate(view: TicketView, draft: Draft, wanted: 'editing' | 'submitted'): Refusal | Already | null {
  if (draft.state === wanted) return null;
  if (draft.state === 'approved') {
    if (draft.approvedBy === 'rule:none') return already('say.approval-not-needed');
    return already('say.approved-already', {
      by: draft.approvedBy ?? '',
      at: (draft.approvedAt ?? draft.createdAt).toISOString(),
    });
  }
  if (draft.state === 'submitted') return already('say.submitted-already');
  return (
    newerThan(view, draft) ??
    (draft.state === 'returned'
      ? already('say.returned-already')
      : draft.state === 'void'
        ? refused('draft.void', { state: `void.${draft.voidReason ?? 'superseded'}` })
        : refused('draft.not-waiting', { state: `draft.${draft.state}` }))
  );
}

function newerThan(view: TicketView, draft: Draft): Refusal | null {
  const newest = view.drafts.at(-1);
  return newest && newest.version > draft.version ? refused('draft.old-version', { version: newest.version }) : null;
}

/**
 * Everybody who wrote any version of the answer in the making: what was written before the last answer went out belongs to
 * another answer. `basedOn` is not asked, so that leaving it out frees nobody from four eyes.
 */
function writersOfThisAnswer(view: TicketView): string[] {
  const lastSent = view.drafts.findLast((draft) =>
    view.deliveries.some(({ draftId, state }) => draftId === draft.id && (state === 'sent' || state === 'removed')),
  );
  return view.drafts.filter(({ version }) => version > (lastSent?.version ?? 0)).map(({ author }) => author);
}

type Submitted = Refusal | { kind: 'set'; set: Partial<Draft>; waitsFor: string[] };

function submitted(view: TicketView, draft: Draft, at: Date): Submitted {
  if (draft.approval.rule === 0) {
    return {
      kind: 'set',
      set: { state: 'approved', approvedBy: 'rule:none', approvedAt: at, approvedHash: approvalHash(draft) },
      waitsFor: [],
    };
  }
  const waitsFor = eligibleApprovers(view, draft);
  if (waitsFor.length === 0) return noApprover(draft);
  return { kind: 'set', set: { state: 'submitted' }, waitsFor };
}

/** Nobody is left who may approve it. */
export function noApprover({ approval: { rule } }: Pick<Draft, 'approval'>): Refusal {
  return rule === CRISIS_RULE ? refused('draft.no-approver-now') : refused('draft.no-approver', { rule });
}

function submittedActivity(draft: Draft): Changes['activity'][number] {
  const detail = { draftId: draft.id, version: draft.version, rule: draft.approval.rule };
  return draft.state === 'approved'
    ? { what: 'draft.approved', detail: { ...detail, by: 'rule:none', hash: draft.approvedHash } }
    : { what: 'draft.submitted', detail };
}
