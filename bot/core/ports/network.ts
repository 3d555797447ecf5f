import type { z } from 'zod';
import type { Clock } from './clock.ts';
import type { PublishOutcome } from '../ticket/delivery.ts';
import type { RecadoError } from '../errors.ts';
import type { InboundEvent, InboundMessage } from '../message.ts';
import type { Log } from './log.ts';

/** Files that may go out with one answer. */
export interface FileRules {
  max: number;
  kinds: readonly {
    /** As they are shown to people: endings without a dot. */
    extensions: readonly string[];
    mimes: readonly string[];
    maxBytes: number;
    /** Nothing else may go beside it. */
    alone: boolean;
    /** It can be described for people who cannot see it. */
    alt: boolean;
  }[];
}

/** A file to be published. */
export interface OutgoingFile {
  bytes: Uint8Array;
  mime: string;
  alt?: string;
}

export interface NetworkCaps {
  /** How the network counts: on X the weighted length, URLs 23. `max` in the same unit. Private messages may be counted in another way. */
  measure(text: string, how?: { isPrivate?: boolean }): { length: number; max: number };
  privateReplies: boolean;
  /** People can write to us in private, and are answered there. */
  privateMessages?: boolean;
  edits: boolean;
  /** What an answer may carry besides its text; left out: nothing. */
  files?(how: { isPrivate: boolean }): FileRules;
}

/** One of our accounts on a network, connected. Absent optional method = the network cannot do it. */
export interface NetworkConnection {
  /** Key of the account in the configuration. */
  readonly account: string;
  readonly caps: NetworkCaps;
  /** Asks the network, with a call that changes nothing, whether it accepts our access now. @throws RecadoError as `pull` */
  check?(): Promise<void>;
  /** What the network calls us with; absent where it does not, or where no address of ours is configured. */
  readonly webhook?: NetworkWebhook;
  /**
   * Everything new since the cursor, oldest first, our own posts included (as `own-message`). Harmless to repeat from the same cursor.
   * @throws RecadoError network.rate-limited | network.unreachable (both with retryAfterMs) | network.not-authorised | network.out-of-credit
   */
  pull(
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<{
    events: InboundEvent[];
    cursor: string | undefined;
    /** at least this long until the next pull */ waitMs: number;
    /** what kept a less important part of the look out; it is read again the next time */ missed?: RecadoError;
  }>;
  /** The thread so far, oldest first, ours included; what the network will not show is left out. */
  conversation(message: { nativeId: string; conversationId: string }): Promise<InboundMessage[]>;
  /** The present state of messages, to find edits, deletions and answers made elsewhere. */
  reread(
    currentIds: string[],
  ): Promise<
    Map<
      string,
      | { state: 'live'; message: InboundMessage }
      | { state: 'gone' }
      | /** there, perhaps, but not shown to us now */ { state: 'hidden' }
    >
  >;
  /** Brings a file to the network, to be named in `publish`; nobody sees it before that. May be repeated. Throws nothing. */
  upload?(
    file: OutgoingFile,
    how: { isPrivate: boolean },
  ): Promise<{ kind: 'ready'; id: string } | Extract<PublishOutcome, { kind: 'refused' | 'not-sent' }>>;
  /** One call, never retried inside. Throws nothing: every way it can end is an outcome. */
  publish(answer: {
    text: string;
    target: string;
    opId: string;
    /** ids of `upload` */ files?: readonly string[];
    /** the call does not begin later; then it is `not-sent` */ notAfter?: Date;
  }): Promise<PublishOutcome>;
  /**
   * Looks for our own answer after an unknown outcome. `absent` only where the network proves it;
   * `cannot-tell` otherwise.
   */
  findOwnAnswer(answer: {
    text: string;
    target: string;
    since: Date;
  }): Promise<
    | { kind: 'found'; nativeId: string; url: string; at: Date }
    | { kind: 'absent' }
    | { kind: 'cannot-tell'; detail: string }
  >;
  /** What the server of a message's media wants to be told before it gives them; undefined for every address that is open to all. */
  mediaHeaders?(url: URL): Record<string, string> | undefined;
  /** Our account likes a message. Twice is once. @throws RecadoError network.* (network.refused: in its own words) */
  like?(currentId: string): Promise<void>;
  /** Hides a reply under our own post from readers, or shows it again. @throws as `like` */
  hide?(currentId: string, hidden: boolean): Promise<void>;
  /** Deletes one of our own answers; one that is gone already is no error. @throws as `like` */
  remove?(nativeId: string): Promise<void>;
}

/** A call of the network at our address, as it came. */
export interface WebhookCall {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Exactly the bytes that were sent: signatures are over them. */
  body: Uint8Array;
}

/** How a network calls us. Accounts of one app share an address: each takes what is its own. */
export interface NetworkWebhook {
  /** Last part of our address: /webhooks/<path>. */
  readonly path: string;
  /** The answer that proves that the address is ours; undefined where the question makes no sense. */
  challenge(query: Readonly<Record<string, string | undefined>>): Record<string, string> | undefined;
  /** Whether the network sent it. Constant in time. */
  verify(call: WebhookCall): boolean;
  /**
   * What a verified call says to this account, with the event keys that `pull` would give; nothing where it is another's.
   * @throws RecadoError network.* where something had to be asked and could not: the network is told to come again
   */
  receive(call: WebhookCall): Promise<InboundEvent[]>;
  /**
   * Makes sure that the network knows our address and what we want to hear; called at start and from time to time, when our
   * address answers already. While it fails, `pull` goes at its own pace.
   * @throws RecadoError network.*
   */
  register(): Promise<void>;
  /** For people: our address, and seconds between two looks while it does not work. */
  readonly about: { url: string; pollSeconds: number };
}

export interface NetworkDeps {
  clock: Clock;
  log: Log;
  env: Readonly<Record<string, string | undefined>>;
}

/** An account as the configuration has it, reduced to what a network needs. */
export interface NetworkAccount {
  key: string;
  handle: string;
}

/** A network is data plus a factory. `env` names the variables it needs, so that they can be asked for by name. */
export interface Network<Id extends string = string> {
  readonly id: Id;
  /** Zod shape of the network's own settings under `networks.<id>` in the configuration. */
  readonly settings: z.ZodType;
  connect(account: NetworkAccount, settings: unknown, deps: NetworkDeps): Promise<NetworkConnection>;
}

/** Keeps the id literal and closes over the settings type. */
export function defineNetwork<const Id extends string, S extends z.ZodType>(spec: {
  id: Id;
  settings: S;
  connect(account: NetworkAccount, settings: z.output<S>, deps: NetworkDeps): Promise<NetworkConnection>;
}): Network<Id> {
  return {
    id: spec.id,
    settings: spec.settings,
    connect: async (account, raw, deps) => spec.connect(account, spec.settings.parse(raw ?? {}), deps),
  };
}
