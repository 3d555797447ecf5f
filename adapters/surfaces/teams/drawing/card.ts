import type { Card, CardBlock } from '#core/card.ts';
import type { FormBlock } from '#core/form.ts';
import { isVisible, MARK } from '#core/visible-text.ts';
import type { Outgoing } from '../inbound/activity.ts';
import { toRows } from './buttons.ts';
import type { Holder } from './buttons.ts';
import { adaptiveCard, CARD_TYPE } from './elements.ts';
import type { AdaptiveCard, Element, Mention, TextRun } from './elements.ts';
import { bytesOf, clean, LIMIT, oneLine, shorten, sizeOf } from './limits.ts';
import { isPicture } from './picture.ts';
import { nameFromOutside, plainLine, toLine, webAddress } from './rich.ts';
import type { TeamsContext } from '../context.ts';

/** Where the card will stand and what it must carry. */
export interface Drawing {
  /** Stands in an invisible element, so that `find` sees it again. */
  opId?: string | undefined;
  /** A person's own page: its buttons tell no message. */
  home?: true;
}

export type Drawer = Pick<TeamsContext, 'clock' | 'dialogs' | 'opensForm'>;

/** What the body of a card may still spend; answers have a purse of their own, so that nothing before them shortens them. */
export interface Purse {
  words: number;
  answers: number;
}

type BodyBlock = Exclude<CardBlock | FormBlock, { kind: 'buttons' } | { kind: 'field' } | { kind: 'divider' }>;

/** An element costs more than its words. */
const FRAME_BYTES = 160;

function box(style: 'emphasis' | 'accent', text: string): Element {
  const run: TextRun = { type: 'TextRun', text };
  return { type: 'Container', style, items: [{ type: 'RichTextBlock', inlines: [run] }] };
}

function pictureOf(url: string, { alt, size }: { alt: string; size: 'Medium' | 'Large' | 'Stretch' }): Element {
  return {
    type: 'Image',
    url,
    altText: isVisible(alt) ? alt : MARK,
    size,
    msteams: { allowExpand: true },
  };
}

/** One block of words; none where it would show nothing. */
export function drawBody(
  block: BodyBlock,
  { now, purse, mentions }: { now: Date; purse: Purse; mentions: Mention[] },
): Element | undefined {
  const spend = (element: Element | undefined, more = 0): Element | undefined => {
    if (element !== undefined) purse.words -= bytesOf(element) + 1 + more;
    return element;
  };
  const room = purse.words - FRAME_BYTES;
  switch (block.kind) {
    case 'title':
    case 'line':
    case 'context': {
      const max = Math.min(block.kind === 'context' ? LIMIT.context : LIMIT.line, room);
      const before = bytesOf(mentions);
      const look = block.kind === 'line' && block.strong === true ? 'strong' : block.kind;
      const element = toLine(block.inlines, { now, look, max, mentions });
      return spend(
        element === undefined || block.kind !== 'context' ? element : { ...element, spacing: 'Small' },
        bytesOf(mentions) - before,
      );
    }
    case 'quote': {
      const text = shorten(clean(block.text), Math.min(LIMIT.quote, room));
      return spend(isVisible(text) ? box('emphasis', text) : undefined);
    }
    case 'answer': {
      const text = shorten(clean(block.text), Math.max(purse.answers, sizeOf(MARK)));
      purse.answers = Math.max(0, purse.answers - sizeOf(block.text));
      return isVisible(text) ? box('accent', text) : undefined;
    }
    case 'image': {
      const alt = nameFromOutside(block.alt, Math.min(LIMIT.altText, room));
      // What fits was counted before any words. It is a chart: its labels are read only where it is as wide as the card.
      if (isPicture(block.file)) return pictureOf(block.file, { alt, size: 'Stretch' });
      const url = webAddress(block.url, ['https:']);
      if (url === undefined || sizeOf(url) > room) return spend(isVisible(alt) ? plainLine(alt) : undefined);
      return spend(pictureOf(url, { alt, size: block.small === true ? 'Medium' : 'Large' }));
    }
    default:
      return block satisfies never;
  }
}

function isText({ type }: Element): boolean {
  return type === 'RichTextBlock' || type === 'TextBlock';
}

const WORTH_SHOWING = 2 * FRAME_BYTES;
/** The frame of the card and its message, the operation, and marks for what is left out. */
const ENVELOPE = 1_400;
/** However much the controls take, this much is said. */
const LEAST_WORDS = 1_500;

/**
 * Body of a card of at most `max` bytes: words are cut first and visibly, controls never. A divider is a line over what follows it.
 */
export function drawBlocks<Block extends CardBlock | FormBlock>(
  blocks: Block[],
  {
    now,
    holder,
    max,
    drawField,
  }: { now: Date; holder: Holder; max: number; drawField?: (block: Extract<Block, { kind: 'field' }>) => Element[] },
): { body: Element[]; mentions: Mention[] } {
  const mentions: Mention[] = [];
  const controls = new Map(
    blocks.flatMap((block): [Block, Element[]][] => {
      if (block.kind === 'buttons') return [[block, toRows(block.buttons, holder)]];
      return block.kind === 'field' ? [[block, drawField?.(block as Extract<Block, { kind: 'field' }>) ?? []]] : [];
    }),
  );
  const controlled = [...controls.values()].flat().reduce((sum, element) => sum + bytesOf(element) + 1, 0);
  const pictures = picturesThatFit(blocks, max - ENVELOPE - controlled - LEAST_WORDS);
  const taken = controlled + [...pictures.values()].reduce((sum, bytes) => sum + bytes, 0);
  const answers = blocks.reduce(
    (sum, block) => (block.kind === 'answer' ? sum + sizeOf(clean(block.text)) + FRAME_BYTES : sum),
    0,
  );
  const free = Math.max(max - ENVELOPE - taken, LEAST_WORDS);
  const forAnswers = Math.min(answers, LIMIT.answers, Math.floor(free * 0.7));
  const purse: Purse = { answers: forAnswers, words: free - forAnswers };

  const body: Element[] = [];
  let cut = false;
  let divided = false;
  const add = (element: Element): void => {
    const before = body.at(-1);
    const apart = divided && before !== undefined ? ({ separator: true, spacing: 'Medium' } as const) : {};
    // Lines that follow each other are read as one.
    const close = before !== undefined && isText(before) && isText(element) ? ({ spacing: 'Small' } as const) : {};
    body.push({ ...close, ...element, ...apart });
    divided = false;
  };
  for (const block of blocks) {
    if (block.kind === 'divider') divided = true;
    else if (block.kind === 'buttons' || block.kind === 'field')
      for (const element of controls.get(block) ?? []) add(element);
    else if (block.kind === 'answer' ? purse.answers > 0 : !cut) {
      const isPoor = block.kind !== 'answer' && !pictures.has(block) && purse.words <= WORTH_SHOWING;
      const element = isPoor
        ? undefined
        : drawBody(pictures.has(block) ? (block as BodyBlock) : toldInWords(block as BodyBlock), {
            now,
            purse,
            mentions,
          });
      if (element !== undefined) add(element);
      if (isPoor) {
        cut = true;
        add(plainLine(MARK));
      }
    }
  }
  return { body, mentions };
}

/**
 * Pictures inside the message, first come first served, with what they cost. Teams' own page says that they are not counted, others
 * have had theirs refused: what is sent is taken either way.
 */
function picturesThatFit<Block extends CardBlock | FormBlock>(
  blocks: readonly Block[],
  max: number,
): Map<Block, number> {
  const fit = new Map<Block, number>();
  let left = max;
  for (const block of blocks) {
    if (block.kind !== 'image' || !isPicture(block.file)) continue;
    const bytes = block.file.length + LIMIT.altText + FRAME_BYTES;
    if (bytes > left) continue;
    fit.set(block, bytes);
    left -= bytes;
  }
  return fit;
}

/** A picture that does not fit says what is to be seen. */
function toldInWords(block: BodyBlock): BodyBlock {
  return block.kind === 'image' && isPicture(block.file)
    ? { kind: 'context', inlines: [{ kind: 'foreign', text: block.alt }] }
    : block;
}

const OP_ID = 'recado-op';

/** Adaptive Card of a neutral card. */
export function toContent(
  card: Card,
  { clock, dialogs, opensForm }: Drawer,
  { opId, home }: Drawing = {},
): AdaptiveCard {
  const holder: Holder = {
    kind: 'message',
    opensDialog: (action) => dialogs && opensForm(action),
    home,
  };
  const { body, mentions } = drawBlocks(card.blocks, { now: clock.now(), holder, max: LIMIT.activity - LIMIT.summary });
  if (body.length === 0) body.push(plainLine(MARK));
  const content = adaptiveCard(body, mentions);
  return opId === undefined ? content : withOpId(content, opId);
}

/** The same card with the operation that posts it where nobody sees it. */
export function withOpId(content: AdaptiveCard, opId: string): AdaptiveCard {
  return {
    ...content,
    body: [...content.body, { type: 'TextBlock', id: OP_ID, text: opId, wrap: true, isVisible: false }],
  };
}

/** An Adaptive Card as one activity: never text beside it, or Teams makes two messages of it. */
export function asMessage(content: AdaptiveCard, summary: string): Outgoing {
  return {
    type: 'message',
    summary: oneLine(summary, LIMIT.summary),
    attachments: [{ contentType: CARD_TYPE, content }],
  };
}

/** A card as one activity. */
export function toMessage(card: Card, drawer: Drawer, drawing: Drawing = {}): Outgoing {
  return asMessage(toContent(card, drawer, drawing), card.fallback);
}

/** The operation that a card of ours carries; undefined where it carries none. */
export function opIdOf(content: unknown): string | undefined {
  if (typeof content !== 'object' || content === null || !('body' in content) || !Array.isArray(content.body))
    return undefined;
  const found: unknown = content.body.find(
    (element: unknown) => typeof element === 'object' && element !== null && 'id' in element && element.id === OP_ID,
  );
  return typeof found === 'object' && found !== null && 'text' in found && typeof found.text === 'string'
    ? found.text
    : undefined;
}
