import { ADDRESSED, speaksByItself } from '../automatic/speaks.ts';
import type { Config } from './config.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** Rules of `automatic` that could never say anything, whatever comes: with where, and why. */
export function automaticProblems({ automatic, brands, knowledge }: Config): ReferenceProblem[] {
  const kinds = new Map(
    Object.values(brands).flatMap(({ accounts }) => Object.entries(accounts).map(([key, { kind }]) => [key, kind])),
  );
  return automatic.flatMap(({ when, say, article }, index): ReferenceProblem[] => {
    const path = ['automatic', index];
    const problems: ReferenceProblem[] = [];
    const add = (at: string[], message: string): void => void problems.push({ path: [...path, ...at], message });
    if (article && !say && knowledge === undefined)
      add(['article'], 'it has nothing to say, because there are no articles; add `knowledge`, or give `say`');
    if (when.sentiment?.every((each) => each === 'negative'))
      add(['when', 'sentiment'], 'it never speaks: nothing is said without a person where the customer is angry');
    if (when.kind?.every((each) => !ADDRESSED.includes(each)))
      add(['when', 'kind'], 'it never speaks: only what is said to us is answered without a person');
    if (when.account?.every((each) => kinds.has(each) && !speaksByItself(kinds.get(each))))
      add(['when', 'account'], 'it never speaks: nothing is said without a person in the name of an employee');
    return problems;
  });
}
