import type { Config, ServiceConfig } from '../config/config.ts';

/** What of the configuration says when somebody answers; kept in the database each time that it changes. */
export interface ServiceSpec {
  timeZone: string;
  hours: Config['hours'];
  service: Pick<ServiceConfig, 'when' | 'hours'>[];
}

export interface SpecVersion {
  since: Date;
  spec: ServiceSpec;
}

/** The same rules, however they were written and read back. */
export function same(one: ServiceSpec, other: ServiceSpec): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
