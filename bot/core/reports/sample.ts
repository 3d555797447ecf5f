import { createHash } from 'node:crypto';

/** Something that may be drawn, and the group that it belongs to. */
export interface Candidate {
  id: string;
  stratum: string;
}

/**
 * A fair sample: each group gives one in turn, so that nobody's many answers crowd out somebody's few; within a group, and among
 * groups, chance decides. The same seed over the same candidates draws the same ones, in the same order.
 */
export function drawSample<C extends Candidate>(
  candidates: readonly C[],
  { count, seed }: { count: number; seed: string },
): C[] {
  const chance = (text: string): string => createHash('sha256').update(`${seed} ${text}`).digest('hex');
  const byChance = <T>(list: readonly T[], of: (one: T) => string): T[] =>
    list
      .map((one) => ({ one, at: chance(of(one)) }))
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map(({ one }) => one);
  const groups = Map.groupBy(candidates, ({ stratum }) => stratum);
  const turns = byChance([...groups.keys()], (key) => `group ${key}`).map((key) =>
    byChance(groups.get(key) ?? [], ({ id }) => id),
  );
  const drawn: C[] = [];
  for (let round = 0; drawn.length < count && turns.some((group) => round < group.length); round += 1)
    for (const group of turns) {
      const one = group[round];
      if (one && drawn.length < count) drawn.push(one);
    }
  // Whoever reviews sees nobody's answers in a row.
  return byChance(drawn, ({ id }) => `order ${id}`);
}
