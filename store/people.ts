import { sql } from 'kysely';
import type { Db } from './database.ts';
import { insertRows } from './rows.ts';
import type { PersonRow, Store } from './types.ts';

export function createPeople(db: Db): Store['people'] {
  return {
    seen: async (person, at) => {
      await insertRows(db, {
        into: 'people',
        rows: [{ ...person, seenAt: at }],
        then: `on conflict (id) do update set name = excluded.name, surface = excluded.surface, user_id = excluded.user_id, locale = excluded.locale, seen_at = excluded.seen_at
          where (people.name, people.surface, people.user_id, people.locale) is distinct from (excluded.name, excluded.surface, excluded.user_id, excluded.locale)
          or people.seen_at < excluded.seen_at - interval '10 minutes'`,
      });
    },
    get: (ids) => peopleById(db, ids),
  };
}

export async function peopleById(db: Db, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::text[])`)
    .execute();
  return new Map(rows.map((person) => [person.id, person]));
}
