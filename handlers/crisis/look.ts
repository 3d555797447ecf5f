import type { PersonRef } from '#core/card.ts';
import { shippedRoles, type Right } from '#core/people.ts';
import type { Services } from '../context.ts';

/** A mention of everybody is a mention of nobody. */
const MOST_MENTIONED = 8;

/** Whom an alert is for: who manages, as the chat that shows it knows them. */
export async function managersOn(
  { config, directory }: Pick<Services, 'config' | 'directory'>,
  surface: string,
): Promise<PersonRef[]> {
  const shipped: Record<string, readonly Right[]> = shippedRoles;
  const manages = (role: string): boolean => (config.roles[role] ?? shipped[role] ?? []).includes('manage');
  const ids = Object.entries(config.people)
    .filter(([, { roles }]) => roles.some(manages))
    .map(([id]) => id);
  const people = await Promise.all(ids.map(async (id) => ({ id, row: await directory.person(id, surface) })));
  return people
    .flatMap(({ id, row }) => (row?.surface === surface ? [{ id, name: row.name, userId: row.userId }] : []))
    .slice(0, MOST_MENTIONED);
}
