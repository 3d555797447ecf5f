import type { Category, Hints, Label, MessageLabels } from './labels.ts';

/** What the words of one message say: feeling, purpose and haste, and what else whoever reads can tell. */
export type TextReading = Pick<MessageLabels, 'sentiment' | 'category' | 'urgency'> &
  Partial<MessageLabels> & {
    learntArea?: LearntArea | null;
    /** The category without what people set right in other messages; only where that is another. */
    plainCategory?: Label<Category>;
  };

/** An area that people's corrections speak for, where they are sure of it. */
export interface LearntArea {
  value: string;
  /** From 0 to 1. */
  sure: number;
  /** Where the words stand that speak most for it. */
  places: readonly (readonly [start: number, end: number])[];
  /** How many corrections say this area. */
  corrections: number;
  /** Person id of the last of them. */
  last: string | null;
}

/** A message whose category a person set right. */
export interface Corrected {
  /** Of the message. */
  id: string;
  text: string;
  language: string | null;
  category: Category;
}

/** A message whose area a person set right. */
export interface CorrectedArea {
  /** Of the message. */
  id: string;
  text: string;
  language: string | null;
  area: string;
  /** Person id. */
  by: string | null;
}

/** What a library can tell about a text; adapters/text implements it. */
export interface TextAnalysis {
  /**
   * ISO 639-1, or null where the text is too short, says nothing or cannot be told: never a guess. `allowed` are the brand's languages;
   * `signs` those that something else than the text names, the surest first.
   */
  language(text: string, allowed: readonly string[], signs?: readonly string[]): string | null;
  /** `language` is what `language` said, or what else is known of it. */
  read(text: string, hints: Hints, language: string | null): TextReading;
  /**
   * From now on these, the oldest first, are all that moves the category, each a little: what is no longer among them is unlearnt.
   * `pause` lets everything else go on in between. Only numbers are kept of them.
   */
  teachCategories?(corrected: readonly Corrected[], pause: () => Promise<void>): Promise<void>;
  /** The same of areas, which are known by nothing else; of these, which words were said how often is kept too. */
  teachAreas?(corrected: readonly CorrectedArea[], pause: () => Promise<void>): Promise<void>;
  /** Data that must not stand in public: each with the very words found. */
  personalData(text: string): { kind: 'phone' | 'email' | 'tax-id' | 'card' | 'iban'; excerpt: string }[];
}
