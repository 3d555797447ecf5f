import type { PersonRef } from '#core/card.ts';
import { shippedRoles, type Right } from '#core/people.ts';
import type { Services } from '../context.ts';

/** A mention of everybody is a mention of nobody. */
const MOST_MENTIONED = 8;

type Knowing = Pick<Services, 'config' | 'directory'>;

/** Person ids of whoever has a right by a role. */
export function whoHas({ config }: Pick<Services, 'config'>, right: Right): string[] {
  const shipped: Record<string, readonly Right[]> = shippedRoles;
  const gives = (role: string): boolean => (config.roles[role] ?? shipped[role] ?? []).includes(right);
  return Object.entries(config.people)
    .filter(([, { roles }]) => roles.some(gives))
    .map(([id]) => id);
}

/** Those whom the configuration names by id, by group or by role; a group is asked for in one chat. */
export async function named(
  { config, directory }: Knowing,
  who: NonNullable<Services['config']['crisis']['approvers']>,
  surface: string,
): Promise<string[]> {
  if ('people' in who) return who.people;
  if ('group' in who) return directory.groupMembers(who.group, surface);
  return Object.entries(config.people)
    .filter(([, { roles }]) => roles.includes(who.role))
    .map(([id]) => id);
}

/** People as the chat that shows them knows them; whom it does not know goes by the name of the configuration. */
export async function refsOf(
  { config, directory }: Knowing,
  surface: string,
  ids: readonly string[],
): Promise<Map<string, PersonRef>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id): Promise<[string, PersonRef]> => {
      const row = await directory.person(id, surface);
      const name = row?.name ?? config.people[id]?.name ?? id;
      return [id, row?.surface === surface ? { id, name, userId: row.userId } : { id, name }];
    }),
  );
  return new Map(found);
}

/** Whom an alert is for: who manages, as the chat that shows it knows them. */
export async function managersOn(services: Knowing, surface: string): Promise<PersonRef[]> {
  const refs = await refsOf(services, surface, whoHas(services, 'manage'));
  return [...refs.values()].filter(({ userId }) => userId !== undefined).slice(0, MOST_MENTIONED);
}
