import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { inTransaction } from '../state.ts';
import { createIds, type Snowflakes } from './ids.ts';
import { prefixOf } from './prefix.ts';
import type { PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

export interface MediaItem {
  /** A `file` is neither seen nor played, but taken. */
  type: 'photo' | 'video' | 'animated_gif' | 'file';
  name?: string | undefined;
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
  visibility?: string | undefined;
  title?: string | undefined;
  /** Handles before the text; left out: those that the network puts there. */
  prefix?: string | undefined;
  /** Some time ago; left out: now. */
  hoursAgo?: number | undefined;
}

export interface Window {
  sinceId?: string | undefined;
  untilId?: string | undefined;
  limit: number;
}

/** Told in the transaction that writes. */
export interface PostWatcher {
  created?(row: PostRow): void;
  edited?(row: PostRow, before: PostRow): void;
  removed?(row: PostRow): void;
  liked?(row: PostRow): void;
  hidden?(row: PostRow, isHidden: boolean): void;
}

export interface Posts {
  byId(id: string): PostRow | undefined;
  /** The newest version, whichever version is named. */
  latest(id: string): PostRow | undefined;
  history(root: string): PostRow[];
  /** Newest first, as every list here. */
  mentions(user: string, window: Window): PostRow[];
  timeline(user: string, window: Window & { replies: boolean }): PostRow[];
  quotes(root: string, window: Window): PostRow[];
  search(filter: { conversation?: string; from?: string; to?: string; words: string[] }, window: Window): PostRow[];
  /** Every public post that satisfies it, as far as everybody may read them. */
  find(wanted: (row: PostRow) => boolean, window: Window): PostRow[];
  /** Oldest first. */
  replies(root: string): PostRow[];
  /** What everybody may read. */
  newest(limit: number): PostRow[];
  /** First posts of the conversations where something was written last, as far as everybody may read them. */
  conversations(limit: number): PostRow[];
  mentionsUser(root: string, user: string): boolean;
  counts(root: string): { replies: number; quotes: number };
  create(post: NewPost): PostRow;
  edit(post: PostRow, text: string): PostRow;
  remove(post: PostRow): void;
  like(post: PostRow): void;
  /** Whoever runs the account hid it, or shows it again. */
  toldHidden(post: PostRow, isHidden: boolean): void;
  watch(watcher: PostWatcher): void;
}

/** Posts looked at for each conversation wanted: one with more answers than that may leave room for fewer. */
const POSTS_EACH = 6;
const highest = '9'.repeat(19);

/** What posts need to know of their network. */
export interface PostRules {
  /** As in the configuration. Its tables begin with it, and its control calls lie under /sandbox/<id>. */
  readonly id: string;
  readonly ids: Snowflakes;
  /** Handles that a text names, without the @ and as they are stored. */
  mentionsIn(text: string): string[];
}

export function createPosts(
  db: DatabaseSync,
  { clock, users, rules }: { clock: Clock; users: Users; rules: PostRules },
): Posts {
  const { id: net } = rules;
  const watchers: PostWatcher[] = [];
  const rows = (found: unknown[]): PostRow[] => found as PostRow[];
  const one = (found: unknown): PostRow | undefined => found as PostRow | undefined;
  const newestId = (db.prepare(`SELECT MAX(id) AS id FROM ${net}_posts`).get() as { id: string | null } | undefined)
    ?.id;
  const nextId = createIds(clock, rules.ids, newestId ?? undefined);
  const live = 'latest = 1 AND deleted = 0';
  const within = 'id > ? AND id < ?';
  const open = "visibility <> 'direct'";
  const byId = db.prepare(`SELECT * FROM ${net}_posts WHERE id = ?`);
  const latest = db.prepare(
    `SELECT l.* FROM ${net}_posts p JOIN ${net}_posts l ON l.root = p.root AND l.latest = 1 WHERE p.id = ?`,
  );
  const history = db.prepare(`SELECT * FROM ${net}_posts WHERE root = ? ORDER BY version`);
  const mentions = db.prepare(
    `SELECT p.* FROM ${net}_mentions m JOIN ${net}_posts p ON p.id = m.post
     WHERE m.user = ? AND m.post > ? AND m.post < ? AND p.latest = 1 AND p.deleted = 0 ORDER BY m.post DESC LIMIT ?`,
  );
  const timeline = db.prepare(
    `SELECT * FROM ${net}_posts WHERE author = ? AND ${within} AND ${live} AND (? = 1 OR reply_root IS NULL) ORDER BY id DESC LIMIT ?`,
  );
  const quotes = db.prepare(
    `SELECT * FROM ${net}_posts WHERE quote_root = ? AND ${within} AND ${live} ORDER BY id DESC LIMIT ?`,
  );
  const replies = db.prepare(`SELECT * FROM ${net}_posts WHERE reply_root = ? AND latest = 1 ORDER BY id`);
  const newest = db.prepare(`SELECT * FROM ${net}_posts WHERE latest = 1 AND ${open} ORDER BY root DESC LIMIT ?`);
  const seen = db.prepare(`SELECT * FROM ${net}_posts WHERE ${within} AND ${live} AND ${open} ORDER BY id DESC`);
  const recent = db.prepare(
    `SELECT conversation, max(root) AS newest
     FROM (SELECT conversation, root FROM ${net}_posts WHERE latest = 1 AND ${open} ORDER BY root DESC LIMIT ?)
     GROUP BY conversation ORDER BY newest DESC LIMIT ?`,
  );
  const mentioned = db.prepare(
    `SELECT 1 FROM ${net}_mentions m JOIN ${net}_posts p ON p.id = m.post WHERE p.root = ? AND m.user = ? LIMIT 1`,
  );
  const countReplies = db.prepare(`SELECT COUNT(*) AS n FROM ${net}_posts WHERE reply_root = ? AND ${live}`);
  const countQuotes = db.prepare(`SELECT COUNT(*) AS n FROM ${net}_posts WHERE quote_root = ? AND ${live}`);
  const insert = db.prepare(
    `INSERT INTO ${net}_posts (id, root, version, latest, author, prefix, title, text, reply_to, reply_root, quote, quote_root, conversation, created_ms, edited_ms, media, likes, reply_settings, visibility)
     VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertMention = db.prepare(`INSERT OR IGNORE INTO ${net}_mentions (user, post) VALUES (?, ?)`);
  const number = (found: unknown): number => (found as { n: number }).n;

  function add(row: Omit<PostRow, 'latest' | 'deleted'>): PostRow {
    insert.run(
      row.id,
      row.root,
      row.version,
      row.author,
      row.prefix,
      row.title,
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
      row.visibility,
    );
    for (const handle of rules.mentionsIn(row.prefix + row.text)) {
      const user = users.byHandle(handle);
      if (user !== undefined) insertMention.run(user.id, row.id);
    }
    return { ...row, latest: 1, deleted: 0 };
  }

  return {
    byId: (id) => one(byId.get(id)),
    latest: (id) => one(latest.get(id)),
    history: (root) => rows(history.all(root)),
    mentions: (user, { sinceId = '', untilId = highest, limit }) => rows(mentions.all(user, sinceId, untilId, limit)),
    timeline: (user, { sinceId = '', untilId = highest, limit, replies: withReplies }) =>
      rows(timeline.all(user, sinceId, untilId, Number(withReplies), limit)),
    quotes: (root, { sinceId = '', untilId = highest, limit }) => rows(quotes.all(root, sinceId, untilId, limit)),
    search: ({ conversation, from, to, words }, { sinceId = '', untilId = highest, limit }) => {
      const author = `(SELECT id FROM ${net}_users WHERE handle = ?)`;
      const conditions: [sql: string, value: string | undefined][] = [
        ['conversation = ?', conversation],
        [`author = ${author}`, from],
        [`EXISTS (SELECT 1 FROM ${net}_posts t WHERE t.id = reply_to AND t.author = ${author})`, to],
        ...words.map((word): [string, string] => ["(prefix || text) LIKE '%' || ? || '%'", word]),
      ];
      const used = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
      const where = [...used.map(({ sql }) => sql), within, live].join(' AND ');
      return rows(
        db
          .prepare(`SELECT * FROM ${net}_posts WHERE ${where} ORDER BY id DESC LIMIT ?`)
          .all(...used.map(({ value }) => value), sinceId, untilId, limit),
      );
    },
    find: (wanted, { sinceId = '', untilId = highest, limit }) => {
      const found: PostRow[] = [];
      for (const row of seen.iterate(sinceId, untilId) as Iterable<unknown>) {
        if (found.length >= limit) break;
        if (wanted(row as PostRow)) found.push(row as PostRow);
      }
      return found;
    },
    replies: (root) => rows(replies.all(root)),
    newest: (limit) => rows(newest.all(limit)),
    conversations: (limit) =>
      (recent.all(limit * POSTS_EACH, limit) as { conversation: string }[]).flatMap((row) => {
        const first = one(latest.get(row.conversation));
        return first === undefined || first.visibility === 'direct' ? [] : [first];
      }),
    mentionsUser: (root, user) => mentioned.get(root, user) !== undefined,
    counts: (root) => ({ replies: number(countReplies.get(root)), quotes: number(countQuotes.get(root)) }),
    toldHidden: (post, isHidden) => {
      for (const watcher of watchers) watcher.hidden?.(post, isHidden);
    },
    watch: (watcher) => void watchers.push(watcher),

    create: ({ author, text, replyTo, quote, media, replySettings, visibility, title, prefix, hoursAgo = 0 }) =>
      inTransaction(db, () => {
        const id = nextId();
        const row = add({
          id,
          root: id,
          version: 0,
          author: author.id,
          text,
          title: title ?? '',
          prefix:
            prefix ??
            (replyTo === undefined ? '' : prefixOf({ author, replyTo, text, users, mentionsIn: rules.mentionsIn })),
          reply_to: replyTo?.id ?? null,
          reply_root: replyTo?.root ?? null,
          quote: quote?.id ?? null,
          quote_root: quote?.root ?? null,
          conversation: replyTo?.conversation ?? id,
          created_ms: clock.now().getTime() - hoursAgo * 3_600_000,
          edited_ms: null,
          media: JSON.stringify(media ?? []),
          likes: 0,
          reply_settings: replySettings ?? 'everyone',
          visibility: visibility ?? 'public',
        });
        for (const watcher of watchers) watcher.created?.(row);
        return row;
      }),
    edit: (post, text) =>
      inTransaction(db, () => {
        db.prepare(`UPDATE ${net}_posts SET latest = 0 WHERE root = ?`).run(post.root);
        const row = add({ ...post, id: nextId(), version: post.version + 1, text, edited_ms: clock.now().getTime() });
        for (const watcher of watchers) watcher.edited?.(row, post);
        return row;
      }),
    remove: (post) =>
      inTransaction(db, () => {
        db.prepare(`UPDATE ${net}_posts SET deleted = 1 WHERE root = ?`).run(post.root);
        for (const watcher of watchers) watcher.removed?.(post);
      }),
    like: (post) =>
      inTransaction(db, () => {
        db.prepare(`UPDATE ${net}_posts SET likes = likes + 1 WHERE root = ? AND latest = 1`).run(post.root);
        for (const watcher of watchers) watcher.liked?.(post);
      }),
  };
}
