import type { MediaItem } from '../social/posts.ts';
import type { Value } from '../meta/directs.ts';
import { pick, type Whole } from '../meta/pick.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import { mediaOf, postPath } from '../social/view.ts';
import type { Field } from '../meta/fields.ts';
import * as nodes from './nodes.ts';
import type { Tree } from '../meta/tree.ts';

export interface Shaper {
  /** With the fields asked for, or those that Graph gives without being asked. @throws Problem 100 for one that is not there */
  page(row: UserRow, fields: Field[] | undefined): Whole;
  post(row: PostRow, fields: Field[] | undefined): Whole;
  comment(row: PostRow, fields: Field[] | undefined): Whole;
  /** What is said in private. */
  thread(whole: Whole, fields: Field[] | undefined): Whole;
  message(whole: Whole, fields: Field[] | undefined): Whole;
}

/** Objects as Graph writes them. */
export function createShaper(social: Social, { tree, address }: { tree: Tree; address(): string }): Shaper {
  const { users, acts, rules } = social;
  const stamp = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
  const person = (id: string): Whole => ({ name: users.byId(id)?.name ?? '', id });
  const link = (row: PostRow): string => `${address()}${postPath(rules.postPath, tree.pageOf(row).handle, row.root)}`;
  const attachment = ({ type, url }: MediaItem): Whole => {
    const at = url.startsWith('/') ? `${address()}${url}` : url;
    return type === 'photo'
      ? { type: 'photo', media_type: 'photo', url: at, title: undefined, media: { image: { src: at } } }
      : { type: 'video_inline', media_type: 'video', url: at, title: undefined, media: { source: at } };
  };
  const list = (rows: Value[], total: number): Whole => ({ data: rows, summary: { total_count: total } });

  function common(row: PostRow): Whole {
    return {
      id: tree.idOf(row),
      message: row.text,
      created_time: stamp(row.created_ms),
      from: person(row.author),
      permalink_url: link(row),
      is_hidden: acts.isHidden(row),
    };
  }

  return {
    thread: (whole, fields) => pick(whole, fields, nodes.thread, ['id', 'updated_time']),
    message: (whole, fields) => pick(whole, fields, nodes.message, ['id', 'created_time']),
    page: (row, fields) =>
      pick(
        {
          id: row.id,
          name: row.name,
          username: row.handle,
          link: `${address()}/facebook/${row.handle}`,
          about: row.bio,
          followers_count: row.followers,
          fan_count: row.followers,
          category: 'Shopping & retail',
        },
        fields,
        nodes.page,
        ['name', 'id'],
      ),
    post: (row, fields) => {
      const media = mediaOf(row);
      return pick(
        {
          ...common(row),
          updated_time: stamp(tree.updatedMs(row)),
          attachments: media.length > 0 ? { data: media.map(attachment) } : undefined,
          comments: list([], tree.under(row, 'stream').length),
          reactions: list([], row.likes),
        },
        fields,
        nodes.post,
        ['created_time', 'message', 'id'],
      );
    },
    comment: (row, fields) => {
      const [media] = mediaOf(row);
      const parent = tree.parentOf(row);
      return pick(
        {
          ...common(row),
          parent: parent && {
            id: tree.idOf(parent),
            created_time: stamp(parent.created_ms),
            from: person(parent.author),
            message: parent.text,
          },
          attachment: media && attachment(media),
          comment_count: tree.under(row, 'toplevel').length,
          like_count: row.likes,
          can_hide: true,
          can_remove: true,
          can_reply_privately: true,
          user_likes: acts.likes(tree.pageOf(row).id, row),
        },
        fields,
        nodes.comment,
        ['created_time', 'from', 'message', 'id'],
      );
    },
  };
}
