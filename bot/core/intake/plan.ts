import type { Changes, TicketView } from '../ticket/changes.ts';
import { followed, rowsOf } from '../ticket/labels/effective.ts';
import type { Reading } from '../ticket/labels/reader.ts';
import { pressedScore, typedScore } from '../rating/rating.ts';
import { isForgotten, isNewer, wordsOf, type InboundEvent, type InboundMessage, type Message } from '../message.ts';
import { accountsOf, addressed, united } from './addressed-accounts.ts';
import { planHeard } from './heard.ts';
import { openTicket } from './open-ticket.ts';
import { planOwn } from './own-posts.ts';
import { changesOf, countedAs, inboundRow, readLabels, type PlanDeps } from './plan-parts.ts';
import type { IngestPlan, Known, StoredEvent } from './types.ts';

/** What one event means, given what is known; pure but for new ids. The store writes it. */
export function planEvent(stored: StoredEvent, known: Known, deps: PlanDeps): IngestPlan {
  const event = withItsWords(stored.event);
  if (known.message && known.removed && 'message' in event)
    return planDeleted(known, { ...known.removed, now: deps.now });
  switch (event.kind) {
    case 'deleted':
      return planDeleted(known, { at: event.at, now: deps.now, forget: event.forget === true });
    case 'hidden':
      return planHidden(known, { at: event.at, now: deps.now });
    case 'hidden-by-us':
      return planHiddenByUs(known, event.hidden, deps.now);
    case 'shown':
      return known.message
        ? planShown(stored, event.message, { ...known, message: known.message }, deps)
        : { kind: 'ignore', why: 'no-ticket' };
    case 'receipt':
      return planReceipt(event, known, deps.now);
    case 'own-message':
      return planOwn(stored, event.message, known, deps);
    case 'heard':
      if (known.removed) return { kind: 'ignore', why: 'removed' };
      return planHeard(stored, event, known, deps);
    case 'message':
      // What was only heard is said to us now, or somebody makes a conversation of it.
      if (known.message && known.heard === true)
        return openedBy(planNew(stored, event.message, known, deps), event.openedBy);
      // Its words are to be kept nowhere.
      if (known.removed) return { kind: 'ignore', why: 'removed' };
      if (known.message) return planAgain(stored, event.message, { ...known, message: known.message }, deps);
      return planNew(stored, event.message, known, deps);
    default:
      return event satisfies never;
  }
}

/** A title, a subject and stars are words of hers as the rest: they are kept, found and routed by with it. */
function withItsWords(event: InboundEvent): InboundEvent {
  return 'message' in event ? { ...event, message: { ...event.message, text: wordsOf(event.message) } } : event;
}

function planDeleted(
  { message, view, delivery, remaining }: Known,
  { at, now, forget }: { at: Date; now: Date; forget: boolean },
): IngestPlan {
  if (!message) return planAnswerDeleted({ messageId: null, view, delivery }, { at, now });
  const forgotten = forget && { forget: true as const };
  if (message.state === 'deleted' && forget) {
    // What was read of it goes from the card too.
    const redrawn = view && { activity: [], jobs: [{ job: 'redraw-card' as const, ticketId: view.ticket.id }] };
    return { kind: 'deleted', messageId: message.id, at, ticketId: message.ticketId, changes: redrawn, forget };
  }
  if (message.state === 'deleted') return { kind: 'ignore', why: 'seen' };
  if (message.direction === 'out') return planAnswerDeleted({ messageId: message.id, view, delivery }, { at, now });
  const changes = view ? changesOf(view, { move: 'customer-deleted', messageId: message.id }, now) : null;
  // What is left of what she wrote is answered now.
  const isTarget = view?.ticket.lastInboundId === message.id && remaining;
  const ticket = isTarget ? { lastInboundId: remaining.id, lastInboundAt: remaining.postedAt } : undefined;
  return {
    kind: 'deleted',
    messageId: message.id,
    at,
    ticketId: message.ticketId,
    changes: changes && ticket ? { ...changes, ticket: { ...changes.ticket, ...ticket } } : changes,
    ...forgotten,
  };
}

/** Not shown to us is not deleted: her words stay, what was written for her stays, and it may come back. */
function planHidden({ message, view }: Known, { at, now }: { at: Date; now: Date }): IngestPlan {
  if (!message || message.direction === 'out' || message.state === 'deleted' || message.state === 'hidden')
    return { kind: 'ignore', why: 'seen' };
  const changes = view ? changesOf(view, { move: 'customer-hidden', messageId: message.id }, now) : null;
  return { kind: 'hidden', messageId: message.id, at, ticketId: message.ticketId, changes };
}

/** A colleague hid it in the network's own app, or our own press comes back: the card says so either way. */
function planHiddenByUs({ message, view }: Known, hidden: boolean, now: Date): IngestPlan {
  const changes =
    message?.direction === 'in' && view
      ? changesOf(view, { move: 'mark', what: hidden ? 'hide' : 'unhide', messageId: message.id }, now, {
          kind: 'system',
          id: 'network',
        })
      : null;
  if (!view || !changes) return { kind: 'ignore', why: message ? 'seen' : 'no-ticket' };
  return { kind: 'marked', ticketId: view.ticket.id, changes };
}

/** What became of an answer of ours; of what was not sent from here nothing is kept. */
function planReceipt(
  { nativeId, what, at, why, until, url }: Extract<InboundEvent, { kind: 'receipt' }>,
  { view, delivery }: Known,
  now: Date,
): IngestPlan {
  const about = until ? (delivery?.nativeId ?? nativeId) : nativeId;
  const told = { move: 'delivery-told' as const, nativeId: about, what, at, why, url: url || undefined };
  const changes =
    view && delivery
      ? changesOf(view, { ...told, deliveryId: delivery.id }, now, { kind: 'system', id: 'network' })
      : null;
  if (!view || !changes) return { kind: 'ignore', why: delivery ? 'seen' : 'no-ticket' };
  return { kind: 'marked', ticketId: view.ticket.id, changes };
}

/** It was taken for gone, or was not shown, and is there: as it is now, and to be answered again. */
function planShown(
  stored: StoredEvent,
  message: InboundMessage,
  { message: before, view }: Known & { message: Message },
  deps: PlanDeps,
): IngestPlan {
  const { now } = deps;
  if (before.direction === 'out' || (before.state !== 'deleted' && before.state !== 'hidden'))
    return { kind: 'ignore', why: 'seen' };
  // Who asked to be forgotten need not have deleted it there, and a look brings none of it back.
  if (isForgotten(before)) return { kind: 'ignore', why: 'removed' };
  const isOther = isNewer(message, before);
  const { currentId, version, text, media } = isOther ? message : before;
  const moved = view
    ? changesOf(view, { move: 'customer-shown', messageId: before.id, edited: isOther && text !== before.text }, now)
    : null;
  const isNewest = view !== null && before.postedAt > view.ticket.lastInboundAt;
  const changes =
    moved && isNewest
      ? { ...moved, ticket: { ...moved.ticket, lastInboundId: before.id, lastInboundAt: before.postedAt } }
      : moved;
  const reading = readAgain(stored, message, view, deps);
  return {
    kind: 'shown',
    messageId: before.id,
    message: { currentId, version, text, media, counts: message.counts, state: version > 0 ? 'edited' : 'live' },
    labels: isOther ? rowsOf(reading, { id: before.id, version }, now) : [],
    ticketId: before.ticketId,
    changes: isOther || isNewest ? labelled(changes, view, before, reading) : changes,
  };
}

/** Somebody deleted on the network what we said there; what we sent is known by its delivery, even before it was read back. */
function planAnswerDeleted(
  { messageId, view, delivery }: Pick<Known, 'view' | 'delivery'> & { messageId: string | null },
  { at, now }: { at: Date; now: Date },
): IngestPlan {
  const gone =
    view && delivery?.state === 'sent'
      ? changesOf(view, { move: 'delivery-removed', deliveryId: delivery.id }, now, { kind: 'system', id: 'network' })
      : null;
  if (messageId === null && gone === null) return { kind: 'ignore', why: delivery ? 'seen' : 'no-ticket' };
  return { kind: 'deleted', messageId, at, ticketId: view?.ticket.id ?? null, changes: gone, own: true };
}

/** A message that we have: a new version, the same one by another of our accounts, or nothing new. */
function planAgain(
  stored: StoredEvent,
  message: InboundMessage,
  known: Known & { message: Message },
  deps: PlanDeps,
): IngestPlan {
  const { config, now } = deps;
  const before = known.message;
  if (before.direction === 'out') return { kind: 'ignore', why: 'own' };
  // What she deleted has no words here any more, and a late copy, of whichever version, brings none.
  if (isForgotten(before)) return { kind: 'ignore', why: 'removed' };
  if (message.version < before.version) return { kind: 'ignore', why: 'older-version' };
  // A late copy of it is no proof that it is there; a look at it by its id is.
  if (before.state === 'deleted' || before.state === 'hidden') return { kind: 'ignore', why: 'seen' };
  if (isNewer(message, before)) {
    const changes = known.view ? changesOf(known.view, { move: 'customer-edited', messageId: before.id }, now) : null;
    const { currentId, version, text, media, counts, postedAt } = message;
    // Some networks give an edited message the time of the edit.
    const changedAt = postedAt > before.postedAt ? postedAt : now;
    const reading = readAgain(stored, message, known.view, deps);
    return {
      kind: 'version',
      messageId: before.id,
      message: { currentId, version, text, media, counts, changedAt },
      labels: rowsOf(reading, { id: before.id, version }, now),
      ticketId: before.ticketId,
      changes: labelled(changes, known.view, before, reading),
    };
  }
  if (!known.view || before.ticketId === null) return { kind: 'ignore', why: 'seen' };
  const ours = accountsOf(config, stored.network);
  const accounts = united(
    ours,
    known.view.ticket.accounts,
    addressed(ours, message, stored.account).map(({ key }) => key),
  );
  if (accounts.every((account) => known.view?.ticket.accounts.includes(account)))
    return { kind: 'ignore', why: 'seen' };
  const { id: ticketId } = known.view.ticket;
  return {
    kind: 'also-to',
    ticketId,
    accounts,
    changes: {
      ticket: { accounts },
      activity: [{ what: 'also-to', detail: { account: stored.account } }],
      jobs: [{ job: 'redraw-card', ticketId }],
    },
  };
}

const DAY_MS = 24 * 60 * 60_000;

function planNew(stored: StoredEvent, message: InboundMessage, known: Known, deps: PlanDeps): IngestPlan {
  const ours = accountsOf(deps.config, stored.network);
  // One of our accounts that mentions another is still us.
  if (ours.some(({ handle }) => handle === message.author.handle.toLowerCase())) return { kind: 'ignore', why: 'own' };
  const { view } = known;
  const rated = planRated(stored, message, known, deps);
  if (rated) return rated;
  if (known.muted === true && (!view || view.ticket.state === 'closed'))
    return known.message ? { kind: 'ignore', why: 'seen' } : planMuted(stored, message, view, deps);
  const adopts = known.message?.id;
  if (!view || !continues(view, deps))
    return openTicket(stored, message, {
      previous: view,
      publicBefore: known.publicBefore ?? null,
      lists: known.lists ?? [],
      adopts,
      deps,
      ours,
    });
  const { ticket } = view;
  const reading = readAgain(stored, message, view, deps);
  const fresh = inboundRow(message, {
    network: stored.network,
    account: ticket.account,
    ticketId: ticket.id,
    language: reading.get('language')?.value ?? null,
    now: deps.now,
  });
  const row = adopts === undefined ? fresh : { ...fresh, id: adopts };
  const moved = changesOf(
    view,
    { move: 'customer-wrote', message: { ...row, authorId: ticket.authorId } },
    deps.now,
  ) ?? { activity: [], jobs: [] };
  const changes = labelled(moved, view, row, reading) ?? moved;
  const accounts = united(
    ours,
    ticket.accounts,
    addressed(ours, message, stored.account).map(({ key }) => key),
  );
  const isWider = accounts.length > ticket.accounts.length;
  return {
    kind: 'add',
    author: message.author,
    ticketId: ticket.id,
    message: row,
    adopts: adopts === undefined ? undefined : true,
    labels: rowsOf(reading, row, deps.now),
    changes: isWider ? { ...changes, ticket: { ...changes.ticket, accounts } } : changes,
    ...countedAs(message, reading, { ...ticket, accounts, lists: known.lists ?? [] }, deps),
  };
}

/** She presses, or types, how our answer was: kept with what was said, and nothing opens again. */
function planRated(
  stored: StoredEvent,
  message: InboundMessage,
  { view, message: heard }: Known,
  deps: PlanDeps,
): IngestPlan | null {
  if (!view?.rating || heard || message.media.length > 0) return null;
  const pressed = pressedScore(view.rating, message.text);
  const isWaiting = view.rating.score === null && view.ticket.state === 'closed';
  const score = pressed ?? (isWaiting ? typedScore(view.rating, message.text, deps.now) : null);
  if (score === null) return null;
  const { network } = stored;
  const { id: ticketId, account } = view.ticket;
  const row = inboundRow(message, { network, account, ticketId, language: null, now: deps.now });
  const changes = changesOf(view, { move: 'rate', score, messageId: row.id }, deps.now);
  // A second press says nothing new.
  return {
    kind: 'add',
    author: message.author,
    ticketId,
    message: row,
    changes: changes ?? { activity: [], jobs: [] },
  };
}

/** Who made a conversation of it stands in its record. */
function openedBy(plan: IngestPlan, by: string | undefined): IngestPlan {
  if (by === undefined || (plan.kind !== 'open' && plan.kind !== 'add')) return plan;
  const activity = [...plan.changes.activity, { what: 'heard.opened', detail: { by } }];
  return { ...plan, changes: { ...plan.changes, activity } };
}

/** Kept where the author's history finds it; it opens nothing and brings nothing back. */
function planMuted(stored: StoredEvent, message: InboundMessage, view: TicketView | null, deps: PlanDeps): IngestPlan {
  const { network, account } = stored;
  const reading = readAgain(stored, message, view, deps);
  const row = inboundRow(message, {
    network,
    account,
    ticketId: view?.ticket.id ?? null,
    language: reading.get('language')?.value ?? null,
    now: deps.now,
  });
  return { kind: 'muted', author: message.author, message: row, labels: rowsOf(reading, row, deps.now) };
}

/** What a message of a conversation says; of one that belongs to none, as the account that it came by would read it. */
function readAgain(
  { account, brand }: StoredEvent,
  message: InboundMessage,
  view: TicketView | null,
  deps: PlanDeps,
): Reading {
  return readLabels(message, view, {
    brand: view?.ticket.brand ?? brand,
    accounts: view?.ticket.accounts ?? [account],
    deps,
  });
}

/** With what the message says, where it is the one that is to be answered; what was said in private says nothing of a public ticket. */
function labelled(
  changes: Changes | null,
  view: TicketView | null,
  message: Pick<Message, 'id' | 'private'>,
  reading: Reading,
): Changes | null {
  if (!changes || !view || (message.private && !view.ticket.private)) return changes;
  if ((changes.ticket?.lastInboundId ?? view.ticket.lastInboundId) !== message.id) return changes;
  const set = followed(view.ticket, reading);
  return Object.keys(set).length === 0 ? changes : { ...changes, ticket: { ...changes.ticket, ...set } };
}

/** A closed conversation comes back within `reopenDays`; later it is a new one, linked to the old. */
function continues({ ticket }: TicketView, { config, now }: PlanDeps): boolean {
  if (ticket.state !== 'closed' || ticket.closedAt === null) return true;
  return now.getTime() - ticket.closedAt.getTime() <= config.reopenDays * DAY_MS;
}
