/** What every surface does to a text before it is shown, whatever it then counts as its length. */

/** Shows that something was left out. */
export const MARK = '…';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const OVERRIDES = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Without what breaks JSON on the way: controls but line break and tab; halves of surrogate pairs are shown as what they are. */
export function withoutControls(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROLS, '');
}

/**
 * What a person typed, without what nobody sees and no database takes. It passes through here once, where it enters, so that what is
 * checked and hashed is what is stored and published.
 */
export function asTyped(text: string): string {
  return withoutControls(text.replace(/\p{Surrogate}/gu, ''));
}

/** Whether a reader would see anything: spaces and zero-width characters alone are nothing. */
export function isVisible(text: string): boolean {
  return /[^\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** The longest beginning of whole graphemes that fits; a grapheme that alone is too large (stacked marks) is dropped. */
export function beginning(text: string, max: number, sizeOf: (text: string) => number): string {
  let size = 0;
  let end = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    size += sizeOf(segment);
    if (size > max) break;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** A text in two, where the first has at most `max` characters and ends with a whole word if it can; together they are the text. */
export function partAt(text: string, max: number): [string, string] {
  if (text.length <= max) return [text, ''];
  const first = beginning(text.slice(0, max + 1), max, (part) => part.length);
  const pause = Math.max(first.lastIndexOf(' '), first.lastIndexOf('\n'));
  const end = pause > first.length * 0.8 ? pause + 1 : first.length;
  return [text.slice(0, end), text.slice(end)];
}

/** The same in as many parts as it takes. */
export function partsOf(text: string, max: number): string[] {
  const parts: string[] = [];
  for (let left = text; left !== '';) {
    const [part, rest] = partAt(left, max);
    // A single sign that is longer than a part (stacked marks) is cut all the same.
    parts.push(part === '' ? left.slice(0, max) : part);
    left = part === '' ? left.slice(max) : rest;
  }
  return parts;
}

/** At most `max` characters (UTF-16 units), for what can hold no more; a cut is shown and splits no grapheme. */
export function atMost(text: string, max: number): string {
  return text.length <= max ? text : beginning(text.slice(0, max), max - MARK.length, (part) => part.length) + MARK;
}

/**
 * A cleaned name from outside on one line, cut by `shorten`. Direction overrides are taken out and right-to-left names are
 * isolated, or they would turn round the words of ours beside them.
 */
export function asName(cleaned: string, shorten: (line: string) => string): string {
  const short = shorten(cleaned.replace(OVERRIDES, '').replace(/\s+/g, ' '));
  return RIGHT_TO_LEFT.test(short) ? `\u2068${short}\u2069` : short;
}
