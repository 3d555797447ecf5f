import type { Wait } from '../hours/ticket-clock.ts';

/** Of the conversation that a fact is about: by what it is grouped and filtered. */
export interface Dimensions {
  ticketId: string;
  area: string | null;
  centre: string | null;
  region: string | null;
  network: string;
  account: string;
  category: string | null;
  sentiment: string | null;
  tags: readonly string[];
}

interface Fact extends Dimensions {
  /** The moment that puts it into a period, or another one of the same row of the report. */
  at: number;
  /** So many that are alike in all that was asked for come as one. */
  many: number;
  /** Person id of whose it is; null where it is nobody's alone. */
  person: string | null;
}

/** How long something took, in milliseconds. */
interface Took {
  calendarMs: number;
  serviceMs: number;
}

/** What is counted: each comes from one table, in order of `at`. */
export interface Facts {
  /** A conversation that began. */
  opened: Fact & {
    /** False where it was closed as spam or as needing no answer. */
    needsAnswer: boolean;
    answered: boolean;
    handOvers: number;
    /** What its first and its newest message say; null where nobody knows. */
    firstNegative: boolean | null;
    lastNegative: boolean | null;
    /** What its first message says, where the customer wrote again after we answered; null elsewhere, too. */
    beforeNegative: boolean | null;
  };
  /** An answer of a person, on the network. */
  reply: Fact & Took & { kind: 'first' | 'next'; met: boolean | null };
  /** A wait that ended. */
  wait: Fact & Took & { wait: Wait };
  /** A conversation that was closed. */
  closing: Fact &
    Took & {
      /** 1 for the first time that it was closed. */
      round: number;
      reopened: boolean;
      /** Over all its rounds; null where it was closed again later. */
      lastCalendarMs: number | null;
      lastServiceMs: number | null;
    };
  /** An approver decided about a version; `person` wrote it. */
  decision: Fact & {
    approved: boolean;
    /** It was the first decision about this answer. */
    isFirst: boolean;
  };
  /** A version that was written. */
  draft: Fact & { findings: number };
  /** What a lead says of an answer that went out, 1 to 5; `person` sent it. */
  review: Fact & { score: number };
  /** What a customer says of an answer, 1 to 5; `person` sent it. */
  rating: Fact & { score: number };
  /** A question to a customer that went out; `person` sent the answer that it asks about. */
  'rating-asked': Fact & { rated: boolean };
  /** A public answer of ours that the network shows; its `at` is when it went out. */
  reaction: Fact & { likes: number; shares: number };
  /** A conversation that is under way now; its `at` is when the customer began to wait. */
  waiting: Fact & { overdue: boolean };
}

export type FactId = keyof Facts;

/** What a fact says by itself, not its conversation. */
export type FieldOf<Id extends FactId> = Exclude<keyof Facts[Id], keyof Fact> & string;
