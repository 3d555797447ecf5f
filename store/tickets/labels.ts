import { sql } from 'kysely';
import type { MessageLabel } from '#core/ticket/labels/effective.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export interface LabelStore {
  /** All that is known of one message in any of its versions, the newest version first, a person's word before what was read. */
  of(messageId: string): Promise<MessageLabel[]>;
}

export function createLabels(db: Db): LabelStore {
  return {
    of: async (messageId) =>
      await db
        .selectFrom('messageLabels')
        .selectAll()
        .where('messageId', '=', messageId)
        .orderBy('version', 'desc')
        .orderBy(sql`source = 'person'`, 'desc')
        .orderBy('label')
        .execute(),
  };
}

/** A version is read once; a person may say something else again. */
export async function insertLabels(trx: Trx, rows: readonly MessageLabel[]): Promise<void> {
  await insertRows(trx, {
    into: 'messageLabels',
    rows: rows.map((row) => ({ ...row })),
    then: `on conflict (message_id, version, label, source) do update
      set value = excluded.value, sure = excluded.sure, why = excluded.why, model = excluded.model, by = excluded.by, at = excluded.at`,
  });
}
