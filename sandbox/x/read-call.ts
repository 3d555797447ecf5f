// What the path, the query and the body of a call say, and the refusals of X where they say it wrongly.

import type { Request } from 'express';
import { invalidRequest } from './problem.ts';
import { idAt } from './ids.ts';

export function pathId(request: Request, name = 'id', pattern = /^\d{1,19}$/): string {
  const value = request.params[name];
  if (typeof value === 'string' && pattern.test(value)) return value;
  throw invalidRequest([
    {
      message: `The \`${name}\` query parameter value [${String(value)}] is not valid`,
      parameters: { [name]: [String(value)] },
    },
  ]);
}

/** The id that a page begins after: as asked for, or that of the time asked for. */
export function sinceOf(query: URLSearchParams): string | undefined {
  const start = query.get('start_time');
  return [query.get('since_id')?.padStart(19, '0'), start === null ? undefined : idAt(Date.parse(start))]
    .filter((each) => each !== undefined)
    .toSorted()
    .at(-1);
}

/** X's tokens are opaque and have at most 19 characters here: the id that the next page ends before, in base 36. */
export function toToken(id: string): string {
  return `7140w${BigInt(id).toString(36)}`;
}

export function fromToken(token: string): string {
  const digits = /^7140w([0-9a-z]{1,13})$/.exec(token)?.[1];
  if (digits === undefined)
    throw invalidRequest([
      {
        message: `The \`pagination_token\` query parameter value [${token}] is not valid`,
        parameters: { pagination_token: [token] },
      },
    ]);
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString();
}

function fieldOf(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null
    ? Object.entries(body).find(([key]) => key === name)?.[1]
    : undefined;
}

export function flagOf(body: unknown, name: string): boolean {
  const value = fieldOf(body, name);
  if (typeof value === 'boolean') return value;
  throw invalidRequest([{ message: `$.${name}: is missing but it is required` }]);
}

export function textOf(body: unknown, name: string): string {
  const value = fieldOf(body, name);
  if (typeof value === 'string' && /^\d{1,19}$/.test(value)) return value;
  throw invalidRequest([{ message: `$.${name}: does not match the regex pattern ^[0-9]{1,19}$` }]);
}
