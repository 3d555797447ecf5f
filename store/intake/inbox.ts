import { sql } from 'kysely';
import type { InboundEvent } from '#core/message.ts';
import type { Log } from '#core/ports/log.ts';
import type { Db, Opened } from '../database/database.ts';
import type { ListRules } from '../tickets/order-redraws.ts';
import { createIngest, createIngestThese, type Ingest } from './ingest.ts';
import { createStraight, type InboxRow, type Straight } from './straight.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Queue } from '../queue/queue.ts';
import { insertRows } from '../database/rows.ts';

export interface InboxStore {
  /**
   * Inserts what is not there yet; all of it is committed before it resolves, and a part of it where it fails. Gives how many were new. Takes them in with the same commit where it
   * was told how, and else orders `ingest-message`: also where one of them fails, so that it is set aside alone.
   */
  add(events: { network: string; account: string; brand: string; event: InboundEvent }[], at: Date): Promise<number>;
  /** From now on what comes is taken in as it comes. */
  goStraight(straight: Straight): void;
  ingest: Ingest;
  waiting(): Promise<{ waiting: number; failed: number; oldest: Date | null }>;
}

/** Rows of one transaction. */
const TOGETHER = 500;

interface InboxDeps {
  db: Db;
  kind: Opened['kind'];
  queue: Queue;
  log: Log;
  channelsOnSurfaces: ChannelsOnSurfaces;
  listRules?: ListRules | undefined;
}

export function createInbox({ db, kind, queue, log, channelsOnSurfaces, listRules }: InboxDeps): InboxStore {
  let straight: Straight | undefined;
  /** Of one call that is put in by parts; it never fails. */
  let underWay: Promise<unknown> | undefined;
  const ingest = createIngest({ queue, log, channelsOnSurfaces, listRules });
  const takeStraight = createStraight({
    queue,
    log,
    alone: kind === 'embedded',
    ingestThese: createIngestThese({ channelsOnSurfaces, listRules }),
  });

  /** In parts: one statement with ten thousand rows keeps presses and /health waiting for seconds. A part that is there twice is new once. */
  async function addWaiting(rows: readonly InboxRow[]): Promise<number> {
    let count = 0;
    for (let from = 0; from < rows.length; from += TOGETHER) {
      const part = rows.slice(from, from + TOGETHER);
      count += await queue.transact(async (trx, send) => {
        const added = await insertRows(trx, {
          into: 'inbox',
          rows: part.map((row) => ({ ...row, state: 'waiting' })),
          then: 'on conflict (network, account, event_key) do nothing returning id',
        });
        if (added.length > 0) await send([{ job: 'ingest-message', key: 'all' }]);
        return added.length;
      });
    }
    return count;
  }

  return {
    add: async (events, at) => {
      if (events.length === 0) return 0;
      const rows = events.map(({ network, account, brand, event }): InboxRow => ({
        network,
        account,
        brand,
        eventKey: event.eventKey,
        ...batchKey(event),
        event,
        receivedAt: at,
      }));
      const taken = straight && (await takeStraight(rows, straight));
      if (taken !== undefined) return taken;
      const added = addWaiting(rows);
      if (rows.length > TOGETHER) underWay = Promise.allSettled([underWay, added]);
      return await added;
    },
    goStraight: (how) => {
      straight = how;
    },
    // The network waits for its call to be put in, and nobody for the first of its messages to be taken in.
    ingest: async (limit, at, plan) => {
      await underWay;
      return await ingest(limit, at, plan);
    },
    // Each state by itself, so that its own small index answers and the many that are done are never looked at.
    waiting: async () => {
      const { rows } = await sql<{ waiting: number; failed: number; oldest: Date | null }>`select
        (select count(*)::int from inbox where state = 'waiting') as waiting,
        (select count(*)::int from inbox where state = 'failed') as failed,
        (select received_at from inbox where state = 'waiting' order by id limit 1) as oldest`.execute(db);
      return rows[0] ?? { waiting: 0, failed: 0, oldest: null };
    },
  };
}

/** What decides which events may not be taken up together. */
function batchKey(event: InboundEvent): { threadId: string | null; authorNativeId: string | null; nativeId: string } {
  if (!('message' in event)) return { threadId: null, authorNativeId: null, nativeId: event.nativeId };
  const { conversationId, author, nativeId } = event.message;
  return { threadId: conversationId, authorNativeId: event.kind === 'own-message' ? null : author.nativeId, nativeId };
}
