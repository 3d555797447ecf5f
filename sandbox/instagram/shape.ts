import type { Value } from '../meta/directs.ts';
import type { Field } from '../meta/fields.ts';
import { pick, type Whole } from '../meta/pick.ts';
import type { Tree } from '../meta/tree.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import { mediaOf } from '../social/view.ts';
import * as nodes from './nodes.ts';

export interface Shaper {
  /** With the fields asked for, or those that Graph gives without being asked. @throws Problem 100 for one that is not there */
  page(row: UserRow, fields: Field[] | undefined): Whole;
  user(row: UserRow, fields: Field[] | undefined): Whole;
  media(row: PostRow, fields: Field[] | undefined): Whole;
  comment(row: PostRow, fields: Field[] | undefined): Whole;
  thread(whole: Whole, fields: Field[] | undefined): Whole;
  message(whole: Whole, fields: Field[] | undefined): Whole;
}

/** Objects as Graph writes them for Instagram. `about` finds what a mention is about. */
export function createShaper(
  { users, posts, acts }: Social,
  { tree, address }: { tree: Tree; address(): string },
): Shaper {
  const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
  const nameOf = (id: string): string => users.byId(id)?.handle ?? '';
  const permalink = (row: PostRow): string => `${address()}/instagram/p/${row.root}/`;
  const wholeMedia = (row: PostRow): Whole => {
    const [file] = mediaOf(row);
    return {
      id: row.root,
      caption: row.text,
      timestamp: stamp(row.created_ms),
      permalink: permalink(row),
      comments_count: tree.under(row, 'stream').length,
      like_count: row.likes,
      media_type: file?.type === 'video' ? 'VIDEO' : 'IMAGE',
      media_url: file && (file.url.startsWith('/') ? `${address()}${file.url}` : file.url),
      username: nameOf(row.author),
      owner: { id: row.author },
    };
  };
  /** Everything under a first comment, oldest first. */
  const below = (row: PostRow): PostRow[] =>
    posts
      .replies(row.root)
      .flatMap((each) => (each.deleted === 1 || users.isAway(each.author) ? [] : [each, ...below(each)]))
      .toSorted((a, b) => (a.root < b.root ? -1 : 1));
  function wholeComment(row: PostRow): Whole {
    const wall = posts.latest(row.conversation) ?? row;
    const parent = tree.parentOf(row);
    return {
      id: row.root,
      text: row.text,
      timestamp: stamp(row.created_ms),
      from: { id: row.author, username: nameOf(row.author) },
      username: nameOf(row.author),
      like_count: row.likes,
      hidden: acts.isHidden(row),
      parent_id: parent?.root,
      media: { id: wall.root, permalink: permalink(wall) },
      replies: { data: parent ? [] : below(row).map((each): Value => wholeComment(each)) },
    };
  }
  /** What a mention that is asked for by its number is. */
  function mentioned(field: Field): Value {
    const row = posts.latest(field.modifiers['comment_id'] ?? field.modifiers['media_id'] ?? '');
    if (row === undefined || row.deleted === 1) return undefined;
    return field.name === 'mentioned_media' ? wholeMedia(row) : wholeComment(row);
  }
  return {
    page: (row, fields) =>
      pick(
        {
          id: `1${row.id}`,
          name: row.name,
          instagram_business_account: { id: row.id, username: row.handle, name: row.name },
        },
        fields,
        nodes.page,
        ['name', 'id'],
      ),
    user: (row, fields) =>
      pick(
        {
          id: row.id,
          username: row.handle,
          name: row.name,
          followers_count: row.followers,
          follows_count: 180,
          media_count: tree
            .wall(row.id, { before: '9'.repeat(19), limit: 1000 })
            .filter(({ author }) => author === row.id).length,
          ...Object.fromEntries(
            (fields ?? [])
              .filter(({ name }) => name.startsWith('mentioned_'))
              .map((field) => [field.name, mentioned(field)]),
          ),
        },
        fields,
        nodes.user,
        ['id'],
      ),
    media: (row, fields) => pick(wholeMedia(row), fields, nodes.media, ['id']),
    comment: (row, fields) => pick(wholeComment(row), fields, nodes.comment, ['id', 'text', 'timestamp']),
    thread: (whole, fields) => pick(whole, fields, nodes.thread, ['id', 'updated_time']),
    message: (whole, fields) => pick(whole, fields, nodes.message, ['id', 'created_time']),
  };
}
