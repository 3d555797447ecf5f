import { sql } from 'kysely';
import type { TicketView } from '#core/ticket/changes.ts';
import type { Delegation, DelegationAnswer } from '#core/ticket/delegation.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Message } from '#core/message.ts';
import type { Rating } from '#core/rating/rating.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Db, Trx } from '../database/database.ts';
import { fromJson } from '../database/from-json.ts';
import { later } from '../database/later.ts';
import { toSnake } from '../database/rows.ts';

export type JsonRow = Record<string, unknown>;

/** One row of `viewColumns`. */
export interface ViewRow {
  ticket: JsonRow;
  drafts: JsonRow[];
  deliveries: JsonRow[];
  delegations: JsonRow[];
  muted: boolean;
  lastInbound: JsonRow | null;
  rating: JsonRow | null;
}

/** A delegation with its answers, for a select from `delegations g`. */
export const delegationJson = sql<JsonRow>`to_jsonb(g) || jsonb_build_object('answers',
  (select coalesce(jsonb_agg(to_jsonb(a) - 'delegation_id' order by a.at, a.id), '[]') from delegation_answers a where a.delegation_id = g.id))`;

/** The columns of Message, named once. */
export const messageColumns = [
  'id',
  'network',
  'account',
  'nativeId',
  'currentId',
  'version',
  'direction',
  'ticketId',
  'authorId',
  'kind',
  'private',
  'text',
  'language',
  'parentId',
  'conversationId',
  'url',
  'media',
  'counts',
  'state',
  'postedAt',
  'changedAt',
] as const;

/**
 * A message as it is handed out, for a select from `messages m`. As JSON and not JSONB, here and below: what is only written out
 * need not be sorted and packed first, which takes half as long again.
 */
export const messageJson = sql.raw<JsonRow>(
  `(select to_json(x) from (select ${messageColumns.map((name) => `m."${toSnake(name)}"`).join(', ')}) x)`,
);

/** For a select from `tickets t`. */
export const viewColumns = sql<ViewRow>`to_json(t) as ticket,
  (select coalesce(json_agg(to_json(d) order by d.version), '[]') from drafts d where d.ticket_id = t.id) as drafts,
  (select coalesce(json_agg(to_json(d) order by d.queued_at, d.id), '[]') from deliveries d where d.ticket_id = t.id) as deliveries,
  (select coalesce(jsonb_agg(${delegationJson} order by g.asked_at, g.id), '[]') from delegations g where g.ticket_id = t.id) as delegations,
  exists(select 1 from mutes u where u.author_id = t.author_id) as muted,
  (select ${messageJson} from messages m where m.id = t.last_inbound_id) as last_inbound,
  (select to_json(r) from ratings r where r.ticket_id = t.id) as rating`;

/** Keeps the tickets until the transaction ends; in one order everywhere, so that two batches never wait for each other. */
export async function lockTickets(trx: Trx, ids: readonly string[]): Promise<void> {
  const locking = sql`select id from tickets where id = any(${[...new Set(ids)]}::text[]) order by id for update`;
  await trx.executeQuery(later(locking.compile(trx)));
}

/**
 * What `decide` sees, for any number of tickets in one statement. Lock first and in a statement of its own: one that waits for
 * a lock sees the ticket as it is then, but everything else as it was before.
 */
export async function loadViews(db: Db | Trx, ticketIds: readonly string[]): Promise<Map<string, TicketView>> {
  if (ticketIds.length === 0) return new Map();
  const { rows } =
    await sql<ViewRow>`select ${viewColumns} from tickets t where t.id = any(${[...new Set(ticketIds)]}::text[])`.execute(
      db,
    );
  return new Map(
    rows.map((row) => {
      const view = toView(row);
      return [view.ticket.id, view];
    }),
  );
}

/** The view of one ticket that is locked already, and whether its form is used by this; false where it was used before. */
export async function loadViewUsing(
  trx: Trx,
  ticketId: string,
  submissionId: string,
): Promise<{ view: TicketView | undefined; isUsed: boolean }> {
  const { rows } = await sql<ViewRow & { used: number }>`with u as (
      update submissions set outcome = 'used' where id = ${submissionId} and outcome <> 'used' returning 1)
    select (select count(*)::int from u) as used, ${viewColumns} from tickets t where t.id = ${ticketId}`.execute(trx);
  const [row] = rows;
  return { view: row && toView(row), isUsed: (row?.used ?? 0) > 0 };
}

export function toView(row: ViewRow): TicketView {
  const ticket = fromJson<Ticket>(row.ticket);
  if (!row.lastInbound)
    throw new Error(`Ticket ${ticket.id} points at a message that is not there: ${ticket.lastInboundId}`);
  return {
    ticket,
    drafts: row.drafts.map((draft) => fromJson<Draft>(draft)),
    deliveries: row.deliveries.map((delivery) => fromJson<Delivery>(delivery)),
    delegations: row.delegations.map(toDelegation),
    lastInbound: toMessage(row.lastInbound),
    muted: row.muted,
    rating: row.rating ? fromJson<Rating>(row.rating) : undefined,
  };
}

export function toDelegation({ answers, ...row }: JsonRow): Delegation {
  const list = Array.isArray(answers) ? (answers as JsonRow[]) : [];
  return {
    ...fromJson<Omit<Delegation, 'answers'>>(row),
    answers: list.map((answer) => fromJson<DelegationAnswer>(answer)),
  };
}

export function toMessage(row: JsonRow): Message {
  return fromJson<Message>(row);
}
