import type { Statement } from './worker-protocol.ts';

/** `= any($3::text[])`, written the only way that this store writes it. */
const IN_ARRAY = /= any\(\$(\d+)::(text|bigint)\[\]\)/g;
/** Texts remembered, most of which have no array. */
const KNOWN_MOST = 2_000;

const known = new Map<string, readonly number[]>();

/**
 * `= any(array of one)` as `=`, which is the same. A plan that serves any array is made for ten values, so PostgreSQL finds it
 * dearer than one for the single value that nearly every array of ours has, and plans anew each time, which costs more than to run it.
 */
export function withoutArraysOfOne({ sql, params = [] }: Statement): Required<Statement> {
  const single = arraysIn(sql).filter((place) => {
    const value = params[place - 1];
    return Array.isArray(value) && value.length === 1;
  });
  if (single.length === 0) return { sql, params };
  return {
    sql: sql.replace(IN_ARRAY, (whole, place: string, type: string) =>
      single.includes(Number(place)) ? `= $${place}::${type}` : whole,
    ),
    params: params.map((value: unknown, i) => (Array.isArray(value) && single.includes(i + 1) ? value[0] : value)),
  };
}

/** Places of the parameters that are compared so and used for nothing else. */
function arraysIn(sql: string): readonly number[] {
  const found = known.get(sql);
  if (found !== undefined) return found;
  const compared = [...sql.matchAll(IN_ARRAY)].map(([, place]) => Number(place));
  const used = [...sql.matchAll(/\$(\d+)/g)].map(([, place]) => Number(place));
  const count = (places: readonly number[], place: number): number => places.filter((each) => each === place).length;
  const places = [...new Set(compared)].filter((place) => count(compared, place) === count(used, place));
  if (known.size >= KNOWN_MOST) known.clear();
  known.set(sql, places);
  return places;
}
