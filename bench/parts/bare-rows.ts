import { sql, type Kysely, type Transaction } from 'kysely';
import type { Opened } from '../../store/database/database.ts';

/** Tables that taking in a message writes, those that others point at first. */
const tables = ['authors', 'tickets', 'messages', 'message_versions', 'cards', 'thread_entries', 'activity', 'pgboss.job'] as const;

type Stored = Record<string, unknown>;

export interface Written {
  inbox: Stored[];
  /** By table, in the order they were written. */
  rest: ReadonlyMap<string, Stored[]>;
  rows: number;
}

type Raw = Kysely<unknown>;
const raw = ({ db }: Opened): Raw => db.withoutPlugins() as Kysely<unknown>;

/** The number that the next writing transaction gets: differences count commits that wrote. */
export async function nextTransaction({ run }: Opened): Promise<number> {
  const {
    rows: [row],
  } = await run('select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as next');
  return Number(typeof row === 'object' && row !== null && 'next' in row ? row.next : Number.NaN);
}

/** Every row that was last written since that transaction. */
export async function writtenSince(opened: Opened, transaction: number): Promise<Written> {
  const read = async (table: string): Promise<Stored[]> => {
    const { rows } = await sql<{ all: Stored[] }>`select coalesce(jsonb_agg(to_jsonb(t) order by t.ctid), '[]') as all from ${sql.raw(table)} t where t.xmin::text::bigint >= ${transaction}`.execute(
      raw(opened),
    );
    return rows[0]?.all ?? [];
  };
  const inbox = await read('inbox');
  const rest = new Map<string, Stored[]>();
  for (const table of tables) rest.set(table, await read(table));
  return { inbox, rest, rows: inbox.length + [...rest.values()].reduce((sum, rows) => sum + rows.length, 0) };
}

/** Shares rows out evenly over so many transactions. */
function share<T>(rows: readonly T[], part: number, parts: number): T[] {
  return rows.slice(Math.floor((rows.length * part) / parts), Math.floor((rows.length * (part + 1)) / parts));
}

/** Rows by batch and table: what belongs to a message goes with it, so that nothing points at what is not there yet. */
function batchesOf(rest: Written['rest'], batches: number): Map<string, Stored[]>[] {
  const firstOf = new Map<unknown, number>();
  const messages = rest.get('messages') ?? [];
  for (let i = 0; i < batches; i += 1) {
    for (const message of share(messages, i, batches)) for (const id of [message['id'], message['ticket_id'], message['author_id']]) if (!firstOf.has(id)) firstOf.set(id, i);
  }
  const made = Array.from({ length: batches }, () => new Map<string, Stored[]>(tables.map((table) => [table, []])));
  for (const [table, rows] of rest) {
    rows.forEach((row, place) => {
      const job = table === 'pgboss.job' ? Math.floor((place * batches) / rows.length) : undefined;
      const batch = job ?? firstOf.get(row['id']) ?? firstOf.get(row['ticket_id'] ?? row['message_id']) ?? batches - 1;
      made[batch]?.get(table)?.push(row);
    });
  }
  return made;
}

async function insert(trx: Transaction<unknown>, table: string, rows: Stored[]): Promise<void> {
  if (rows.length === 0) return;
  const name = sql.raw(table);
  await sql`insert into ${name} overriding system value select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb) on conflict do nothing`.execute(trx);
}

/**
 * The same rows in the same number of commits, with nothing asked, decided or looked up: one statement a table. The inbox in
 * as many commits as there were arrivals, the rest in as many as there were batches, and what the queue committed besides as
 * writes of one row.
 */
export async function writeBare(opened: Opened, { inbox, rest }: Written, commits: { arrivals: number; batches: number; others: number }): Promise<void> {
  const db = raw(opened);
  for (let i = 0; i < commits.arrivals; i += 1) await db.transaction().execute((trx) => insert(trx, 'inbox', share(inbox, i, commits.arrivals)));
  for (const batch of batchesOf(rest, commits.batches)) {
    await db.transaction().execute(async (trx) => {
      for (const [table, rows] of batch) await insert(trx, table, rows);
    });
  }
  for (let i = 0; i < commits.others; i += 1) {
    await db
      .transaction()
      .execute(async (trx) => void (await sql`insert into cursors values ('bench', 'bench', ${String(i)}, now()) on conflict (network, account) do update set cursor = excluded.cursor`.execute(trx)));
  }
}
