import type { DatabaseSync } from 'node:sqlite';
import { asText } from './json.ts';
import type { StoredMessage } from './stored-message.ts';

/** The newest message that names a person and that she has not read. */
export interface Waiting {
  user: string;
  count: number;
  channel: string;
  thread: string | null;
  ts: string;
}

/** Who is named in which message, from the moment it names her; in a direct conversation every message of the bot is for her. */
export function createMentions(db: DatabaseSync) {
  const write = db.prepare(
    'INSERT OR IGNORE INTO slack_mentions (user, channel, ts, thread, at) VALUES (?, ?, ?, ?, ?)',
  );
  const known = db.prepare('SELECT user FROM slack_mentions WHERE channel = ? AND ts = ?');
  const forget = db.prepare('DELETE FROM slack_mentions WHERE channel = ? AND ts = ? AND user = ?');
  const forgetAll = db.prepare('DELETE FROM slack_mentions WHERE channel = ? AND ts = ?');
  const direct = db.prepare(`SELECT person FROM slack_channels WHERE id = ? AND kind = 'im'`);
  const group = db.prepare('SELECT users FROM slack_groups WHERE id = ?');
  const unread = db.prepare(`SELECT user, count(*) AS count, max(at) AS at, channel, thread, ts FROM slack_mentions m
    WHERE at > coalesce((SELECT k.ts FROM slack_thread_marks k WHERE k.user = m.user AND k.channel = m.channel AND k.thread = coalesce(m.thread, m.ts)), '')
      AND (thread IS NOT NULL OR at > coalesce((SELECT k.ts FROM slack_marks k WHERE k.user = m.user AND k.channel = m.channel), ''))
    GROUP BY user`);

  function namedIn({ channel, body }: StoredMessage): Set<string> {
    const words = JSON.stringify([body['text'] ?? '', body['blocks'] ?? []]);
    const named = new Set<string>();
    for (const [, element, typed] of words.matchAll(/"user_id":"(\w+)"|<@(\w+)/g)) named.add(element ?? typed ?? '');
    for (const [, element, typed] of words.matchAll(/"usergroup_id":"(\w+)"|<!subteam\^(\w+)/g)) {
      const users: unknown = JSON.parse(String(group.get(element ?? typed ?? '')?.['users'] ?? '[]'));
      if (Array.isArray(users)) for (const one of users) named.add(asText(one));
    }
    const person = direct.get(channel)?.['person'];
    if (typeof person === 'string') named.add(person);
    named.delete(asText(body['user']));
    return named;
  }

  return {
    keep(message: StoredMessage): void {
      const named = namedIn(message);
      const edited = message.body['edited'];
      const at = typeof edited === 'object' && edited !== null && 'ts' in edited ? asText(edited.ts) : message.ts;
      for (const row of known.all(message.channel, message.ts))
        if (!named.has(String(row['user']))) forget.run(message.channel, message.ts, String(row['user']));
      for (const user of named) write.run(user, message.channel, message.ts, message.thread ?? null, at);
    },
    /** Nothing is left to do there: nobody is waited for, though it may be unread. */
    drop: (channel: string, ts: string): void => void forgetAll.run(channel, ts),
    waiting: (): Waiting[] =>
      unread.all().map((row) => ({
        user: String(row['user']),
        count: Number(row['count']),
        channel: String(row['channel']),
        thread: typeof row['thread'] === 'string' ? row['thread'] : null,
        ts: String(row['ts']),
      })),
  };
}
