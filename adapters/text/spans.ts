import type { TextAnalysis } from '#core/ports/text.ts';

export type DataKind = ReturnType<TextAnalysis['personalData']>[number]['kind'];

export interface Span {
  kind: DataKind;
  start: number;
  end: number;
}

/** Every match of a pattern that passes the check, as a span. */
export function spansOf(
  kind: DataKind,
  text: string,
  pattern: RegExp,
  isOne: (match: string, start: number) => boolean,
): Span[] {
  return [...text.matchAll(pattern)]
    .filter((match) => isOne(match[0], match.index))
    .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }));
}

/** The last characters before a place, where the word stands that tells a phone from an order. */
export function before(text: string, start: number): string {
  return text.slice(Math.max(0, start - 40), start);
}

/** The same and as much after it. */
export function around(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start - 40), end + 40);
}
