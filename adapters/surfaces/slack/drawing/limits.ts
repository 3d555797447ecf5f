import { beginning, isVisible, MARK, withoutControls } from '#core/visible-text.ts';

/**
 * What Slack accepts (docs.slack.dev, reference/block-kit and reference/methods), counted in UTF-16 units after
 * escaping, which is never less than what Slack counts. Values marked "ours" are stricter on purpose or not documented.
 */
export const LIMIT = {
  messageBlocks: 50,
  files: 10,
  viewBlocks: 100,
  /** Ours: a message is refused with `msg_blocks_too_long` near 13,200 characters over all its blocks. */
  messageText: 12_000,
  /** Ours: a view may weigh 250 kB. */
  viewText: 40_000,
  /** Ours: chat.update refuses 4,000 and notifications show far less. */
  fallback: 1_000,
  /** Ours: the length of a section, kept for each part of a rich text. */
  richText: 3_000,
  /** Ours: one line of a card, and one name or handle in it. */
  line: 1_500,
  inline: 300,
  inlines: 100,
  /** Ours: all answers of one message together; longer ones end with a visible mark. */
  answers: 9_000,
  contextText: 2_000,
  imageUrl: 3_000,
  altText: 2_000,
  linkUrl: 3_000,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  viewTitle: 24,
  callbackId: 255,
  privateMetadata: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputText: 3_000,
  inputError: 500,
  options: 100,
  optionText: 75,
  optionValue: 75,
  radioOptions: 10,
  checkboxes: 10,
  placeholder: 150,
  says: 3_000,
} as const;

/** Characters Slack counts for a text: `&`, `<` and `>` travel as entities. */
export function sizeOf(text: string): number {
  let size = text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit === 0x26) size += 4;
    else if (unit === 0x3c || unit === 0x3e) size += 3;
  }
  return size;
}

/** At most `max` characters as Slack counts them; a cut is shown with an ellipsis and never splits a grapheme. */
export function shorten(text: string, max: number): string {
  if (sizeOf(text) <= max) return text;
  // Looking at no more than can fit keeps a text of megabytes cheap.
  return max <= MARK.length ? MARK.slice(0, max) : beginning(text.slice(0, max + 1), max - MARK.length, sizeOf) + MARK;
}

/** Pieces of at most `max` characters whose concatenation is the text; cut at a line end or space where there is one near. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (sizeOf(rest) > max) {
    let piece = beginning(rest.slice(0, max + 1), max, sizeOf);
    if (piece === '') piece = rest.slice(0, Math.floor(max / 6));
    const pause = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' '));
    if (pause > piece.length * 0.7) piece = piece.slice(0, pause + 1);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  if (rest !== '') pieces.push(rest);
  return pieces;
}

/** Controls that Slack refuses or that break JSON on the way: all but line break and tab, and halves of surrogate pairs. */
export function clean(text: string): string {
  return withoutControls(text);
}

/** `&`, `<` and `>` as entities, so that no text can become a mention, a link or a command in a mrkdwn field. */
export function escape(text: string): string {
  return text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
}

/** For `text` arguments of calls: one line, escaped, never empty. */
export function fallbackText(text: string): string {
  const line = clean(text).replace(/\s+/g, ' ').trim();
  return isVisible(line) ? escape(shorten(line, LIMIT.fallback)) : MARK;
}
