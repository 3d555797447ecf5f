import type { Language } from '../../config/config.ts';

/** What makes a promise of each kind in one language: patterns over small letters without accents. */
export interface Promises {
  /** When: a day, an hour, a span. */
  when: string;
  /** Goods come, money is back, a thing is solved; never that somebody writes or calls again. */
  comes: string;
  /** Any verb of what is to come, whoever does it. */
  future: string;
  /** How such a verb ends with its accents, where without them it may be another word. */
  accents?: RegExp;
  /** How a verb is written that tells of what was, where without accents it is the same as what is. */
  past?: RegExp;
  /** A future that promises nothing but words, a look or open doors. */
  onlySays: RegExp;
  /** Said of a thing that is there or came already, or of a message. */
  notComes: RegExp;
  /** What comes, said as a thing: "a refund tomorrow". */
  thing: string;
  /** What may stand between such a thing and when it comes. */
  linked: RegExp;
  /** Before a thing, it is only spoken of: "about the delivery today". */
  spokenOf: RegExp;
  guarantee: string;
  gift: string;
  /** Before it, it is none: "we cannot promise", "if it arrives". */
  not: RegExp;
}

export type PromisesOf = Readonly<Record<Language, Promises>>;
