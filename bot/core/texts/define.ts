import type { Language } from '../config/config.ts';

/** Keeps the keys literal and demands every language for each. `{{name}}` marks a value; keys that count end in _one, _other (and _many). */
export function defineTexts<const Key extends string>(texts: Record<Key, Record<Language, string>>): Record<Key, Record<Language, string>> {
  return texts;
}
