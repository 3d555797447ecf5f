import type { Ticket } from '#core/ticket/ticket.ts';

/** Channels, by key, whose tickets a person may read. */
export interface Channels {
  keys: readonly string[];
  /** Those of them where she reads private ones too: of a channel that everybody can read on one chat, whoever is in it on another. */
  closed: readonly string[];
}

export type Reach = 'all' | Channels;

/** The part of a filter that keeps a list within what she may read. */
export function withinReach(reach: Reach): { channels?: string[]; closed?: string[] } {
  if (reach === 'all') return {};
  const { keys, closed } = reach;
  return { channels: [...keys], ...(closed.length < keys.length && { closed: [...closed] }) };
}

/** Whether one ticket lies within it: a ticket is read in each of its channels. */
export function reaches(reach: Reach, ticket: { private: boolean; route: Pick<Ticket['route'], 'channels'> }): boolean {
  if (reach === 'all') return true;
  const counting = ticket.private ? reach.closed : reach.keys;
  return ticket.route.channels.some((key) => counting.includes(key));
}
