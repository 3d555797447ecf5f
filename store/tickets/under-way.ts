import { sql, type RawBuilder } from 'kysely';
import { isHome } from '../chat-posts/card.ts';

/** Of `tickets t`: answered since the customer last wrote, and nothing written for her since. Nobody waits there; what a rule said answers nobody. */
export const isAnswered = sql<boolean>`exists (select 1 from deliveries y where y.ticket_id = t.id and y.state = 'sent' and y.sent_at >= t.last_inbound_at and y.by not like 'rule:%'
  and not exists (select 1 from drafts z where z.ticket_id = t.id and z.created_at > y.sent_at and z.state <> 'void'))`;

/** Of `tickets t`: the key of the channel that holds its home card. */
export const homeChannel = sql<string>`t.route #>> '{channels,0}'`;

/** Of tickets under that name: one of these channels holds a home card; with several surfaces each may have a home of its own. Those on the card of a flood have no home yet: they count where they would be seen. */
export function homeIn(t: RawBuilder<unknown>, channels: readonly string[], several: boolean): RawBuilder<unknown> {
  return several
    ? sql`(${t}.route -> 'channels' ?| ${channels}::text[] and (${t}.folded or exists (select 1 from chat_posts h where h.owner_id = ${t}.id and ${isHome('h')} and h.place = any(${channels}::text[]))))`
    : sql`${t}.route #>> '{channels,0}' = any(${channels}::text[])`;
}

/** Of `tickets t`: an answer waits for approval. */
export const waitsForApproval = sql<boolean>`exists (select 1 from drafts w where w.ticket_id = t.id and w.state = 'submitted')`;

/** Of `tickets t`: it was answered, and the customer wrote again since. What we took back, or the network lost, does not make her write. */
export const wroteAgain = sql<boolean>`(t.first_answered_at < t.last_inbound_at and not exists (select 1 from deliveries y where y.ticket_id = t.id and y.state in ('sent', 'removed') and y.sent_at >= t.last_inbound_at and y.by not like 'rule:%'))`;
