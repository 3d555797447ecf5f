import { foldTag } from './tags.ts';

/** Of a list of thousands only the first few that look alike are worth a question. */
const MOST = 3;
/** Shorter words are too easily one letter away from another. */
const SHORTEST = 4;
const LONG = 9;
/** Endings of the plural in Spanish, Portuguese and English, the longest first, and what stands in their place in the singular. */
const PLURALS: readonly (readonly [string, string])[] = [
  ['oes', 'ao'],
  ['aes', 'ao'],
  ['ais', 'al'],
  ['eis', 'el'],
  ['ies', 'y'],
  ['ces', 'z'],
  ['es', ''],
  ['ns', 'm'],
  ['s', ''],
];

/** Tags that differ from what was typed only as a plural or a slip of the hand does: most likely they are meant. */
export function nearTags(typed: string, known: readonly string[]): string[] {
  const wanted = foldTag(typed);
  if (wanted.length < SHORTEST) return [];
  const forms = singulars(wanted);
  const near = known.flatMap((tag) => {
    const folded = foldTag(tag);
    if (folded === wanted || folded.length < SHORTEST) return [];
    if ([...singulars(folded)].some((form) => forms.has(form))) return [{ tag, rank: 0 }];
    const most = Math.min(wanted.length, folded.length) >= LONG ? 2 : 1;
    const apart = distance(wanted, folded, most);
    return apart <= most ? [{ tag, rank: apart }] : [];
  });
  return near
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ tag }) => tag);
}

/** The word, and what it may be the plural of. */
function singulars(word: string): Set<string> {
  return new Set([
    word,
    ...PLURALS.flatMap(([plural, singular]) =>
      word.endsWith(plural) && word.length > plural.length + 2 ? [word.slice(0, -plural.length) + singular] : [],
    ),
  ]);
}

/** Letters to add, leave out, change or swap with their neighbour; anything above `most` where there are more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [older, old] = [[] as number[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((old[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (older[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [older, old] = [old, row];
  }
  return old[b.length] ?? most + 1;
}
