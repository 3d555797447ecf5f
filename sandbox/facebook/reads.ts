import type { UserRow } from '../social/tables.ts';
import { checkParameters, fieldsOf, listed } from '../meta/lists.ts';
import { insightsOf } from '../meta/insights.ts';
import * as nodes from './nodes.ts';
import { invalid, notThere, unknownPath } from '../meta/problem.ts';
import type { Shaper } from './shape.ts';
import type { Messenger } from '../meta/directs.ts';
import type { Named, Tree } from '../meta/tree.ts';

export interface Reads {
  /** What a GET answers. @throws Problem */
  answer(path: readonly string[], parameters: URLSearchParams, page: UserRow): unknown;
  /** The node that a path begins with. @throws Problem */
  named(id: string, method: string, page: UserRow): Named;
}

export function createReads({
  tree,
  shaper,
  messenger,
  address,
  now,
  goneMetrics,
}: {
  tree: Tree;
  shaper: Shaper;
  messenger: Messenger;
  address(): string;
  now(): Date;
  /** Insights that are told no more. */
  goneMetrics: readonly string[];
}): Reads {
  function named(id: string, method: string, page: UserRow): Named {
    const found = id === 'me' ? { node: 'page' as const, page } : tree.find(id);
    // A Page's token opens that Page and nothing else.
    const owner = found?.node === 'page' ? found.page : found && tree.pageOf(found.row);
    if (found === undefined || owner?.id !== page.id) throw notThere(id, method);
    return found;
  }

  /** Undefined for what is public. */
  function inPrivate(path: readonly string[], parameters: URLSearchParams, page: UserRow): unknown {
    const [id = '', edge = ''] = path;
    const fields = fieldsOf(parameters);
    const person = messenger.personOf(id);
    const message = person ? undefined : messenger.message(id, page);
    if (/^[tm]_\d+$/.test(id) && !person && !message) throw notThere(id, 'get');
    if (message) {
      checkParameters(nodes.message, `GET ${edge}`, parameters);
      return shaper.message(messenger.showMessage(message), fields);
    }
    if (!person) return undefined;
    checkParameters(nodes.thread, `GET ${edge}`, parameters);
    if (edge === '') return shaper.thread(messenger.showThread(page, person), fields);
    return listed(
      messenger.messages(page, person).map((row) => ({ root: row.id, row })),
      { parameters, path, address: address(), shape: ({ row }) => shaper.message(messenger.showMessage(row), fields) },
    );
  }

  return {
    named,
    answer(path, parameters, page) {
      const [id = '', edge = '', ...rest] = path;
      if (rest.length > 0) throw unknownPath();
      const direct = inPrivate(path, parameters, page);
      if (direct !== undefined) return direct;
      const found = named(id, 'get', page);
      checkParameters(nodes.byKind[found.node], `GET ${edge}`, parameters);
      const fields = fieldsOf(parameters);
      if (edge === '') {
        if (found.node === 'page') return shaper.page(found.page, fields);
        return found.node === 'post' ? shaper.post(found.row, fields) : shaper.comment(found.row, fields);
      }
      if (found.node === 'page') {
        if (edge === 'insights') {
          const { followers } = found.page;
          const known = {
            page_media_view: { of: (day: number) => Math.round(followers / 9) + (day % 7) * 11 },
            page_post_engagements: { of: (day: number) => Math.round(followers / 160) + (day % 5) * 3 },
            page_follows: { of: () => followers },
          };
          return insightsOf(known, { parameters, now: now(), gone: goneMetrics });
        }
        if (edge === 'conversations') {
          const platform = parameters.get('platform') ?? 'messenger';
          if (platform !== 'messenger') throw invalid('Param platform must be messenger here');
          return listed(
            messenger.threads(page, parameters.get('user_id')).map((person) => ({ root: person.id, person })),
            {
              parameters,
              path,
              address: address(),
              shape: ({ person }) => shaper.thread(messenger.showThread(page, person), fields),
            },
          );
        }
        if (edge !== 'feed' && edge !== 'visitor_posts') return { data: [] };
        const rows = tree.wall(found.page.id, { before: '9'.repeat(19), limit: 1000 });
        const shown = edge === 'feed' ? rows : rows.filter(({ author }) => author !== page.id);
        return listed(shown, { parameters, path, address: address(), shape: (row) => shaper.post(row, fields) });
      }
      if (edge !== 'comments') return { data: [] };
      const filter = parameters.get('filter') ?? 'toplevel';
      if (filter !== 'stream' && filter !== 'toplevel') throw invalid('filter must be one of {toplevel, stream}');
      const order = parameters.get('order') ?? 'chronological';
      if (order !== 'chronological' && order !== 'reverse_chronological')
        throw invalid('order must be one of {chronological, reverse_chronological}');
      const rows = tree.under(found.row, filter);
      return listed(order === 'chronological' ? rows : rows.toReversed(), {
        parameters,
        path,
        address: address(),
        shape: (row) => shaper.comment(row, fields),
      });
    },
  };
}
