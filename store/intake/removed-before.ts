import { sql } from 'kysely';
import { removedKey } from '#core/message.ts';
import type { StoredEvent } from '#core/intake/types.ts';
import type { Trx } from '../database/database.ts';

/**
 * Of events whose message we do not have, those of which the network told that it was deleted before it told what it said: its calls
 * come in any order.
 */
export async function readRemoved(trx: Trx, events: readonly StoredEvent[]): Promise<Set<string>> {
  const told = events.flatMap(({ id, network, account, event }) =>
    event.kind === 'message' || event.kind === 'own-message' || event.kind === 'heard'
      ? // A deletion may name it by its newest version.
        [...new Set([event.message.nativeId, event.message.currentId])].map((nativeId) => ({
          id,
          network,
          account,
          nativeId,
        }))
      : [],
  );
  if (told.length === 0) return new Set();
  const rows = await trx
    .selectFrom('inbox')
    .select(['id', 'network', 'account', 'nativeId'])
    .where('network', 'in', [...new Set(told.map(({ network }) => network))])
    .where('account', 'in', [...new Set(told.map(({ account }) => account))])
    .where('eventKey', '=', sql<string>`any(${told.map(({ nativeId }) => removedKey(nativeId))}::text[])`)
    .execute();
  const key = ({ network, account, nativeId }: { network: string; account: string; nativeId: string }): string =>
    JSON.stringify([network, account, nativeId]);
  const first = new Map(rows.map((row) => [key(row), BigInt(row.id)]));
  return new Set(
    told.flatMap((each) => {
      const gone = first.get(key(each));
      return gone !== undefined && gone < BigInt(each.id) ? [each.id] : [];
    }),
  );
}
