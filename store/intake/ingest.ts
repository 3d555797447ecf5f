import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Log } from '#core/ports/log.ts';
import type { Trx } from '../database/database.ts';
import type { ListRules } from '../tickets/order-redraws.ts';
import { chooseBatch, type Candidate } from './ingest-batch.ts';
import { readKnown } from './ingest-known.ts';
import type { FirstRow } from './known-first.ts';
import { writePlans, type Planned } from './ingest-write.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Queue } from '../queue/queue.ts';
import type { Order } from '../queue/order.ts';
import { later } from '../database/later.ts';
import { cleanText } from '../database/rows.ts';
import { codeOf, isTransient } from '../database/unique.ts';
import type { IngestPlan, Known, StoredEvent } from '#core/intake/types.ts';

/** So many messages are read and planned, or for so many milliseconds, before everything else has its turn: a press waits for no more. */
const PLANNED_AT_ONCE = 8;
const PLANNED_AT_ONCE_MS = 1;
/** Waiting events looked at for each one wanted: room to step over those that must wait for another. */
const LOOK_AHEAD = 3;
/** Ingest is one at a time over all processes, whatever the queue does; the order of events rests on it. */
export const INGEST_LOCK = 7_236_001;

interface IngestDeps {
  queue: Queue;
  log: Log;
  channelsOnSurfaces: ChannelsOnSurfaces;
  listRules?: ListRules | undefined;
}

type Planner = (event: StoredEvent, known: Known) => IngestPlan;

interface Taking {
  events: readonly StoredEvent[];
  /** What `firstQuery` answers of them, and perhaps of others; left out, it is asked. */
  first?: FirstRow | undefined;
  at: Date;
  plan: Planner;
  send: (orders: readonly Order[]) => Promise<void>;
}

/**
 * Takes up to `limit` waiting events, oldest first; events of the same author and thread never meet in one batch. Reads what
 * is known in set-based statements, calls `plan` for each, writes all in one transaction. If that fails, one by one; an event
 * that fails alone is set aside with its error (dead letter) and logged.
 */
export type Ingest = (
  limit: number,
  at: Date,
  plan: (event: StoredEvent, known: Known) => IngestPlan,
) => Promise<{ done: number; failed: number; more: boolean }>;

export type IngestThese = (trx: Trx, taking: Taking) => Promise<{ event: StoredEvent; plan: IngestPlan }[]>;

/** Reads what is known of events that do not depend on one another, plans each and writes all; what the inbox says of them is the caller's. */
export function createIngestThese({
  channelsOnSurfaces,
  listRules,
}: Pick<IngestDeps, 'channelsOnSurfaces' | 'listRules'>): IngestThese {
  return async (trx, { events, first, at, plan, send }) => {
    const { known, authors } = await readKnown(trx, events, first);
    const plans: Planned[] = [];
    let since = performance.now();
    for (const event of events) {
      const { view = null, ...rest } = known.get(event.id) ?? { message: null, delivery: null };
      plans.push({ event, plan: plan(event, { ...rest, view }), view });
      // Reading a whole page would keep clicks waiting for as long.
      if (plans.length % PLANNED_AT_ONCE !== 0 && performance.now() - since < PLANNED_AT_ONCE_MS) continue;
      await setImmediate();
      since = performance.now();
    }
    await writePlans(trx, { plans, authors, at, channelsOnSurfaces, send, listRules });
    return plans;
  };
}

export function createIngest({ queue, log, channelsOnSurfaces, listRules }: IngestDeps): Ingest {
  const ingestThese = createIngestThese({ channelsOnSurfaces, listRules });
  return async (limit, at, plan) => {
    try {
      return await queue.transact(async (trx, send) => {
        const { ids, more } = await takeWaiting(trx, limit);
        await ingestTaken(trx, { ids, at, plan, send });
        return { done: ids.length, failed: 0, more };
      });
    } catch (error) {
      if (isTransient(error)) throw error;
      log.warn({ code: codeOf(error), error: messageOf(error) }, 'A batch of messages failed; taking them one by one');
      return await oneByOne(limit, at, plan);
    }
  };

  /** Each in its own transaction; one that fails alone is set aside with its error so that the others go on. */
  async function oneByOne(
    limit: number,
    at: Date,
    plan: Planner,
  ): Promise<{ done: number; failed: number; more: boolean }> {
    let done = 0;
    let failed = 0;
    let more = true;
    while (more && done + failed < limit) {
      let current: number | undefined;
      try {
        await queue.transact(async (trx, send) => {
          const taken = await takeWaiting(trx, 1);
          more = taken.more;
          current = taken.ids[0];
          if (current === undefined) return;
          await ingestTaken(trx, { ids: taken.ids, at, plan, send });
        });
        if (current !== undefined) done += 1;
      } catch (error) {
        if (isTransient(error) || current === undefined) throw error;
        const id = current;
        await queue.transact((trx) =>
          trx
            .updateTable('inbox')
            .set({ state: 'failed', error: cleanText(messageOf(error)).slice(0, 2_000), doneAt: at })
            .where('id', '=', id)
            .where('state', '=', 'waiting')
            .execute(),
        );
        log.error(
          { eventId: id, error: messageOf(error), stack: error instanceof Error ? error.stack : undefined },
          'A message could not be taken in and was set aside',
        );
        failed += 1;
        // Whether more wait is known only from a look that succeeded.
        more = true;
      }
    }
    return { done, failed, more };
  }

  async function ingestTaken(
    trx: Trx,
    { ids, at, plan, send }: Omit<Taking, 'events'> & { ids: number[] },
  ): Promise<void> {
    if (ids.length === 0) return;
    const rows = await trx
      .selectFrom('inbox')
      .select(['id', 'network', 'account', 'brand', 'event', 'receivedAt'])
      .where('id', '=', sql<number>`any(${ids}::bigint[])`)
      .orderBy('id')
      .execute();
    const events = rows.map((row): StoredEvent => ({ ...row, id: String(row.id), event: withDates(row.event) }));
    await ingestThese(trx, { events, at, plan, send });
    await trx.executeQuery(
      later(sql`update inbox set state = 'done', done_at = ${at} where id = any(${ids}::bigint[])`.compile(trx)),
    );
  }
}

async function takeWaiting(trx: Trx, limit: number): Promise<{ ids: number[]; more: boolean }> {
  await trx.executeQuery(later(sql`select pg_advisory_xact_lock(${INGEST_LOCK})`.compile(trx)));
  const look = limit * LOOK_AHEAD + 1;
  const candidates: Candidate[] = (
    await trx
      .selectFrom('inbox')
      .select([
        'id',
        'network',
        'threadId',
        'authorNativeId',
        'nativeId',
        sql<string | null>`event #>> '{message,currentId}'`.as('currentId'),
      ])
      .where('state', '=', 'waiting')
      .orderBy('id')
      .limit(look)
      .forUpdate()
      .skipLocked()
      .execute()
  ).map(({ nativeId, currentId, ...row }) => ({ ...row, id: Number(row.id), names: namesOf(nativeId, currentId) }));
  const ids = chooseBatch(await placeDeletions(trx, candidates), limit);
  return { ids, more: candidates.length > ids.length };
}

/** By which names an event calls its message. */
export function namesOf(nativeId: string, currentId: string | null): string[] {
  return currentId === null || currentId === nativeId ? [nativeId] : [nativeId, currentId];
}

/** A deletion tells only which message; it concerns that message's ticket, so it goes where its author wrote it, or where our answer went. */
export async function placeDeletions(trx: Trx, candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const gone = candidates.flatMap(({ threadId, names }) => (threadId === null ? names : []));
  if (gone.length === 0) return candidates;
  const rows = await trx
    .selectFrom('messages as m')
    .innerJoin('authors as a', 'a.id', 'm.authorId')
    .select([
      'm.network',
      'm.nativeId',
      'm.currentId',
      'm.direction',
      'm.conversationId',
      'a.nativeId as authorNativeId',
    ])
    .where((where) =>
      where.or([
        where('m.nativeId', '=', sql<string>`any(${gone}::text[])`),
        where('m.currentId', '=', sql<string>`any(${gone}::text[])`),
      ]),
    )
    .execute();
  const sent = await trx
    .selectFrom('deliveries as d')
    .innerJoin('tickets as t', 't.id', 'd.ticketId')
    .select(['t.network', 'd.nativeId', 't.conversationId'])
    .where('d.nativeId', '=', sql<string>`any(${gone}::text[])`)
    .execute();
  const written = new Map(
    [...sent.map((row) => ({ ...row, direction: 'out' as const, authorNativeId: null })), ...rows].flatMap((row) =>
      // Also by the id of its newest version.
      ['currentId' in row ? row.currentId : null, row.nativeId].flatMap((id) =>
        id === null ? [] : [[JSON.stringify([row.network, id]), row] as const],
      ),
    ),
  );
  return candidates.map((each) => {
    if (each.threadId !== null) return each;
    const [message] = each.names.flatMap((name) => written.get(JSON.stringify([each.network, name])) ?? []);
    return message
      ? {
          ...each,
          names: [...new Set([...each.names, ...(message.nativeId === null ? [] : [message.nativeId])])],
          threadId: message.conversationId,
          authorNativeId: message.direction === 'in' ? message.authorNativeId : null,
        }
      : each;
  });
}

/** Times inside the stored JSON are text again. */
export function withDates(event: StoredEvent['event']): StoredEvent['event'] {
  if (event.kind === 'receipt' && event.until)
    return { ...event, at: new Date(event.at), until: { ...event.until, at: new Date(event.until.at) } };
  if (!('message' in event)) return { ...event, at: new Date(event.at) };
  return { ...event, message: { ...event.message, postedAt: new Date(event.message.postedAt) } };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
