import type { Language } from '../config/shapes.ts';

/** One sentence in every language. Portuguese is written as in Portugal; where Brazil says it otherwise, that stands beside it. */
export type Sentences = Record<Language, string> & { 'pt-BR'?: string };

/**
 * Keeps the keys literal and demands every language for each. `{{name}}` marks a value and `{{@name}}` the label of `button.name`;
 * keys that count end in _one, _other (and _many).
 */
export function defineTexts<const Key extends string>(texts: Record<Key, Sentences>): Record<Key, Sentences> {
  return texts;
}
