import type { Ticket } from '#core/ticket.ts';

/** Channels, by key, whose tickets a person may read. */
export type Reach = 'all' | readonly string[];

/** The part of a filter that keeps a list within what she may read. */
export function withinReach(reach: Reach): { channels?: string[] } {
  return reach === 'all' ? {} : { channels: [...reach] };
}

/** Whether one ticket lies within it: a ticket is read in each of its channels. */
export function reaches(reach: Reach, { route }: { route: Pick<Ticket['route'], 'channels'> }): boolean {
  return reach === 'all' || route.channels.some((key) => reach.includes(key));
}
