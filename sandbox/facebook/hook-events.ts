import type { Clock } from '#core/ports/clock.ts';
import type { Social } from '../social/social.ts';
import type { PostRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import type { Hooks } from './hooks.ts';
import type { Tree } from './tree.ts';

/** Tells from now on what is written, edited, liked and deleted on the Pages, as Meta does. */
export function watch(
  social: Social,
  { tree, hooks, clock, address }: { tree: Tree; hooks: Hooks; clock: Clock; address(): string },
): void {
  const { users, posts } = social;

  function tell(row: PostRow, verb: string, more: Record<string, unknown> = {}): void {
    const page = tree.pageOf(row);
    const isPost = row.reply_root === null;
    const wall = posts.latest(row.conversation) ?? row;
    const postId = `${page.id}_${wall.root}`;
    const parent = tree.parentOf(row);
    const photo = mediaOf(row)[0];
    const author = users.byId(row.author);
    const at = photo && (photo.url.startsWith('/') ? `${address()}${photo.url}` : photo.url);
    hooks.emit(
      page.id,
      'feed',
      {
        from: { id: row.author, name: author?.name ?? '' },
        post_id: postId,
        ...(!isPost && { comment_id: tree.idOf(row), parent_id: parent ? tree.idOf(parent) : postId }),
        created_time: Math.floor(row.created_ms / 1000),
        item: isPost ? (at === undefined ? 'status' : 'photo') : 'comment',
        verb,
        ...(verb !== 'remove' && { message: row.text }),
        ...(at !== undefined && verb !== 'remove' && (isPost ? { link: at, photo_id: row.root } : { photo: at })),
        ...more,
      },
      clock.now(),
    );
  }

  posts.watch({
    created: (row) => tell(row, 'add'),
    edited: (row) => tell(row, 'edited'),
    removed: (row) => tell(row, 'remove'),
    liked: (row) => {
      const { text: _text, ...rest } = row;
      tell({ ...rest, text: '' }, 'add', { item: 'reaction', reaction_type: 'like', message: undefined });
    },
  });
}
