import { sql } from 'kysely';
import type { By } from '#core/ticket/changes.ts';
import type { Move } from '#core/ticket/moves/index.ts';
import type { Limits, Load } from '#core/ticket/wip-limits.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Trx } from '../database/database.ts';
import { later } from '../database/later.ts';
import { homeChannel, isAnswered, waitsForApproval } from './under-way.ts';

/** The limits that hold when a person takes a ticket whose home is in a channel. */
export type LimitsFor = (about: { personId: string; channel: string | undefined }) => Limits;

/** Moves that may put the ticket in the hands of whoever makes them. */
const TAKING: ReadonlySet<Move['move']> = new Set(['claim', 'take-over', 'write']);

/**
 * Counts what the limits are measured against, for a ticket that is locked already, and keeps others who would change the
 * counts waiting until the transaction ends: whoever takes a ticket under the same limit does so after it, and counts it.
 * Everybody locks ticket, person, channel in this order.
 */
export async function loadFor(
  trx: Trx,
  { ticket, move, by, limitsOf }: { ticket: Ticket; move: Move; by: By; limitsOf: LimitsFor },
): Promise<Load | undefined> {
  if (by.kind !== 'person' || ticket.owner === by.id || !TAKING.has(move.move)) return undefined;
  const channel = ticket.route.channels[0];
  const limits = limitsOf({ personId: by.id, channel });
  const { person, claimed, waiting } = limits;
  if (person === undefined && claimed === undefined && waiting === undefined) return undefined;
  if (person !== undefined) await lock(trx, `person ${by.id}`);
  const ofChannel = channel !== undefined && (claimed !== undefined || waiting !== undefined);
  if (ofChannel) await lock(trx, `channel ${channel}`);
  // A statement of its own after the locks: it sees what was committed while they were waited for.
  const hers =
    person === undefined
      ? []
      : (
          await sql<{ ticketId: string; number: number }>`select t.id as ticket_id, t.number from tickets t
    where t.owner = ${by.id} and t.state = 'open' and t.id <> ${ticket.id} and not ${isAnswered} order by t.last_inbound_at, t.id`.execute(
            trx,
          )
        ).rows;
  const counts = !ofChannel
    ? undefined
    : (
        await sql<{ claimed: number; waiting: number }>`select
    count(*) filter (where t.owner is not null and not ${isAnswered})::int as claimed, count(*) filter (where ${waitsForApproval})::int as waiting
    from tickets t where ${homeChannel} = ${channel} and t.state = 'open' and t.id <> ${ticket.id}`.execute(trx)
      ).rows[0];
  return { limits, hers, claimed: counts?.claimed ?? 0, waiting: counts?.waiting ?? 0 };
}

async function lock(trx: Trx, what: string): Promise<void> {
  await trx.executeQuery(
    later(sql`select pg_advisory_xact_lock(hashtextextended(${`recado limit ${what}`}, 0))`.compile(trx)),
  );
}
