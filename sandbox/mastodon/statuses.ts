import type { DatabaseSync } from 'node:sqlite';
import type { Posts } from '../social/posts.ts';
import type { PostRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';

/** A page by id: `since` and `max` cut the newest, `min` begins just above. */
export interface PageOf {
  since?: string | undefined;
  max?: string | undefined;
  min?: string | undefined;
  limit: number;
}

export interface Statuses {
  /** The post, as far as this reader may see it; undefined: nobody is logged in. */
  seen(id: string, viewer: string | undefined): PostRow | undefined;
  isSeen(row: PostRow, viewer: string | undefined): boolean;
  /** Newest first. */
  of(author: string, page: PageOf & { replies: boolean }): PostRow[];
  ancestors(row: PostRow): PostRow[];
  /** As a tree is read. */
  descendants(row: PostRow): PostRow[];
  /** Ids of those whom the newest version names. */
  named(row: PostRow): string[];
  /** The post above, unless it is gone. */
  above(row: PostRow): PostRow | undefined;
}

export function createStatuses(db: DatabaseSync, { posts, users }: { posts: Posts; users: Users }): Statuses {
  const live = 'author = ? AND latest = 1 AND deleted = 0 AND (? = 1 OR reply_root IS NULL)';
  const newest = db.prepare(
    `SELECT * FROM mastodon_posts WHERE ${live} AND root > ? AND root < ? ORDER BY root DESC LIMIT ?`,
  );
  const next = db.prepare(`SELECT * FROM mastodon_posts WHERE ${live} AND root > ? ORDER BY root LIMIT ?`);
  const mentions = db.prepare('SELECT user FROM mastodon_mentions WHERE post = ?');
  const highest = '9'.repeat(19);

  const named = (row: PostRow): string[] => (mentions.all(row.id) as { user: string }[]).map(({ user }) => user);
  function isSeen(row: PostRow, viewer: string | undefined): boolean {
    if (row.deleted === 1 || users.isAway(row.author)) return false;
    if (row.visibility === 'public' || row.visibility === 'unlisted') return true;
    return viewer !== undefined && (row.author === viewer || named(row).includes(viewer));
  }
  const above = (row: PostRow): PostRow | undefined => {
    const found = row.reply_root === null ? undefined : posts.latest(row.reply_root);
    return found?.deleted === 0 ? found : undefined;
  };
  function descendants(row: PostRow): PostRow[] {
    return posts.replies(row.root).flatMap((reply) => [...(reply.deleted === 0 ? [reply] : []), ...descendants(reply)]);
  }

  return {
    isSeen,
    seen: (id, viewer) => {
      const row = /^\d{1,19}$/.test(id) ? posts.latest(id) : undefined;
      // The ids of later versions are ours alone.
      return row !== undefined && row.root === id && isSeen(row, viewer) ? row : undefined;
    },
    of: (author, { since = '', max = highest, min, limit, replies }) =>
      min === undefined
        ? (newest.all(author, Number(replies), since, max, limit) as unknown as PostRow[])
        : (next.all(author, Number(replies), min, limit) as unknown as PostRow[]).toReversed(),
    ancestors: (row) => {
      const found: PostRow[] = [];
      for (let at = above(row); at !== undefined; at = above(at)) found.unshift(at);
      return found;
    },
    descendants,
    named,
    above,
  };
}
