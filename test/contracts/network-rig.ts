import type { MessageKind } from '#core/message.ts';
import type { RefusalCode } from '#core/ticket/delivery.ts';
import type { WebhookCall } from '#core/ports/network.ts';
import type { LookedAt } from './looked-at.ts';

/** One network with a server that behaves as the real one, and hands on the other side of it. */
export interface NetworkRig {
  /** Our handle, without @. */
  handle: string;
  /** A handle as the adapter gives it, where that is more than people write: with the server, say. */
  handleOf?(written: string): string;
  /** An edit keeps the id of the message, and is found only by reading it again. */
  keepsIds?: true;
  /** It does not say how often a message was edited. */
  uncounted?: true;
  /** What somebody's first message is there, and what an answer to ours; left out: a mention and a reply. */
  kinds?: { first: MessageKind; reply: MessageKind };
  /** Nobody is named by a sign before the name. */
  namesNobody?: true;
  /** Posts are not quoted. */
  quotesNothing?: true;
  /** The network's id of the thread that a first message begins, where that is not the message's own. */
  threadOf?(first: string): string;
  /** Two levels only: what answers an answer stands beside it, under the first message. */
  flat?: true;
  /** The same words twice are there twice: the network takes none for the other, so a look alone tells. */
  repeats?: true;
  /** It lets us answer people who did not address us. */
  answersAnybody?: true;
  connection: LookedAt;
  /** Access that the network does not know. */
  withWrongToken(): Promise<LookedAt>;
  /** Nobody listens at the network's address. */
  withNobodyThere(): Promise<LookedAt>;
  /** All calls of the window are used up. */
  withSpentWindow(): Promise<LookedAt>;
  customer: {
    write(post: { author: string; text: string; inReplyTo?: string; quote?: string }): Promise<string>;
    edit(id: string, text: string): Promise<void>;
    remove(id: string): Promise<void>;
    /** Her posts are not shown for a while, where the network can say so. */
    away?(author: string, away: boolean): Promise<void>;
  };
  /** A colleague uses the network's own app. */
  colleague: {
    write(text: string): Promise<string>;
    reply(post: { inReplyTo: string; text: string }): Promise<string>;
  };
  /** Conversations that only the two see, where the network has them. */
  direct?: {
    /** A customer writes to us. */
    write(message: { author: string; text: string }): Promise<string>;
    /** A colleague answers in the network's own app. */
    answer(message: { to: string; text: string }): Promise<void>;
    /** What we wrote to her, oldest first. */
    answers(handle: string): Promise<string[]>;
    longest: string;
    /** The same words twice are there twice: the network takes none for the other, so a look alone tells. */
    repeats?: true;
    /** What she writes to us names us. */
    namesUs?: true;
    /** Access without the permission to read them, or with its few calls used up; left out: it is the same for all messages. */
    withoutPermission?(): Promise<LookedAt>;
  };
  /** What happens to the next call that publishes. */
  next(
    what:
      | 'timeout-after-write'
      | 'reset-after-write'
      | 'reset-before-write'
      | 'server-error'
      | 'rate-limit'
      | `refuse:${RefusalCode}`,
  ): Promise<void>;
  /** Texts of the answers that people see under a post. */
  answers(id: string): Promise<string[]>;
  /** Refusals that this network knows. */
  refusals: readonly RefusalCode[];
  /** Longest text that it takes as an answer to somebody whose name has four letters. */
  longest: string;
  /** Where the network calls us: a connection whose address is registered, and the calls that came there. */
  calls?: { connection: LookedAt; came(): readonly WebhookCall[] };
  stop(): Promise<void>;
}
