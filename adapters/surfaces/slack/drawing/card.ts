import type { ContextBlock, KnownBlock, RichTextBlock } from '@slack/types';
import type { Button, Card, CardBlock } from '#core/card.ts';
import type { FormBlock } from '#core/form.ts';
import { isVisible, MARK } from '#core/visible-text.ts';
import { toRows } from './buttons.ts';
import { chartBlock } from './charts.ts';
import { clean, fallbackText, LIMIT, shorten, sizeOf, split } from './limits.ts';
import { elementSize, nameFromOutside, section, showsSomething, toElements, toPlain, webAddress } from './rich.ts';
import type { Drawing } from './rich.ts';

/** What the body of a message may still spend; answers have a purse of their own, so that nothing before them shortens them. */
interface Purse {
  words: number;
  answers: number;
}

export function plainContext(text: string): ContextBlock {
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
}

/** Shows that blocks were left out. */
const leftOut = plainContext(MARK);

export function quoteBlock(text: string, max: number = LIMIT.richText): RichTextBlock | undefined {
  const quoted = shorten(clean(text), max);
  return isVisible(quoted)
    ? { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: quoted }] }] }
    : undefined;
}

function answerBlocks(text: string, max: number): RichTextBlock[] {
  return split(shorten(clean(text), Math.max(max, MARK.length)), LIMIT.richText)
    .filter(isVisible)
    .map((piece) => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }],
    }));
}

function spend<B extends KnownBlock>(purse: Purse, size: number, block: B | undefined): B[] {
  if (block === undefined) return [];
  purse.words -= size;
  return [block];
}

type BodyBlock = Exclude<CardBlock | FormBlock, { kind: 'buttons' } | { kind: 'field' }>;

/** One block of words; none where it would show nothing. */
export function drawBody(block: BodyBlock, drawing: Drawing, purse: Purse): KnownBlock[] {
  switch (block.kind) {
    case 'title':
    case 'line': {
      const elements = toElements(
        block.inlines,
        drawing,
        Math.min(LIMIT.line, purse.words),
        block.kind === 'title' || block.strong === true,
      );
      const size = elements.reduce((sum, element) => sum + elementSize(element), 0);
      return spend(purse, size, showsSomething(elements) ? section(elements) : undefined);
    }
    case 'context': {
      const plain = toPlain(block.inlines, Math.min(LIMIT.contextText, purse.words));
      if (plain === undefined) return drawBody({ kind: 'line', inlines: block.inlines }, drawing, purse);
      return spend(purse, sizeOf(plain), isVisible(plain) ? plainContext(plain) : undefined);
    }
    case 'quote': {
      const max = Math.min(LIMIT.richText, purse.words);
      return spend(purse, Math.min(sizeOf(block.text), max), quoteBlock(block.text, max));
    }
    case 'answer': {
      const drawn = answerBlocks(block.text, purse.answers);
      purse.answers = Math.max(0, purse.answers - sizeOf(block.text));
      return drawn;
    }
    case 'image': {
      if (block.chart) return [chartBlock(block.chart)];
      const url = block.url.length <= LIMIT.imageUrl ? webAddress(block.url, ['https:']) : undefined;
      const alt = nameFromOutside(block.alt, Math.min(LIMIT.altText, purse.words));
      if (url === undefined && block.file === undefined)
        return spend(purse, sizeOf(alt), isVisible(alt) ? plainContext(alt) : undefined);
      const named = isVisible(alt) ? alt : MARK;
      const source = block.file === undefined ? { image_url: url ?? '' } : { slack_file: { id: block.file } };
      const picture = { type: 'image' as const, alt_text: named, ...source };
      // Only beside words does Slack draw a picture small.
      return spend(
        purse,
        sizeOf(alt),
        block.small === true
          ? { type: 'section', text: { type: 'plain_text', text: named, emoji: false }, accessory: picture }
          : picture,
      );
    }
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return block satisfies never;
  }
}

const WORTH_SHOWING = 40;

/** Buttons in rows; where a form or card has more rows than fit, they are packed together, because none may vanish. */
export function packRows(rows: KnownBlock[][], all: Button[], max: number): KnownBlock[][] {
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  return count <= max ? rows : [toRows(all)];
}

/** Blocks of a message. Buttons survive any cut; what is left out is shown by a mark where it would have stood. */
export function toBlocks(card: Card, drawing: Drawing): KnownBlock[] {
  const groups = card.blocks.filter((block) => block.kind === 'buttons');
  const buttons = groups.flatMap((group) => group.buttons);
  const rows = packRows(
    groups.map((group) => toRows(group.buttons)),
    buttons,
    LIMIT.messageBlocks - 2,
  );
  const packed = rows.length !== groups.length;
  const rowCount = rows.reduce((sum, row) => sum + row.length, 0);

  const answers = card.blocks.reduce((sum, block) => (block.kind === 'answer' ? sum + sizeOf(block.text) : sum), 0);
  const labels = buttons.reduce((sum, button) => sum + Math.min(sizeOf(button.label), LIMIT.buttonText), 0);
  const answerPurse = Math.min(answers, LIMIT.answers);
  const purse: Purse = {
    answers: answerPurse,
    words: Math.max(LIMIT.messageText - answerPurse - Math.min(labels, 2_000), 1_000),
  };

  const blocks: KnownBlock[] = [];
  let room = LIMIT.messageBlocks - rowCount - 1;
  let cut = false;
  let group = 0;
  for (const block of card.blocks) {
    if (block.kind === 'buttons') {
      if (!packed) blocks.push(...(rows[group] ?? []));
      group += 1;
      continue;
    }
    if (cut) continue;
    const drawn = block.kind === 'answer' || purse.words > WORTH_SHOWING ? drawBody(block, drawing, purse) : [];
    const tooPoor = drawn.length === 0 && block.kind !== 'answer' && purse.words <= WORTH_SHOWING;
    blocks.push(...drawn.slice(0, room));
    cut = tooPoor || drawn.length > room;
    room -= drawn.length;
    if (cut) blocks.push(leftOut);
  }
  if (packed) blocks.push(...rows.flat());
  return blocks.length > 0 ? blocks : [section([{ type: 'text', text: MARK }])];
}

/** The same message without what Slack must fetch: a picture it cannot load makes it refuse the whole message. */
export function withoutImages(card: Card): Card {
  return {
    ...card,
    blocks: card.blocks.map((block) =>
      block.kind === 'image' ? { kind: 'context', inlines: [{ kind: 'foreign', text: block.alt }] } : block,
    ),
  };
}

/** Text and blocks of a post or an update. */
export function toMessage(card: Card, drawing: Drawing): { text: string; blocks: KnownBlock[] } {
  return { text: fallbackText(card.fallback), blocks: toBlocks(card, drawing) };
}
