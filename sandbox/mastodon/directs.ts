import type { DatabaseSync } from 'node:sqlite';
import { conversationOf, type Directs } from '../social/directs.ts';
import type { Posts } from '../social/posts.ts';
import type { DirectRow, PostRow } from '../social/tables.ts';

const highest = '9'.repeat(19);

/** Mastodon has no private messages of their own: they are posts that only those see whom they name. */
export function createPostDirects({ db, posts }: { db: DatabaseSync; posts: Posts }): Directs {
  const select = `SELECT p.*, min(m.user) AS recipient FROM mastodon_posts p JOIN mastodon_mentions m ON m.post = p.id
    WHERE p.visibility = 'direct' AND p.latest = 1 AND p.deleted = 0 AND m.user <> p.author AND p.root < ?`;
  const end = 'GROUP BY p.root ORDER BY p.root DESC LIMIT ?';
  const newest = db.prepare(`${select} ${end}`);
  const of = db.prepare(`${select} AND (p.author = ? OR m.user = ?) ${end}`);
  const between = db.prepare(`${select} AND ((p.author = ? AND m.user = ?) OR (p.author = ? AND m.user = ?)) ${end}`);
  const wrote = db.prepare(`${select} AND p.author = ? AND m.user = ? ${end}`);
  const rows = (found: unknown[]): DirectRow[] => (found as (PostRow & { recipient: string })[]).map(toDirect);
  return {
    newest: (limit) => rows(newest.all(highest, limit)),
    of: (user, { untilId = highest, limit }) => rows(of.all(untilId, user, user, limit)),
    between: (a, b, { untilId = highest, limit }) => rows(between.all(untilId, a, b, b, a, limit)),
    wrote: (from, to) => wrote.get(highest, from, to, 1) !== undefined,
    write: ({ from, to, text, media }) => {
      const last = rows(between.all(highest, from.id, to.id, to.id, from.id, 1))[0];
      const replyTo = last === undefined ? undefined : posts.latest(last.id);
      const row = posts.create({ author: from, text, media, replyTo, visibility: 'direct', prefix: `@${to.handle} ` });
      return toDirect({ ...row, recipient: to.id });
    },
  };
}

function toDirect({ root, author, recipient, text, created_ms, media }: PostRow & { recipient: string }): DirectRow {
  return {
    id: root,
    conversation: conversationOf(author, recipient),
    sender: author,
    recipient,
    text,
    created_ms,
    media,
    choices: '[]',
    pressed: '',
  };
}
