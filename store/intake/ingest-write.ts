import { sql } from 'kysely';
import type { By, Changes, TicketView } from '#core/ticket/changes.ts';
import type { Message } from '#core/message.ts';
import { columnsOf, labelsOf } from '#core/ticket/labels/effective.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { insertCards } from '../chat-posts/insert-cards.ts';
import { authorKey, influenceNow, upsertAuthors } from './authors.ts';
import type { KnownBatch } from './ingest-known.ts';
import { changed, writeChanges } from '../tickets/changes.ts';
import type { Step } from '../tickets/step.ts';
import { forgetLabels, forgetQuotes, forgetReceived, forgetWords } from './forget-words.ts';
import type { Trx } from '../database/database.ts';
import type { ListRules } from '../tickets/order-redraws.ts';
import type { ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Order } from '../queue/order.ts';
import { insertRows, updateRows } from '../database/rows.ts';
import { addUp } from '#core/crisis/judge.ts';
import { writeCounts } from '../crisis/crisis.ts';
import { redrawIncidents } from '../crisis/redraw-incidents.ts';
import { forgetReadings, readingsOf, type Readings } from '../tickets/labels.ts';
import { foldPlans } from '../floods/fold.ts';
import type { IngestPlan, StoredEvent } from '#core/intake/types.ts';

export interface Planned {
  event: StoredEvent;
  plan: IngestPlan;
  view: TicketView | null;
}

interface Writing {
  plans: readonly Planned[];
  authors: KnownBatch['authors'];
  at: Date;
  channelsOnSurfaces: ChannelsOnSurfaces;
  send: (orders: readonly Order[]) => Promise<void>;
  listRules?: ListRules | undefined;
}

type Row = Record<string, unknown>;
type Plan<K extends IngestPlan['kind']> = Extract<IngestPlan, { kind: K }>;

/** Writes a batch of plans in one statement per table. */
export async function writePlans(
  trx: Trx,
  { plans: given, authors: known, at, channelsOnSurfaces, send, listRules }: Writing,
): Promise<void> {
  const rules = listRules?.floods;
  const plans = rules ? await foldPlans(trx, given, { rules, at, channelsOnSurfaces, send }) : given;
  const authors = await upsertAuthors(
    trx,
    plans.flatMap(({ event, plan }) => ('author' in plan ? [{ network: event.network, author: plan.author }] : [])),
    { known, at },
  );
  const authorOf = (event: StoredEvent, plan: Plan<'open' | 'add' | 'own' | 'muted' | 'heard'>): string => {
    const id = authors.get(authorKey(event.network, plan.author.nativeId));
    if (id === undefined) throw new Error(`The author of ${event.id} was not stored`);
    return id;
  };
  const opened = await openTickets(trx, plans, {
    authorOf,
    influenceOf: (event, { author }) => influenceNow(author, known.get(authorKey(event.network, author.nativeId)), at),
  });
  await insertCards(
    trx,
    opened.filter(({ folded }) => folded !== true),
    { channelsOnSurfaces, at },
  );
  const read = readingsOf(plans.flatMap(({ plan }) => ('labels' in plan ? (plan.labels ?? []) : [])));
  const readingsFor = (id: string): Readings | null => read.get(id) ?? null;
  const rowOf = (message: Message): Row => ({ ...messageRow(message), readings: readingsFor(message.id) });
  await insertRows(trx, {
    into: 'messages',
    rows: plans.flatMap(({ event, plan }): Row[] => {
      // What was heard before is there already.
      if ('adopts' in plan && plan.adopts) return [];
      if (plan.kind === 'heard')
        return plan.message ? [rowOf({ ...plan.message, authorId: authorOf(event, plan) })] : [];
      if (plan.kind === 'open')
        return [rowOf({ ...plan.message, ticketId: plan.ticket.id, authorId: authorOf(event, plan) })];
      if (plan.kind === 'muted') return [rowOf({ ...plan.message, authorId: authorOf(event, plan) })];
      if (plan.kind === 'add' || plan.kind === 'own')
        return [rowOf({ ...plan.message, ticketId: plan.ticketId, authorId: authorOf(event, plan) })];
      return [];
    }),
  });
  await updateRows(trx, {
    table: 'messages',
    rows: plans.flatMap(({ plan }) => {
      if (!('adopts' in plan && plan.adopts)) return [];
      const { id, account, kind, currentId, version, text, language, media, counts } = plan.message;
      const ticketId = plan.kind === 'open' ? plan.ticket.id : plan.ticketId;
      const readings = readingsFor(id);
      return [{ id, ticketId, account, kind, currentId, version, text, language, media, counts, readings }];
    }),
    columns: ['ticketId', 'account', 'kind', 'currentId', 'version', 'text', 'language', 'media', 'counts', 'readings'],
  });
  await insertRows(trx, {
    into: 'heard',
    rows: plans.flatMap(({ plan }) => ('heard' in plan && plan.heard ? [{ ...plan.heard }] : [])),
    then: 'on conflict do nothing',
  });
  await writeVersions(
    trx,
    plans.flatMap(({ plan }) => (plan.kind === 'version' ? [plan] : [])),
    { at, readingsFor },
  );
  await updateRows(trx, {
    table: 'messages',
    rows: plans.flatMap(({ plan }) =>
      plan.kind === 'deleted' && plan.messageId !== null
        ? [{ id: plan.messageId, state: 'deleted', deletedAt: plan.at, changedAt: plan.at }]
        : [],
    ),
    columns: ['state', 'deletedAt', 'changedAt'],
  });
  const forgotten = plans.flatMap(({ plan }) =>
    plan.kind === 'deleted' && plan.forget && plan.messageId ? [plan.messageId] : [],
  );
  await forgetWords(trx, forgotten);
  await forgetReceived(trx, [
    ...(await numbersOf(trx, forgotten)),
    ...plans.flatMap(({ event: { network, event }, plan }) => {
      if (event.kind === 'deleted') return event.forget ? [{ network, nativeId: event.nativeId }] : [];
      const isLate = plan.kind === 'ignore' && plan.why === 'removed' && 'message' in event;
      return isLate ? [{ network, nativeId: event.message.nativeId }] : [];
    }),
  ]);
  await updateRows(trx, {
    table: 'messages',
    rows: plans.flatMap(({ plan }) =>
      plan.kind === 'hidden' ? [{ id: plan.messageId, state: 'hidden', changedAt: plan.at }] : [],
    ),
    columns: ['state', 'changedAt'],
  });
  const shown = plans.flatMap(({ plan }) => (plan.kind === 'shown' ? [plan] : []));
  await keepVersions(
    trx,
    shown.map(({ messageId }) => messageId),
  );
  await updateRows(trx, {
    table: 'messages',
    rows: shown.map(({ messageId, message }) => ({ ...message, id: messageId, deletedAt: null, changedAt: at })),
    columns: ['currentId', 'version', 'text', 'media', 'counts', 'state', 'deletedAt', 'changedAt'],
  });
  await updateRows(trx, {
    table: 'messages',
    rows: shown.flatMap(({ messageId: id }) => (read.has(id) ? [{ id, readings: readingsFor(id) }] : [])),
    columns: ['readings'],
  });
  await forgetReadings(
    trx,
    plans.flatMap(({ plan }) => {
      if ('adopts' in plan && plan.adopts) return [plan.message];
      return plan.kind === 'version' || plan.kind === 'shown'
        ? [{ id: plan.messageId, version: plan.message.version }].filter(({ id }) => read.has(id))
        : [];
    }),
  );

  await countThem(trx, plans, { at, send });

  const byId = new Map(opened.map((ticket) => [ticket.id, ticket]));
  const steps = plans.flatMap(({ event, plan, view }): Step[] => {
    if (plan.kind === 'ignore' || plan.kind === 'muted' || plan.kind === 'heard' || !plan.changes) return [];
    const ticketId = plan.kind === 'open' ? plan.ticket.id : plan.ticketId;
    if (ticketId === null) return [];
    const ticket = plan.kind === 'open' ? byId.get(ticketId) : view?.ticket.id === ticketId ? view.ticket : undefined;
    if (!ticket) throw new Error(`The plan for ${event.id} is about ticket ${ticketId}, which was not read for it`);
    return [
      {
        ticket,
        changes: changesOf(plan, plan.changes, ticket),
        by: byOf(plan, ticket),
        at,
        view: view && plan.kind !== 'open' ? view : undefined,
        fresh: plan.kind === 'open' ? true : undefined,
      },
    ];
  });
  await writeChanges(trx, steps, { channelsOnSurfaces, send, listRules });
  await forgetLabels(trx, forgotten);
  await forgetQuotes(
    trx,
    plans.flatMap(({ plan }) => (plan.kind === 'deleted' && plan.own !== true ? (plan.ticketId ?? []) : [])),
  );
  const messageIds = plans.flatMap(({ plan }) => (plan.kind === 'deleted' ? (plan.messageId ?? []) : []));
  await redrawIncidents(trx, { messageIds, send });
}

/** What is watched for a crisis is counted with the commit that brings it. */
async function countThem(
  trx: Trx,
  plans: readonly Planned[],
  { at, send }: Pick<Writing, 'at' | 'send'>,
): Promise<void> {
  const counted = plans.flatMap(({ plan }) => {
    if ((plan.kind !== 'open' && plan.kind !== 'add') || !plan.counted) return [];
    return [{ ...plan.counted, ticketId: plan.kind === 'open' ? plan.ticket.id : plan.ticketId }];
  });
  if (counted.length === 0) return;
  const signs = counted.flatMap(({ brand, ticketId, sign }) => (sign ? [{ ...sign, brand, ticketId, at }] : []));
  await writeCounts(trx, { bins: addUp(counted), signs });
  if (signs.length > 0) await send([{ job: 'judge-signs', key: 'all' }]);
}

/** Inserted as they are after the changes that opening them brings; given as they were before. */
async function openTickets(
  trx: Trx,
  plans: readonly Planned[],
  {
    authorOf,
    influenceOf,
  }: {
    authorOf: (event: StoredEvent, plan: Plan<'open'>) => string;
    influenceOf: (event: StoredEvent, plan: Plan<'open'>) => number | null;
  },
): Promise<Ticket[]> {
  const opening = plans.flatMap(
    ({ event, plan }): { ticket: Omit<Ticket, 'number'>; changes: Changes; influence: number | null }[] =>
      plan.kind === 'open'
        ? [
            {
              influence: influenceOf(event, plan),
              ticket: { ...plan.ticket, version: 0, authorId: authorOf(event, plan), lastInboundId: plan.message.id },
              changes: plan.changes,
            },
          ]
        : [],
  );
  await insertRows(trx, {
    into: 'tickets',
    rows: opening.map(({ ticket, changes, influence }) => ({ ...ticketRow(changed(ticket, changes)), influence })),
  });
  // The database gives the number; nothing that is written with it asks for it.
  return opening.map(({ ticket }) => ({ ...ticket, number: 0 }));
}

/** Column by column, so that what a planner adds to the object never becomes a column. */
function ticketRow(t: Omit<Ticket, 'number'>): Record<keyof Omit<Ticket, 'number'>, unknown> {
  return {
    id: t.id,
    brand: t.brand,
    network: t.network,
    account: t.account,
    accounts: t.accounts,
    authorId: t.authorId,
    conversationId: t.conversationId,
    ...columnsOf(labelsOf(t)),
    corrected: t.corrected ?? {},
    kind: t.kind,
    tags: t.tags,
    private: t.private,
    route: t.route,
    state: t.state,
    closeReason: t.closeReason,
    owner: t.owner,
    ownedSince: t.ownedSince,
    openedAt: t.openedAt,
    closedAt: t.closedAt,
    lastInboundId: t.lastInboundId,
    lastInboundAt: t.lastInboundAt,
    firstAnsweredAt: t.firstAnsweredAt,
    reopened: t.reopened,
    previousTicketId: t.previousTicketId,
    version: t.version,
    snoozedUntil: t.snoozedUntil ?? null,
    elsewhere: t.elsewhere ?? null,
    marks: t.marks ?? null,
    clock: t.clock ?? null,
    flood: t.flood ?? null,
    folded: t.folded ?? false,
  };
}

function messageRow(m: Message): Record<keyof Message, unknown> {
  return {
    id: m.id,
    network: m.network,
    account: m.account,
    nativeId: m.nativeId,
    currentId: m.currentId,
    version: m.version,
    direction: m.direction,
    ticketId: m.ticketId,
    authorId: m.authorId,
    kind: m.kind,
    private: m.private,
    text: m.text,
    language: m.language,
    parentId: m.parentId,
    conversationId: m.conversationId,
    url: m.url,
    media: m.media,
    counts: m.counts,
    state: m.state,
    postedAt: m.postedAt,
    changedAt: m.changedAt ?? null,
  };
}

/** The text that was there goes to the versions before it is replaced. */
async function writeVersions(
  trx: Trx,
  plans: readonly Plan<'version'>[],
  { at, readingsFor }: { at: Date; readingsFor(id: string): Readings | null },
): Promise<void> {
  await keepVersions(
    trx,
    plans.map(({ messageId }) => messageId),
  );
  const rows = plans.map(({ messageId, message }) => ({
    id: messageId,
    currentId: message.currentId,
    version: message.version,
    text: message.text,
    media: message.media,
    counts: message.counts,
    state: 'edited',
    changedAt: message.changedAt ?? at,
    readings: readingsFor(messageId),
  }));
  await updateRows(trx, {
    table: 'messages',
    rows,
    columns: ['currentId', 'version', 'text', 'media', 'counts', 'state', 'changedAt', 'readings'],
  });
}

async function keepVersions(trx: Trx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`insert into message_versions (message_id, version, current_id, text, media, readings) select id, version, current_id, text, media, readings from messages
    where id = any(${ids}::text[]) on conflict do nothing`.execute(trx);
}

function changesOf(plan: IngestPlan, changes: Changes, ticket: Ticket): Changes {
  if (plan.kind !== 'also-to') return changes;
  return {
    ...changes,
    ticket: {
      ...changes.ticket,
      accounts: [...new Set([...(changes.ticket?.accounts ?? ticket.accounts), ...plan.accounts])],
    },
  };
}

function byOf(plan: IngestPlan, ticket: Ticket): By {
  return plan.kind === 'own' || ((plan.kind === 'deleted' || plan.kind === 'version') && plan.own)
    ? { kind: 'system', id: 'ingest' }
    : { kind: 'customer', id: ticket.authorId };
}

/** The network's own: a deletion may name a message by its newest version. */
async function numbersOf(trx: Trx, messageIds: readonly string[]): Promise<{ network: string; nativeId: string }[]> {
  if (messageIds.length === 0) return [];
  return await trx
    .selectFrom('messages')
    .select(['network', 'nativeId'])
    .where('id', '=', sql<string>`any(${[...messageIds]}::text[])`)
    .execute();
}
