import type { TextKey } from '../texts/index.ts';

/** Why a label is what it is: a sentence (a key of the texts) about words that stand in the message. */
export interface Evidence {
  key: Extract<TextKey, `evidence.${string}`>;
  /** Offsets into the text, first and after the last, as they stand in it. */
  places: readonly (readonly [start: number, end: number])[];
  /** What else the sentence names, such as a language. */
  named?: string;
}

/** What was found of one thing. `value` is null where it is not sure enough to be shown or to route by. */
export interface Label<Value> {
  value: Value | null;
  /** The likeliest, even where it is not shown; for figures, never for people. */
  guess: Value | null;
  /** From 0 to 1. */
  sure: number;
  why: Evidence;
}

export const SENTIMENTS = ['negative', 'neutral', 'positive'] as const;
export type Sentiment = (typeof SENTIMENTS)[number];
/** Where two fit equally, the first. */
export const CATEGORIES = ['complaint', 'question', 'lead', 'suggestion', 'praise', 'spam', 'other'] as const;
export type Category = (typeof CATEGORIES)[number];
/** Where a text says several, the first. */
export const INTENTS = ['refund', 'cancel', 'fix', 'human', 'buy', 'information', 'none'] as const;
export type Intent = (typeof INTENTS)[number];
export const URGENCIES = ['urgent', 'soon', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** What a manager must know of at once. */
export const RED_WORDS = [
  'danger',
  'self-harm',
  'threat',
  'legal',
  'press',
  'fraud',
  'data',
  'discrimination',
  'boycott',
] as const;
export type RedWord = (typeof RED_WORDS)[number];

/** Something with names of its own that a text may mention. */
export interface Named {
  id: string;
  /** Names, handles and hashtags; a star at the end stands for any ending. */
  words: readonly string[];
}

/** What is known of a message besides its text. */
export interface Hints {
  /** The brand's languages. */
  allowed: readonly string[];
  /** Languages that the network or an earlier message names, the surest first. */
  signs?: readonly string[];
  brands?: readonly Named[];
  areas?: readonly Named[];
  topics?: readonly Named[];
}

export interface MessageLabels {
  language: Label<string>;
  sentiment: Label<Sentiment>;
  category: Label<Category>;
  intent: Label<Intent>;
  urgency: Label<Urgency>;
  red: Label<readonly RedWord[]>;
  toxicity: Label<'toxic' | 'none'>;
  brands: Label<readonly string[]>;
  area: Label<string>;
  topic: Label<string>;
}
