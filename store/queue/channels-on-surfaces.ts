import type { RouteReason } from '#core/ticket/ticket.ts';

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
