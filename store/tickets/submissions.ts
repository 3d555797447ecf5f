import type { Db } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export interface SubmissionRow {
  id: string;
  surface: string;
  personId: string;
  action: string;
  ticketId: string | null;
  values: Record<string, string | undefined>;
  at: Date;
  /** open until it became a version; then nothing is restored from it. */
  outcome: 'open' | 'used' | 'refused';
}

export interface SubmissionStore {
  /** Stores what was typed before anything is checked. The same id twice is one row; the outcome says what came of it so far. */
  save(row: Omit<SubmissionRow, 'outcome'>): Promise<{ isNew: boolean; outcome: SubmissionRow['outcome'] }>;
  finish(id: string, outcome: 'used' | 'refused'): Promise<void>;
  /** The newest text this person typed for this ticket that never became a version (outcome open or refused, newer than her newest version). */
  unsent(ticketId: string, personId: string, action: string): Promise<SubmissionRow | null>;
}

/** Forms whose move has noted that they are used: to note it once more would be a statement for nothing. */
export interface UsedForms {
  add(id: string): void;
  /** True once for each. */
  take(id: string): boolean;
}

const REMEMBERED = 500;

export function rememberUsedForms(): UsedForms {
  const used = new Set<string>();
  return {
    add(id) {
      used.add(id);
      for (const oldest of used) {
        if (used.size <= REMEMBERED) break;
        used.delete(oldest);
      }
    },
    take: (id) => used.delete(id),
  };
}

export function createSubmissions(db: Db, used: UsedForms = rememberUsedForms()): SubmissionStore {
  return {
    save: async ({ values, ...row }) => {
      const added = await insertRows(db, {
        into: 'submissions',
        rows: [{ ...row, typed: values, outcome: 'open' }],
        then: 'on conflict (id) do nothing returning id',
      });
      if (added.length > 0) return { isNew: true, outcome: 'open' };
      const { outcome } = await db
        .selectFrom('submissions')
        .select('outcome')
        .where('id', '=', row.id)
        .executeTakeFirstOrThrow();
      return { isNew: false, outcome };
    },
    finish: async (id, outcome) => {
      if (used.take(id) && outcome === 'used') return;
      // A write that changes nothing waits for the disk all the same.
      await db
        .updateTable('submissions')
        .set({ outcome })
        .where('id', '=', id)
        .where('outcome', '!=', outcome)
        .execute();
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
          not(
            exists(
              selectFrom('drafts as d')
                .select('d.id')
                .where('d.ticketId', '=', ticketId)
                .where('d.author', '=', personId)
                .whereRef('d.createdAt', '>=', 's.at'),
            ),
          ),
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
