import type { TextAnalysis } from '#core/ports/text.ts';
import { findEmails } from './email.ts';
import { findCards, findIbans } from './numbers.ts';
import { evenGroups } from './groups.ts';
import { findPhones } from './phone.ts';
import { plainSigns } from './plain-signs.ts';
import type { Span } from './spans.ts';
import { findAccounts, findTaxIds } from './tax-ids.ts';

/** What must not stand in public, in the order of the text and in its own characters. Of two that overlap the surer kind is kept. */
export function findPersonalData(written: string): ReturnType<TextAnalysis['personalData']> {
  const { text, origin } = plainSigns(written);
  const grouped = evenGroups(text);
  const taken = new Uint8Array(text.length);
  const kept: Span[] = [];
  for (const find of [findEmails, findIbans, findAccounts, findCards, findTaxIds, findPhones]) {
    // What parts the groups of a number may be part of a name in an address.
    for (const span of find(find === findEmails ? text : grouped)) {
      if (taken.subarray(span.start, span.end).includes(1)) continue;
      taken.fill(1, span.start, span.end);
      kept.push(span);
    }
  }
  return kept
    .toSorted((a, b) => a.start - b.start)
    .map(({ kind, start, end }) => ({
      kind,
      excerpt: written.slice(origin[start], (origin[end - 1] ?? 0) + lengthAt(written, origin[end - 1])).trim(),
    }));
}

/** Some digits are pairs. */
function lengthAt(text: string, place = 0): number {
  return (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;
}
