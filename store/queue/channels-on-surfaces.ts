import type { RouteReason } from '#core/ticket/ticket.ts';
import type { Order } from './queue.ts';

/** On which surfaces a channel has a place. */
export interface ChannelsOnSurfaces {
  /** Ids of every surface that holds cards. */
  readonly surfaces: readonly string[];
  /** Those on which the configuration names a channel, by its key. */
  of(channel: string): readonly string[];
}

/** Every channel is on every surface: for whoever has one. */
export function everywhere(surfaces: readonly string[]): ChannelsOnSurfaces {
  return { surfaces, of: () => surfaces };
}

/** The channel that holds a ticket's home card on each surface: the first of its route that is there. */
export function homesOf(
  { channels }: Pick<RouteReason, 'channels'>,
  channelsOnSurfaces: ChannelsOnSurfaces,
): Map<string, string> {
  const homes = new Map<string, string>();
  for (const surface of channelsOnSurfaces.surfaces) {
    const home = channels.find((channel) => channelsOnSurfaces.of(channel).includes(surface));
    if (home !== undefined) homes.set(surface, home);
  }
  return homes;
}

/** Jobs that show something: with several surfaces each has its own, so that none waits for another that is away. */
const SHOWN: ReadonlySet<string> = new Set(['post-card', 'redraw-card']);

/** Every job that waits while a surface does not have its channel. */
export const NEEDS_CHANNEL: readonly string[] = ['post-card', 'redraw-card', 'show'];

export function perSurface(
  orders: readonly (Order & { ticketId?: string })[],
  { surfaces }: ChannelsOnSurfaces,
): readonly Order[] {
  if (surfaces.length < 2) return orders;
  return orders.flatMap((order): Order[] =>
    SHOWN.has(order.job) && order.ticketId !== undefined
      ? surfaces.map((surface) => onSurface(order, surface, order.ticketId ?? ''))
      : [order],
  );
}

/** One at a time for each subject on each surface. */
export function onSurface(order: Order, surface: string, subject: string): Order {
  const placed = { ...order, surface, key: `${subject} ${surface}` };
  return placed;
}
