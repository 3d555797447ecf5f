import { sql } from 'kysely';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import type { RouteReason } from '#core/ticket/ticket.ts';
import { isHome, standsFor } from './card.ts';
import { insertCards } from './insert-cards.ts';
import { rowsAt, threadEnds } from './insert-thread.ts';
import type { Trx } from '../database/database.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Order } from '../queue/order.ts';
import { insertRows } from '../database/rows.ts';

interface Lacking {
  id: string;
  route: RouteReason;
  /** Surfaces on which it has a home already. */
  housed: string[];
}

/**
 * Gives open tickets the cards that they lack since a channel of theirs got a place on another surface, the longest waiting first.
 * A card that somebody deleted is not lacking. Where it is the first on its surface, its thread begins with the digest, the draft in
 * the making and the questions that wait for an answer. Gives how many tickets.
 */
export async function addMissingCards(
  trx: Trx,
  {
    channelsOnSurfaces,
    limit,
    at,
    send,
  }: {
    channelsOnSurfaces: ChannelsOnSurfaces;
    limit: number;
    at: Date;
    send: (orders: readonly Order[]) => Promise<void>;
  },
): Promise<number> {
  // One process at a time: what another has given is then seen.
  await sql`select pg_advisory_xact_lock(hashtextextended('recado gained cards', 0))`.execute(trx);
  const pairs = await channelsInUse(trx, channelsOnSurfaces);
  if (pairs.length === 0) return 0;
  // Whoever moves a ticket at this moment shows it in all its places.
  const { rows: tickets } =
    await sql<Lacking>`select t.id, t.route, array(select h.surface from chat_posts h where h.owner_id = t.id and ${isHome('h')}) as housed from tickets t
    where t.state <> 'closed' and not t.folded and exists (select 1 from unnest(${pairs.map(([surface]) => surface)}::text[], ${pairs.map(([, channel]) => channel)}::text[]) as p (surface, channel)
      where (t.route -> 'channels' ? p.channel or coalesce(t.route -> 'hinted', '[]'::jsonb) ? p.channel)
      and not exists (select 1 from chat_posts c where c.owner_id = t.id and c.surface = p.surface and c.place = p.channel and ${standsFor('c')}))
    order by t.last_inbound_at, t.id limit ${limit} for update skip locked`.execute(trx);
  await insertCards(trx, tickets, { channelsOnSurfaces, at });
  await beginThreads(trx, tickets, at);
  await send(
    tickets.flatMap(({ id }) => [
      { job: 'post-card', ticketId: id },
      { job: 'copy-media', ticketId: id },
    ]),
  );
  return tickets.length;
}

/** Each surface and channel that open tickets go to. */
async function channelsInUse(trx: Trx, channelsOnSurfaces: ChannelsOnSurfaces): Promise<[string, string][]> {
  const { rows } = await sql<{
    channel: string;
  }>`select distinct jsonb_array_elements_text((t.route -> 'channels') || coalesce(t.route -> 'hinted', '[]'::jsonb)) as channel
    from tickets t where t.state <> 'closed'`.execute(trx);
  return rows.flatMap(({ channel }) =>
    channelsOnSurfaces.of(channel).map((surface): [string, string] => [surface, channel]),
  );
}

async function beginThreads(trx: Trx, tickets: readonly Lacking[], at: Date): Promise<void> {
  const ids = tickets.map(({ id }) => id);
  const housed = new Map(tickets.map((ticket) => [ticket.id, ticket.housed]));
  const homes = await threadEnds(trx, ids);
  const made = homes.filter(({ ticketId, surface }) => housed.get(ticketId)?.includes(surface) === false);
  if (made.length === 0) return;
  const open = await entriesInTheMaking(trx, ids);
  await insertRows(trx, {
    into: 'chatPosts',
    rows: made.flatMap((end) => rowsAt(end, [{ kind: 'digest' }, ...(open.get(end.ticketId) ?? [])], at)),
  });
}

/** What is worked on now. Nobody is called again for it. */
async function entriesInTheMaking(trx: Trx, ids: readonly string[]): Promise<Map<string, ThreadEntry[]>> {
  const { rows: drafts } = await sql<{
    ticketId: string;
    id: string;
  }>`select ticket_id, id from (select distinct on (d.ticket_id) d.ticket_id, d.id, d.state from drafts d
    where d.ticket_id = any(${ids}::text[]) order by d.ticket_id, d.version desc) newest where state in ('editing', 'submitted', 'approved', 'returned')`.execute(
    trx,
  );
  const { rows: asked } = await sql<{
    ticketId: string;
    id: string;
  }>`select ticket_id, id from delegations where ticket_id = any(${ids}::text[]) and state = 'asked' order by id`.execute(
    trx,
  );
  const entries = new Map<string, ThreadEntry[]>(ids.map((id) => [id, []]));
  for (const { ticketId, id } of asked)
    entries.get(ticketId)?.push({ kind: 'delegation', delegationId: id, mention: [] });
  for (const { ticketId, id } of drafts) entries.get(ticketId)?.push({ kind: 'draft', draftId: id, mention: [] });
  return entries;
}
