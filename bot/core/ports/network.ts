import type { Clock } from './clock.ts';
import type { PublishOutcome } from '../ticket/delivery.ts';
import type { TemplateUse } from '../ticket/draft.ts';
import type { RecadoError } from '../errors.ts';
import type { InboundAuthor, InboundEvent, InboundMessage } from '../message.ts';
import type { Log } from './log.ts';
import type { Memory } from './memory.ts';
import type { RawReading } from '../reports/metrics.ts';

/** Files that may go out with one answer. */
export interface FileRules {
  max: number;
  /** Words and a file are two messages there, so an answer is either one: a file goes out without words. */
  wordless?: true;
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
  /** As people see it where the network shows names. */
  name?: string;
}

/** One way in which a network counts a text. */
export interface Measured {
  length: number;
  /** In the same unit. */
  max: number;
}

/** What else decides how a text is counted. */
export interface MeasureHow {
  isPrivate?: boolean;
  /** Handle of whom it answers. */
  to?: string;
  /** So many files go out with it. */
  files?: number;
}

/** The message of a customer that an answer is about. */
export type Answered = Pick<InboundMessage, 'kind' | 'private' | 'postedAt'>;

export interface NetworkCaps {
  /**
   * A text by every limit that the network has for it, on X the weighted length alone, elsewhere characters and bytes; none where it
   * takes any length. Private messages may be counted in another way, and so may what is put before an answer to `to`.
   */
  measure(text: string, how?: MeasureHow): readonly Measured[];
  /** What she wrote in public may be answered in private: once for each message, in words alone. */
  privateReplies: false | 'once';
  /** People can write to us in private, and are answered there. */
  privateMessages?: boolean;
  edits: boolean;
  /** Until when an answer of that kind is taken; undefined: for ever. Left out: every answer is taken for ever. */
  until?(
    message: Answered,
    how: { isPrivate: boolean; /** No person wrote it. */ automatic?: boolean },
  ): Date | undefined;
  /** A private answer may have words below it to press, so many characters each, if it is itself no longer than `text`. */
  choices?: { each: number; text: number };
  /** What an answer may carry besides its text, or in its place; left out or undefined: nothing. */
  files?(how: { isPrivate: boolean }): FileRules | undefined;
}

/** What one look at a network brought. */
export interface Pulled {
  /** Oldest first. */
  events: InboundEvent[];
  cursor: string | undefined;
  /** At least this long until the next pull. */
  waitMs: number;
  /** What kept a less important part of the look out; it is read again the next time. */
  missed?: RecadoError;
}

/** What is listened for: a message with any of these is found. Hashtags without #, accounts without @. */
export interface ListenedFor {
  words: readonly string[];
  hashtags: readonly string[];
  accounts: readonly string[];
}

/** What one search of a network brought. */
export interface Searched {
  /** Oldest first, public ones only; what does not speak to us is a `post`. */
  messages: InboundMessage[];
  cursor: string | undefined;
  /** Posts that the network gave for it, which may be more than it brought: each is paid for where reading is. */
  read: number;
  /** Whether everything since the cursor was read; not where `atMost` ended it. */
  all: boolean;
}

/** Somebody who follows our account now. */
export interface Follower {
  author: InboundAuthor;
  /** Where people look at her account. */
  url: string;
  /** Since when; undefined where the network does not tell. */
  at: Date | undefined;
}

/** What one look at who follows us brought. */
export interface NewFollowers {
  /** Those who were not there at the last look; none at the first, where the network tells of nobody since when. */
  followers: Follower[];
  cursor: string | undefined;
  /** Accounts that the network told, those that were known too: each is paid for where reading is. */
  read: number;
  /** Whether everybody since the last look was read; not where `atMost` ended it. */
  all: boolean;
}

/** Messages by the id that was asked for, as they are now; one of which the network says nothing is not in it. */
export type Reread = Map<
  string,
  | { state: 'live'; message: InboundMessage }
  | { state: 'gone' }
  /** There, perhaps, but not shown to us now. */
  | { state: 'hidden' }
>;

/** Words that the network approved beforehand, for when it takes no others. */
export interface AnswerTemplate {
  /** As the network calls it; one name has a text for each language. */
  name: string;
  /** As the network writes it: "es", "pt_BR". */
  language: string;
  /** With its variables as {{name}}. */
  text: string;
  /** In the order in which they stand in the text. */
  variables: readonly string[];
}

/** An answer as it is published. */
export interface OutgoingAnswer {
  text: string;
  /** The template whose words `text` are, with its variables filled in. */
  template?: TemplateUse;
  target: string;
  /** Handle of whom it answers. */
  to?: string;
  /** For her alone. */
  isPrivate?: boolean;
  /** No person wrote it. */
  automatic?: boolean;
  /** Words to press below it; pressed, she says them. `open` is what opens them where they are not seen at once. */
  choices?: { open: string; words: readonly string[] };
  /** When she wrote last: some networks take an answer for so long only. */
  wroteAt?: Date;
  opId: string;
  /** Ids of `upload`. */
  files?: readonly string[];
  /** The call does not begin later; then it is `not-sent`. */
  notAfter?: Date;
}

/** What a look for our own answer found: `absent` only where the network proves it. */
export type FoundAnswer =
  | { kind: 'found'; nativeId: string; url: string | null; at: Date }
  | { kind: 'absent' }
  | { kind: 'cannot-tell'; detail: string };

/** What is read besides what customers write to us, and paid for. */
export type PaidKind = 'quotes' | 'snapshots' | 'followers';

/** The book of paid reads: they are counted before they are made, over all processes, so that a day has an end. */
export interface PaidReads {
  /** Gives how many of them may be made now. */
  take(kind: PaidKind, wanted: { reads: number; perDay: number }): Promise<number>;
  /** Those that were not needed. */
  giveBack(kind: PaidKind, reads: number): Promise<void>;
  /** There were fewer left than what would have been read: whoever looks after the account is told, once a day. */
  spent(kind: PaidKind, perDay: number): Promise<void>;
}

/** A book without end: for a network that charges nothing. */
export const freeReads: PaidReads = {
  take: (_kind, { reads }) => Promise.resolve(reads),
  giveBack: () => Promise.resolve(),
  spent: () => Promise.resolve(),
};

/** One of our accounts on a network, connected. Absent optional method = the network cannot do it. */
export interface NetworkConnection {
  /** Key of the account in the configuration. */
  readonly account: string;
  readonly caps: NetworkCaps;
  /** How much of what it charges for is read in a day at most; left out: it charges nothing. */
  readonly budgets?: Readonly<Record<PaidKind, number>>;
  /** Asks the network, with a call that changes nothing, whether it accepts our access now. @throws RecadoError as `pull` */
  check?(): Promise<void>;
  /** What the network calls us with; absent where it does not, or where no address of ours is configured. */
  readonly webhook?: NetworkWebhook;
  /**
   * Everything new since the cursor, our own posts included (as `own-message`). Harmless to repeat from the same cursor. Absent where
   * messages only come by themselves.
   * @throws RecadoError network.rate-limited | network.unreachable (both with retryAfterMs) | network.not-authorised | network.out-of-credit
   */
  pull?(cursor: string | undefined, signal: AbortSignal, paid?: PaidReads): Promise<Pulled>;
  /** The thread so far, oldest first, ours included; what the network will not show is left out. */
  conversation?(message: { nativeId: string; conversationId: string }): Promise<InboundMessage[]>;
  /** The present state of messages, to find edits, deletions and answers made elsewhere. */
  reread?(currentIds: readonly string[]): Promise<Reread>;
  /** Brings a file to the network, to be named in `publish`; nobody sees it before that. May be repeated. Throws nothing. */
  upload?(
    file: OutgoingFile,
    how: { isPrivate: boolean },
  ): Promise<{ kind: 'ready'; id: string } | Extract<PublishOutcome, { kind: 'refused' | 'not-sent' }>>;
  /** One call, never retried inside. Throws nothing: every way it can end is an outcome. */
  publish(answer: OutgoingAnswer): Promise<PublishOutcome>;
  /** Looks for our own answer after an unknown outcome. */
  findOwnAnswer?(answer: {
    text: string;
    target: string;
    /** as it was published */ to?: string;
    isPrivate?: boolean;
    /** Types of the files that went out with it; where there are no words, it is nothing else. */
    files?: readonly string[];
    since: Date;
  }): Promise<FoundAnswer>;
  /**
   * What the network lets us find of what others say in public, since the cursor; the first look goes back as far as that of `pull`. Never
   * reads more than `atMost` posts, so that what is paid for has an end.
   * @throws RecadoError as `pull`
   */
  search?(
    wanted: ListenedFor,
    how: { cursor: string | undefined; atMost: number; signal: AbortSignal },
  ): Promise<Searched>;
  /**
   * Who began to follow us since the cursor. Never reads more than `atMost` accounts. Left out: the network tells only how many they are.
   * @throws RecadoError as `pull`
   */
  newFollowers?(how: { cursor: string | undefined; atMost: number; signal: AbortSignal }): Promise<NewFollowers>;
  /** Templates that may go out when the time for an answer in free words is over; left out: nothing goes out then. @throws RecadoError network.* */
  templates?(): Promise<readonly AnswerTemplate[]>;
  /** Where the media of a message lie now, where addresses last for minutes only; the same address where that cannot be told. Throws nothing. */
  fileAt?(source: string): Promise<string>;
  /** What the server of a message's media wants to be told before it gives them; undefined for every address that is open to all. */
  mediaHeaders?(url: URL): Record<string, string> | undefined;
  /** Our account likes a message. Twice is once. @throws RecadoError network.* (network.refused: in its own words) */
  like?(currentId: string): Promise<void>;
  /** Hides a reply under our own post from readers, or shows it again. @throws as `like` */
  hide?(currentId: string, hidden: boolean): Promise<void>;
  /** Deletes one of our own answers; one that is gone already is no error. @throws as `like` */
  remove?(nativeId: string): Promise<void>;
  /**
   * What the network tells of our own account now. Metrics that it can refuse by name are asked one by one, so that one that it
   * tells no more takes none of the others with it. `called` is told before each call: calls may cost.
   * @throws RecadoError as `pull`, where the account could not be asked at all
   */
  accountMetrics?(how: { signal: AbortSignal; called(): void }): Promise<RawReading[]>;
}

/** The limit that a text comes nearest to, or passes furthest; undefined where there is none. */
export function tightest(measured: readonly Measured[] | undefined): Measured | undefined {
  return measured?.toSorted((a, b) => a.max - a.length - (b.max - b.length))[0];
}

/** A call of the network at our address, as it came. */
export interface WebhookCall {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** Exactly the bytes that were sent: signatures are over them. */
  body: Uint8Array;
}

/** Something that a network told and that we do not understand, without words of people. */
export interface Misread {
  what: string;
  count: number;
  /** The newest time. */
  at: Date;
}

/** How a network calls us. Accounts of one app share an address: each takes what is its own. */
export interface NetworkWebhook {
  /** Last part of our address: /webhooks/<path>. */
  readonly path: string;
  /** The answer that proves that the address is ours, as JSON or as bare text; undefined where the question makes no sense. */
  challenge(query: Readonly<Record<string, string | undefined>>): Record<string, string> | string | undefined;
  /** Whether the network sent it. Constant in time. */
  verify(call: WebhookCall): boolean;
  /**
   * What a verified call says to this account, with the event keys that `pull` would give; nothing where it is another's.
   * @throws RecadoError network.* where something had to be asked and could not: the network is told to come again
   */
  receive(call: WebhookCall): Promise<InboundEvent[]>;
  /** Whom a signed request of the network is about: somebody who wants to be forgotten, or who took our access back. Undefined: not signed. */
  signedRequest?(text: string): { userId: string } | undefined;
  /** What it told of this account lately and nobody understood; left out where it can only tell what we asked for. */
  misread?(): Promise<readonly Misread[]>;
  /**
   * Makes sure that the network knows our address and what we want to hear; called at start and from time to time, when our
   * address answers already. While it fails, `pull` goes at its own pace.
   * @throws RecadoError network.*
   */
  register(): Promise<void>;
  /** For people: our address, and seconds between two looks while it does not work, 0 where nothing else brings messages. */
  readonly about: { url: string; pollSeconds: number };
}

export interface NetworkDeps {
  clock: Clock;
  log: Log;
  env: Readonly<Record<string, string | undefined>>;
  /** What this account must not forget when Recado stops: tokens that were renewed, where it subscribed. */
  memory: Memory;
  /** What a person let us have for this account by OAuth: the secret of its grant, in time renewed. Left out, or undefined: nobody has. */
  granted?(): Promise<string | undefined>;
}

/** An account as the configuration has it, reduced to what a network needs. */
export interface NetworkAccount {
  key: string;
  handle: string;
}
