import type { Db } from './database.ts';
import { insertRows } from './rows.ts';
import type { Store } from './types.ts';

export function createSubmissions(db: Db): Store['submissions'] {
  return {
    save: async ({ values, ...row }) => {
      const added = await insertRows(db, { into: 'submissions', rows: [{ ...row, typed: values, outcome: 'open' }], then: 'on conflict (id) do nothing returning id' });
      if (added.length > 0) return { isNew: true, outcome: 'open' };
      const { outcome } = await db.selectFrom('submissions').select('outcome').where('id', '=', row.id).executeTakeFirstOrThrow();
      return { isNew: false, outcome };
    },
    finish: async (id, outcome) => {
      // The move that it was for noted it already: a write that changes nothing waits for the disk all the same.
      await db.updateTable('submissions').set({ outcome }).where('id', '=', id).where('outcome', '!=', outcome).execute();
    },
    unsent: async (ticketId, personId, action) => {
      const row = await db
        .selectFrom('submissions as s')
        .selectAll('s')
        .where('s.ticketId', '=', ticketId)
        .where('s.personId', '=', personId)
        .where('s.action', '=', action)
        .where('s.outcome', '!=', 'used')
        .where(({ not, exists, selectFrom }) =>
          not(exists(selectFrom('drafts as d').select('d.id').where('d.ticketId', '=', ticketId).where('d.author', '=', personId).whereRef('d.createdAt', '>=', 's.at'))),
        )
        .orderBy('s.at', 'desc')
        .orderBy('s.id', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (!row) return null;
      const { typed, ...rest } = row;
      return { ...rest, values: typed };
    },
  };
}
