import { sql } from 'kysely';
import { newId } from '#core/ids.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Trx } from '../database/database.ts';
import { insertRows } from '../database/rows.ts';
import { HEAD, isHome, standsFor } from './card.ts';
import { newChatPost, type NewChatPost } from './chat-posts.ts';
import { homesOf, type ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';

/** A card in each channel of the route, on each surface where it has a place; on each the first of them is the home, unless there is one (`housed`). */
export async function insertCards(
  trx: Trx,
  tickets: readonly (Pick<Ticket, 'id' | 'route'> & { housed?: readonly string[] })[],
  { channelsOnSurfaces, at }: { channelsOnSurfaces: ChannelsOnSurfaces; at: Date },
): Promise<void> {
  const rows = tickets.flatMap(({ id, route, housed = [] }) => {
    const homes = homesOf(route, channelsOnSurfaces);
    return channelsOnSurfaces.surfaces.flatMap((surface) =>
      [...route.channels, ...(route.hinted ?? [])]
        .filter((channel) => channelsOnSurfaces.of(channel).includes(surface))
        .map((place): NewChatPost => ({
          ...newChatPost({ kind: 'card', ownerId: id, ticketId: id, surface, place }, at),
          id: newId('cd'),
          seq: homes.get(surface) === place && !housed.includes(surface) ? HEAD : null,
        })),
    );
  });
  await insertRows(trx, {
    into: 'chatPosts',
    rows,
    then: "on conflict (owner_id, surface, place) where kind = 'card' and (payload ->> 'movedTo') is null do nothing",
  });
}

/** Surfaces on which a ticket has its home. */
export async function homeSurfaces(trx: Trx, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{
    surface: string;
  }>`select c.surface from chat_posts c where c.owner_id = ${ticketId} and ${isHome('c')}`.execute(trx);
  return rows.map(({ surface }) => surface);
}

/** The home on a surface goes to another channel; what stands where it was stays there as a line. Without `to` there is none any more. */
export async function moveHomeCard(
  trx: Trx,
  { ticketId, surface, to, leadsTo }: { ticketId: string; surface: string; to: string | undefined; leadsTo: string },
): Promise<void> {
  await sql`update chat_posts c set seq = null, payload = coalesce(c.payload, '{}') || jsonb_build_object('movedTo', ${leadsTo}::text), state = case when c.state = 'wanted' then 'gone' else c.state end,
      generation = 1 + (select max(p.generation) from chat_posts p where p.kind = 'card' and p.owner_id = c.owner_id and p.surface = c.surface and p.place = c.place)
    where c.owner_id = ${ticketId} and c.surface = ${surface} and ${isHome('c')}`.execute(trx);
  if (to === undefined) return;
  await sql`update chat_posts c set seq = ${HEAD} where c.owner_id = ${ticketId} and c.surface = ${surface} and c.place = ${to} and ${standsFor('c')}`.execute(
    trx,
  );
  await wantHomes(trx, ticketId);
}

/**
 * What is worked on must stay in sight: a home card that somebody deleted while it was none, or while its conversation was closed, is
 * wanted again.
 */
export async function wantHomes(trx: Trx, ticketId: string): Promise<void> {
  const { rows } = await sql<{
    id: string;
  }>`select c.id from chat_posts c where c.owner_id = ${ticketId} and ${isHome('c')} and c.state = 'gone'`.execute(trx);
  for (const { id } of rows)
    await sql`update chat_posts set state = 'wanted', generation = generation + 1, op_id = ${newId('op')}, attempt_at = null, ts = null, content_hash = null, created_at = now()
      where id = ${id}`.execute(trx);
}
