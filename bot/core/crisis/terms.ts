/** Words of a message as they are counted: long enough to mean something, no names, no addresses, each once. */
export function termsOf(text: string): string[] {
  const plain = text.toLowerCase().replace(/https?:\/\/\S+|@[\p{L}\p{N}_.]+/gu, ' ');
  return [...new Set(plain.match(/[\p{L}][\p{L}\p{M}'’-]{3,24}/gu)?.slice(0, 80))];
}

export interface RisingTerm {
  term: string;
  /** Of the messages of the hour. */
  share: number;
}

export interface Terms {
  add(terms: readonly string[]): void;
  /** A bin of five minutes is over. */
  close(): void;
  rising(): RisingTerm | undefined;
  /** The first few of those that rose, the most telling first. */
  risen(most: number): RisingTerm[];
}

const BINS = 12;
const MOST_WORDS = 5_000;
/** Said by so many of the hour's messages, and so many times as often as before. */
const LEAST_SHARE = 0.3;
const LEAST_LIFT = 4;
/** Of fewer messages nobody knows what is usual. */
const LEAST_BEFORE = 30;

/** The word that the last hour speaks of and the days before did not; what is kept is bounded. */
export function createTerms(): Terms {
  const before = new Map<string, number>();
  let beforeMessages = 0;
  const bins: { messages: number; words: Map<string, number> }[] = [{ messages: 0, words: new Map() }];

  function age(): void {
    const oldest = bins.shift();
    if (!oldest) return;
    beforeMessages += oldest.messages;
    for (const [word, count] of oldest.words) before.set(word, (before.get(word) ?? 0) + count);
    if (before.size <= MOST_WORDS && beforeMessages < 50_000) return;
    beforeMessages /= 2;
    for (const [word, count] of before) {
      if (count < 2) before.delete(word);
      else before.set(word, count / 2);
    }
  }

  function risen(most: number): RisingTerm[] {
    if (beforeMessages < LEAST_BEFORE) return [];
    const messages = bins.reduce((sum, bin) => sum + bin.messages, 0);
    const now = new Map<string, number>();
    for (const { words } of bins) for (const [word, count] of words) now.set(word, (now.get(word) ?? 0) + count);
    return [...now]
      .flatMap(([term, count]) => {
        const share = count / Math.max(messages, 1);
        const usual = ((before.get(term) ?? 0) + 1) / (beforeMessages + 20);
        if (share < LEAST_SHARE || count < 5 || share < usual * LEAST_LIFT) return [];
        // Said by many first; among those as common, what is newest.
        return [{ term, share, weight: share * Math.log(share / usual) }];
      })
      .toSorted((a, b) => b.weight - a.weight)
      .slice(0, most)
      .map(({ term, share }) => ({ term, share }));
  }

  return {
    add: (terms) => {
      const bin = bins[bins.length - 1];
      if (!bin) return;
      bin.messages++;
      for (const term of terms) bin.words.set(term, (bin.words.get(term) ?? 0) + 1);
    },
    close: () => {
      bins.push({ messages: 0, words: new Map() });
      if (bins.length > BINS) age();
    },
    rising: () => risen(1)[0],
    risen,
  };
}
