import { sql, type Kysely, type Transaction } from 'kysely';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { Opened } from '../../store/database/database.ts';

/**
 * What no program that keeps messages can do without: that it came, who wrote it, the conversation it belongs to, what it says.
 * Tables, keys and statements stand here and follow nothing of ours, so that the measure stays as long as what is measured.
 */
const tables = `
create table bare_inbox (id bigint generated always as identity primary key, network text not null, account text not null, event_key text not null, event jsonb not null, received_at timestamptz not null,
  unique (network, account, event_key));
create table bare_authors (id text primary key, handle text not null, name text not null, bio text, followers integer, seen_at timestamptz not null);
create table bare_tickets (id text primary key, author_id text not null references bare_authors (id), conversation_id text not null, channel text not null, state text not null, opened_at timestamptz not null,
  last_at timestamptz not null);
create index bare_tickets_waiting on bare_tickets (last_at) where state = 'open';
create table bare_messages (id text primary key, ticket_id text not null references bare_tickets (id), author_id text not null references bare_authors (id), text text not null, url text not null,
  version integer not null, posted_at timestamptz not null);
create index bare_messages_of_ticket on bare_messages (ticket_id, posted_at);
`;

const statements: readonly {
  table: string;
  columns: string;
  then: string;
  row: (event: InboundEvent, message: InboundMessage, at: string) => object;
}[] = [
  {
    table: 'bare_inbox',
    columns: 'network, account, event_key, event, received_at',
    then: 'do nothing',
    row: (event, _message, at) => ({
      network: 'x',
      account: 'alba',
      event_key: event.eventKey,
      event,
      received_at: at,
    }),
  },
  {
    table: 'bare_authors',
    columns: 'id, handle, name, bio, followers, seen_at',
    then: '(id) do update set handle = excluded.handle, name = excluded.name, bio = excluded.bio, followers = excluded.followers, seen_at = excluded.seen_at',
    row: (_event, { author }, at) => ({
      id: author.nativeId,
      handle: author.handle,
      name: author.name,
      bio: author.bio,
      followers: author.followers,
      seen_at: at,
    }),
  },
  {
    table: 'bare_tickets',
    columns: 'id, author_id, conversation_id, channel, state, opened_at, last_at',
    then: '(id) do update set last_at = excluded.last_at',
    row: (_event, { conversationId, author, postedAt }, at) => ({
      id: `${conversationId}:${author.nativeId}`,
      author_id: author.nativeId,
      conversation_id: conversationId,
      channel: 'redes',
      state: 'open',
      opened_at: at,
      last_at: postedAt,
    }),
  },
  {
    table: 'bare_messages',
    columns: 'id, ticket_id, author_id, text, url, version, posted_at',
    then: '(id) do update set text = excluded.text, version = excluded.version',
    row: (_event, { nativeId, conversationId, author, text, url, version, postedAt }) => ({
      id: nativeId,
      ticket_id: `${conversationId}:${author.nativeId}`,
      author_id: author.nativeId,
      text,
      url,
      version,
      posted_at: postedAt,
    }),
  },
];

const raw = ({ db }: Opened): Kysely<unknown> => db.withoutPlugins() as Kysely<unknown>;

export async function makeBare(opened: Opened): Promise<void> {
  await sql.raw(tables).execute(raw(opened));
}

async function insert(
  trx: Transaction<unknown>,
  { table, columns, then, row }: (typeof statements)[number],
  messages: readonly (readonly [InboundEvent, InboundMessage])[],
  at: string,
): Promise<void> {
  // One statement may not touch a row twice: the last word of a page wins.
  const rows = new Map(
    messages.map(([event, message]) => row(event, message, at)).map((each) => ['id' in each ? each.id : each, each]),
  );
  await sql`insert into ${sql.raw(table)} (${sql.raw(columns)}) select ${sql.raw(columns)} from jsonb_populate_recordset(null::${sql.raw(table)}, ${JSON.stringify([...rows.values()])}::jsonb) on conflict ${sql.raw(then)}`.execute(
    trx,
  );
}

/** One arrival: the four rows of each of its messages, one statement a table, one commit. Nothing is asked or decided. */
export async function writeBare(opened: Opened, events: readonly InboundEvent[]): Promise<void> {
  const at = new Date().toISOString();
  const messages = events.flatMap((event) =>
    event.kind === 'message' || event.kind === 'heard' ? [[event, event.message] as const] : [],
  );
  await raw(opened)
    .transaction()
    .execute(async (trx) => {
      for (const statement of statements) await insert(trx, statement, messages, at);
    });
}

/** The number that the next writing transaction gets: differences count commits that wrote. */
export async function nextTransaction({ run }: Opened): Promise<number> {
  const {
    rows: [row],
  } = await run('select pg_snapshot_xmax(pg_current_snapshot())::text::float8 as next');
  return Number(typeof row === 'object' && row !== null && 'next' in row ? row.next : Number.NaN);
}
