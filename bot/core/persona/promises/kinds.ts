import type { Language } from '../../config/config.ts';

/** What makes a promise of each kind in one language: patterns over small letters without accents. */
export interface Promises {
  /** When: a day, an hour, a span. */
  when: string;
  /** Goods come, money is back, a thing is solved; never that somebody writes or calls again. */
  comes: string;
  /** Said of a thing that is there or came already, or of a message. */
  notComes: RegExp;
  guarantee: string;
  gift: string;
  /** Before it, it is none: "we cannot promise", "if it arrives". */
  not: RegExp;
}

export type PromisesOf = Readonly<Record<Language, Promises>>;
