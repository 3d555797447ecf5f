import { readFields, type Field } from './fields.ts';
import { everywhere, type Node } from './node.ts';
import { invalid, noParameter, unknownPath } from './problem.ts';

const mostRows = 100;

/** A page of a list as Graph gives it. @throws Problem */
export function listed<Row extends { root: string }>(
  rows: Row[],
  {
    parameters,
    path,
    address,
    shape,
  }: { parameters: URLSearchParams; path: readonly string[]; address: string; shape(row: Row): unknown },
): unknown {
  const limit = limitOf(parameters);
  const from = placeIn(parameters.get('after'));
  const start = from === undefined ? 0 : rows.findIndex(({ root }) => root === from) + 1;
  const shown = rows.slice(start, start + limit);
  const [head, last] = [shown[0], shown.at(-1)];
  if (head === undefined || last === undefined) return { data: [] };
  const after = Buffer.from(last.root).toString('base64url');
  const next = new URL(`${address}/${path.join('/')}`);
  for (const [name, value] of parameters) if (name !== 'appsecret_proof') next.searchParams.set(name, value);
  next.searchParams.set('after', after);
  return {
    data: shown.map(shape),
    paging: {
      cursors: { before: Buffer.from(head.root).toString('base64url'), after },
      next: start + limit < rows.length ? next.toString() : undefined,
    },
  };
}

/** @throws Problem for an edge or a parameter that the node does not have */
export function checkParameters(node: Node, edge: string, parameters: URLSearchParams): void {
  const taken = node.edges[edge];
  if (taken === undefined) throw unknownPath();
  for (const name of parameters.keys())
    if (!taken.includes(name) && !everywhere.some((each) => each === name)) throw noParameter(name);
}

export function fieldsOf(parameters: URLSearchParams): Field[] | undefined {
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
