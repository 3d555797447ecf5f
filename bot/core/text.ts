/** What a library can tell about a text; adapters/text implements it. */
export interface TextAnalysis {
  /** ISO 639-1, or null where the text is too short or says nothing. `allowed` narrows the guess to the brand's languages and their neighbours. */
  language(text: string, allowed: readonly string[]): string | null;
  /** Data that must not stand in public: each with the very words found. */
  personalData(text: string): { kind: 'phone' | 'email' | 'tax-id' | 'card' | 'iban'; excerpt: string }[];
}
