import type { DatabaseSync } from 'node:sqlite';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';

/** What an id names. */
export type Named =
  | { node: 'page'; page: UserRow }
  | { node: 'post'; row: PostRow }
  | { node: 'comment'; row: PostRow };

export interface Tree {
  /** As Graph numbers it. */
  idOf(row: PostRow): string;
  /** The Page on whose wall the conversation stands. */
  pageOf(row: PostRow): UserRow;
  /** The comment under which Graph shows it; undefined of a first comment: there are two levels. */
  parentOf(row: PostRow): PostRow | undefined;
  /** Undefined for what is not there, or not shown. */
  find(id: string): Named | undefined;
  /** Posts on a Page's wall, newest first. */
  wall(page: string, window: { before: string; limit: number }): PostRow[];
  /** What stands under a post or a comment, oldest first. */
  under(row: PostRow, filter: 'stream' | 'toplevel'): PostRow[];
  /** When something last happened to a post or under it. */
  updatedMs(row: PostRow): number;
}

/** How a network of Meta numbers what stands on it. */
export interface Numbering {
  idOf(row: PostRow, page: UserRow): string;
  /** The post that an id may name. */
  rootIn(id: string): string | undefined;
}

/** Two levels over the answers to answers of the workspace. */
export function createTree(db: DatabaseSync, { users, posts, rules }: Social, numbering: Numbering): Tree {
  const { id: net } = rules;
  const first = db.prepare(
    `SELECT * FROM ${net}_posts WHERE latest = 1 AND deleted = 0 AND reply_root IS NULL AND root < ? ORDER BY root DESC LIMIT 1000`,
  );
  const all = db.prepare(
    `SELECT * FROM ${net}_posts WHERE conversation = ? AND reply_root IS NOT NULL AND latest = 1 AND deleted = 0 ORDER BY root`,
  );
  const newest = db.prepare(
    `SELECT max(max(created_ms), coalesce(max(edited_ms), 0)) AS ms FROM ${net}_posts WHERE conversation = ? AND deleted = 0`,
  );
  const chain = (row: PostRow): PostRow[] => {
    const above = row.reply_root === null ? undefined : posts.latest(row.reply_root);
    return above === undefined ? [row] : [row, ...chain(above)];
  };
  const isSeen = (row: PostRow): boolean =>
    !users.isAway(row.author) && chain(row).every(({ deleted }) => deleted === 0);

  function pageOf(row: PostRow): UserRow {
    const wall = posts.latest(row.conversation) ?? row;
    const accounts = users.accounts();
    const named = rules.mentionsIn(wall.text);
    const page =
      accounts.find(({ id }) => id === wall.author) ??
      accounts.find(({ handle }) => named.some((each) => each.toLowerCase() === handle.toLowerCase())) ??
      accounts[0];
    if (page === undefined) throw new Error('the brand has no Page');
    return page;
  }
  function parentOf(row: PostRow): PostRow | undefined {
    const [, ...above] = chain(row);
    return above.findLast(({ reply_root }) => reply_root !== null);
  }
  const isPost = (row: PostRow): boolean => row.reply_root === null;
  const idOf = (row: PostRow): string => numbering.idOf(row, pageOf(row));
  const comments = (row: PostRow): PostRow[] => (all.all(row.conversation) as unknown as PostRow[]).filter(isSeen);

  return {
    idOf,
    pageOf,
    parentOf,
    find(id) {
      const page = users.accounts().find((account) => account.id === id);
      if (page) return { node: 'page', page };
      const own = numbering.rootIn(id);
      const row = own === undefined ? undefined : posts.latest(own);
      if (row === undefined || row.root !== own || !isSeen(row) || idOf(row) !== id) return undefined;
      return { node: isPost(row) ? 'post' : 'comment', row };
    },
    wall: (page, { before, limit }) =>
      (first.all(before) as unknown as PostRow[])
        .filter((row) => isSeen(row) && pageOf(row).id === page)
        .slice(0, limit),
    under: (row, filter) =>
      comments(row).filter((each) => {
        const parent = parentOf(each)?.root;
        if (isPost(row)) return filter === 'stream' || parent === undefined;
        return parent === row.root;
      }),
    updatedMs: (row) => (newest.get(row.conversation) as { ms: number }).ms,
  };
}
