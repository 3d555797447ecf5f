import { sql } from 'kysely';
import type { MessageLabel } from '#core/ticket/labels/effective.ts';
import type { Db, Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';

export interface LabelStore {
  /** All that is known of one message in any of its versions, the newest version first, a person's word before what was read. */
  of(messageId: string): Promise<MessageLabel[]>;
  /** Messages of customers whose category a person set right and whose words are still there, the latest first. */
  correctedCategories(limit: number): Promise<CorrectedCategory[]>;
}

export interface CorrectedCategory {
  text: string;
  language: string | null;
  category: string;
  /** Person id. */
  by: string | null;
  at: Date;
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
    correctedCategories: async (limit) => {
      const { rows } = await sql<CorrectedCategory>`
        select coalesce(v.text, m.text) as text, m.language, l.value as category, l.by, l.at
        from message_labels l join messages m on m.id = l.message_id
        left join message_versions v on v.message_id = m.id and v.version = l.version
        where l.label = 'category' and l.source = 'person' and m.direction = 'in' and m.state <> 'deleted' and coalesce(v.text, m.text) <> ''
        order by l.at desc limit ${limit}`.execute(db);
      return rows;
    },
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
