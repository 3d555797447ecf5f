import { sql } from 'kysely';
import { removedKey, type Message } from '#core/message.ts';
import type { StoredEvent } from '#core/intake/types.ts';
import type { Trx } from '../database/database.ts';

interface Removed {
  at: Date;
  forget: boolean;
}

/**
 * Of events that tell what somebody said, those of which the network told before that it was deleted, by a name that the message does
 * not have here: its calls come in any order, and a deletion may name a message by any of its versions.
 */
export async function readRemoved(
  trx: Trx,
  events: readonly StoredEvent[],
  known: (event: StoredEvent) => Pick<Message, 'nativeId' | 'currentId'> | undefined,
): Promise<Map<string, Removed>> {
  const told = events.flatMap((stored) => {
    const { id, network, account, event } = stored;
    if (event.kind !== 'message' && event.kind !== 'own-message' && event.kind !== 'heard') return [];
    const { nativeId, currentId } = event.message;
    const has = known(stored);
    // A deletion by a name that we know it by was seen, and what came after it decides.
    const names = [nativeId, currentId].filter((name) => name !== has?.nativeId && name !== has?.currentId);
    return [...new Set(names)].map((name) => ({ id, network, account, name, nativeId: has ? null : nativeId }));
  });
  if (told.length === 0) return new Map();
  const { rows } = await sql<{ id: string; at: string; forget: boolean }>`
    with told as (select * from unnest(${told.map(({ id }) => id)}::bigint[], ${told.map(({ network }) => network)}::text[],
      ${told.map(({ account }) => account)}::text[], ${told.map(({ name }) => removedKey(name))}::text[],
      ${told.map(({ nativeId }) => nativeId)}::text[]) as t (id, network, account, key, native_id)),
    keys as (select id, network, account, key from told
      union
      -- What an edit called it by that was left out for the same reason.
      select told.id, told.network, told.account, ${removedKey('')} || (i.event #>> '{message,currentId}') from told
      join inbox i on i.network = told.network and i.native_id = told.native_id and i.account = told.account
      where i.event #>> '{message,currentId}' <> i.native_id)
    select distinct on (keys.id) keys.id::text as id, i.event ->> 'at' as at, coalesce((i.event ->> 'forget')::boolean, false) as forget
    from keys join inbox i on i.network = keys.network and i.account = keys.account and i.event_key = keys.key and i.id < keys.id
    order by keys.id, i.id`.execute(trx);
  return new Map(rows.map(({ id, at, forget }) => [id, { at: new Date(at), forget }]));
}
