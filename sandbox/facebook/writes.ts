import type { DatabaseSync } from 'node:sqlite';
import type { Social } from '../social/social.ts';
import type { UserRow } from '../social/tables.ts';
import * as nodes from './nodes.ts';
import { photoOf, takePhoto } from './photos.ts';
import { duplicate, invalid, mostCharacters, noPermission, notThere, refusals, unknownPath } from '../meta/problem.ts';
import { checkParameters } from '../meta/lists.ts';
import type { Reads } from './reads.ts';
import type { Writes } from '../meta/api.ts';
import type { Messenger } from '../meta/directs.ts';
import type { Tree } from '../meta/tree.ts';

export function createWrites(
  db: DatabaseSync,
  {
    social,
    tree,
    reads,
    messenger,
    subscribe,
  }: {
    social: Social;
    tree: Tree;
    reads: Reads;
    messenger: Messenger;
    subscribe(page: string, fields: string[]): void;
  },
): Writes {
  const { posts, acts, changed, shelf, rules } = social;
  const said = db.prepare(
    'SELECT 1 FROM facebook_posts WHERE author = ? AND reply_root = ? AND text = ? AND latest = 1 AND deleted = 0',
  );

  function say(page: UserRow, under: string, parameters: URLSearchParams): unknown {
    const found = reads.named(under, 'post', page);
    if (found.node === 'page') throw unknownPath();
    const text = (parameters.get('message') ?? '').trim();
    const named = parameters.get('attachment_id');
    if (text === '' && named === null) throw invalid('message is required');
    if (text.length > mostCharacters) throw refusals['too-long']();
    if (text !== '' && said.get(page.id, found.row.root, text) !== undefined) throw duplicate();
    const media = named === null ? [] : [photoOf(shelf, { page, id: named, network: rules.id })];
    const row = posts.create({ author: page, text, replyTo: found.row, prefix: '', media });
    changed();
    return { id: tree.idOf(row) };
  }

  return {
    publishes: (method, path) => method === 'POST' && (path[1] === 'comments' || path[1] === 'messages'),
    answer(method, path, parameters, page, file) {
      const [id = '', edge = '', ...rest] = path;
      if (rest.length > 0) throw unknownPath();
      const found = reads.named(id, method.toLowerCase(), page);
      checkParameters(nodes.byKind[found.node], `${method} ${edge}`, parameters);
      if (edge === 'comments') return say(page, id, parameters);
      if (found.node === 'page') {
        if (edge === 'messages') return messenger.send(page, parameters);
        if (edge === 'photos') return takePhoto(shelf, { page, parameters, file });
        if (edge === 'message_attachments') return messenger.attach(page, parameters, file);
        if (edge !== 'subscribed_apps') throw invalid('posting on the wall is not simulated');
        subscribe(page.id, (parameters.get('subscribed_fields') ?? '').split(','));
        return { success: true };
      }
      const { row } = found;
      if (edge === 'likes') (method === 'POST' ? acts.like : acts.unlike)(page.id, row);
      else if (edge !== '') throw unknownPath();
      else if (method === 'DELETE') {
        // A Page deletes what is its own and what others wrote under its posts, but no post of a visitor by this call.
        if (found.node === 'post' && row.author !== page.id)
          throw noPermission('Insufficient permission to delete this post');
        posts.remove(row);
      } else if (parameters.has('is_hidden')) {
        const hidden = parameters.get('is_hidden');
        if (hidden !== 'true' && hidden !== 'false') throw invalid('Param is_hidden must be a boolean');
        if (row.author === page.id) throw invalid('A Page cannot hide its own comment');
        acts.hide(row, hidden === 'true');
        posts.toldHidden(row, hidden === 'true');
      } else {
        const text = (parameters.get('message') ?? '').trim();
        if (row.author !== page.id) throw noPermission('Permissions error');
        if (text === '') throw notThere(id, 'post');
        posts.edit(row, text);
      }
      changed();
      return { success: true };
    },
  };
}
