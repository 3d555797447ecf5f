import type { Config } from './config.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/**
 * Lists of which the first entry that matches counts. Routes and approvals are not among them: files with such an entry have started
 * for as long as there is Recado, and an update that stops a team's bot for a line that does no harm helps nobody.
 */
const FIRST_WINS = ['service', 'automatic', 'protocols', 'levels', 'rating'] as const;

/** Entries below one that matches everything: they look as if they held, and never do. */
export function unreachedProblems(config: Pick<Config, (typeof FIRST_WINS)[number]>): ReferenceProblem[] {
  return FIRST_WINS.flatMap((list) => {
    const rules: readonly { when: object }[] = config[list];
    const last = rules.findIndex(({ when }) => Object.values(when).every((wanted) => wanted === undefined));
    if (last === -1) return [];
    return rules.slice(last + 1).map((_, offset) => ({
      path: [list, last + 1 + offset],
      message: `it is never reached, because entry ${last + 1} has no conditions and holds for everything; put that one last`,
    }));
  });
}
