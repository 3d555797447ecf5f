import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { Follows } from '../social/follows.ts';
import type { Posts } from '../social/posts.ts';
import type { PostRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';
import type { PageOf, Statuses } from './statuses.ts';
import type { NotificationRow } from './tables.ts';

/** The person behind a like that nobody in particular gave. */
const SOMEBODY = 'alguien';

export interface Notifications {
  /** Newest first. */
  page(user: string, page: PageOf & { types: readonly string[]; without: readonly string[] }): NotificationRow[];
  byId(user: string, id: string): NotificationRow | undefined;
  dismiss(user: string, id: string): boolean;
}

interface Parts {
  follows: Follows;
  posts: Posts;
  users: Users;
  statuses: Statuses;
  clock: Clock;
}

/** What the brand's accounts are told: mentions, quotes, likes and new followers. An edit tells nobody, as on Mastodon. */
export function createNotifications(
  db: DatabaseSync,
  { follows, posts, users, statuses, clock }: Parts,
): Notifications {
  const insert = db.prepare(
    'INSERT INTO mastodon_notifications (user, type, author, root, created_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const told = db.prepare("SELECT 1 FROM mastodon_notifications WHERE user = ? AND root = ? AND type = 'mention'");
  const forget = db.prepare('DELETE FROM mastodon_notifications WHERE root = ?');
  const one = db.prepare('SELECT * FROM mastodon_notifications WHERE user = ? AND id = ?');
  const drop = db.prepare('DELETE FROM mastodon_notifications WHERE user = ? AND id = ?');

  function tell(type: string, user: string, { author, root }: { author: string; root: string }): void {
    if (user !== author && users.byId(user)?.account != null)
      insert.run(user, type, author, root, clock.now().getTime());
  }
  function tellMentioned(row: PostRow): void {
    for (const user of statuses.named(row)) if (told.get(user, row.root) === undefined) tell('mention', user, row);
  }

  posts.watch({
    created: (row) => {
      tellMentioned(row);
      const quoted = row.quote_root === null ? undefined : posts.latest(row.quote_root)?.author;
      if (quoted !== undefined) tell('quote', quoted, row);
    },
    edited: tellMentioned,
    removed: ({ root }) => void forget.run(root),
    liked: ({ author, root }) => tell('favourite', author, { author: users.named({ handle: SOMEBODY }).id, root }),
  });

  follows.watch(({ user, follower }) => tell('follow', user, { author: follower, root: '' }));

  return {
    page: (user, { since = '0', max, min, limit, types, without }) => {
      const conditions: [sql: string, ...values: (string | number)[]][] = [
        ['user = ?', user],
        ['author NOT IN (SELECT user FROM mastodon_away)'],
        ...(types.length > 0 ? [inList('type IN', types)] : []),
        ...(without.length > 0 ? [inList('type NOT IN', without)] : []),
        ['id > CAST(? AS INTEGER)', min ?? since],
        ...(max === undefined || min !== undefined ? [] : [['id < CAST(? AS INTEGER)', max] as [string, string]]),
      ];
      const where = conditions.map(([sql]) => sql).join(' AND ');
      const values = conditions.flatMap(([, ...rest]) => rest);
      const order = min === undefined ? 'DESC' : 'ASC';
      const found = db
        .prepare(`SELECT * FROM mastodon_notifications WHERE ${where} ORDER BY id ${order} LIMIT ?`)
        .all(...values, limit) as unknown as NotificationRow[];
      return min === undefined ? found : found.toReversed();
    },
    byId: (user, id) => one.get(user, id) as unknown as NotificationRow | undefined,
    dismiss: (user, id) => drop.run(user, id).changes > 0,
  };
}

function inList(sql: string, values: readonly string[]): [string, ...string[]] {
  return [`${sql} (${values.map(() => '?').join(', ')})`, ...values];
}
