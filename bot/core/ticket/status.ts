import { ofPeople } from './automatic.ts';
import type { TicketView } from './changes.ts';
import { awaited, type Delegation } from './delegation.ts';
import { holdReasons, waitsForAccess, type Delivery, type HoldReason, type RefusalCode } from './delivery.ts';
import type { Draft } from './draft.ts';
import { eligibleApprovers } from './moves/four-eyes.ts';
import type { CloseReason } from './ticket.ts';

interface Waiting {
  /** Who must do something now: anybody who may answer, the persons in `who`, or nobody. */
  needs: 'anyone' | 'persons' | 'nobody';
  /** Person ids: who has it, or who must approve. */
  who: string[];
  /** When it came to be so. */
  since: Date;
}

interface OfDraft {
  draftId: string;
  version: number;
}

/** One line for the whole of a ticket: what needs a person now, who has it, since when. */
export type Status = Waiting &
  (
    | { kind: 'new' }
    /** It was closed, or answered, and the customer wrote again; nobody answers yet. */
    | { kind: 'reopened'; owner: string | null }
    | { kind: 'claimed'; owner: string }
    /** An expert has the word; `who` are those asked, nobody of ours where it was asked by a link. */
    | { kind: 'delegated'; owner: string | null; delegationId: string }
    /** She answered, and nobody has used it yet. */
    | { kind: 'expert-answered'; owner: string | null; delegationId: string }
    | ({ kind: 'draft-editing'; owner: string | null } & OfDraft)
    | ({ kind: 'draft-waiting'; owner: string | null; approvers: string[]; findings: number } & OfDraft)
    | ({ kind: 'returned'; owner: string | null; reason: string } & OfDraft)
    /** What was written lost its worth and must be looked at again; its text is kept. */
    | ({ kind: 'draft-void'; owner: string | null; reason: NonNullable<Draft['voidReason']> } & OfDraft)
    /** Ready to send. `undoUntil` while the drafter may stop it. */
    | ({ kind: 'approved'; owner: string | null; approvedBy: string; undoUntil: Date | null } & OfDraft)
    /** `until` while it waits for the drafter's time to stop it. */
    | ({
        kind: 'queued';
        deliveryId: string;
        by: string;
        until: Date | null;
        /** until the network accepts the account's access again */ noAccess?: true;
      } & OfDraft)
    | ({ kind: 'sending'; deliveryId: string; by: string } & OfDraft)
    | ({
        kind: 'answered';
        deliveryId: string;
        by: string;
        approvedBy: string | null;
        url: string | null;
        tookMs: number;
      } & OfDraft)
    | ({ kind: 'removed'; deliveryId: string; by: string } & OfDraft)
    | ({ kind: 'refused'; deliveryId: string; by: string; code: RefusalCode; detail: string | null } & OfDraft)
    | ({ kind: 'unknown'; deliveryId: string; by: string; lookups: number; detail: string | null } & OfDraft)
    /** Held before sending: whoever sent it decides whether to send all the same. */
    | ({
        kind: 'original-changed';
        deliveryId: string;
        by: string;
        how: 'edited' | 'deleted' | 'answered-outside';
      } & OfDraft)
    /** The customer deleted the message that an answer would address, and nothing is under way. */
    | { kind: 'original-deleted'; owner: string | null }
    | { kind: 'snoozed'; owner: string | null; /** When it comes back by itself. */ until: Date | null }
    | { kind: 'closed'; reason: CloseReason; owner: string | null }
  );

export function statusOf(whole: TicketView): Status {
  const view = ofPeople(whole);
  const { ticket, deliveries } = view;
  const draft = view.drafts.at(-1);
  const delivery = deliveries.at(-1);
  if (ticket.state === 'closed') {
    return {
      kind: 'closed',
      reason: ticket.closeReason ?? 'no-answer-needed',
      owner: ticket.owner,
      needs: 'nobody',
      who: [],
      since: ticket.closedAt ?? ticket.lastInboundAt,
    };
  }
  const current = delivery && isCurrent(view, delivery) ? ofDelivery(view, delivery) : null;
  if (current) return current;
  if (ticket.state === 'snoozed')
    return {
      kind: 'snoozed',
      owner: ticket.owner,
      until: ticket.snoozedUntil ?? null,
      needs: 'nobody',
      who: [],
      since: ticket.ownedSince ?? ticket.openedAt,
    };
  const spoken = lastSpoken(view);
  const open = draft && draft.version > spokenVersion(view) ? ofDraft(view, draft) : null;
  if (open) return open;
  if (view.lastInbound.state === 'deleted')
    return { kind: 'original-deleted', owner: ticket.owner, ...whoever(ticket.owner), since: ticket.lastInboundAt };
  const asked = ofDelegations(view, spoken);
  // A question asked since the customer wrote says more than that she wrote.
  if (asked && asked.since >= ticket.lastInboundAt) return asked;
  if (ticket.reopened > 0 || (spoken !== null && ticket.lastInboundAt > spoken)) {
    const claimedSince =
      ticket.owner !== null && ticket.ownedSince !== null && ticket.ownedSince >= ticket.lastInboundAt;
    if (!claimedSince)
      return { kind: 'reopened', owner: ticket.owner, ...whoever(ticket.owner), since: ticket.lastInboundAt };
  }
  if (asked) return asked;
  if (ticket.owner === null) return { kind: 'new', needs: 'anyone', who: [], since: ticket.lastInboundAt };
  return {
    kind: 'claimed',
    owner: ticket.owner,
    needs: 'persons',
    who: [ticket.owner],
    since: ticket.ownedSince ?? ticket.lastInboundAt,
  };
}

/** An answer that waits to be used needs us; else the oldest question that waits says who has the word. */
function ofDelegations(view: TicketView, spoken: Date | null): Status | null {
  const { owner } = view.ticket;
  const [answered] = unusedAnswers(view, spoken);
  if (answered)
    return {
      kind: 'expert-answered',
      owner,
      delegationId: answered.id,
      ...whoever(owner),
      since: answered.answeredAt ?? answered.askedAt,
    };
  const waiting = view.delegations.find(({ state }) => state === 'asked');
  if (waiting)
    return {
      kind: 'delegated',
      owner,
      delegationId: waiting.id,
      needs: 'persons',
      who: awaited(waiting),
      since: waiting.askedAt,
    };
  return null;
}

/**
 * Answers of experts that nobody made a draft of, oldest first. They are past once we have spoken, or once a version that is newer
 * than they are was asked to go out: whoever wrote it had them before her.
 */
export function unusedAnswers(view: TicketView, spoken: Date | null = lastSpoken(view)): Delegation[] {
  const proposed = ofPeople(view).drafts.findLast(
    ({ state, approvedHash }) =>
      state === 'submitted' || state === 'returned' || state === 'approved' || approvedHash !== null,
  );
  return view.delegations
    .filter(
      ({ state, answeredAt }) =>
        state === 'answered' &&
        answeredAt !== null &&
        (spoken === null || answeredAt > spoken) &&
        (!proposed || answeredAt > proposed.createdAt),
    )
    .toSorted((a, b) => (a.answeredAt?.getTime() ?? 0) - (b.answeredAt?.getTime() ?? 0));
}

/** What the newest delivery says, if it still matters; null where drafts and messages since then say more. */
function ofDelivery(view: TicketView, delivery: Delivery): Status | null {
  const draft = view.drafts.find(({ id }) => id === delivery.draftId);
  const base = { deliveryId: delivery.id, draftId: delivery.draftId, version: draft?.version ?? 0, by: delivery.by };
  const nobody: Pick<Waiting, 'needs' | 'who'> = { needs: 'nobody', who: [] };
  const sender: Pick<Waiting, 'needs' | 'who'> = { needs: 'persons', who: [view.ticket.owner ?? delivery.by] };
  switch (delivery.state) {
    case 'queued':
      return {
        kind: 'queued',
        ...base,
        ...nobody,
        since: delivery.queuedAt,
        until: draft?.undoUntil && draft.undoUntil > delivery.queuedAt ? draft.undoUntil : null,
        noAccess: waitsForAccess(delivery) ? true : undefined,
      };
    case 'sending':
      return { kind: 'sending', ...base, ...nobody, since: delivery.sendingSince ?? delivery.queuedAt };
    case 'unknown':
      return {
        kind: 'unknown',
        ...base,
        ...sender,
        since: delivery.sendingSince ?? delivery.queuedAt,
        lookups: delivery.lookups,
        detail: delivery.detail,
      };
    case 'removed':
      return { kind: 'removed', ...base, ...sender, since: delivery.sentAt ?? delivery.queuedAt };
    case 'sent': {
      const at = delivery.sentAt ?? delivery.queuedAt;
      return {
        kind: 'answered',
        ...base,
        ...nobody,
        since: at,
        approvedBy: draft?.approvedBy ?? null,
        url: delivery.url,
        tookMs: Math.max(0, at.getTime() - view.lastInbound.postedAt.getTime()),
      };
    }
    case 'refused': {
      if (delivery.refusal !== 'approval-changed') {
        return {
          kind: 'refused',
          ...base,
          ...sender,
          since: delivery.sendingSince ?? delivery.queuedAt,
          code: delivery.refusal ?? 'rejected',
          detail: delivery.detail,
        };
      }
      const how = holdOf(delivery);
      if (how === 'edited' || how === 'deleted' || how === 'answered-outside')
        return { kind: 'original-changed', ...base, ...sender, since: delivery.sendingSince ?? delivery.queuedAt, how };
      return null;
    }
    default:
      return delivery.state satisfies never;
  }
}

/** A delivery on its way always counts; one that ended counts until somebody writes, on either side. */
function isCurrent(view: TicketView, delivery: Delivery): boolean {
  if (delivery.state === 'queued' || delivery.state === 'sending' || delivery.state === 'unknown') return true;
  const draft = view.drafts.find(({ id }) => id === delivery.draftId);
  const newest = view.drafts.at(-1);
  if (newest && draft && newest.version > draft.version) return false;
  if (delivery.state === 'refused') return draft?.state === 'approved';
  return view.ticket.lastInboundAt <= (delivery.sentAt ?? delivery.queuedAt);
}

function ofDraft(view: TicketView, draft: Draft): Status | null {
  const { owner } = view.ticket;
  const base = { draftId: draft.id, version: draft.version, owner };
  switch (draft.state) {
    case 'editing':
      return { kind: 'draft-editing', ...base, ...whoever(owner), since: draft.createdAt };
    case 'submitted': {
      const approvers = eligibleApprovers(view, draft);
      return {
        kind: 'draft-waiting',
        ...base,
        approvers,
        findings: draft.findings.length,
        needs: 'persons',
        who: approvers,
        since: draft.createdAt,
      };
    }
    case 'returned':
      return {
        kind: 'returned',
        ...base,
        ...whoever(owner),
        reason: draft.returnedReason ?? '',
        since: draft.createdAt,
      };
    case 'approved':
      return {
        kind: 'approved',
        ...base,
        ...whoever(owner),
        approvedBy: draft.approvedBy ?? '',
        undoUntil: draft.undoUntil,
        since: draft.approvedAt ?? draft.createdAt,
      };
    case 'void': {
      const { voidReason } = draft;
      // What ended with its conversation, or was followed by another version, is not worth a line of its own.
      if (voidReason === null || voidReason === 'superseded' || voidReason === 'closed') return null;
      return {
        kind: 'draft-void',
        ...base,
        ...whoever(owner),
        reason: voidReason,
        since: view.ticket.lastInboundAt > draft.createdAt ? view.ticket.lastInboundAt : draft.createdAt,
      };
    }
    default:
      return draft.state satisfies never;
  }
}

function whoever(owner: string | null): Pick<Waiting, 'needs' | 'who'> {
  return owner === null ? { needs: 'anyone', who: [] } : { needs: 'persons', who: [owner] };
}

/** When one of us last said something on the network. */
export function lastSpoken(view: TicketView): Date | null {
  return ofPeople(view).deliveries.findLast(({ state }) => state === 'sent' || state === 'removed')?.sentAt ?? null;
}

/** The newest version that went out, whatever the network's clock says of when: it may be behind ours. 0: none did. */
function spokenVersion(view: TicketView): number {
  const out = new Set(
    ofPeople(view).deliveries.flatMap(({ state, draftId }) =>
      state === 'sent' || state === 'removed' ? [draftId] : [],
    ),
  );
  return Math.max(0, ...view.drafts.filter(({ id }) => out.has(id)).map(({ version }) => version));
}

function holdOf(delivery: Delivery): HoldReason | null {
  return holdReasons.find((reason) => reason === delivery.detail) ?? null;
}

/** The network lets nobody reply there by program, so another public answer would be refused too. */
export function isBarred(status: Status): boolean {
  return status.kind === 'refused' && (status.code === 'not-mentioned' || status.code === 'reply-restricted');
}
