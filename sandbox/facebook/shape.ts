import type { MediaItem } from '../social/posts.ts';
import type { Value } from './directs.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import { mediaOf, postPath } from '../social/view.ts';
import type { Field } from './fields.ts';
import * as nodes from './nodes.ts';
import { noField } from './problem.ts';
import type { Tree } from './tree.ts';

type Whole = Record<string, Value>;

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

  function pick(whole: Whole, fields: Field[] | undefined, node: nodes.Node, usual: readonly string[]): Whole {
    const asked = fields ?? usual.map((name) => ({ name, modifiers: {}, fields: undefined }));
    const edges = new Set(Object.keys(node.edges).flatMap((edge) => edge.split(' ')[1] || []));
    const picked: [string, Value][] = [['id', whole['id']]];
    for (const { name, fields: sub } of asked) {
      if (!node.fields.includes(name) && !edges.has(name)) throw noField(name, node.name);
      const value = whole[name];
      const isObject = typeof value === 'object' && !Array.isArray(value);
      const cut = (each: Whole): Whole =>
        sub ? Object.fromEntries(sub.map((one) => [one.name, each[one.name]])) : each;
      const rows = isObject ? value['data'] : undefined;
      if (isObject && Array.isArray(rows))
        picked.push([
          name,
          { ...value, data: rows.map((each) => (typeof each === 'object' && !Array.isArray(each) ? cut(each) : each)) },
        ]);
      else picked.push([name, isObject ? cut(value) : value]);
    }
    return Object.fromEntries(picked.filter(([, value]) => value !== undefined));
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
          ...(media.length > 0 && { attachments: { data: media.map(attachment) } }),
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
          ...(parent && {
            parent: {
              id: tree.idOf(parent),
              created_time: stamp(parent.created_ms),
              from: person(parent.author),
              message: parent.text,
            },
          }),
          ...(media && { attachment: attachment(media) }),
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
