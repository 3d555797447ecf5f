import type { UserRow } from '../social/tables.ts';
import { readFields, type Field } from './fields.ts';
import * as nodes from './nodes.ts';
import { invalid, noParameter, notThere, unknownPath } from './problem.ts';
import type { Shaper } from './shape.ts';
import type { Messenger } from './directs.ts';
import type { Named, Tree } from './tree.ts';

const mostRows = 100;

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
}: {
  tree: Tree;
  shaper: Shaper;
  messenger: Messenger;
  address(): string;
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
      { parameters, path, shape: ({ row }) => shaper.message(messenger.showMessage(row), fields) },
    );
  }

  function listed<Row extends { root: string }>(
    rows: Row[],
    { parameters, path, shape }: { parameters: URLSearchParams; path: readonly string[]; shape(row: Row): unknown },
  ): unknown {
    const limit = limitOf(parameters);
    const from = placeIn(parameters.get('after'));
    const start = from === undefined ? 0 : rows.findIndex(({ root }) => root === from) + 1;
    const shown = rows.slice(start, start + limit);
    const [head, last] = [shown[0], shown.at(-1)];
    if (head === undefined || last === undefined) return { data: [] };
    const after = Buffer.from(last.root).toString('base64url');
    const next = new URL(`${address()}/${path.join('/')}`);
    for (const [name, value] of parameters) if (name !== 'appsecret_proof') next.searchParams.set(name, value);
    next.searchParams.set('after', after);
    return {
      data: shown.map(shape),
      paging: {
        cursors: { before: Buffer.from(head.root).toString('base64url'), after },
        ...(start + limit < rows.length && { next: next.toString() }),
      },
    };
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
        if (edge === 'conversations') {
          const platform = parameters.get('platform') ?? 'messenger';
          if (platform !== 'messenger') throw invalid('Param platform must be messenger here');
          return listed(
            messenger.threads(page, parameters.get('user_id')).map((person) => ({ root: person.id, person })),
            { parameters, path, shape: ({ person }) => shaper.thread(messenger.showThread(page, person), fields) },
          );
        }
        if (edge !== 'feed' && edge !== 'visitor_posts') return { data: [] };
        const rows = tree.wall(found.page.id, { before: '9'.repeat(19), limit: 1000 });
        const shown = edge === 'feed' ? rows : rows.filter(({ author }) => author !== page.id);
        return listed(shown, { parameters, path, shape: (row) => shaper.post(row, fields) });
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
        shape: (row) => shaper.comment(row, fields),
      });
    },
  };
}

/** @throws Problem for an edge or a parameter that the node does not have */
export function checkParameters(node: nodes.Node, edge: string, parameters: URLSearchParams): void {
  const taken = node.edges[edge];
  if (taken === undefined) throw unknownPath();
  for (const name of parameters.keys())
    if (!taken.includes(name) && !nodes.everywhere.some((each) => each === name)) throw noParameter(name);
}

function fieldsOf(parameters: URLSearchParams): Field[] | undefined {
  const text = parameters.get('fields');
  return text === null ? undefined : readFields(text);
}

function limitOf(parameters: URLSearchParams): number {
  const text = parameters.get('limit');
  if (text === null) return 25;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(limit)) throw invalid('Param limit must be an integer');
  if (limit > mostRows) throw invalid('Please reduce the amount of data you are asking for, then retry your request');
  return limit;
}

function placeIn(text: string | null): string | undefined {
  if (text === null) return undefined;
  const place = Buffer.from(text, 'base64url').toString();
  if (!/^\d{1,19}$/.test(place)) throw invalid('The cursor is not valid');
  return place;
}
