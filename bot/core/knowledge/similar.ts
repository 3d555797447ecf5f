import { languages } from '../config/config.ts';
import { createIndex } from './search.ts';

/** A question that was answered, and what was answered. */
export interface Answered {
  question: string;
  answer: string;
  language: string | null;
}

/** An answer to something else inspires nobody. */
const LEAST_SHARE = 0.34;

/** Of these the most like what is asked now, the best first; the same answer given often is one. */
export function mostSimilar<T extends Answered>(
  asked: { text: string; language: string | null },
  answered: readonly T[],
  limit: number,
): T[] {
  const language = languages.find((code) => code === asked.language);
  if (!language) return [];
  const index = createIndex(
    answered
      .filter((each) => each.language === null || each.language === language)
      .map((each) => ({ of: each, fields: [[each.question, 1]] as const })),
    language,
  );
  const given = new Set<string>();
  return index
    .find(asked.text, answered.length)
    .filter(({ of, share }) => share >= LEAST_SHARE && !given.has(of.answer) && given.add(of.answer))
    .slice(0, limit)
    .map(({ of }) => of);
}
