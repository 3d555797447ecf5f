import type { Finding } from '../ticket/draft.ts';

/** Findings of one clause are read together, in the order in which the clauses were found; what stops an answer apart from what does not. */
export function gathered<Of extends Pick<Finding, 'clause'> & { severity: string }>(findings: readonly Of[]): Of[][] {
  return [...Map.groupBy(findings, ({ clause, severity }) => `${severity} ${clause}`).values()];
}
