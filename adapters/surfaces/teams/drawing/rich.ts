import type { Inline } from '#core/card.ts';
import { asName, isVisible, MARK } from '#core/visible-text.ts';
import type { Element, Markdown, Mention, OpenUrl, TextRun } from './elements.ts';
import { bytesOf, clean, LIMIT, shorten, sizeOf } from './limits.ts';

/** How the words of a block look. */
export type Look = 'title' | 'strong' | 'line' | 'context' | 'error';

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;
/** Ids of people: those of the chat, and those of the company's directory. */
const USER_ID = /^(?:29:\S{3,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** A name from outside on one line; the signs that isolate it have room. */
export function nameFromOutside(text: string, max: number = LIMIT.inline): string {
  return asName(clean(text), (line) => shorten(line, max - 6));
}

/** An address a browser may open. */
export function webAddress(url: string, schemes: readonly string[] = ['http:', 'https:']): string | undefined {
  if (url.length > LIMIT.linkUrl || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return schemes.includes(parsed.protocol) && parsed.href.length <= LIMIT.linkUrl ? parsed.href : undefined;
}

/** A text function that each reader's client replaces by the time in her own zone. Undefined where it knows no such time. */
function timeText(at: Date, now: Date): string | undefined {
  if (!(at.getTime() >= 0) || at.getUTCFullYear() > 9_999) return undefined;
  const instant = `${at.toISOString().slice(0, 19)}Z`;
  const hour = `{{TIME(${instant})}}`;
  return Math.abs(now.getTime() - at.getTime()) < HALF_A_DAY_MS ? hour : `{{DATE(${instant}, COMPACT)}} ${hour}`;
}

type Piece = {
  text: string;
  style?: 'bold' | 'muted' | 'strike' | undefined;
  fixed?: true;
  url?: string;
  mention?: Mention;
};

/** A name as it may stand between the marks of a mention: what is Markdown or a mark itself is left out. */
function mentionName(name: string): string {
  const plain = nameFromOutside(name)
    .replace(/[<>&*_`~[\]\\{}|#]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return isVisible(plain) ? plain : MARK;
}

/** Teams looks mentions up by their words, so the second of two people with one name is written with a sign that nobody sees. */
function toMention(userId: string, name: string, known: Mention[]): Mention {
  let called = mentionName(name);
  while (known.some(({ mentioned }) => mentioned.name === called && mentioned.id !== userId)) called += '\u2060';
  const mention: Mention = { type: 'mention', text: `<at>${called}</at>`, mentioned: { id: userId, name: called } };
  if (!known.some(({ text }) => text === mention.text)) known.push(mention);
  return mention;
}

function toPiece(inline: Inline, now: Date, known: Mention[]): Piece | undefined {
  switch (inline.kind) {
    case 'text':
      return { text: shorten(clean(inline.text), LIMIT.line), style: inline.style };
    case 'foreign':
      return { text: nameFromOutside(inline.text), style: inline.style };
    case 'time': {
      const text = timeText(inline.at, now);
      return text === undefined ? undefined : { text, fixed: true };
    }
    case 'link': {
      const url = webAddress(inline.url);
      const text = nameFromOutside(inline.text);
      if (url === undefined) return { text };
      return { text: isVisible(text) ? text : shorten(url, LIMIT.inline), url };
    }
    case 'person': {
      const { userId, name } = inline.person;
      if (inline.mention !== true || userId === undefined || !USER_ID.test(userId))
        return { text: nameFromOutside(name) };
      const mention = toMention(userId, name, known);
      return { text: mention.mentioned.name, fixed: true, mention };
    }
    default:
      return inline satisfies never;
  }
}

const RUN_BYTES = bytesOf({ type: 'TextRun', text: '', weight: 'Bolder', isSubtle: true, size: 'Medium' }) + 1;
const LINK_BYTES = bytesOf({ selectAction: { type: 'Action.OpenUrl', url: '' } });
const MENTION_BYTES = bytesOf({ type: 'mention', text: '<at></at>', mentioned: { id: '', name: '' } });

function costOf({ text, url, mention }: Piece): number {
  return (
    sizeOf(text) +
    RUN_BYTES +
    (url === undefined ? 0 : LINK_BYTES + sizeOf(url)) +
    (mention === undefined ? 0 : MENTION_BYTES + 3 * sizeOf(text) + sizeOf(mention.mentioned.id))
  );
}

/** What fits into `max` bytes, with a mark where something was left out. Mentions stay: somebody must be told. */
function fit(pieces: Piece[], max: number): Piece[] {
  const kept: Piece[] = [];
  let left = max - RUN_BYTES - sizeOf(MARK);
  let cut = false;
  for (const piece of pieces) {
    if (piece.mention !== undefined) {
      kept.push(piece);
      left -= costOf(piece);
      continue;
    }
    if (cut) continue;
    const cost = costOf(piece);
    if (kept.length < LIMIT.inlines && cost <= left) {
      kept.push(piece);
      left -= cost;
      continue;
    }
    cut = true;
    const text =
      piece.fixed === true || piece.url !== undefined
        ? MARK
        : shorten(piece.text, Math.max(left - RUN_BYTES, 0) + sizeOf(MARK));
    kept.push({ text: text.endsWith(MARK) ? text : text + MARK });
  }
  return kept;
}

function openUrl(url: string): OpenUrl {
  return { type: 'Action.OpenUrl', url };
}

function toRun({ text, style, url }: Piece, look: Look): TextRun {
  const isBold =
    style === 'bold' || ((look === 'title' || look === 'strong') && style !== 'muted' && style !== 'strike');
  return {
    type: 'TextRun',
    text,
    size: look === 'context' ? 'Small' : look === 'title' && style !== 'muted' ? 'Medium' : undefined,
    color: look === 'error' ? 'Attention' : undefined,
    weight: isBold ? 'Bolder' : undefined,
    isSubtle: style === 'muted' || look === 'context' ? true : undefined,
    strikethrough: style === 'strike' ? true : undefined,
    selectAction: url === undefined ? undefined : openUrl(url),
  };
}

/** Every sign that Markdown or a mark of Teams could take for its own, kept as the sign it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>~&|]/g, '\\$&');
}

/** What Markdown reads at the start of a line, and line breaks as it shows them. */
function escapeLines(text: string): string {
  return text
    .replace(/^[ \t]+/gm, '')
    .replace(/^[-+#]/gm, '\\$&')
    .replace(/^(\d+)([.)])/gm, '$1\\$2')
    .replace(/\n+/g, '\n\n');
}

function toMarkdown(pieces: Piece[], look: Look): Markdown {
  const words = pieces.map(({ text, style, url, fixed, mention }) => {
    if (mention !== undefined) return mention.text;
    const plain = fixed === true ? text : escapeMarkdown(text);
    if (url !== undefined)
      return `[${plain}](${url.replace(/[()*_]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
    // Emphasis must touch its words.
    const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(plain) ?? [];
    return style === 'bold' && look !== 'title' && look !== 'strong' && inner !== '' && !inner.includes('\n')
      ? `${before}**${inner}**${after}`
      : plain;
  });
  return {
    type: 'TextBlock',
    text: escapeLines(words.join('')),
    wrap: true,
    size: look === 'title' ? 'Medium' : look === 'context' ? 'Small' : undefined,
    weight: look === 'title' || look === 'strong' ? 'Bolder' : undefined,
    isSubtle: look === 'context' ? true : undefined,
  };
}

/**
 * Inlines as one element of at most about `max` bytes; none where it would show nothing. Text runs know no Markdown, so no text
 * from outside can become formatting there; Teams finds mentions in Markdown only, so a line with one is escaped. Whom it notifies
 * is added to `mentions`.
 */
export function toLine(
  inlines: Inline[],
  { now, look, max, mentions }: { now: Date; look: Look; max: number; mentions: Mention[] },
): Element | undefined {
  const pieces = fit(
    inlines.flatMap((inline) => toPiece(inline, now, mentions) ?? []).filter(({ text }) => text !== ''),
    max,
  );
  if (pieces.some(({ mention }) => mention !== undefined)) return toMarkdown(pieces, look);
  if (!pieces.some(({ text }) => isVisible(text))) return undefined;
  return { type: 'RichTextBlock', inlines: pieces.map((piece) => toRun(piece, look)) };
}

/** Plain words as one element. */
export function plainLine(text: string, look: Look = 'context'): Element {
  const shown = shorten(clean(text), LIMIT.says);
  return { type: 'RichTextBlock', inlines: [toRun({ text: isVisible(shown) ? shown : MARK }, look)] };
}

/** Inlines as plain words. Undefined where a time, a link or a mention would be lost. */
export function toPlain(inlines: Inline[]): string | undefined {
  const words: string[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'text') words.push(clean(inline.text));
    else if (inline.kind === 'foreign') words.push(nameFromOutside(inline.text));
    else if (inline.kind === 'person' && inline.mention !== true) words.push(nameFromOutside(inline.person.name));
    else return undefined;
  }
  return words.join('');
}
