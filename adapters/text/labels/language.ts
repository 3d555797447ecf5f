import { lazily } from '#core/lazily.ts';
import type { Hints, Label } from '#core/ports/labels.ts';
import { createLanguageDetector } from '../language.ts';

const detector = lazily(createLanguageDetector);
/** How often posts of so many letters are told right, at least so many letters each. */
const RIGHT: readonly (readonly [letters: number, sure: number])[] = [
  [80, 0.99],
  [40, 0.98],
  [20, 0.94],
  [0, 0.85],
];
const FEW_LETTERS = 20;
const OTHER_SCRIPT = new Set(
  'ar fa ur ru uk bg sr be hi mr he el ko zh ja th hy ka bn ta te gu pa kn ml or si km lo my am'.split(' '),
);

export function languageLabel(text: string, hints: Pick<Hints, 'allowed' | 'signs'>): Label<string> {
  return sureOfLanguage(text, detector()(text, hints.allowed, hints.signs ?? []), hints);
}

/** How sure it is what was found, by how much there is to read and who else says so. */
export function sureOfLanguage(
  text: string,
  value: string | null,
  { allowed, signs = [] }: Pick<Hints, 'allowed' | 'signs'>,
): Label<string> {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (value === null)
    return {
      value,
      guess: null,
      sure: 0,
      why: { key: letters < FEW_LETTERS ? 'evidence.few' : 'evidence.unclear', places: [] },
    };
  const sure = RIGHT.find(([least]) => letters >= least)?.[1] ?? 0;
  if (OTHER_SCRIPT.has(value))
    return { value, guess: value, sure: Math.max(sure, 0.95), why: { key: 'evidence.script', places: [] } };
  // What nobody here expects, and no table knows well, is said with less certainty.
  const isExpected = allowed.includes(value) || signs.includes(value);
  return {
    value,
    guess: value,
    sure: isExpected ? sure : Math.min(sure, 0.9),
    why: { key: 'evidence.letters', places: [] },
  };
}
