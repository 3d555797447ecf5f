import type { Messenger } from '../meta/directs.ts';
import { checkParameters, fieldsOf, listed } from '../meta/lists.ts';
import { insightsOf } from '../meta/insights.ts';
import { invalid, notThere, unknownPath } from '../meta/problem.ts';
import type { Tree } from '../meta/tree.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import * as nodes from './nodes.ts';
import type { Shaper } from './shape.ts';

/** What an id names: the Page of the token, its account, something of that account. */
export type Named =
  | { node: 'page' }
  | { node: 'user' }
  | { node: 'media'; row: PostRow }
  | { node: 'comment'; row: PostRow };

export interface Reads {
  /** What a GET answers. @throws Problem */
  answer(path: readonly string[], parameters: URLSearchParams, page: UserRow): unknown;
  /** @throws Problem for what is not there, or stands where others wrote */
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
    if (id === 'me') return { node: 'page' };
    if (id === page.id) return { node: 'user' };
    const found = tree.find(id);
    if (found === undefined || found.node === 'page') throw notThere(id, method);
    const wall = tree.find(found.row.conversation);
    if (wall?.node !== 'post' || wall.row.author !== page.id) throw notThere(id, method);
    return found.node === 'post' ? { node: 'media', row: found.row } : { node: 'comment', row: found.row };
  }

  return {
    named,
    answer(path, parameters, page) {
      const [id = '', edge = '', ...rest] = path;
      if (rest.length > 0) throw unknownPath();
      const fields = fieldsOf(parameters);
      const list = <Row extends { root: string }>(rows: Row[], shape: (row: Row) => unknown): unknown =>
        listed(rows, { parameters, path, address: address(), shape });
      const person = messenger.personOf(id);
      const message = person ? undefined : messenger.message(id, page);
      if (message) {
        checkParameters(nodes.message, `GET ${edge}`, parameters);
        return shaper.message(messenger.showMessage(message), fields);
      }
      if (person) {
        checkParameters(nodes.thread, `GET ${edge}`, parameters);
        if (edge === '') return shaper.thread(messenger.showThread(page, person), fields);
        const said = messenger.messages(page, person).map((row) => ({ root: row.id, row }));
        return list(said, ({ row }) => shaper.message(messenger.showMessage(row), fields));
      }
      const found = named(id, 'get', page);
      checkParameters(nodes.byKind[found.node], `GET ${edge}`, parameters);
      if (found.node === 'page') {
        if (edge === '') return shaper.page(page, fields);
        if (parameters.get('platform') !== 'instagram') throw invalid('Param platform must be instagram here');
        const people = messenger.threads(page, parameters.get('user_id')).map((row) => ({ root: row.id, row }));
        return list(people, ({ row }) => shaper.thread(messenger.showThread(page, row), fields));
      }
      if (found.node === 'user') {
        if (edge === '') return shaper.user(page, fields);
        if (edge === 'insights') {
          const known = {
            reach: { of: (day: number) => Math.round(page.followers / 6) + (day % 7) * 13 },
            views: { of: (day: number) => Math.round(page.followers / 3) + (day % 5) * 17, total: true as const },
          };
          return insightsOf(known, { parameters, now: now(), gone: goneMetrics });
        }
        const wall = tree.wall(page.id, { before: '9'.repeat(19), limit: 1000 });
        const rows = wall.filter(({ author }) => (author === page.id) === (edge === 'media'));
        return list(rows, (row) => shaper.media(row, fields));
      }
      if (edge === '')
        return found.node === 'media' ? shaper.media(found.row, fields) : shaper.comment(found.row, fields);
      const below = tree.under(found.row, found.node === 'media' ? 'toplevel' : 'stream');
      return list(found.node === 'media' ? below.toReversed() : below, (row) => shaper.comment(row, fields));
    },
  };
}
