import { sql } from 'kysely';
import type { By, Changes } from '#core/change.ts';
import { askedPeople } from '#core/delegation.ts';
import { newId } from '#core/ids.ts';
import type { Ticket } from '#core/ticket.ts';
import type { Trx } from './database.ts';
import { orderBoards, type BoardRules } from './follow.ts';
import { writeHandling } from './handling.ts';
import type { Order } from './queue.ts';
import { insertRows, updateRows } from './rows.ts';

export interface Step {
  /** As it is now, locked. */
  ticket: Ticket;
  changes: Changes;
  by: By;
  at: Date;
}

const ticketColumns = [
  'brand',
  'account',
  'accounts',
  'area',
  'region',
  'centre',
  'language',
  'sentiment',
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
] as const satisfies readonly (keyof Ticket)[];

/**
 * Writes what moves came to, for any number of tickets, each at most once, in one statement per table. Deliveries and drafts
 * are changed before new ones are inserted, because of the unique indexes on live ones.
 */
export async function writeChanges(
  trx: Trx,
  steps: readonly Step[],
  { surfaces, send, board }: { surfaces: readonly string[]; send: (orders: readonly Order[]) => Promise<void>; board?: BoardRules | undefined },
): Promise<Map<string, Ticket>> {
  const after = new Map(steps.map(({ ticket, changes }): [string, Ticket] => [ticket.id, { ...ticket, ...defined(changes.ticket ?? {}), version: ticket.version + 1 }]));
  await updateRows(trx, { table: 'tickets', rows: [...after.values()].map((ticket) => ({ ...ticket })), columns: ticketColumns });
  await writeHandling(trx, steps);
  for (const { changes, ticket } of steps) {
    for (const { id, set } of changes.drafts ?? []) await updateRows(trx, { table: 'drafts', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    for (const id of changes.refusedFiles ?? []) await updateRows(trx, { table: 'files', rows: [{ id, state: 'refused' }], columns: ['state'] });
    for (const { id, set } of changes.deliveries ?? []) await updateRows(trx, { table: 'deliveries', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    if (changes.ticket?.route) await insertCards(trx, [{ ...ticket, route: changes.ticket.route }], surfaces);
  }
  await insertRows(trx, { into: 'drafts', rows: steps.flatMap(({ changes }) => (changes.newDraft ? [{ ...changes.newDraft }] : [])) });
  await insertRows(trx, { into: 'deliveries', rows: steps.flatMap(({ changes }) => (changes.newDelivery ? [{ ...changes.newDelivery }] : [])) });
  await writeDelegations(trx, steps, surfaces);
  await insertThread(trx, steps);
  await insertRows(trx, {
    into: 'activity',
    rows: steps.flatMap(({ changes, ticket, by, at }) => changes.activity.map(({ what, detail }) => ({ at, ticketId: ticket.id, byKind: by.kind, byId: by.id, what, detail: detail ?? {} }))),
  });
  await send(steps.flatMap(({ changes }) => changes.jobs));
  if (board) await orderBoards(trx, steps, { channels: board.channels, send });
  return after;
}

/** A card in each channel of the route, on each surface; the first channel's is the home. */
export async function insertCards(trx: Trx, tickets: readonly Pick<Ticket, 'id' | 'route'>[], surfaces: readonly string[]): Promise<void> {
  const rows = tickets.flatMap((ticket) =>
    surfaces.flatMap((surface) =>
      [...ticket.route.channels, ...(ticket.route.hinted ?? [])].map((channel, place) => ({
        id: newId('cd'),
        ticketId: ticket.id,
        surface,
        channel,
        channelId: null,
        home: place === 0,
        state: 'wanted',
        opId: newId('op'),
        attemptAt: null,
        ts: null,
        shown: null,
        movedTo: null,
      })),
    ),
  );
  await insertRows(trx, { into: 'cards', rows, then: 'on conflict (ticket_id, surface, channel) where moved_to is null do nothing' });
}

/** A question brings a direct message to each person asked. */
async function writeDelegations(trx: Trx, steps: readonly Step[], surfaces: readonly string[]): Promise<void> {
  for (const { changes } of steps) {
    for (const { id, set } of changes.delegations ?? []) await updateRows(trx, { table: 'delegations', rows: [{ ...set, id }], columns: Object.keys(defined(set)) });
    for (const { id, text } of changes.answers ?? []) await updateRows(trx, { table: 'delegationAnswers', rows: [{ id, text }], columns: ['text'] });
  }
  const asked = steps.flatMap(({ changes, at }) => (changes.newDelegation ? [{ delegation: changes.newDelegation, at }] : []));
  await insertRows(trx, { into: 'delegations', rows: asked.map(({ delegation: { answers: _none, ...row } }) => row) });
  await insertRows(trx, {
    into: 'delegationPosts',
    rows: asked.flatMap(({ delegation, at }) =>
      askedPeople(delegation).map((personId) => ({
        id: newId('dp', at),
        delegationId: delegation.id,
        ticketId: delegation.ticketId,
        personId,
        surface: surfaces[0] ?? '',
        channelId: null,
        state: 'wanted',
        opId: newId('op', at),
        attemptAt: null,
        ts: null,
        shown: null,
        createdAt: at,
      })),
    ),
  });
  await insertRows(trx, { into: 'delegationAnswers', rows: steps.flatMap(({ changes }) => (changes.newAnswer ? [{ ...changes.newAnswer }] : [])) });
}

async function insertThread(trx: Trx, steps: readonly Step[]): Promise<void> {
  const writing = steps.filter(({ changes }) => (changes.thread?.length ?? 0) > 0);
  if (writing.length === 0) return;
  const ids = writing.map(({ ticket }) => ticket.id);
  const newest = await trx
    .selectFrom('threadEntries')
    .select(['ticketId', (eb) => eb.fn.max('seq').as('seq')])
    .where('ticketId', '=', sql<string>`any(${ids}::text[])`)
    .groupBy('ticketId')
    .execute();
  const last = new Map(newest.map(({ ticketId, seq }) => [ticketId, Number(seq)]));
  await insertRows(trx, {
    into: 'threadEntries',
    rows: writing.flatMap(({ ticket, changes, at }) =>
      (changes.thread ?? []).map((entry, place) => ({
        id: newId('th', at),
        ticketId: ticket.id,
        seq: (last.get(ticket.id) ?? 0) + place + 1,
        entry,
        state: 'wanted',
        opId: newId('op', at),
        attemptAt: null,
        ts: null,
        shown: null,
        createdAt: at,
        leftIn: null,
      })),
    ),
  });
}

function defined<T extends object>(set: T): T {
  const copy = { ...set };
  for (const [name, value] of Object.entries(copy)) if (value === undefined) Reflect.deleteProperty(copy, name);
  return copy;
}
