import { sql } from 'kysely';
import type { Counts } from '#core/message.ts';
import type { Db } from '../database/database.ts';

/** Something that was heard, with who said it. */
export interface HeardRow {
  messageId: string;
  account: string;
  watch: string;
  postedAt: Date;
  text: string;
  url: string;
  network: string;
  counts: Counts;
  sentiment: string | null;
  /** Where somebody or a route made a conversation of it. */
  ticketId: string | null;
  number: number | null;
  authorId: string;
  name: string;
  handle: string;
  followers: number | null;
  following: number | null;
  joinedOn: string | null;
}

/** How many were heard on one day. */
export interface HeardDay {
  account: string;
  watch: string;
  day: string;
  count: number;
  negative: number;
}

/** A budget of reads that are paid for. */
interface Budget {
  account: string;
  kind: string;
  /** "2026-10-25". */
  day: string;
}

export interface ListeningStore {
  /** Newest first, those that are not gone. */
  since(since: Date, limit: number): Promise<HeardRow[]>;
  get(messageId: string): Promise<HeardRow | null>;
  /** By day of that zone. */
  days(since: Date, timeZone: string): Promise<HeardDay[]>;
  /** Takes so many reads out of the day's budget before they are made; gives how many there were. */
  take(budget: Budget, wanted: { reads: number; perDay: number }): Promise<number>;
  /** Those that were not needed. */
  giveBack(budget: Budget, reads: number): Promise<void>;
  /** Taken that day, by account. */
  taken(kind: string, day: string): Promise<Map<string, number>>;
  /** Of these authors, by the network's own ids, those who want no profile: nobody listens to them. */
  unwanted(network: string, authors: readonly string[]): Promise<Set<string>>;
  /** What is that old and no conversation goes, and with it whoever said nothing else. Gives how many went. */
  forget(before: Date): Promise<number>;
}

const heardRows = sql`
  select h.message_id, h.account, h.watch, h.posted_at, m.text, m.url, m.network, m.counts, m.ticket_id, t.number,
    a.id as author_id, a.name, a.handle, a.followers, a.following, a.joined_on,
    (select value from known_labels l where l.message_id = m.id and l.label = 'sentiment' order by version desc, (source = 'person') desc limit 1) as sentiment
  from heard h join messages m on m.id = h.message_id join authors a on a.id = m.author_id left join tickets t on t.id = m.ticket_id
  where m.state <> 'deleted' and m.text <> '' and a.objected_at is null`;

export function createListening(db: Db): ListeningStore {
  return {
    since: async (since, limit) =>
      (
        await sql<HeardRow>`${heardRows} and h.posted_at >= ${since} order by h.posted_at desc, h.message_id limit ${limit}`.execute(
          db,
        )
      ).rows,
    get: async (messageId) =>
      (await sql<HeardRow>`${heardRows} and h.message_id = ${messageId} limit 1`.execute(db)).rows[0] ?? null,
    days: async (since, timeZone) =>
      (
        await sql<HeardDay>`
          select h.account, h.watch, to_char(h.posted_at at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::int as count,
            (count(*) filter (where (select value from known_labels l where l.message_id = h.message_id and l.label = 'sentiment'
              order by version desc, (source = 'person') desc limit 1) = 'negative'))::int as negative
          from heard h where h.posted_at >= ${since} group by 1, 2, 3 order by 3`.execute(db)
      ).rows,
    take: async ({ account, kind, day }, { reads, perDay }) =>
      await db.transaction().execute(async (trx) => {
        await sql`insert into paid_reads (account, kind, day, taken) values (${account}, ${kind}, ${day}::date, 0) on conflict do nothing`.execute(
          trx,
        );
        const { rows } = await sql<{ taken: number }>`
          select taken from paid_reads where account = ${account} and kind = ${kind} and day = ${day}::date for update`.execute(
          trx,
        );
        const given = Math.max(0, Math.min(reads, perDay - (rows[0]?.taken ?? 0)));
        await sql`update paid_reads set taken = taken + ${given}::int where account = ${account} and kind = ${kind} and day = ${day}::date`.execute(
          trx,
        );
        return given;
      }),
    giveBack: async ({ account, kind, day }, reads) => {
      if (reads <= 0) return;
      await sql`update paid_reads set taken = greatest(0, taken - ${reads}::int) where account = ${account} and kind = ${kind} and day = ${day}::date`.execute(
        db,
      );
    },
    taken: async (kind, day) => {
      const { rows } = await sql<{ account: string; taken: number }>`
        select account, taken from paid_reads where kind = ${kind} and day = ${day}::date`.execute(db);
      return new Map(rows.map(({ account, taken }) => [account, taken]));
    },
    unwanted: async (network, authors) => {
      if (authors.length === 0) return new Set();
      const { rows } = await sql<{ nativeId: string }>`
        select native_id from authors where network = ${network} and native_id = any(${[...authors]}::text[]) and objected_at is not null`.execute(
        db,
      );
      return new Set(rows.map(({ nativeId }) => nativeId));
    },
    forget: async (before) =>
      await db.transaction().execute(async (trx) => {
        const { rows } = await sql<{ authorId: string; count: number }>`
          with gone as (
            delete from messages m using heard h where h.message_id = m.id and m.ticket_id is null and m.posted_at < ${before}
            returning m.author_id, m.id, m.network, m.native_id
          ), unheard as (
            delete from inbox i using gone where i.network = gone.network and i.native_id = gone.native_id and i.event ->> 'kind' = 'heard'
          )
          select author_id, count(distinct id)::int as count from gone group by author_id`.execute(trx);
        const authors = rows.map(({ authorId }) => authorId);
        await sql`
          delete from authors a where a.id = any(${authors}::text[]) and not exists (select 1 from messages m where m.author_id = a.id)
            and not exists (select 1 from tickets t where t.author_id = a.id) and not exists (select 1 from mutes u where u.author_id = a.id)
            and not exists (select 1 from new_followers f where f.author_id = a.id)
            and a.objected_at is null`.execute(trx);
        await sql`delete from paid_reads where day < ${before}::date`.execute(trx);
        return rows.reduce((sum, { count }) => sum + count, 0);
      }),
  };
}
