import { sql } from 'kysely';
import type { Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { showOrders } from '../chat-posts/show-orders.ts';
import type { ChatPost } from '../chat-posts/chat-posts.ts';
import type { Order } from '../queue/order.ts';

/** What a conversation is in a flood. */
export interface InFlood {
  flood: string;
  /** It stands on the card of the flood; of one that came before it: unless its own is out already. */
  folded: boolean;
  /** It stands on the card of its channel until now. */
  moves?: true;
}

interface Joining {
  at: Date;
  send: (orders: readonly Order[]) => Promise<void>;
  unwanted: ((opIds: readonly string[]) => void) | undefined;
}

/**
 * Those that came before it was known to be a flood belong to it. Whose card still waits for its turn in the chat is as if it had
 * come later: it stands on the card of the flood, and nobody stands in line for it.
 */
export async function joinEarlier(
  trx: Trx,
  earlier: readonly ({ ticketId: string } & InFlood)[],
  { at, send, unwanted }: Joining,
): Promise<void> {
  const all = sql`unnest(${earlier.map(({ ticketId }) => ticketId)}::text[], ${earlier.map(({ flood }) => flood)}::text[]) as e (id, flood)`;
  const mayFold = earlier.flatMap(({ ticketId, folded }) => (folded ? [ticketId] : []));
  // Whatever somebody does at this moment, with the conversation or its card, leaves it as it is: nobody waits for a lock here.
  const { rows: taken } = await sql<{ id: string; opIds: string[] }>`
    with still as (select t.id from tickets t
        where t.id = any(${mayFold}::text[]) and t.flood is null and t.state = 'open' and t.owner is null and t.version = 1 for update skip locked),
      free as (select p.id, p.ticket_id, p.op_id from chat_posts p
        where p.ticket_id in (select id from still) and p.state = 'wanted' and p.kind in ('card', 'thread') for update skip locked),
      whole as (select ticket_id, array_agg(op_id) as op_ids, count(*) as n from free group by ticket_id),
      taken as (select w.ticket_id, w.op_ids from whole w where w.n = (select count(*) from chat_posts p where p.ticket_id = w.ticket_id)),
      gone as (delete from chat_posts where id in (select f.id from free f join taken using (ticket_id)))
    update tickets t set folded = true, version = t.version + 1 from taken k where t.id = k.ticket_id returning t.id, k.op_ids`.execute(
    trx,
  );
  await sql`update tickets t set flood = e.flood from ${all} where t.id = e.id and t.flood is null`.execute(trx);
  await moveOver(trx, earlier, send);
  const floodOf = new Map(earlier.map(({ ticketId, flood }) => [ticketId, flood]));
  await insertRows(trx, {
    into: 'activity',
    rows: taken.map(({ id: ticketId }) => ({
      at,
      ticketId,
      byKind: 'system',
      byId: 'ingest',
      what: 'folded',
      detail: { flood: floodOf.get(ticketId) },
    })),
  });
  if (taken.length === 0) return;
  unwanted?.(taken.flatMap(({ opIds }) => opIds));
  // The others were told to come when all before them had had their turn.
  const folded = new Set(taken.map(({ id }) => id));
  const { rows: waiting } = await sql<{
    ticketId: string;
  }>`select distinct ticket_id from chat_posts where ticket_id = any(${earlier.flatMap(({ ticketId }) => (folded.has(ticketId) ? [] : [ticketId]))}::text[]) and kind = 'card' and state = 'wanted'`.execute(
    trx,
  );
  await send(waiting.map(({ ticketId }) => ({ job: 'post-card', ticketId })));
}

/** From the card of a flooded channel to that of what they say, unless somebody has them; what they leave is drawn anew. */
async function moveOver(
  trx: Trx,
  earlier: readonly ({ ticketId: string } & InFlood)[],
  send: Joining['send'],
): Promise<void> {
  const moving = earlier.filter(({ moves }) => moves);
  if (moving.length === 0) return;
  const { rows } = await sql<Pick<ChatPost, 'kind' | 'ownerId' | 'ticketId' | 'surface' | 'place'>>`
    with e as (select * from unnest(${moving.map(({ ticketId }) => ticketId)}::text[], ${moving.map(({ flood }) => flood)}::text[]) as e (id, flood)),
      free as (select t.id, f.id as old from tickets t join floods f on f.id = t.flood and f.kind = 'channel'
        where t.id in (select id from e) and t.state = 'open' and t.owner is null for update of t skip locked),
      moved as (update tickets t set flood = e.flood, version = t.version + 1 from e join free using (id) where t.id = e.id returning free.old)
    select kind, owner_id, ticket_id, surface, place from chat_posts
    where kind = 'flood' and owner_id in (select old from moved) and state <> 'gone'`.execute(trx);
  await send(showOrders(rows));
}
