import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { createChanges } from './changes.ts';
import { asList, compact, isJson } from './json.ts';
import type { Json } from './json.ts';
import { createMentions } from './mentions.ts';
import type { StoredMessage } from './stored-message.ts';

export interface Page {
  limit: number;
  before?: string;
  latest?: string;
  oldest?: string;
  inclusive?: boolean;
}

function toMessage(row: Record<string, SQLOutputValue>): StoredMessage {
  const metadata: unknown = typeof row['metadata'] === 'string' ? JSON.parse(row['metadata']) : undefined;
  return {
    channel: String(row['channel']),
    ts: String(row['ts']),
    inChannel: row['in_channel'] === 1,
    body: JSON.parse(String(row['body'])) as Json,
    thread: typeof row['thread'] === 'string' ? row['thread'] : undefined,
    metadata: isJson(metadata) ? metadata : undefined,
  };
}

function buttonsOf({ body }: StoredMessage): Json[] {
  return asList(body['blocks']).filter((block) => block['type'] === 'actions');
}

/** Messages of channels and threads, and the ephemeral ones that each person alone sees. */
export function createMessages(db: DatabaseSync) {
  const changes = createChanges(db);
  const mentions = createMentions(db);
  const insert = db.prepare(
    'INSERT INTO slack_messages (channel, ts, thread, in_channel, body, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const write = db.prepare('UPDATE slack_messages SET body = ?, metadata = ? WHERE channel = ? AND ts = ?');
  const byTs = db.prepare('SELECT * FROM slack_messages WHERE channel = ? AND ts = ?');
  const drop = db.prepare('DELETE FROM slack_messages WHERE channel = ? AND ts = ?');
  const stream = db.prepare(
    `SELECT * FROM slack_messages WHERE channel = ? AND in_channel = 1 AND ts < ? AND ts > ? ORDER BY ts DESC LIMIT ?`,
  );
  const thread = db.prepare(
    'SELECT * FROM slack_messages WHERE channel = ? AND thread = ? AND ts > ? AND ts < ? ORDER BY ts LIMIT ?',
  );
  const threadFacts = db.prepare(
    'SELECT count(*) AS n, max(ts) AS latest FROM slack_messages WHERE channel = ? AND thread = ?',
  );
  const threadPeople = db.prepare(
    `SELECT DISTINCT json_extract(body, '$.user') AS user FROM slack_messages WHERE channel = ? AND thread = ? ORDER BY 1`,
  );
  const newest = db.prepare('SELECT max(ts) AS ts FROM slack_messages WHERE channel = ? AND in_channel = 1');
  const unread = db.prepare(
    `SELECT count(*) AS n FROM slack_messages WHERE channel = ? AND in_channel = 1 AND ts > ? AND coalesce(json_extract(body, '$.user'), '') <> ?`,
  );
  const keepEarlier = db.prepare('INSERT OR IGNORE INTO slack_earlier (channel, ts, block) VALUES (?, ?, ?)');
  const earlierOf = db.prepare('SELECT block FROM slack_earlier WHERE channel = ? AND ts = ? ORDER BY place DESC');
  const addEphemeral = db.prepare(
    'INSERT INTO slack_ephemerals (ts, channel, user, thread, body) VALUES (?, ?, ?, ?, ?)',
  );
  const writeEphemeral = db.prepare('UPDATE slack_ephemerals SET body = ? WHERE ts = ?');
  const ephemeralByTs = db.prepare('SELECT * FROM slack_ephemerals WHERE ts = ?');
  const ephemeralsOf = db.prepare('SELECT * FROM slack_ephemerals WHERE user = ? AND ts > ? ORDER BY ts LIMIT 200');
  const dropEphemeral = db.prepare('DELETE FROM slack_ephemerals WHERE ts = ?');

  /** As Slack returns it: a parent says how many replies it has, a body never carries the metadata unless asked for. */
  function shown(message: StoredMessage, withMetadata = false): Json {
    const facts = threadFacts.get(message.channel, message.ts);
    const replies = Number(facts?.['n'] ?? 0);
    const people = replies > 0 ? threadPeople.all(message.channel, message.ts).map((row) => String(row['user'])) : [];
    const parent =
      replies > 0
        ? {
            thread_ts: message.ts,
            reply_count: replies,
            reply_users_count: people.length,
            latest_reply: String(facts?.['latest']),
            reply_users: people,
            is_locked: false,
            subscribed: true,
          }
        : {};
    return compact({ ...message.body, ...parent, metadata: withMetadata ? message.metadata : undefined });
  }

  return {
    shown,
    add(message: StoredMessage): void {
      insert.run(
        message.channel,
        message.ts,
        message.thread ?? null,
        message.inChannel ? 1 : 0,
        JSON.stringify(message.body),
        message.metadata ? JSON.stringify(message.metadata) : null,
      );
      mentions.keep(message);
      changes.note(message);
    },
    update(message: StoredMessage): void {
      const before = byTs.get(message.channel, message.ts);
      const pressed = before ? buttonsOf(toMessage(before)) : [];
      for (const block of pressed) keepEarlier.run(message.channel, message.ts, JSON.stringify(block));
      write.run(
        JSON.stringify(message.body),
        message.metadata ? JSON.stringify(message.metadata) : null,
        message.channel,
        message.ts,
      );
      if (pressed.length > 0 && buttonsOf(message).length === 0) mentions.drop(message.channel, message.ts);
      else mentions.keep(message);
      changes.note(message);
    },
    changes,
    mentions,
    get(channel: string, ts: string): StoredMessage | undefined {
      const row = byTs.get(channel, ts);
      return row ? toMessage(row) : undefined;
    },
    /** Rows of buttons that the message had before it was edited, newest first. */
    earlierButtons: (channel: string, ts: string): Json[] =>
      earlierOf.all(channel, ts).map((row) => JSON.parse(String(row['block'])) as Json),
    remove(channel: string, ts: string): void {
      const row = byTs.get(channel, ts);
      drop.run(channel, ts);
      mentions.drop(channel, ts);
      if (row) changes.note(toMessage(row));
    },
    /** Newest first. */
    history(channel: string, page: Page): StoredMessage[] {
      const upper = page.before ?? (page.latest === undefined ? '9' : page.inclusive ? `${page.latest}~` : page.latest);
      const lower = page.oldest === undefined ? '' : page.inclusive ? justBefore(page.oldest) : page.oldest;
      return stream.all(channel, upper, lower, page.limit).map(toMessage);
    },
    /** Oldest first, without the parent. */
    replies(channel: string, parent: string, after = '', limit = 1000, before = '9'): StoredMessage[] {
      return thread.all(channel, parent, after, before, limit).map(toMessage);
    },
    newest(channel: string): string | undefined {
      const ts = newest.get(channel)?.['ts'];
      return typeof ts === 'string' ? ts : undefined;
    },
    unread(channel: string, since: string, user: string): number {
      return Number(unread.get(channel, since, user)?.['n'] ?? 0);
    },
    addEphemeral(user: string, message: { channel: string; ts: string; thread?: string; body: Json }): void {
      addEphemeral.run(message.ts, message.channel, user, message.thread ?? null, JSON.stringify(message.body));
    },
    updateEphemeral(ts: string, body: Json): void {
      writeEphemeral.run(JSON.stringify(body), ts);
    },
    ephemeral(ts: string): { user: string; channel: string; thread?: string; body: Json } | undefined {
      const row = ephemeralByTs.get(ts);
      if (!row) return undefined;
      return {
        user: String(row['user']),
        channel: String(row['channel']),
        body: JSON.parse(String(row['body'])) as Json,
        thread: typeof row['thread'] === 'string' ? row['thread'] : undefined,
      };
    },
    ephemerals(user: string, since = ''): Json[] {
      return ephemeralsOf
        .all(user, since)
        .map((row) => ({ ...(JSON.parse(String(row['body'])) as Json), channel: String(row['channel']) }));
    },
    removeEphemeral(ts: string): void {
      dropEphemeral.run(ts);
    },
  };
}

export type Messages = ReturnType<typeof createMessages>;

function justBefore(ts: string): string {
  const [seconds = '', fraction = ''] = ts.split('.');
  const micros = BigInt(seconds + fraction.padEnd(6, '0')) - 1n;
  const digits = String(micros);
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** Every block of a message, those in attachments too. */
export function blocksOf(body: Json): Json[] {
  return [...asList(body['blocks']), ...asList(body['attachments']).flatMap((one) => asList(one['blocks']))];
}
