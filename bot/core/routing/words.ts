/** Finds whole words and phrases whatever their accents, capitals or invisible characters. */
export interface WordMatcher {
  /** The first match in the text, with the configured word and the very characters found; null where there is none. */
  first(text: string): WordMatch | null;
  /** Every match, in the order of the text. */
  all(text: string): WordMatch[];
}

export interface WordMatch {
  /** As the configuration writes it. */
  word: string;
  /** As the text writes it. */
  excerpt: string;
  /** Where in the text it begins. */
  at: number;
}

const MARKS = /[\p{M}\p{Cf}]/gu;

/** Without accents, capitals, width variants and invisible characters: "Facturación" and "FACTURACION" are equal. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(MARKS, '').toLowerCase();
}

/** Made once for a list of words; a word of several parts matches across any white space. */
export function createMatcher(words: readonly string[]): WordMatcher {
  const byFolded = new Map<string, string>();
  for (const word of words) {
    const folded = squeeze(fold(word));
    if (folded !== '' && !byFolded.has(folded)) byFolded.set(folded, word);
  }
  if (byFolded.size === 0) return { first: () => null, all: () => [] };
  // Longest first, so that "no llega" wins over "no" where both begin at the same place.
  const alternatives = [...byFolded.keys()].toSorted((a, b) => b.length - a.length).map(toPattern);
  const source = `(?<![\\p{L}\\p{N}_])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}_])`;
  const once = new RegExp(source, 'u');
  const every = new RegExp(source, 'gu');

  function all(text: string): WordMatch[] {
    const { folded, origin } = foldWithOrigin(text);
    return [...folded.matchAll(every)].map((match) => ({
      word: byFolded.get(squeeze(match[0])) ?? match[0],
      excerpt: text.slice(origin[match.index], origin[match.index + match[0].length] ?? text.length).trimEnd(),
      at: origin[match.index] ?? 0,
    }));
  }
  return { all, first: (text) => (once.test(fold(text)) ? (all(text)[0] ?? null) : null) };
}

function squeeze(text: string): string {
  return text.trim().replace(/\s+/gu, ' ');
}

function toPattern(folded: string): string {
  return folded
    .split(' ')
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('\\s+');
}

/** `origin[i]` is the place in the text that gave character i of the folded one. */
function foldWithOrigin(text: string): { folded: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = fold(character);
    for (let i = 0; i < piece.length; i += 1) origin.push(at);
    folded += piece;
    at += character.length;
  }
  return { folded, origin };
}
