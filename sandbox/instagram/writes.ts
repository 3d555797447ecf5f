import type { Writes } from '../meta/api.ts';
import type { Messenger } from '../meta/directs.ts';
import { checkParameters } from '../meta/lists.ts';
import { invalid, noPermission, notThere, refusals, unknownPath } from '../meta/problem.ts';
import type { Social } from '../social/social.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import * as nodes from './nodes.ts';
import type { Reads } from './reads.ts';

/** What Instagram takes as a comment. */
const mostCharacters = 2_200;

export function createWrites({
  social,
  reads,
  messenger,
  subscribe,
}: {
  social: Social;
  reads: Reads;
  messenger: Messenger;
  subscribe(account: string, fields: string[]): void;
}): Writes {
  const { posts, acts, changed } = social;

  function say(page: UserRow, under: PostRow, parameters: URLSearchParams): unknown {
    const text = (parameters.get('message') ?? '').trim();
    if (text === '') throw invalid('The parameter message is required');
    if (text.length > mostCharacters) throw refusals['too-long']();
    const row = posts.create({ author: page, text, replyTo: under, prefix: '' });
    changed();
    return { id: row.root };
  }

  /** Where others wrote, an account answers only what names it. */
  function answerMention(page: UserRow, parameters: URLSearchParams): unknown {
    const [media, comment] = [parameters.get('media_id') ?? '', parameters.get('comment_id')];
    const row = posts.latest(comment ?? media);
    if (row === undefined || row.deleted === 1 || row.conversation !== media) throw notThere(comment ?? media, 'post');
    if (!posts.mentionsUser(row.root, page.id)) throw noPermission('The media does not mention the account');
    return say(page, row, parameters);
  }

  return {
    publishes: (method, path) =>
      method === 'POST' && ['comments', 'replies', 'mentions', 'messages'].includes(path[1] ?? ''),
    answer(method, path, parameters, page, file) {
      const [id = '', edge = '', ...rest] = path;
      if (rest.length > 0) throw unknownPath();
      const found = reads.named(id, method.toLowerCase(), page);
      checkParameters(nodes.byKind[found.node], `${method} ${edge}`, parameters);
      if (found.node === 'page') {
        if (edge === 'messages') return messenger.send(page, parameters);
        if (edge === 'message_attachments') return messenger.attach(page, parameters, file);
        subscribe(page.id, (parameters.get('subscribed_fields') ?? '').split(','));
        return { success: true };
      }
      if (found.node === 'user') return answerMention(page, parameters);
      const { row } = found;
      if (edge !== '') return say(page, row, parameters);
      if (method === 'DELETE') posts.remove(row);
      else {
        const hide = parameters.get('hide');
        if (hide !== 'true' && hide !== 'false') throw invalid('Param hide must be a boolean');
        if (row.author === page.id) throw invalid('An account cannot hide its own comment');
        acts.hide(row, hide === 'true');
      }
      changed();
      return { success: true };
    },
  };
}
