import { defineLabel } from './define.ts';

/** By what the text says, else as this person wrote before, else as the network guesses; else nobody knows, and nobody is told. */
export const language = defineLabel({
  id: 'language',
  values: 'languages',
  detect({ text, languages, hint, before }, models) {
    const signs = [hint, before].filter((sign) => sign !== null);
    const read = models.text.language(text, languages, signs);
    if (read !== null) return { value: read, sure: null, why: [], source: 'text', model: 'language' };
    if (before !== null) return { value: before, sure: null, why: [], source: 'author', model: 'language' };
    return hint === null ? null : { value: hint, sure: null, why: [], source: 'network', model: 'language' };
  },
  shown: 'card',
  routable: true,
  correctable: true,
  indexed: true,
});
