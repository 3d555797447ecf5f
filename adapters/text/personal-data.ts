import type { TextAnalysis } from '#core/text.ts';
import { findCards, findEmails, findIbans, findTaxIds } from './numbers.ts';
import { findPhones } from './phone.ts';
import type { Span } from './spans.ts';

/** What must not stand in public, in the order of the text. Of two that overlap the surer kind is kept. */
export function findPersonalData(text: string): ReturnType<TextAnalysis['personalData']> {
  const kept: Span[] = [];
  for (const find of [findEmails, findIbans, findCards, findTaxIds, findPhones]) {
    for (const span of find(text)) {
      if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
    }
  }
  return kept.toSorted((a, b) => a.start - b.start).map(({ kind, start, end }) => ({ kind, excerpt: text.slice(start, end).trim() }));
}
