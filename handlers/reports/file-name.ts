import { fold } from '#core/routing/words.ts';

const LONGEST = 60;

/**
 * How a file is called: "recado-conversaciones-2026-11-29.csv". Letters without accents and digits alone, so that every system and every
 * header takes it; of a part that has none of them nothing is left.
 */
export function fileName(parts: readonly (string | null)[], extension: string): string {
  const said = parts.map((part) => wordsOf(part ?? '')).filter((part) => part !== '');
  return `${['recado', ...said].join('-')}.${extension}`;
}

function wordsOf(text: string): string {
  const words = fold(text).replaceAll(/[^a-z0-9]+/g, '-');
  return words.slice(0, LONGEST).replaceAll(/^-|-$/g, '');
}
