import { sql } from 'kysely';
import type { InboundEvent } from '#core/message.ts';
import type { IngestPlan, Known, StoredEvent } from '#core/intake/types.ts';
import type { Log } from '#core/ports/log.ts';
import { inOneGo } from '../database/later.ts';
import { insertOf, toJson } from '../database/rows.ts';
import { codeOf, isTransient } from '../database/unique.ts';
import type { Queue } from '../queue/queue.ts';
import type { Candidate } from './ingest-batch.ts';
import { chooseBatch } from './ingest-batch.ts';
import { firstQuery } from './known-first.ts';
import { INGEST_LOCK, namesOf, placeDeletions, withDates, type IngestThese } from './ingest.ts';

/** How events are taken in while they are put into the inbox. */
export interface Straight {
  /** False for what cannot be planned at once: it waits for the job. */
  takes(event: InboundEvent): boolean;
  plan(event: StoredEvent, known: Known, at: Date): IngestPlan;
  /** Once they are committed. */
  taken(done: readonly { event: StoredEvent; plan: IngestPlan }[]): void;
}

export interface InboxRow {
  network: string;
  account: string;
  brand: string;
  eventKey: string;
  threadId: string | null;
  authorNativeId: string | null;
  nativeId: string;
  event: InboundEvent;
  receivedAt: Date;
}

interface StraightDeps {
  queue: Queue;
  log: Log;
  /** One session has the database: nobody else can be taking in. */
  alone: boolean;
  ingestThese: IngestThese;
}

interface Arrival {
  rows: readonly InboxRow[];
  resolve(added: number | undefined): void;
  reject(error: unknown): void;
}

/** Events of one transaction; a click is never made to wait for a whole storm. */
const TOGETHER = 200;
/** Of a page a poll shows most again and again: what is known of it is asked once it is seen what is new. Single ones come once. */
const FEW = 20;
/** Events that wait for one another in the same page; what is left then waits for the job. */
const ROUNDS = 4;

const keyOf = ({ network, account, eventKey }: Pick<InboxRow, 'network' | 'account' | 'eventKey'>): string =>
  JSON.stringify([network, account, eventKey]);

/**
 * Puts events into the inbox and takes them in with the same commit; arrivals that meet share one. Gives how many of them were
 * new, or undefined where they cannot go this way and nothing was written: then they go into the inbox and wait.
 */
export function createStraight({
  queue,
  log,
  alone,
  ingestThese,
}: StraightDeps): (rows: readonly InboxRow[], straight: Straight) => Promise<number | undefined> {
  let waiting: Arrival[] = [];
  let running = false;

  async function run(straight: Straight): Promise<void> {
    if (running) return;
    running = true;
    while (waiting.length > 0) {
      const group: Arrival[] = [];
      for (
        let events = 0;
        waiting[0] !== undefined && (group.length === 0 || events + waiting[0].rows.length <= TOGETHER);
      ) {
        const next = waiting[0];
        waiting = waiting.slice(1);
        events += next.rows.length;
        group.push(next);
      }
      try {
        const added = await write(
          group.flatMap(({ rows }) => rows),
          straight,
        );
        for (const { rows, resolve } of group) resolve(added && claim(added, rows));
      } catch (error) {
        if (isTransient(error)) for (const { reject } of group) reject(error);
        else {
          log.warn(
            { code: codeOf(error), error: error instanceof Error ? error.message : String(error) },
            'Messages could not be taken in as they came; they wait in the inbox',
          );
          for (const { resolve } of group) resolve(undefined);
        }
      }
    }
    running = false;
  }

  /** Keys of what was new, or undefined where somebody else is taking in. */
  async function write(rows: readonly InboxRow[], straight: Straight): Promise<Set<string> | undefined> {
    const at = rows[0]?.receivedAt ?? new Date();
    const done: { event: StoredEvent; plan: IngestPlan }[] = [];
    const added = await queue.transact(async (trx, send) => {
      if (!alone) {
        const { rows: lock } = await sql<{
          got: boolean;
        }>`select pg_try_advisory_xact_lock(${INGEST_LOCK}) as got`.execute(trx);
        if (lock[0]?.got !== true) return undefined;
      }
      const putIn = insertOf<Pick<InboxRow, 'network' | 'account' | 'eventKey'> & { id: number; behind: boolean }>({
        into: 'inbox',
        rows: rows.map((row) => ({ ...row, state: 'done', doneAt: row.receivedAt })),
        then: `on conflict (network, account, event_key) do nothing
          returning id, network, account, event_key as "eventKey", exists (select 1 from inbox w where w.state = 'waiting') as behind`,
      });
      if (!putIn) return undefined;
      const coming = rows.map((row) => ({ ...row, event: readBack(row.event) }));
      // Of all that came: which of it is new is known only with the same answer.
      const [stored, [first]] =
        coming.length > FEW
          ? [(await trx.executeQuery(putIn)).rows, []]
          : await inOneGo(trx, putIn, firstQuery(trx, coming));
      const byKey = new Map(coming.toReversed().map((row) => [keyOf(row), row]));
      let left = stored
        .map(({ id, ...of }) => ({ id: Number(id), row: byKey.get(keyOf(of)) }))
        .flatMap(({ id, row }) => (row ? [{ id, row }] : []))
        .toSorted((a, b) => a.id - b.id);
      // What waits came first, and these may depend on it.
      const rounds = stored.some(({ behind }) => behind) ? 0 : ROUNDS;
      for (let round = 0; round < rounds && left.length > 0; round += 1) {
        const candidates = left.map(({ id, row }): Candidate => ({
          id,
          network: row.network,
          threadId: row.threadId,
          authorNativeId: row.authorNativeId,
          names: namesOf(row.nativeId, 'message' in row.event ? row.event.message.currentId : null),
        }));
        const chosen = new Set(chooseBatch(await placeDeletions(trx, candidates), left.length));
        const events = left.flatMap(({ id, row }) => (chosen.has(id) ? [toStored(id, row)] : []));
        done.push(
          ...(await ingestThese(trx, {
            events,
            // What was just written is not in it.
            first: round === 0 ? first : undefined,
            at,
            plan: (event, known) => straight.plan(event, known, at),
            send,
          })),
        );
        left = left.filter(({ id }) => !chosen.has(id));
      }
      if (left.length > 0) {
        await sql`update inbox set state = 'waiting', done_at = null where id = any(${left.map(({ id }) => id)}::bigint[])`.execute(
          trx,
        );
        await send([{ job: 'ingest-message', key: 'all' }]);
      }
      return new Set(stored.map(keyOf));
    });
    straight.taken(done);
    return added;
  }

  return (rows, straight) => {
    if (rows.length > TOGETHER || !rows.every(({ event }) => straight.takes(event))) return Promise.resolve(undefined);
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    waiting.push({ rows, resolve, reject });
    void run(straight);
    return promise;
  };
}

/** An event that two arrivals of one commit brought is new to the first of them. */
function claim(added: Set<string>, rows: readonly InboxRow[]): number {
  return rows.filter((row) => added.delete(keyOf(row))).length;
}

/** As it would be read from the inbox, with what PostgreSQL refuses taken out. */
function readBack(event: InboundEvent): InboundEvent {
  return withDates(JSON.parse(toJson(event)) as InboundEvent);
}

function toStored(id: number, { network, account, brand, event, receivedAt }: InboxRow): StoredEvent {
  return { id: String(id), network, account, brand, event, receivedAt };
}
