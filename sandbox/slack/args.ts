import { refusal, SlackError } from './error.ts';
import { isJson } from './json.ts';
import type { Json } from './json.ts';

/** Arguments of a call, from a form (all strings, JSON inside some) or from a JSON body. Unknown ones are ignored, as Slack does. */
export function createArgs(given: Json) {
  const text = (name: string): string | undefined => {
    const value = given[name];
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
  };
  const json = (name: string, error: string): unknown => {
    const value = given[name];
    if (typeof value !== 'string') return value ?? undefined;
    if (value === '') return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw refusal(error, [`[ERROR] must be valid JSON [json-pointer:/${name}]`]);
    }
  };
  return {
    given,
    text,
    json,
    /** @throws SlackError invalid_arguments when it is missing */
    need(name: string): string {
      const value = text(name);
      if (value === undefined || value === '')
        throw refusal('invalid_arguments', [`[ERROR] missing required field: ${name}`]);
      return value;
    },
    flag: (name: string): boolean => ['true', '1'].includes(text(name) ?? ''),
    number(name: string, fallback: number, max: number): number {
      const value = Number(text(name) ?? fallback);
      if (!Number.isInteger(value) || value < 1) throw new SlackError('invalid_limit');
      return Math.min(value, max);
    },
    object(name: string, error: string): Json | undefined {
      const value = json(name, error);
      if (value === undefined) return undefined;
      if (!isJson(value)) throw refusal(error, [`[ERROR] must provide an object [json-pointer:/${name}]`]);
      return value;
    },
  };
}

export type Args = ReturnType<typeof createArgs>;

/** A cursor that says where the next page begins; opaque to clients. */
export const cursorOf = (position: string): string => Buffer.from(`next:${position}`).toString('base64');
export function positionOf(cursor: string | undefined): string | undefined {
  if (!cursor) return undefined;
  const text = Buffer.from(cursor, 'base64').toString();
  if (!text.startsWith('next:')) throw new SlackError('invalid_cursor');
  return text.slice(5);
}

export interface PageOf<T> {
  items: T[];
  next: string;
}
/** Slices a list that is whole in memory. */
export function pageOf<T>(all: readonly T[], args: Args, fallback: number, max: number): PageOf<T> {
  const limit = args.number('limit', fallback, max);
  const from = Number(positionOf(args.text('cursor')) ?? 0);
  return {
    items: all.slice(from, from + limit),
    next: from + limit < all.length ? cursorOf(String(from + limit)) : '',
  };
}
