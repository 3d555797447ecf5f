import type { Ticket } from '#core/ticket/ticket.ts';

/** Channels, by key, whose tickets a person may read. */
export interface Channels {
  keys: readonly string[];
  /** Those of them where she reads private ones too: of a channel that everybody can read on one chat, whoever is in it on another. */
  privateChannels: readonly string[];
}

export type ReadScope = 'all' | Channels;

/** The part of a filter that keeps a list within what she may read. */
export function withinScope(scope: ReadScope): { channels?: string[]; privateChannels?: string[] } {
  if (scope === 'all') return {};
  const { keys, privateChannels } = scope;
  const channels = [...keys];
  return privateChannels.length < keys.length ? { channels, privateChannels: [...privateChannels] } : { channels };
}

/** Whether one ticket lies within it: a ticket is read in each of its channels. */
export function isInScope(
  scope: ReadScope,
  ticket: { private: boolean; route: Pick<Ticket['route'], 'channels'> },
): boolean {
  if (scope === 'all') return true;
  const counting = ticket.private ? scope.privateChannels : scope.keys;
  return ticket.route.channels.some((key) => counting.includes(key));
}
