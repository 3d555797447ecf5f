import type { Category, Hints, MessageLabels } from './labels.ts';

/** What the words of one message say: feeling, purpose and haste, and what else whoever reads can tell. */
export type TextReading = Pick<MessageLabels, 'sentiment' | 'category' | 'urgency'> & Partial<MessageLabels>;

/** A message whose category a person set right. */
export interface Corrected {
  text: string;
  language: string | null;
  category: Category;
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
  /** From now on the category is read with these in mind too, each counting a little; only numbers are kept of them. */
  teach?(corrected: readonly Corrected[]): void;
  /** Data that must not stand in public: each with the very words found. */
  personalData(text: string): { kind: 'phone' | 'email' | 'tax-id' | 'card' | 'iban'; excerpt: string }[];
}
