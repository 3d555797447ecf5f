import type { Right } from './people.ts';
import type { Delegation } from './ticket/delegation.ts';
import type { RefusalCode } from './ticket/delivery.ts';
import type { Draft } from './ticket/draft.ts';
import type { Status } from './ticket/status.ts';
import type { TextKey } from './texts/index.ts';

/** Where a button stands among others: when it is there, and how far from the left, the lowest first. */
export interface Stand<Facts> {
  when(facts: Facts): boolean;
  at: number | ((facts: Facts) => number);
}

/** A card is the same for everybody: only the state decides, and who may press is decided at the press. */
export interface CardFacts {
  status: Status;
  /** Answers of experts that nobody used yet. */
  unused: number;
  /** The customer changed or deleted the message since, and what it said is still kept. */
  isOld: boolean;
}

/** A version in the thread. */
export interface DraftFacts {
  draft: Pick<Draft, 'id'>;
  status: Status;
}

/** A question to an expert: in the thread, or in the direct message of whoever is asked. */
export interface QuestionFacts {
  delegation: Pick<Delegation, 'state' | 'to' | 'takenBy'>;
  place: 'thread' | 'direct';
}

/** What "More" knows of a ticket and of whoever opens it. */
export interface MoreFacts {
  messageId: string;
  isClosed: boolean;
  isSnoozed: boolean;
  /** Whoever opens it has it. */
  isHers: boolean;
  wasAnswered: boolean;
  isPrivate: boolean;
  /** The network lets nobody reply there by program. */
  isBarred: boolean;
  isMuted: boolean;
  /** The message is still on the network. */
  isThere: boolean;
  isLiked: boolean;
  isHidden: boolean;
  /** A public answer of ours is on the network. */
  hasAnswer: boolean;
  /** What the network allows for this account. */
  can: { like: boolean; hide: boolean; remove: boolean; private: boolean; refresh: boolean };
}

export interface MoreStand extends Stand<MoreFacts> {
  group: 'conversation' | 'author' | 'network';
  /** What it carries besides the ticket. */
  value?(facts: MoreFacts): Record<string, string>;
  /** Left out: its own. */
  label?(facts: MoreFacts): TextKey;
}

/** All that is known of a button without pressing it. What it does is in handlers/actions/<id>.ts. */
export interface ButtonRow {
  /** What whoever presses it must be allowed; asked again at every press. */
  right: Right;
  /** Left out: `button.<id>`. */
  label?: TextKey;
  /** `primary` stands out where it is the first of its row, `danger` everywhere. */
  style?: 'primary' | 'danger';
  card?: Stand<CardFacts>;
  draft?: Stand<DraftFacts>;
  question?: Stand<QuestionFacts>;
  /** Below what an expert answered. */
  answer?: Stand<Pick<Delegation, 'state'>>;
  more?: MoreStand;
  /** Stands too, where it stands on the card, below private words that one person reads alone. */
  forReader?: true;
  /** What draws it by itself, because it carries something of its own. */
  drawnBy?: 'thread' | 'form' | 'alert' | 'home' | 'queue' | 'list' | 'flood';
}

type Kind = Status['kind'];

/** Whether the status is one of these. */
export function isOneOf<K extends Kind>(
  status: Status,
  ...kinds: readonly K[]
): status is Extract<Status, { kind: K }> {
  return kinds.some((kind) => kind === status.kind);
}

/** Whether the status is one of these and nobody has the ticket. */
export function isFree(status: Status, ...kinds: readonly Kind[]): boolean {
  return isOneOf(status, ...kinds) && (!('owner' in status) || status.owner === null);
}

/** Whether the status is one of these and somebody has the ticket. */
export function isTaken(status: Status, ...kinds: readonly Kind[]): boolean {
  return isOneOf(status, ...kinds) && 'owner' in status && status.owner !== null;
}

/** The status speaks of this version, and is one of these. */
export function isOf({ draft, status }: DraftFacts, ...kinds: readonly Kind[]): boolean {
  return 'draftId' in status && status.draftId === draft.id && isOneOf(status, ...kinds);
}

type Help = 'send-again' | 'edit' | 'close';

/** What can help comes first: other words, the same again once the account is mended, or nothing but closing. */
const helps: Readonly<Record<RefusalCode, readonly Help[]>> = {
  locked: ['send-again', 'edit'],
  'account-suspended': ['send-again', 'edit'],
  'not-authorised': ['send-again', 'edit'],
  'out-of-credit': ['send-again', 'edit'],
  'not-mentioned': ['close', 'edit'],
  'reply-restricted': ['close', 'edit'],
  // What the network did not show may be back.
  'target-gone': ['close', 'send-again', 'edit'],
  'no-private': ['edit', 'close'],
  // Nothing goes out before she writes again.
  'window-closed': ['close', 'edit'],
  'private-once': ['edit', 'close'],
  attachment: ['edit', 'send-again'],
  template: ['edit', 'close'],
  undeliverable: ['send-again', 'close'],
  duplicate: ['edit', 'send-again'],
  'too-long': ['edit', 'send-again'],
  rejected: ['edit', 'send-again'],
  'approval-changed': ['edit', 'send-again'],
};

/** Whether this helps after a refusal. */
export function isHelp(status: Status, help: Help): boolean {
  return status.kind === 'refused' && helps[status.code].includes(help);
}

/** Its place among what helps after a refusal; else the place given. */
export function helpAt(status: Status, help: Help, otherwise: number): number {
  return status.kind === 'refused' ? helps[status.code].indexOf(help) : otherwise;
}
