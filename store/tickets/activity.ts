import type { Db } from '../database/database.ts';
import type { By } from '#core/ticket/changes.ts';

export interface ActivityRow {
  id: number;
  at: Date;
  ticketId: string | null;
  by: By;
  what: string;
  detail: Record<string, string | number | boolean | null>;
}

export interface ActivityStore {
  of(ticketId: string): Promise<ActivityRow[]>;
}

export function createActivity(db: Db): ActivityStore {
  return {
    of: async (ticketId) => {
      const rows = await db.selectFrom('activity').selectAll().where('ticketId', '=', ticketId).orderBy('id').execute();
      return rows.map(({ byKind, byId, id, ...row }) => ({ ...row, id: Number(id), by: { kind: byKind, id: byId } }));
    },
  };
}
