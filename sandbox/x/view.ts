import type { LikesAndHiding } from './likes-and-hiding.ts';
import type { MediaItem, Posts } from './posts.ts';
import type { PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

export interface PostView {
  /** Stays the same through edits. */
  id: string;
  /** Id of the newest version; another one than `id` after an edit. */
  currentId: string;
  author: { handle: string; name: string; followers: number; account: string | null };
  /** As it was typed, without the handles that X puts before a reply. */
  text: string;
  createdAt: string;
  editedAt: string | null;
  inReplyTo: string | null;
  quote: string | null;
  media: MediaItem[];
  likes: number;
  /** Folded away for readers by whoever began the conversation. */
  hidden: boolean;
  deleted: boolean;
  url: string;
}
export interface ThreadView extends PostView {
  replies: ThreadView[];
}
export interface AccountView {
  key: string;
  handle: string;
  name: string;
  followers: number;
  suspended: boolean;
  locked: boolean;
  outOfCredit: boolean;
  revoked: boolean;
}

export interface Viewer {
  post(row: PostRow): PostView;
  thread(row: PostRow): ThreadView;
  account(row: UserRow): AccountView;
}

/** Posts as the page and scripts see them. */
export function createViewer({
  posts,
  users,
  acts,
  address,
}: {
  posts: Posts;
  users: Users;
  acts: LikesAndHiding;
  address(): string;
}): Viewer {
  function post(row: PostRow): PostView {
    const author = users.byId(row.author);
    const handle = author?.handle ?? row.author;
    const deleted = row.deleted === 1;
    return {
      id: row.root,
      currentId: row.id,
      author: {
        handle,
        name: author?.name ?? handle,
        followers: author?.followers ?? 0,
        account: author?.account ?? null,
      },
      text: deleted ? '' : row.text,
      createdAt: new Date(row.created_ms).toISOString(),
      editedAt: row.edited_ms === null ? null : new Date(row.edited_ms).toISOString(),
      inReplyTo: row.reply_root,
      quote: row.quote_root,
      media: deleted ? [] : (JSON.parse(row.media) as MediaItem[]),
      likes: row.likes,
      hidden: acts.isHidden(row),
      deleted,
      url: `${address()}/x/${handle}/status/${row.id}`,
    };
  }

  function thread(row: PostRow): ThreadView {
    return { ...post(row), replies: posts.replies(row.root).map(thread) };
  }

  return {
    post,
    thread,
    account: (row) => ({
      key: row.account ?? '',
      handle: row.handle,
      name: row.name,
      followers: row.followers,
      suspended: row.suspended === 1,
      locked: row.locked === 1,
      outOfCredit: row.out_of_credit === 1,
      revoked: row.revoked === 1,
    }),
  };
}
