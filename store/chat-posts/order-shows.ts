import { sql, type RawBuilder } from 'kysely';
import { changingEntries, type Changes } from '#core/ticket/changes.ts';
import type { Trx } from '../database/database.ts';
import type { Order } from '../queue/order.ts';
import type { Step } from '../tickets/step.ts';
import { planOrder, showOrders, type WantedPost } from './show-orders.ts';

/** What moves change, as a select of posts, and what is ordered for those that it finds. */
export interface Changed {
  query: RawBuilder<WantedPost>;
  orders(rows: readonly WantedPost[]): Promise<Order[]>;
}

/** Asks for all of these at once, and orders what they say: each statement is a way to the database and back. */
export async function orderChanged(
  trx: Trx,
  changed: readonly (Changed | undefined)[],
  send: (orders: readonly Order[]) => Promise<void>,
): Promise<void> {
  const asked = changed.filter((each) => each !== undefined);
  if (asked.length === 0) return;
  const selects = asked.map(({ query }, i) => sql`(select ${sql.raw(String(i))} as asked, q.* from (${query}) q)`);
  const { rows } = await sql<WantedPost & { asked: number }>`${sql.join(selects, sql` union all `)}`.execute(trx);
  const orders = await Promise.all(
    asked.map((each, i) => each.orders(rows.flatMap(({ asked: by, ...row }) => (by === i ? [row] : [])))),
  );
  await send(orders.flat());
}

/**
 * Has what these moves change in chats looked at there: each place where something stands that they may change, and what is wanted
 * besides. What hangs under a card that is opened now is shown by whoever posts that card.
 */
export function showsOf(trx: Trx, steps: readonly Step[]): Changed | undefined {
  const known = steps.filter(({ fresh, changes }) => fresh !== true || touches(changes));
  if (known.length === 0) return undefined;
  const idsOf = (some: readonly Step[]): string[] => some.map(({ ticket }) => ticket.id);
  const timed = idsOf(known.filter(isToldOf));
  const told = [...idsOf(known.filter(({ changes }) => touches(changes))), ...timed];
  const written = idsOf(known.filter(({ changes }) => (changes.thread?.length ?? 0) > 0));
  const query = sql<WantedPost>`
    select distinct on (ticket_id, surface, place) kind, owner_id, ticket_id, surface, place from chat_posts
    where ticket_id = any(${idsOf(known)}::text[]) and state <> 'gone' and kind <> 'card' and case
      when kind <> 'thread' then ticket_id = any(${told}::text[])
      when state = 'posted' and payload #>> '{entry,kind}' = any(${[...changingEntries]}::text[]) then true
      else (state <> 'posted' or payload #>> '{entry,kind}' = 'digest') and ticket_id = any(${written}::text[]) end`;
  return {
    query,
    async orders(rows) {
      const gathered = timed.length === 0 ? [] : await gatheredIn(trx, timed);
      return [...showOrders([...rows, ...gathered]), ...known.filter(asks).map(({ ticket }) => planOrder(ticket.id))];
    },
  };
}

/** What people are told directly is about versions and questions. */
function touches({ newDraft, drafts, newDelegation, delegations, newAnswer, answers }: Changes): boolean {
  return (
    newDraft !== undefined ||
    newDelegation !== undefined ||
    newAnswer !== undefined ||
    [drafts, delegations, answers].some((list) => (list?.length ?? 0) > 0)
  );
}

/** Messages that name these conversations among others that are late, or nearly. */
async function gatheredIn(trx: Trx, ids: readonly string[]): Promise<WantedPost[]> {
  const { rows } = await sql<WantedPost>`
    select distinct p.kind, p.owner_id, p.ticket_id, p.surface, p.place from level_notices n
    join chat_posts p on p.kind = 'deadlines' and p.owner_id = n.first and p.state <> 'gone'
    where n.ticket_id = any(${[...ids]}::text[])`.execute(trx);
  return rows;
}

/** Whoever was told that it is late, or nearly, sees how it goes on. */
function isToldOf({ ticket: { clock }, changes: { ticket, deliveries } }: Step): boolean {
  if (!clock?.told?.length) return false;
  return ticket?.owner !== undefined || ticket?.state !== undefined || (deliveries?.length ?? 0) > 0;
}

/** A version begins to wait for approval, or for others than before. */
function asks({ changes: { newDraft, drafts = [] } }: Step): boolean {
  return (
    newDraft?.state === 'submitted' || drafts.some(({ set }) => set.state === 'submitted' || set.approval !== undefined)
  );
}
