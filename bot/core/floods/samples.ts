import { alike, signatureOf, type Signature } from './signature.ts';

/** As two messages of a flood, these say the same. */
const SAME = 0.5;
/** What is different from so many is left out, so that the time stays in proportion to how many there are. */
const APART_MOST = 64;

export interface Saying<T> {
  /** All that say it, in the order in which they were given. */
  said: [T, ...T[]];
}

/**
 * What is said, each once: those that say about the same stand together. `byItself` never joins others, though others may join it.
 */
export function tellApart<T>(
  all: readonly T[],
  { text, byItself = () => false }: { text(each: T): string; byItself?: (each: T) => boolean },
): Saying<T>[] {
  const found: (Saying<T> & { words: string; signature: Signature | null })[] = [];
  for (const each of all) {
    const words = text(each).trim();
    const signature = signatureOf(words);
    const same = byItself(each) ? undefined : found.find((known) => isSame(known, { words, signature }));
    if (same) same.said.push(each);
    else if (found.length < APART_MOST) found.push({ said: [each], words, signature });
  }
  return found.map(({ said }) => ({ said }));
}

/** For each of these, how many of all say about the same. */
export function howManySay(these: readonly string[], all: readonly string[]): number[] {
  const compared = (text: string) => ({ words: text.trim(), signature: signatureOf(text) });
  const others = all.map(compared);
  return these.map(compared).map((one) => others.filter((each) => isSame(one, each)).length);
}

/** What has no word, a picture alone say, is compared by its signs. */
function isSame(
  one: { words: string; signature: Signature | null },
  other: { words: string; signature: Signature | null },
): boolean {
  if (one.signature === null || other.signature === null) return one.words === other.words;
  return alike(one.signature, other.signature) >= SAME;
}

/** Of sayings in the order of what presses: the first, then what most people say; given in their own order. */
export function mostTelling<T>(all: readonly Saying<T>[], most: number): Saying<T>[] {
  const [first, ...others] = all;
  if (first === undefined) return [];
  const loudest = others.toSorted((a, b) => b.said.length - a.said.length).slice(0, most - 1);
  const chosen = new Set([first, ...loudest]);
  return all.filter((each) => chosen.has(each));
}
