import type { Inline } from '#core/card.ts';
import type { TextKey, Translate } from '#core/texts/index.ts';

/** A value of a sentence: plain words of ours, or a piece that the surface must show in its own way. */
export type Piece = string | number | Inline | Inline[];

/** Marks the place of a piece while the sentence is translated; no catalogue text holds this character. */
const MARK = '\u0001';

/**
 * A catalogue sentence in which foreign names, people and times keep their kind: they never pass through the
 * translation as text, so nothing a stranger wrote can become part of our own words.
 */
export function sentence(t: Translate, key: TextKey, pieces: Record<string, Piece> = {}): Inline[] {
  const held: Inline[][] = [];
  const params: Record<string, string | number> = {};
  for (const [name, piece] of Object.entries(pieces)) {
    if (typeof piece === 'string' || typeof piece === 'number')
      params[name] = typeof piece === 'string' ? piece.replaceAll(MARK, '') : piece;
    else params[name] = `${MARK}${held.push(Array.isArray(piece) ? piece : [piece]) - 1}${MARK}`;
  }
  return t(key, params)
    .split(MARK)
    .flatMap((part, index): Inline[] => {
      if (index % 2 === 1) return held[Number(part)] ?? [];
      return part === '' ? [] : [{ kind: 'text', text: part }];
    });
}

/** A sentence that begins with words which also stand inside others; names stay as they are written. */
export function capital(inlines: Inline[]): Inline[] {
  const [first, ...rest] = inlines;
  return first?.kind === 'text'
    ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest]
    : inlines;
}

export function ours(text: string, style?: 'bold' | 'muted' | 'strike'): Inline {
  return style ? { kind: 'text', text, style } : { kind: 'text', text };
}

export function foreign(text: string, style?: 'bold' | 'muted'): Inline {
  return style ? { kind: 'foreign', text, style } : { kind: 'foreign', text };
}

export const DOT = ' · ';

/** Parts of a line with a dot between them; empty parts leave no dot behind. */
export function dotted(...parts: (Inline[] | null | undefined)[]): Inline[] {
  const present = parts.filter((part): part is Inline[] => part !== null && part !== undefined && part.length > 0);
  return present.flatMap((part, index) => (index === 0 ? part : [ours(DOT), ...part]));
}

/** The words of a line, for notifications. */
export function plain(inlines: Inline[]): string {
  return inlines
    .map((inline) => (inline.kind === 'person' ? inline.person.name : inline.kind === 'time' ? '' : inline.text))
    .join('');
}
