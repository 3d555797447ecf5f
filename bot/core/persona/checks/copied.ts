import { fold } from '../../routing/words.ts';
import type { Check, Look } from '../check.ts';

const ALIKE = 0.5;
/** Shorter ones are alike by chance: "Gracias por avisar". */
const LEAST_LETTERS = 40;
const GRAM = 4;
/** As many earlier answers are looked at. */
const LOOKED_AT = 100;
const EXAMPLE = 120;

export const copied: Check = {
  find({ clause, draft, recent, persona }) {
    if (recent.length === 0) return [];
    const set = setWords(persona);
    const own = grams(bare(draft.written, set));
    if (own.size < LEAST_LETTERS - GRAM) return [];
    let best = { alike: 0, text: '' };
    for (const text of recent.slice(0, LOOKED_AT)) {
      const alike = jaccard(own, grams(bare(text, set)));
      if (alike > best.alike) best = { alike, text };
    }
    if (best.alike < (clause?.similarity ?? ALIKE)) return [];
    const example = best.text.length > EXAMPLE ? `${[...best.text].slice(0, EXAMPLE).join('')}…` : best.text;
    return [{ params: { percent: Math.round(best.alike * 100), example: example.replace(/\s+/gu, ' ') } }];
  },
};

/** Words that stand in every answer: greeting, signature, the brand's own phrases. */
function setWords({ greeting, signature, phrases }: Look['persona']): string[] {
  return [greeting, signature, phrases.private, phrases.holding]
    .flatMap((texts) => Object.values(texts))
    .flatMap((text) => (text ?? '').split('{name}'))
    .map((text) => letters(text))
    .filter((text) => text.length > 2)
    .toSorted((a, b) => b.length - a.length);
}

function letters(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function bare(text: string, set: readonly string[]): string {
  let rest = ` ${letters(text)} `;
  for (const words of set) rest = rest.replaceAll(` ${words} `, ' ');
  return rest.trim();
}

function grams(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at + GRAM <= text.length; at += 1) found.add(text.slice(at, at + GRAM));
  return found;
}

function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let both = 0;
  for (const gram of one) if (other.has(gram)) both += 1;
  return both / (one.size + other.size - both);
}
