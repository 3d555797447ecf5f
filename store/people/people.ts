import { sql } from 'kysely';
import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

/** A person on one surface; who has an account on several has a row for each. */
export interface PersonRow {
  id: string;
  name: string;
  surface: string;
  userId: string;
  locale: string;
  /** When she last acted there; long ago if she was only looked up. */
  seenAt: Date;
}

export interface PeopleStore {
  /** She acted. */
  seen(person: Omit<PersonRow, 'seenAt'>, at: Date): Promise<void>;
  /** She was looked up. */
  found(person: Omit<PersonRow, 'seenAt'>): Promise<void>;
  /** As they are on that surface; else, or without one, where each was seen last. */
  get(ids: string[], surface?: string): Promise<Map<string, PersonRow>>;
}

/** Whoever was only looked up has not been seen. */
const NEVER = new Date(0);

export function createPeople(db: Db): PeopleStore {
  const keep = async (person: PersonRow): Promise<void> => {
    await insertRows(db, {
      into: 'people',
      rows: [{ ...person }],
      then: `on conflict (id, surface) do update set name = excluded.name, user_id = excluded.user_id, locale = excluded.locale, seen_at = greatest(people.seen_at, excluded.seen_at)
        where (people.name, people.user_id, people.locale) is distinct from (excluded.name, excluded.user_id, excluded.locale) or people.seen_at < excluded.seen_at - interval '10 minutes'`,
    });
  };
  return {
    seen: (person, at) => keep({ ...person, seenAt: at }),
    found: (person) => keep({ ...person, seenAt: NEVER }),
    get: (ids, surface) => peopleById(db, ids, surface),
  };
}

/** Each as she is on that surface; else, or without one, where she was seen last. */
export async function peopleById(db: Db, ids: readonly string[], surface?: string): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`)
    .execute();
  return nearestOf(rows, surface);
}

/** Of rows of the same person the one on that surface; else, or without one, the one where she was seen last. */
export function nearestOf(rows: readonly PersonRow[], surface?: string): Map<string, PersonRow> {
  const nearest = rows.toSorted(
    (a, b) => Number(a.surface === surface) - Number(b.surface === surface) || a.seenAt.getTime() - b.seenAt.getTime(),
  );
  return new Map(nearest.map((person) => [person.id, person]));
}
