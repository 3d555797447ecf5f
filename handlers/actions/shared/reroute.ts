import { privateRoute } from '#core/routing/private-route.ts';
import { createRouter } from '#core/routing/routing.ts';
import type { LabelId } from '#core/ticket/labels/index.ts';
import type { RouteReason } from '#core/ticket/ticket.ts';
import type { ActionContext } from '../../context.ts';
import { conditionFacts, untaughtFacts } from '../../people/condition-facts.ts';
import { readTicket } from './move.ts';

/**
 * What a person just said may be what a route asks for: then the ticket goes where that route leads. Only a route that asks for
 * this very thing counts, and where a person moved the ticket before, her word stands.
 */
export async function reroute(
  ctx: ActionContext,
  ticketId: string,
  changed: readonly (RouteReason['matched'][number]['on'] | LabelId)[],
): Promise<void> {
  const { config, store, directory, clock } = ctx;
  const detail = await readTicket(ctx, ticketId);
  const { ticket } = detail;
  if (ticket.state === 'closed' || (ticket.route.moved?.length ?? 0) > 0) return;
  const facts = conditionFacts(detail, config);
  const untaught = await untaughtFacts(ctx, detail);
  const found = createRouter(config)(facts, undefined, untaught && { ...facts, area: untaught.area });
  if (found.rule === ticket.route.rule || !found.matched.some(({ on }) => changed.includes(on))) return;
  const closed = await directory.privateChannels();
  const route = ticket.private ? privateRoute(found, config, (channel) => closed.has(channel)) : found;
  // What nobody could read privately stays where it is.
  if (ticket.private && !route.channels.some((channel) => closed.has(channel))) return;
  await store.tickets.move({
    ticketId,
    move: { move: 'reroute', route },
    by: { kind: 'rule', id: `route:${route.rule}` },
    at: clock.now(),
  });
}
