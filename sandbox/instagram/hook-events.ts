import type { Clock } from '#core/ports/clock.ts';
import { attachmentOf, midOf, pressOf } from '../meta/directs.ts';
import type { Hooks } from '../meta/hooks.ts';
import type { Tree } from '../meta/tree.ts';
import type { Social } from '../social/social.ts';
import type { DirectRow, PostRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';

/** Tells from now on what is written to the accounts, as Meta does: comments, mentions elsewhere, private messages. It tells of no deletion. */
export function watch(
  social: Social,
  { tree, hooks, clock, address }: { tree: Tree; hooks: Hooks; clock: Clock; address(): string },
): { wroteDirect(row: DirectRow): void } {
  const { users, posts, directs } = social;

  function tell(row: PostRow): void {
    const wall = posts.latest(row.conversation) ?? row;
    const account = tree.pageOf(row);
    const at = new Date(row.created_ms);
    if (wall.author === account.id) {
      if (row.reply_root === null) return;
      const parent = tree.parentOf(row);
      const value = {
        id: row.root,
        text: row.text,
        from: { id: row.author, username: users.byId(row.author)?.handle },
        media: { id: wall.root, media_product_type: 'FEED' },
        parent_id: parent?.root,
      };
      hooks.emit(account.id, 'comments', value, at);
    } else if (posts.mentionsUser(row.root, account.id))
      hooks.emit(
        account.id,
        'mentions',
        { media_id: wall.root, comment_id: row.reply_root === null ? undefined : row.root },
        at,
      );
  }
  posts.watch({ created: tell });

  function tellDirect(row: DirectRow, message: Record<string, unknown>): void {
    const account = users.accounts().find(({ id }) => id === row.sender || id === row.recipient);
    if (account === undefined) return;
    hooks.emitDirect(
      account.id,
      'messages',
      {
        sender: { id: row.sender },
        recipient: { id: row.recipient },
        timestamp: row.created_ms,
        message: { ...message, is_echo: row.sender === account.id ? true : undefined },
      },
      clock.now(),
    );
  }
  directs.watch?.({ unsent: (row) => tellDirect(row, { mid: midOf(row), is_deleted: true }) });
  /** By person: what of ours she has not read; she does when she writes next. */
  const unread = new Map<string, string>();
  function tellSeen(row: DirectRow): void {
    const account = users.accounts().find(({ id }) => id === row.sender || id === row.recipient);
    if (account === undefined) return;
    if (row.sender === account.id) return void unread.set(row.recipient, midOf(row));
    const mid = unread.get(row.sender);
    unread.delete(row.sender);
    if (mid === undefined) return;
    const who = { sender: { id: row.sender }, recipient: { id: account.id } };
    const timestamp = clock.now().getTime();
    hooks.emitDirect(account.id, 'messaging_seen', { ...who, timestamp, read: { mid } }, clock.now());
  }
  return {
    wroteDirect: (row) => {
      tellSeen(row);
      const files = mediaOf(row).map((item) => attachmentOf(item, address()));
      tellDirect(row, {
        mid: midOf(row),
        text: row.text === '' ? undefined : row.text,
        ...pressOf(row),
        attachments: files.length > 0 ? files : undefined,
      });
    },
  };
}
