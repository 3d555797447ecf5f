import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { Inline } from '#core/card.ts';
import { asName, isVisible, MARK } from '#core/visible-text.ts';
import { clean, LIMIT, shorten, sizeOf } from './limits.ts';

/** What drawing needs beyond the card itself. */
export interface Drawing {
  /** Decides whether an hour needs its date beside it. */
  now: Date;
}

const USER_ID = /^[UW][A-Z0-9]{2,}$/;
const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

/** A name from outside on one line; the signs that isolate it have room. */
export function nameFromOutside(text: string, max: number = LIMIT.inline): string {
  return asName(clean(text), (line) => shorten(line, max - 2));
}

/** An address a browser may open, as Slack accepts it. */
export function webAddress(url: string, schemes: readonly string[] = ['http:', 'https:']): string | undefined {
  if (url.length > LIMIT.linkUrl || !URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  return schemes.includes(parsed.protocol) ? parsed.href : undefined;
}

type Style = { bold?: true; strike?: true };

function styleOf(inline: Inline, title: boolean): Style {
  const style = inline.kind === 'text' || inline.kind === 'foreign' ? inline.style : undefined;
  if (style === 'strike') return { strike: true };
  return style === 'bold' || (title && style !== 'muted') ? { bold: true } : {};
}

function withStyle<E extends RichTextElement>(element: E, style: Style): E {
  return Object.keys(style).length === 0 ? element : { ...element, style };
}

function timeElement(
  { at, ago = false, seconds = false }: Extract<Inline, { kind: 'time' }>,
  now: Date,
): RichTextElement | undefined {
  // Slack takes whole seconds since 1970 only.
  if (!(at.getTime() >= 0)) return undefined;
  const sameHalfDay = Math.abs(now.getTime() - at.getTime()) < HALF_A_DAY_MS;
  const time = seconds ? '{time_secs}' : '{time}';
  const hour = sameHalfDay ? time : `{date_short} ${time}`;
  // The fallback is for clients that cannot show dates; they get the one form that needs no language or zone.
  const fallback = `${at
    .toISOString()
    .slice(0, seconds ? 19 : 16)
    .replace('T', ' ')} UTC`;
  return { type: 'date', timestamp: Math.floor(at.getTime() / 1000), format: ago ? `{ago} (${hour})` : hour, fallback };
}

function toElement(inline: Inline, { now }: Drawing): RichTextElement | undefined {
  switch (inline.kind) {
    case 'text': {
      const text = shorten(clean(inline.text), LIMIT.line);
      return text === '' ? undefined : { type: 'text', text };
    }
    case 'foreign': {
      const text = nameFromOutside(inline.text);
      return text === '' ? undefined : { type: 'text', text };
    }
    case 'time':
      return timeElement(inline, now);
    case 'link': {
      const url = webAddress(inline.url);
      const text = nameFromOutside(inline.text);
      if (url === undefined) return text === '' ? undefined : { type: 'text', text };
      return isVisible(text) ? { type: 'link', url, text } : { type: 'link', url };
    }
    case 'person': {
      const { userId, name } = inline.person;
      if (inline.mention === true && userId !== undefined && USER_ID.test(userId))
        return { type: 'user', user_id: userId };
      const text = nameFromOutside(name);
      return text === '' ? undefined : { type: 'text', text };
    }
    default:
      return inline satisfies never;
  }
}

/** Characters an element takes of a message's budget. */
export function elementSize(element: RichTextElement): number {
  if (element.type === 'text') return sizeOf(element.text);
  if (element.type === 'link') return sizeOf(element.text ?? element.url);
  return 20;
}

/**
 * Inlines as the elements of one rich-text section, within `max` characters. What does not fit ends in an ellipsis,
 * but mentions stay: somebody must be told.
 */
export function toElements(
  inlines: Inline[],
  drawing: Drawing,
  max: number = LIMIT.line,
  title = false,
): RichTextElement[] {
  const elements: RichTextElement[] = [];
  let left = max - MARK.length;
  let cut = false;
  for (const inline of inlines) {
    const element = toElement(inline, drawing);
    if (element === undefined) continue;
    if (element.type === 'user') {
      if (elements.length < 2 * LIMIT.inlines) elements.push(element);
      continue;
    }
    if (cut) continue;
    const size = elementSize(element);
    if (elements.length < LIMIT.inlines && size <= left) {
      elements.push(withStyle(element, styleOf(inline, title)));
      left -= size;
      continue;
    }
    cut = true;
    const text = element.type === 'text' ? shorten(element.text, Math.max(left, 0) + MARK.length) : MARK;
    elements.push({ type: 'text', text: text.endsWith(MARK) ? text : text + MARK });
  }
  return elements;
}

/** Whether a section of these would show anything. */
export function showsSomething(elements: RichTextElement[]): boolean {
  return elements.some((element) => element.type !== 'text' || isVisible(element.text));
}

export function section(elements: RichTextElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** Inlines as plain words, for fields that can hold nothing else. Undefined where a time or a link would be lost. */
export function toPlain(inlines: Inline[], max: number): string | undefined {
  const words: string[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'text') words.push(clean(inline.text));
    else if (inline.kind === 'foreign') words.push(nameFromOutside(inline.text));
    else if (inline.kind === 'person' && inline.mention !== true) words.push(nameFromOutside(inline.person.name));
    else return undefined;
  }
  return shorten(words.join(''), max);
}
