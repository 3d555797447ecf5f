import type { DatabaseSync } from 'node:sqlite';
import twitterText from 'twitter-text';
import type { Clock } from '#core/ports/clock.ts';
import { inTransaction } from '../state.ts';
import { createIds } from './snowflake.ts';
import type { PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

export interface MediaItem {
  type: 'photo' | 'video' | 'animated_gif';
  url: string;
  alt?: string | undefined;
}

export interface NewPost {
  author: UserRow;
  text: string;
  /** Any version of the post answered. */
  replyTo?: PostRow | undefined;
  quote?: PostRow | undefined;
  media?: MediaItem[] | undefined;
  replySettings?: string | undefined;
}

export interface Window {
  sinceId?: string | undefined;
  untilId?: string | undefined;
  limit: number;
}

export interface Posts {
  byId(id: string): PostRow | undefined;
  /** The newest version, whichever version is named. */
  latest(id: string): PostRow | undefined;
  history(root: string): string[];
  /** Newest first, as every list here. */
  mentions(user: string, window: Window): PostRow[];
  timeline(user: string, window: Window & { replies: boolean }): PostRow[];
  quotes(root: string, window: Window): PostRow[];
  search(filter: { conversation?: string; from?: string; to?: string; words: string[] }, window: Window): PostRow[];
  replies(root: string): PostRow[];
  newest(limit: number): PostRow[];
  /** First posts of the conversations where something was written last. */
  conversations(limit: number): PostRow[];
  mentionsUser(root: string, user: string): boolean;
  counts(root: string): { replies: number; quotes: number };
  create(post: NewPost): PostRow;
  edit(post: PostRow, text: string): PostRow;
  remove(post: PostRow): void;
  like(post: PostRow): void;
}

/** Posts looked at for each conversation wanted: one with more answers than that may leave room for fewer. */
const POSTS_EACH = 6;
const highest = '9'.repeat(19);

export function createPosts(db: DatabaseSync, { clock, users }: { clock: Clock; users: Users }): Posts {
  const rows = (found: unknown[]): PostRow[] => found as PostRow[];
  const one = (found: unknown): PostRow | undefined => found as PostRow | undefined;
  const nextId = createIds(
    clock,
    (db.prepare('SELECT MAX(id) AS id FROM x_posts').get() as { id: string | null } | undefined)?.id ?? undefined,
  );
  const live = 'latest = 1 AND deleted = 0';
  const within = 'id > ? AND id < ?';
  const byId = db.prepare('SELECT * FROM x_posts WHERE id = ?');
  const latest = db.prepare(
    'SELECT l.* FROM x_posts p JOIN x_posts l ON l.root = p.root AND l.latest = 1 WHERE p.id = ?',
  );
  const history = db.prepare('SELECT id FROM x_posts WHERE root = ? ORDER BY version');
  const mentions = db.prepare(
    `SELECT p.* FROM x_mentions m JOIN x_posts p ON p.id = m.post WHERE m.user = ? AND m.post > ? AND m.post < ? AND p.latest = 1 AND p.deleted = 0 ORDER BY m.post DESC LIMIT ?`,
  );
  const timeline = db.prepare(
    `SELECT * FROM x_posts WHERE author = ? AND ${within} AND ${live} AND (? = 1 OR reply_root IS NULL) ORDER BY id DESC LIMIT ?`,
  );
  const quotes = db.prepare(
    `SELECT * FROM x_posts WHERE quote_root = ? AND ${within} AND ${live} ORDER BY id DESC LIMIT ?`,
  );
  const replies = db.prepare('SELECT * FROM x_posts WHERE reply_root = ? AND latest = 1 ORDER BY id');
  const newest = db.prepare('SELECT * FROM x_posts WHERE latest = 1 ORDER BY root DESC LIMIT ?');
  const recent = db.prepare(
    'SELECT conversation, max(root) AS newest FROM (SELECT conversation, root FROM x_posts WHERE latest = 1 ORDER BY root DESC LIMIT ?) GROUP BY conversation ORDER BY newest DESC LIMIT ?',
  );
  const mentioned = db.prepare(
    'SELECT 1 FROM x_mentions m JOIN x_posts p ON p.id = m.post WHERE p.root = ? AND m.user = ? LIMIT 1',
  );
  const countReplies = db.prepare(`SELECT COUNT(*) AS n FROM x_posts WHERE reply_root = ? AND ${live}`);
  const countQuotes = db.prepare(`SELECT COUNT(*) AS n FROM x_posts WHERE quote_root = ? AND ${live}`);
  const insert =
    db.prepare(`INSERT INTO x_posts (id, root, version, latest, author, prefix, text, reply_to, reply_root, quote, quote_root, conversation, created_ms, edited_ms, media, likes, reply_settings)
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertMention = db.prepare('INSERT OR IGNORE INTO x_mentions (user, post) VALUES (?, ?)');
  const number = (found: unknown): number => (found as { n: number }).n;

  function add(row: Omit<PostRow, 'latest' | 'deleted'>): PostRow {
    insert.run(
      row.id,
      row.root,
      row.version,
      row.author,
      row.prefix,
      row.text,
      row.reply_to,
      row.reply_root,
      row.quote,
      row.quote_root,
      row.conversation,
      row.created_ms,
      row.edited_ms,
      row.media,
      row.likes,
      row.reply_settings,
    );
    for (const handle of twitterText.extractMentions(row.prefix + row.text)) {
      const user = users.byHandle(handle);
      if (user !== undefined) insertMention.run(user.id, row.id);
    }
    return { ...row, latest: 1, deleted: 0 };
  }

  return {
    byId: (id) => one(byId.get(id)),
    latest: (id) => one(latest.get(id)),
    history: (root) => (history.all(root) as { id: string }[]).map((row) => row.id),
    mentions: (user, { sinceId = '', untilId = highest, limit }) => rows(mentions.all(user, sinceId, untilId, limit)),
    timeline: (user, { sinceId = '', untilId = highest, limit, replies: withReplies }) =>
      rows(timeline.all(user, sinceId, untilId, Number(withReplies), limit)),
    quotes: (root, { sinceId = '', untilId = highest, limit }) => rows(quotes.all(root, sinceId, untilId, limit)),
    search: ({ conversation, from, to, words }, { sinceId = '', untilId = highest, limit }) => {
      const conditions: [sql: string, value: string | undefined][] = [
        ['conversation = ?', conversation],
        ['author = (SELECT id FROM x_users WHERE handle = ?)', from],
        [
          'EXISTS (SELECT 1 FROM x_posts t WHERE t.id = reply_to AND t.author = (SELECT id FROM x_users WHERE handle = ?))',
          to,
        ],
        ...words.map((word): [string, string] => ["(prefix || text) LIKE '%' || ? || '%'", word]),
      ];
      const used = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
      const where = [...used.map(({ sql }) => sql), within, live].join(' AND ');
      return rows(
        db
          .prepare(`SELECT * FROM x_posts WHERE ${where} ORDER BY id DESC LIMIT ?`)
          .all(...used.map(({ value }) => value), sinceId, untilId, limit),
      );
    },
    replies: (root) => rows(replies.all(root)),
    newest: (limit) => rows(newest.all(limit)),
    conversations: (limit) =>
      (recent.all(limit * POSTS_EACH, limit) as { conversation: string }[]).flatMap(
        (row) => one(latest.get(row.conversation)) ?? [],
      ),
    mentionsUser: (root, user) => mentioned.get(root, user) !== undefined,
    counts: (root) => ({ replies: number(countReplies.get(root)), quotes: number(countQuotes.get(root)) }),

    create: ({ author, text, replyTo, quote, media, replySettings }) =>
      inTransaction(db, () => {
        const id = nextId();
        return add({
          id,
          root: id,
          version: 0,
          author: author.id,
          text,
          prefix: replyTo === undefined ? '' : prefixFor({ author, replyTo, text, users }),
          reply_to: replyTo?.id ?? null,
          reply_root: replyTo?.root ?? null,
          quote: quote?.id ?? null,
          quote_root: quote?.root ?? null,
          conversation: replyTo?.conversation ?? id,
          created_ms: clock.now().getTime(),
          edited_ms: null,
          media: JSON.stringify(media ?? []),
          likes: 0,
          reply_settings: replySettings ?? 'everyone',
        });
      }),
    edit: (post, text) =>
      inTransaction(db, () => {
        db.prepare('UPDATE x_posts SET latest = 0 WHERE root = ?').run(post.root);
        return add({ ...post, id: nextId(), version: post.version + 1, text, edited_ms: clock.now().getTime() });
      }),
    remove: (post) => void db.prepare('UPDATE x_posts SET deleted = 1 WHERE root = ?').run(post.root),
    like: (post) =>
      void db.prepare('UPDATE x_posts SET likes = likes + 1 WHERE root = ? AND latest = 1').run(post.root),
  };
}

/** X puts before a reply whom it answers and whom that post mentioned, except the writer and those she names herself. */
function prefixFor({
  author,
  replyTo,
  text,
  users,
}: {
  author: UserRow;
  replyTo: PostRow;
  text: string;
  users: Users;
}): string {
  const named = new Set([author.handle, ...twitterText.extractMentions(text)].map((handle) => handle.toLowerCase()));
  const target = users.byId(replyTo.author);
  const handles: string[] = [];
  for (const handle of [
    ...(target === undefined ? [] : [target.handle]),
    ...twitterText.extractMentions(replyTo.prefix + replyTo.text),
  ]) {
    const known = users.byHandle(handle);
    if (known === undefined || named.has(handle.toLowerCase())) continue;
    named.add(handle.toLowerCase());
    handles.push(`@${known.handle}`);
  }
  return handles.length === 0 ? '' : `${handles.join(' ')} `;
}
