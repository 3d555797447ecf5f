import { sql } from 'kysely';
import type { Step } from './step.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { TimeRules } from '#core/hours/rules.ts';
import type { LimitsFor } from './wip-load.ts';
import type { FloodRules } from '../floods/fold.ts';
import { homesOf, type ChannelsOnSurfaces } from '../queue/channels-on-surfaces.ts';
import type { Changed } from '../chat-posts/order-shows.ts';
import { queueMessage, showOrders, type WantedPost } from '../chat-posts/show-orders.ts';
import type { Order } from '../queue/order.ts';

/** What the store must know of the configuration to keep lists drawn, limits held and time counted. */
export interface ListRules {
  /** Keys of the channels that have a queue message. */
  channels: ReadonlySet<string>;
  limitsOf: LimitsFor;
  /** When somebody answers, and what is promised; left out: at any time, and nothing. */
  time?: TimeRules;
  /** Whether a rule may have something to say of a conversation; left out: none ever has. */
  speaks?: (ticket: Ticket) => boolean;
  /** After how many milliseconds the customer of a closed conversation is asked how it was, or null; left out: nobody ever is. */
  asksAfter?: (ticket: Ticket) => number | null;
  /** The rule of service that has a conversation handed over, if it comes where service has ended; left out: none does. */
  handsOver?: (ticket: Ticket, at: Date) => number | null;
  /** How floods are known; left out: each conversation has its own card. */
  floods?: FloodRules;
}

/** Whoever has not looked at her own page for this long gets it anew when she next opens it. */
const LOOKING = '8 hours';

/** What changes how many wait, who has them, or what waits for whom. */
const COUNTED = ['owner', 'state', 'route', 'lastInboundAt'] as const;

function counts({ ticket, changes }: Step): boolean {
  return (
    ticket.version === 0 ||
    COUNTED.some((name) => changes.ticket?.[name] !== undefined) ||
    changes.newDraft !== undefined ||
    changes.newDelegation !== undefined ||
    [changes.drafts, changes.deliveries, changes.delegations].some((list) => (list?.length ?? 0) > 0)
  );
}

/** Has the queue messages and people's own pages drawn again that these moves change; many orders for one become one. */
export function listRedrawsOf(
  steps: readonly Step[],
  where: { channels: ReadonlySet<string>; channelsOnSurfaces: ChannelsOnSurfaces },
): Changed | undefined {
  const counting = steps.filter(counts);
  if (counting.length === 0) return undefined;
  const queues = queueOrders(counting, where);
  const owners = counting
    .flatMap(({ ticket, changes }) => [ticket.owner, changes.ticket?.owner])
    .filter((id) => id != null);
  const ids = counting.map(({ ticket }) => ticket.id);
  const query = sql<WantedPost>`select 'home' as kind, h.user_id as owner_id, null as ticket_id, h.surface, h.user_id as place from homes h where h.opened_at > now() - ${LOOKING}::interval and (h.person_id = any(${owners}::text[])
    or exists (select 1 from drafts d where d.ticket_id = any(${ids}::text[]) and d.approval -> 'approvers' ? h.person_id)
    or exists (select 1 from chat_posts p where p.kind = 'delegation' and p.ticket_id = any(${ids}::text[]) and p.place = h.person_id))`;
  return {
    query,
    orders: async (rows) => [
      ...queues,
      ...rows.map(({ surface, place }) => ({ job: 'redraw-home', surface, userId: place })),
    ],
  };
}

/** One for each queue message: of the home channels, on the surfaces where they are that. */
function queueOrders(
  steps: readonly Step[],
  { channels, channelsOnSurfaces }: { channels: ReadonlySet<string>; channelsOnSurfaces: ChannelsOnSurfaces },
): Order[] {
  const homes = steps
    .flatMap(({ ticket, changes }) => [ticket.route, ...(changes.ticket?.route ? [changes.ticket.route] : [])])
    .flatMap((route) => [...homesOf(route, channelsOnSurfaces)]);
  const messages = homes.flatMap(([surface, channel]) =>
    channels.has(channel) ? [queueMessage(surface, channel)] : [],
  );
  return showOrders(messages);
}
