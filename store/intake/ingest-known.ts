import { sql } from 'kysely';
import type { Message } from '#core/message.ts';
import type { Trx } from '../database/database.ts';
import type { PublicBefore } from '#core/ticket/ticket.ts';
import type { KnownAuthor } from './authors.ts';
import { loadViews, lockTickets, messageColumns } from '../tickets/views.ts';
import { ratingsIn } from '../tickets/ratings.ts';
import { mayRate, pressedScore } from '#core/rating/rating.ts';
import type { Known, StoredEvent } from '#core/intake/types.ts';
import { firstQuery, key, nativeIdOf, toFirst, type FirstRow, type FoundMessages } from './known-first.ts';
import { removedBefore } from './removed-before.ts';

export interface KnownBatch {
  /** By event. */
  known: Map<string, Known>;
  /** By `authorKey`: everybody who wrote one of these messages, or null where she is new. */
  authors: Map<string, KnownAuthor | null>;
}

/** What the store knows about each event of a batch, in a fixed number of statements; the tickets found are locked. `first`: asked already. */
export async function readKnown(trx: Trx, events: readonly StoredEvent[], first?: FirstRow): Promise<KnownBatch> {
  const row = first ?? (await trx.executeQuery(firstQuery(trx, events))).rows[0];
  const { messages, heard, tickets: ofAuthors, muted, lists, authors, gone } = toFirst(row, events);
  const tickets = new Map([...ofAuthors, ...(await readPrivate(trx, events))]);
  const sent = await readSent(trx, events);
  const pressed = await readPressed(trx, events);
  const until = await readSentUntil(trx, events);
  const removed = removedBefore(gone, events, (event) => messages.byNative.get(key(event.network, nativeIdOf(event))));
  const isGone = ({ id, event }: StoredEvent): boolean => event.kind === 'deleted' || removed.has(id);
  const ticketOf = new Map(
    events.map((event) => [
      event.id,
      pressed.get(event.id) ??
        until.get(event.id)?.ticketId ??
        ticketIdOf(event, messages, tickets) ??
        sent.get(key(event.network, aboutOf(event, messages))),
    ]),
  );
  const ids = [...ticketOf.values()].filter((id) => id !== undefined);
  if (ids.length > 0) await lockTickets(trx, ids);
  const views = await loadViews(trx, ids);
  const publicBefore = await readPublicBefore(
    trx,
    events.filter(({ id }) => ticketOf.get(id) === undefined),
  );
  const remaining = await readRemaining(trx, {
    gone: events.filter(isGone),
    messages,
    ticketIds: events.flatMap((event) => (isGone(event) ? (ticketOf.get(event.id) ?? []) : [])),
  });
  const known = new Map(
    events.map((event): [string, Known] => {
      const view = views.get(ticketOf.get(event.id) ?? '') ?? null;
      const own = event.event.kind === 'own-message' ? event.event.message : undefined;
      const goneId = event.event.kind === 'deleted' ? aboutOf(event, messages) : undefined;
      const receipt = event.event.kind === 'receipt' ? event.event : undefined;
      const delivery =
        receipt !== undefined
          ? (view?.deliveries.find(({ id }) => id === until.get(event.id)?.deliveryId) ??
            view?.deliveries.findLast(({ nativeId }) => nativeId === receipt.nativeId) ??
            view?.deliveries.find(({ opId }) => opId === receipt.opId))
          : goneId !== undefined
            ? view?.deliveries.findLast(({ nativeId }) => nativeId === goneId)
            : own && view
              ? (view.deliveries.findLast((one) => one.nativeId === own.nativeId) ??
                view.deliveries.findLast(
                  (one) =>
                    (one.state === 'sending' || one.state === 'unknown') &&
                    view.drafts.some((draft) => draft.id === one.draftId && draft.target === own.parentId),
                ))
              : undefined;
      return [
        event.id,
        {
          message: messages.byNative.get(key(event.network, aboutOf(event, messages))) ?? null,
          view,
          delivery: delivery ?? null,
          removed: removed.get(event.id),
          ...((event.event.kind === 'message' || event.event.kind === 'heard') && {
            heard: heard.has(key(event.network, nativeIdOf(event))),
            muted: muted.has(key(event.network, event.event.message.author.nativeId)),
            lists: lists.get(key(event.network, event.event.message.author.nativeId)) ?? [],
          }),
          ...publicOf(event, publicBefore),
          remaining: isGone(event) ? (remaining.get(view?.ticket.id ?? '') ?? null) : undefined,
        },
      ];
    }),
  );
  return { known, authors };
}

/** By event: the conversation that she was asked about and now rates by pressing, even where another has begun meanwhile. */
async function readPressed(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, string>> {
  const may = events.flatMap(({ id, network, event }) =>
    event.kind === 'message' && event.message.private && mayRate(event.message.text)
      ? [{ id, network, ...event.message, thread: event.message.conversationId }]
      : [],
  );
  if (may.length === 0) return new Map();
  const ratings = await ratingsIn(
    trx,
    may.map(({ network, thread, author }) => ({ network, thread, author: author.nativeId })),
  );
  return new Map(
    may.flatMap(({ id, network, thread, author, text }) => {
      const asked = ratings.find(
        (each) => each.network === network && each.thread === thread && each.author === author.nativeId,
      );
      return asked && pressedScore(asked, text) !== null ? [[id, asked.ticketId] as const] : [];
    }),
  );
}

/**
 * By an answer of ours that was deleted, or of which something became: its ticket. The network may tell it before we have read the
 * answer back, and what became of it even before its call has ended: then it is known by our own name for it.
 */
async function readSent(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, string>> {
  const about = events.flatMap(({ event }) => (event.kind === 'deleted' || event.kind === 'receipt' ? [event] : []));
  if (about.length === 0) return new Map();
  const names = new Map(
    about.flatMap((event) =>
      event.kind === 'receipt' && event.opId !== undefined ? [[event.opId, event.nativeId] as const] : [],
    ),
  );
  const rows = await trx
    .selectFrom('deliveries as d')
    .innerJoin('tickets as t', 't.id', 'd.ticketId')
    .select(['t.network', 'd.nativeId', 'd.opId', 'd.ticketId'])
    .where((where) =>
      where.or([
        where('d.nativeId', '=', sql<string>`any(${about.map(({ nativeId }) => nativeId)}::text[])`),
        where('d.opId', '=', sql<string>`any(${[...names.keys()]}::text[])`),
      ]),
    )
    .execute();
  return new Map(
    rows.flatMap(({ network, nativeId, opId, ticketId }) =>
      [nativeId, names.get(opId)].flatMap((id) => (id == null ? [] : [[key(network, id), ticketId] as const])),
    ),
  );
}

/** By receipt that names no answer, but a moment: the newest answer of that conversation that was out then. */
async function readSentUntil(
  trx: Trx,
  events: readonly StoredEvent[],
): Promise<Map<string, { ticketId: string; deliveryId: string }>> {
  const about = events.flatMap(({ id, network, event }) =>
    event.kind === 'receipt' && event.until ? [{ id, network, thread: event.nativeId, ...event.until }] : [],
  );
  if (about.length === 0) return new Map();
  const { rows } = await sql<{ id: string; ticketId: string; deliveryId: string }>`
    select p.id, d.ticket_id as "ticketId", d.id as "deliveryId"
    from unnest(${about.map(({ id }) => id)}::text[], ${about.map(({ network }) => network)}::text[],
      ${about.map(({ thread }) => thread)}::text[], ${about.map(({ author }) => author)}::text[],
      ${about.map(({ at }) => at.toISOString())}::timestamptz[]) as p (id, network, thread, author, at)
    join authors a on a.network = p.network and a.native_id = p.author
    cross join lateral (select d.id, d.ticket_id from tickets t join deliveries d on d.ticket_id = t.id
      where t.author_id = a.id and t.conversation_id = p.thread and d.state = 'sent' and d.sent_at <= p.at
      order by d.sent_at desc limit 1) d`.execute(trx);
  return new Map(rows.map(({ id, ticketId, deliveryId }) => [id, { ticketId, deliveryId }]));
}

/** By ticket: the customer's newest message that neither was deleted before nor is now. */
async function readRemaining(
  trx: Trx,
  { gone, messages, ticketIds }: { gone: readonly StoredEvent[]; messages: FoundMessages; ticketIds: string[] },
): Promise<Map<string, Message>> {
  if (ticketIds.length === 0) return new Map();
  const goneIds = gone.flatMap(
    (event) => messages.byNative.get(key(event.network, aboutOf(event, messages)))?.id ?? [],
  );
  const rows = await trx
    .selectFrom('messages')
    .select(messageColumns)
    .distinctOn('ticketId')
    .where('ticketId', '=', sql<string>`any(${ticketIds}::text[])`)
    .where('direction', '=', 'in')
    .where('state', '!=', 'deleted')
    .where('id', '!=', sql<string>`all(${goneIds}::text[])`)
    .orderBy('ticketId')
    .orderBy('postedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return new Map(rows.flatMap((row) => (row.ticketId === null ? [] : [[row.ticketId, row] as const])));
}

/** What we said in private answers no message by its id: the newest ticket of each such conversation. */
async function readPrivate(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, string>> {
  const threads = events.flatMap(({ network, event }) =>
    event.kind === 'own-message' && event.message.private ? [{ network, thread: event.message.conversationId }] : [],
  );
  if (threads.length === 0) return new Map();
  const rows = await trx
    .selectFrom('tickets')
    .select(['id', 'network', 'conversationId'])
    .distinctOn(['network', 'conversationId'])
    .where('conversationId', '=', sql<string>`any(${[...new Set(threads.map(({ thread }) => thread))]}::text[])`)
    .where('private', '=', true)
    .orderBy('network')
    .orderBy('conversationId')
    .orderBy('openedAt', 'desc')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map((row) => [key(row.network, row.conversationId), row.id]));
}

/** The newest public ticket of each author who now begins to write in private. */
async function readPublicBefore(trx: Trx, events: readonly StoredEvent[]): Promise<Map<string, PublicBefore>> {
  const ids = [
    ...new Set(
      events.flatMap(({ event }) =>
        event.kind === 'message' && event.message.private ? [event.message.author.nativeId] : [],
      ),
    ),
  ];
  if (ids.length === 0) return new Map();
  const rows = await trx
    .selectFrom('tickets')
    .innerJoin('authors', 'authors.id', 'tickets.authorId')
    .select([
      'tickets.id',
      'tickets.lastInboundAt',
      'tickets.state',
      'tickets.area',
      'tickets.region',
      'tickets.centre',
      'tickets.route',
      'authors.network',
      'authors.nativeId',
    ])
    .distinctOn('tickets.authorId')
    .where('authors.nativeId', '=', sql<string>`any(${ids}::text[])`)
    .where('tickets.private', '=', false)
    .orderBy('tickets.authorId')
    .orderBy('tickets.lastInboundAt', 'desc')
    .execute();
  return new Map(rows.map(({ network, nativeId, ...before }) => [key(network, nativeId), before]));
}

function publicOf({ network, event }: StoredEvent, found: Map<string, PublicBefore>): Pick<Known, 'publicBefore'> {
  const before =
    event.kind === 'message' && event.message.private
      ? found.get(key(network, event.message.author.nativeId))
      : undefined;
  return before ? { publicBefore: before } : {};
}

function ticketIdOf(stored: StoredEvent, messages: FoundMessages, tickets: Map<string, string>): string | undefined {
  const { network, event } = stored;
  const { byNative, byCurrent } = messages;
  if (!('message' in event)) return byNative.get(key(network, aboutOf(stored, messages)))?.ticketId ?? undefined;
  const known = byNative.get(key(network, event.message.nativeId))?.ticketId;
  if (known) return known;
  if (event.kind === 'message' || event.kind === 'heard' || event.kind === 'shown')
    return tickets.get(key(network, event.message.conversationId, event.message.author.nativeId));
  const parentId = event.message.parentId;
  const parent =
    parentId === undefined
      ? undefined
      : (byNative.get(key(network, parentId)) ?? byCurrent.get(key(network, parentId)));
  // What we said in private to what she wrote in public belongs to that.
  if (event.message.private && parent?.private !== false)
    return tickets.get(key(network, event.message.conversationId));
  return parent?.ticketId ?? undefined;
}

/** The id that we know it by: a network may name what was deleted by the id of its newest version. */
function aboutOf(stored: StoredEvent, { byNative, byCurrent }: FoundMessages): string {
  const id = nativeIdOf(stored);
  if (stored.event.kind !== 'deleted' || byNative.has(key(stored.network, id))) return id;
  return byCurrent.get(key(stored.network, id))?.nativeId ?? id;
}
