import type { Config, Language } from '../config/config.ts';
import { compileCondition, type ConditionFacts } from '../routing/condition.ts';

/** The steps and ready words for a conversation. */
export interface Protocol {
  name: string;
  /** What is to be done, in order. */
  steps: readonly { text: string; required: boolean }[];
  /** In the customer's language, with her name. */
  phrases: readonly string[];
}

/** The first that holds; null where none does. */
export function protocolFor(
  config: Pick<Config, 'protocols' | 'brands'>,
  facts: ConditionFacts,
  customer: string,
): Protocol | null {
  const found = config.protocols.find(({ when }) => compileCondition(when)(facts) !== null);
  if (!found) return null;
  const { name, steps, phrases } = found;
  const spoken: (string | null | undefined)[] = [facts.language, config.brands[facts.brand]?.languages[0]];
  const language = spoken.find((each): each is Language => each != null && Object.hasOwn(phrases, each));
  const list = language === undefined ? [] : (phrases[language] ?? []);
  return { name, steps, phrases: list.map((phrase) => phrase.replaceAll('{name}', () => customer)) };
}

/** The required steps that nobody says are done; `done` are their places. */
export function missingSteps({ steps }: Protocol, done: readonly string[]): { place: string; text: string }[] {
  const placed = steps.map(({ text, required }, index) => ({ place: String(index), text, required }));
  return placed.filter(({ place, required }) => required && !done.includes(place));
}
