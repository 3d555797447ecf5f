import { parseExactly } from './exact-json.ts';

const LONGEST = 1_000;
/** Deeper than Meta goes. */
const DEEPEST = 8;
/** Of a long list, so many are looked at. */
const MOST = 200;

/**
 * How a call is built: the names that stand in it, and of what kind each value is. No value is in it, so no word of a person and no
 * number of hers; it is what a developer needs to teach Recado a call that it does not understand. At most 1,000 characters.
 */
export function shapeOf(body: Uint8Array): string {
  return shape(parseExactly(Buffer.from(body).toString('utf8')), 0)
    .slice(0, LONGEST)
    .toWellFormed();
}

function shape(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object') return value === null ? 'null' : typeof value;
  if (depth >= DEEPEST) return '…';
  if (Array.isArray(value))
    return `[${[...new Set(value.slice(0, MOST).map((each) => shape(each, depth + 1)))].join(' | ')}]`;
  const inside = Object.entries(value).map(([name, each]) => `${name.slice(0, 40)}: ${shape(each, depth + 1)}`);
  return `{${inside.slice(0, MOST).join(', ')}}`;
}
