import type { Config } from '../config/config.ts';

/** How much may be under way at once; what is left out has no limit. */
export interface Limits {
  /** Conversations in one person's hands. */
  person?: number;
  /** Conversations of the channel in anybody's hands. */
  claimed?: number;
  /** Answers of the channel that wait for approval: while so many do, nobody takes another conversation. */
  waiting?: number;
}

/** What a limit is measured against, counted while nobody else can take anything under the same limit. */
export interface Load {
  limits: Limits;
  /** Numbers of the conversations she has under way, the longest waiting first. */
  hers: { ticketId: string; number: number }[];
  claimed: number;
  waiting: number;
}

/** The limits that hold when a person takes a ticket of a channel. */
export function limitsFor(
  { channels, people, limits }: Pick<Config, 'channels' | 'people' | 'limits'>,
  { personId, channel }: { personId: string; channel: string | undefined },
): Limits {
  const person = people[personId]?.limit ?? limits?.perPerson;
  return { ...(channel === undefined ? {} : channels[channel]?.limits), person };
}
