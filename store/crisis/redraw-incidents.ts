import { sql } from 'kysely';
import type { Trx } from '../database/database.ts';
import { showOrders, type WantedPost } from '../chat-posts/show-orders.ts';
import type { Order } from '../queue/order.ts';

/**
 * Has the cards of incidents that are over drawn again where they may quote what is deleted now: conversations of which something was
 * written about then, or that were a sign. What is not over is drawn each minute.
 */
export async function redrawIncidents(
  trx: Trx,
  { messageIds, send }: { messageIds: readonly string[]; send: (orders: readonly Order[]) => Promise<void> },
): Promise<void> {
  if (messageIds.length === 0) return;
  const { rows } = await sql<WantedPost>`
    select distinct p.kind, p.owner_id, p.ticket_id, p.surface, p.place
    from messages gone join tickets t on t.id = gone.ticket_id
    join incidents i on i.brand = t.brand and i.cleared_at is not null and (
      i.signs @> jsonb_build_array(jsonb_build_object('ticketId', t.id))
      or exists (select from messages m where m.ticket_id = t.id
        and m.posted_at between i.opened_at - interval '1 hour' and i.cleared_at + interval '1 hour'))
    join chat_posts p on p.kind = 'incident' and p.owner_id = i.id and p.state <> 'gone'
    where gone.id = any(${[...messageIds]}::text[])`.execute(trx);
  if (rows.length > 0) await send(showOrders(rows));
}
