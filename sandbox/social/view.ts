import type { LikesAndHiding } from './likes-and-hiding.ts';
import type { MediaItem, Posts } from './posts.ts';
import type { SocialRules } from './rules.ts';
import type { Choice } from './directs.ts';
import type { DirectRow, PostRow, UserRow } from './tables.ts';
import type { Users } from './users.ts';

export interface PostView {
  /** Stays the same through edits. */
  id: string;
  /** Id of the newest version; another one than `id` after an edit, where the network gives a new one. */
  currentId: string;
  author: { handle: string; name: string; followers: number; account: string | null };
  /** A title, or a warning before the text; only where there is one. */
  title?: string;
  /** As it was typed, without the handles that stand before a reply. */
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
/** A private message as the page and scripts see it. */
export interface DirectView {
  id: string;
  from: { handle: string; name: string; account: string | null };
  to: string;
  text: string;
  media: MediaItem[];
  /** Words that whoever reads it may press. */
  choices: string[];
  createdAt: string;
}

export interface Viewer {
  post(row: PostRow): PostView;
  /** Without what only some may read. */
  thread(row: PostRow): ThreadView;
  account(row: UserRow): AccountView;
  direct(row: DirectRow): DirectView;
}

/** Where people read a post, below the workspace's own address. */
export function postPath(template: string, handle: string, id: string): string {
  return template.replace(':handle', handle).replace(':id', id);
}

export function mediaOf(row: { media: string }): MediaItem[] {
  return JSON.parse(row.media) as MediaItem[];
}

export function choicesOf({ choices }: Pick<DirectRow, 'choices'>): Choice[] {
  return JSON.parse(choices) as Choice[];
}

/** Posts and people as the page and scripts see them. */
export function createViewer({
  rules,
  posts,
  users,
  acts,
  address,
}: {
  rules: SocialRules;
  posts: Posts;
  users: Users;
  acts: LikesAndHiding;
  address(): string;
}): Viewer {
  function post(row: PostRow): PostView {
    const author = users.byId(row.author);
    const handle = author?.handle ?? row.author;
    const deleted = row.deleted === 1;
    const currentId = rules.keepsId ? row.root : row.id;
    return {
      id: row.root,
      currentId,
      author: {
        handle,
        name: author?.name ?? handle,
        followers: author?.followers ?? 0,
        account: author?.account ?? null,
      },
      title: row.title !== '' && !deleted ? row.title : undefined,
      text: deleted ? '' : row.text,
      createdAt: new Date(row.created_ms).toISOString(),
      editedAt: row.edited_ms === null ? null : new Date(row.edited_ms).toISOString(),
      inReplyTo: row.reply_root,
      quote: row.quote_root,
      media: deleted ? [] : mediaOf(row),
      likes: row.likes,
      hidden: acts.isHidden(row),
      deleted,
      url: `${address()}${postPath(rules.postPath, handle, currentId)}`,
    };
  }

  function thread(row: PostRow): ThreadView {
    const below = posts.replies(row.root).filter(({ visibility }) => visibility !== 'direct');
    return { ...post(row), replies: below.map(thread) };
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
    direct: (row) => {
      const from = users.byId(row.sender);
      return {
        id: row.id,
        from: { handle: from?.handle ?? row.sender, name: from?.name ?? row.sender, account: from?.account ?? null },
        to: users.byId(row.recipient)?.handle ?? row.recipient,
        text: row.text,
        media: mediaOf(row),
        choices: choicesOf(row).map(({ title }) => title),
        createdAt: new Date(row.created_ms).toISOString(),
      };
    },
  };
}
