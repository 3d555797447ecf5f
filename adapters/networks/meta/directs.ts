import type { RecadoError } from '#core/errors.ts';
import type { InboundAuthor } from '#core/message.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { GraphClient } from './client.ts';

/** Who somebody is in private, as far as Meta tells. */
export interface DirectPerson {
  id: string;
  name?: string | undefined;
  username?: string | undefined;
}

/** Our account in private: what differs between the networks of Meta. */
export interface Directs {
  readonly client: GraphClient;
  readonly clock: Clock;
  readonly log: Log;
  /** For the log. */
  readonly network: string;
  /** As Graph calls it where it lists conversations. */
  readonly platform: string;
  /** As a call that brings a file has to name the network; left out: it goes without saying. */
  readonly filesFor?: string;
  /** Meta's echo of what we sent says a word of ours back. */
  readonly saysBack: boolean;
  /** What is read of a message. */
  readonly fields: string;
  readonly settleMs: number;
  /** Meta gave the permission to answer for seven days, as a person. */
  readonly humanAgent: boolean;
  /** Number of our account, as messages name it. @throws RecadoError */
  ourId(signal?: AbortSignal): Promise<string>;
  authorOf(person: DirectPerson, ourId: string): InboundAuthor;
  /** Where people read what is said with her. */
  linkTo(participant: string): string;
  error(error: unknown): RecadoError;
}

/** Quick replies: up to thirteen below a message, so many characters each; the message itself as long as any. */
export const QUICK_REPLIES = { each: 20, text: 1_000 };
/** What comes back with a press, so that those of other programs are told from ours. */
export const OUR_PRESS = 'recado';

const HOUR_MS = 3_600_000;
/** Meta takes an answer for so long after she wrote last; with the permission for people, for so much longer. */
const ANSWER_MS = 24 * HOUR_MS;
const AS_PERSON_MS = 7 * 24 * HOUR_MS;
/** What she wrote in public may be answered in private for so long. */
const PRIVATE_REPLY_MS = 7 * 24 * HOUR_MS;

/** Until when an answer is taken; undefined: for ever. */
export function untilOf(
  { private: isDirect, postedAt }: { private: boolean; postedAt: Date },
  { isPrivate, humanAgent }: { isPrivate: boolean; humanAgent: boolean },
): Date | undefined {
  if (isDirect) return new Date(postedAt.getTime() + (humanAgent ? AS_PERSON_MS : ANSWER_MS));
  return isPrivate ? new Date(postedAt.getTime() + PRIVATE_REPLY_MS) : undefined;
}

/** How an answer must be sent now: as it is, as one that a person wrote, or not at all. */
export function windowOf(wroteAt: Date | undefined, now: Date, humanAgent: boolean): 'open' | 'person' | 'over' {
  const age = wroteAt === undefined ? 0 : now.getTime() - wroteAt.getTime();
  if (age < ANSWER_MS) return 'open';
  return humanAgent && age < AS_PERSON_MS ? 'person' : 'over';
}
