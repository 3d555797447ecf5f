import { sql } from 'kysely';
import type { Db } from './database.ts';
import type { Store } from './types.ts';
import { messageColumns } from './views.ts';

export function createMessages(db: Db): Store['messages'] {
  return {
    get: async (ids) => (ids.length === 0 ? [] : await db.selectFrom('messages').select(messageColumns).where('id', '=', sql<string>`any(${ids}::text[])`).execute()),
    newest: async (ticketId, limit) => (await db.selectFrom('messages').select(messageColumns).where('ticketId', '=', ticketId).orderBy('postedAt', 'desc').orderBy('id', 'desc').limit(limit).execute()).toReversed(),
    versions: async (messageId) => await db.selectFrom('messageVersions').select(['version', 'text', 'media']).where('messageId', '=', messageId).orderBy('version').execute(),
  };
}
