import type { Clock } from '#core/ports/clock.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, PostRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import { attachmentOf, midOf, pressOf } from '../meta/directs.ts';
import type { Hooks } from '../meta/hooks.ts';
import type { Tree } from '../meta/tree.ts';

const DELIVERED_MS = 300;

/** Tells from now on what is written, edited, liked and deleted on the Pages, as Meta does. */
export function watch(
  social: Social,
  { tree, hooks, clock, address }: { tree: Tree; hooks: Hooks; clock: Clock; address(): string },
): {
  /** Something was said in private. */
  wroteDirect(row: DirectRow, metadata?: string): void;
} {
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
        message: verb === 'remove' ? undefined : row.text,
        ...(at !== undefined && verb !== 'remove' && (isPost ? { link: at, photo_id: row.root } : { photo: at })),
        ...more,
      },
      clock.now(),
    );
  }

  const { directs } = social;
  /** People who have not read what the Page wrote last. */
  const unread = new Set<string>();
  /** It is on her device a moment after it was sent, and she reads it when she writes next. */
  function tellHowFar(row: DirectRow): void {
    const page = users.accounts().find(({ id }) => id === row.sender || id === row.recipient);
    if (page === undefined) return;
    const isOurs = row.sender === page.id;
    const person = isOurs ? row.recipient : row.sender;
    const said = (what: Record<string, unknown>): Record<string, unknown> => ({
      sender: { id: person },
      recipient: { id: page.id },
      timestamp: clock.now().getTime(),
      ...what,
    });
    if (isOurs) {
      unread.add(person);
      const delivery = { mids: [midOf(row)], watermark: row.created_ms };
      hooks.emitDirect(page.id, 'message_deliveries', said({ delivery }), clock.now(), DELIVERED_MS);
    } else if (unread.delete(person)) {
      hooks.emitDirect(page.id, 'message_reads', said({ read: { watermark: row.created_ms - 1 } }), clock.now());
    }
  }

  directs.watch?.({
    unsent: (row) => tellDirect(row, { mid: midOf(row), is_deleted: true }),
  });

  function tellDirect(row: DirectRow, message: Record<string, unknown>): void {
    const page = users.accounts().find(({ id }) => id === row.sender || id === row.recipient);
    if (page === undefined) return;
    const isEcho = row.sender === page.id;
    hooks.emitDirect(
      page.id,
      isEcho ? 'message_echoes' : 'messages',
      {
        sender: { id: row.sender },
        recipient: { id: row.recipient },
        timestamp: row.created_ms,
        message: { ...message, ...(isEcho && { is_echo: true, app_id: 1 }) },
      },
      clock.now(),
    );
  }

  posts.watch({
    created: (row) => tell(row, 'add'),
    edited: (row) => tell(row, 'edited'),
    removed: (row) => tell(row, 'remove'),
    hidden: (row, isHidden) => tell(row, isHidden ? 'hide' : 'unhide'),
    liked: (row) => {
      const { text: _text, ...rest } = row;
      tell({ ...rest, text: '' }, 'add', { item: 'reaction', reaction_type: 'like', message: undefined });
    },
  });
  return {
    wroteDirect: (row, metadata) => {
      tellHowFar(row);
      const files = mediaOf(row).map((item) => attachmentOf(item, address()));
      tellDirect(row, {
        mid: midOf(row),
        text: row.text === '' ? undefined : row.text,
        ...pressOf(row),
        attachments: files.length > 0 ? files : undefined,
        metadata,
      });
    },
  };
}
