import { sql } from 'kysely';
import type { Changes } from '#core/ticket/changes.ts';
import { askedPeople } from '#core/ticket/delegation.ts';
import { indexedLabels } from '#core/ticket/labels/index.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Trx } from '../database/database.ts';
import type { Step } from './step.ts';
import { listRedrawsOf, type ListRules } from './order-redraws.ts';
import { writeTagsNotesMutes } from './tags-notes-mutes.ts';
import { homeSurfaces, insertCards, wantHomes } from '../chat-posts/insert-cards.ts';
import { newChatPost } from '../chat-posts/chat-posts.ts';
import { insertThread } from '../chat-posts/insert-thread.ts';
import { orderChanged, showsOf } from '../chat-posts/order-shows.ts';
import { orderFloods } from '../floods/order-floods.ts';
import type { Order } from '../queue/order.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import { insertRows, updateRows } from '../database/rows.ts';
import { insertLabels } from './labels.ts';
import { noRules } from '#core/hours/rules.ts';
import { automaticOrders } from './automatic.ts';
import { ratingOrders, writeRatings } from './ratings.ts';
import { handOverOrders } from './hand-over.ts';
import { timed, writeTimes } from './time.ts';

const ticketColumns = [
  'brand',
  'account',
  'accounts',
  ...indexedLabels,
  'labels',
  'corrected',
  'kind',
  'tags',
  'private',
  'route',
  'state',
  'closeReason',
  'owner',
  'ownedSince',
  'closedAt',
  'lastInboundId',
  'lastInboundAt',
  'firstAnsweredAt',
  'reopened',
  'previousTicketId',
  'version',
  'snoozedUntil',
  'elsewhere',
  'marks',
  'clock',
  'folded',
] satisfies (keyof Ticket)[];

/**
 * Writes what moves came to, for any number of tickets, each at most once, in one statement per table. Deliveries and drafts
 * are changed before new ones are inserted, because of the unique indexes on live ones.
 */
export async function writeChanges(
  trx: Trx,
  given: readonly Step[],
  {
    channelsOnSurfaces,
    send,
    listRules,
  }: {
    channelsOnSurfaces: ChannelsOnSurfaces;
    send: (orders: readonly Order[]) => Promise<void>;
    listRules?: ListRules | undefined;
  },
): Promise<Map<string, Ticket>> {
  const { steps, times } = timed(given);
  const after = new Map(steps.map(({ ticket, changes }): [string, Ticket] => [ticket.id, changed(ticket, changes)]));
  const rows = steps.flatMap(({ ticket: { id }, fresh }) => (fresh ? [] : [{ ...after.get(id) }]));
  await updateRows(trx, { table: 'tickets', rows, columns: ticketColumns });
  await writeTagsNotesMutes(trx, steps, channelsOnSurfaces);
  for (const { changes, ticket, at } of steps) {
    for (const { id, set } of changes.drafts ?? [])
      await updateRows(trx, { table: 'drafts', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    for (const id of changes.refusedFiles ?? [])
      await updateRows(trx, { table: 'files', rows: [{ id, state: 'refused' }], columns: ['state'] });
    for (const { id, set } of changes.deliveries ?? [])
      await updateRows(trx, { table: 'deliveries', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    if (ticket.state === 'closed' && changes.ticket?.state === 'open') await wantHomes(trx, ticket.id);
    const isFolded = changes.ticket?.folded ?? ticket.folded ?? false;
    const route = changes.ticket?.route ?? (changes.ticket?.folded === false ? ticket.route : undefined);
    if (!route || isFolded) continue;
    const housed = await homeSurfaces(trx, ticket.id);
    await insertCards(trx, [{ ...ticket, route, housed }], { channelsOnSurfaces, at });
  }
  await insertLabels(
    trx,
    steps.flatMap(({ changes }) => changes.newLabels ?? []),
  );
  await insertRows(trx, {
    into: 'drafts',
    rows: steps.flatMap(({ changes }) => (changes.newDraft ? [{ ...changes.newDraft }] : [])),
  });
  await insertRows(trx, {
    into: 'deliveries',
    rows: steps.flatMap(({ changes }) => (changes.newDelivery ? [{ ...changes.newDelivery }] : [])),
  });
  await writeDelegations(trx, steps, channelsOnSurfaces);
  await writeRatings(trx, steps);
  await insertThread(trx, steps, channelsOnSurfaces);
  await insertRows(trx, {
    into: 'activity',
    rows: steps.flatMap(({ changes, ticket, by, at }) =>
      changes.activity.map(({ what, detail }) => ({
        at,
        ticketId: ticket.id,
        byKind: by.kind,
        byId: by.id,
        what,
        detail: detail ?? {},
      })),
    ),
  });
  await send(steps.flatMap(({ changes }) => changes.jobs));
  await writeTimes(trx, { steps, times, rules: listRules?.time ?? noRules, send });
  await send([
    ...automaticOrders(steps, listRules?.speaks),
    ...ratingOrders(steps, listRules?.asksAfter),
    ...handOverOrders(steps, listRules?.handsOver),
  ]);
  await orderFloods(trx, steps, { channelsOnSurfaces, send });
  const lists = listRules && listRedrawsOf(steps, { channels: listRules.channels, channelsOnSurfaces });
  await orderChanged(trx, [showsOf(trx, steps), lists], send);
  return after;
}

export function changed<T extends Pick<Ticket, 'version'>>(ticket: T, changes: Changes): T {
  return { ...ticket, ...defined(changes.ticket ?? {}), version: ticket.version + 1 };
}

/** A question brings a direct message to each person asked. */
async function writeDelegations(
  trx: Trx,
  steps: readonly Step[],
  channelsOnSurfaces: ChannelsOnSurfaces,
): Promise<void> {
  for (const { changes } of steps) {
    for (const { id, set } of changes.delegations ?? [])
      await updateRows(trx, { table: 'delegations', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    for (const { id, text } of changes.answers ?? [])
      await updateRows(trx, { table: 'delegationAnswers', rows: [{ id, text }], columns: ['text'] });
  }
  const asked = steps.flatMap(({ changes, at }) =>
    changes.newDelegation ? [{ delegation: changes.newDelegation, at }] : [],
  );
  const surfaceOf = await whereTheyAre(
    trx,
    asked.flatMap(({ delegation }) => askedPeople(delegation)),
    channelsOnSurfaces,
  );
  await insertRows(trx, { into: 'delegations', rows: asked.map(({ delegation: { answers: _none, ...row } }) => row) });
  await insertRows(trx, {
    into: 'chatPosts',
    rows: asked.flatMap(({ delegation: { id: ownerId, ticketId, ...to }, at }) =>
      askedPeople(to).map((place) =>
        newChatPost({ kind: 'delegation', ownerId, ticketId, surface: surfaceOf(place), place }, at),
      ),
    ),
  });
  await insertRows(trx, {
    into: 'delegationAnswers',
    rows: steps.flatMap(({ changes }) => (changes.newAnswer ? [{ ...changes.newAnswer }] : [])),
  });
}

/** The surface on which each was last seen; whoever never was is looked for on the first. */
async function whereTheyAre(
  trx: Trx,
  people: readonly string[],
  { surfaces }: ChannelsOnSurfaces,
): Promise<(personId: string) => string> {
  const first = surfaces[0] ?? '';
  if (surfaces.length < 2 || people.length === 0) return () => first;
  const { rows } = await sql<{ id: string; surface: string }>`select distinct on (id) id, surface from people
    where id = any(${people}::text[]) and surface = any(${surfaces}::text[]) order by id, seen_at desc`.execute(trx);
  const seen = new Map(rows.map(({ id, surface }) => [id, surface]));
  return (personId) => seen.get(personId) ?? first;
}

function defined<T extends object>(set: T): T {
  const copy = { ...set };
  for (const [name, value] of Object.entries(copy)) if (value === undefined) Reflect.deleteProperty(copy, name);
  return copy;
}
