import { beginning, isVisible, MARK, withoutControls } from '#core/visible-text.ts';

/**
 * What Teams takes, in bytes of UTF-8 as they stand in JSON unless said otherwise. "Ours" marks what is stricter on purpose or
 * not documented.
 */
export const LIMIT = {
  /**
   * Ours: a whole activity, and a form as an answer. A bot's message may have about 100 KB in UTF-16, 28 KB through older paths
   * (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages); the rest is for addresses around it.
   */
  activity: 25_000,
  /** Ours: notifications show far less. */
  summary: 600,
  /** Ours: one line of a card, and one name or handle in it. */
  line: 3_000,
  inline: 400,
  inlines: 100,
  quote: 6_000,
  /** Ours: all answers of one card together; longer ones end with a visible mark. */
  answers: 12_000,
  context: 2_000,
  /** Characters. */
  linkUrl: 2_000,
  altText: 600,
  /** Teams shows six actions of a row; more would hide (learn.microsoft.com, "cards-reference"). Count. */
  actions: 6,
  buttonText: 120,
  /** Characters, as bot/core/card.ts says. */
  buttonValue: 2_000,
  title: 120,
  label: 400,
  hint: 600,
  /** Characters that a field may hold. */
  inputText: 10_000,
  error: 600,
  /** Count. */
  choices: 300,
  choiceText: 200,
  choiceValue: 300,
  /** Choices of a whole form that are all shown at once; more fold into lists. Count. */
  expanded: 10,
  /** Suggestions for what is typed. Count. */
  suggestions: 100,
  /** Ours: characters of a notice that passes by, or that stands alone in a dialog. */
  toast: 240,
  says: 6_000,
} as const;

/** Bytes of a text inside JSON. */
export function sizeOf(text: string): number {
  return bytesOf(text) - 2;
}

/** Bytes of anything as JSON. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? '');
}

/** At most `max` bytes; a cut is shown with an ellipsis and never splits a grapheme. */
export function shorten(text: string, max: number): string {
  // No text is smaller than its UTF-16 units, so most are measured only where they may fit.
  if (text.length <= max && sizeOf(text) <= max) return text;
  const mark = sizeOf(MARK);
  return max < mark ? '' : beginning(text.slice(0, max + 1).toWellFormed(), max - mark, sizeOf) + MARK;
}

/** Text functions of Adaptive Cards, which every text of a card is searched for. */
const FUNCTION = /\{(?=\{+(?:DATE|TIME)\()/g;
const WORD_JOINER = '\u2060';

/** A text as it may stand in a card: no controls but line break and tab, no halves of surrogate pairs, no text functions. */
export function clean(text: string): string {
  return withoutControls(text).replace(FUNCTION, `{${WORD_JOINER}`);
}

/** One line that is never empty: labels, titles, notifications. */
export function oneLine(text: string, max: number): string {
  const short = shorten(clean(text).replace(/\s+/g, ' ').trim(), max);
  return isVisible(short) ? short : MARK;
}
