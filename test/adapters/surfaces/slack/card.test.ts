import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownBlock } from '@slack/types';
import type { Card, CardBlock } from '#core/card.ts';
import { toMessage, withoutImages } from '../../../../adapters/surfaces/slack/drawing/card.ts';
import { actionOf } from '../../../../adapters/surfaces/slack/drawing/buttons.ts';
import { checkMessageBlocks, textSize } from '../../../../sandbox/slack/blocks/index.ts';
import { LIMITS } from '../../../../sandbox/slack/blocks/limits.ts';
import { anyCard, HOSTILE_CARDS } from '../../../contracts/surface-cards.ts';

const now = new Date('2026-11-21T10:36:00Z');
const draw = (card: Card) => toMessage(card, { now });
const drawBlocks = (...blocks: CardBlock[]): KnownBlock[] => draw({ fallback: 'x', blocks }).blocks;
const buttonsOf = (blocks: KnownBlock[]) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

/** Every element of a kind anywhere inside. */
function elements(value: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => elements(one, type));
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap((one) => elements(one, type));
  return 'type' in value && value.type === type ? [{ ...value }, ...inside] : inside;
}

function expectTaken(card: Card): void {
  const { text, blocks } = draw(card);
  expect(checkMessageBlocks(blocks)).toEqual([]);
  expect(blocks.length).toBeGreaterThan(0);
  expect(textSize(blocks)).toBeLessThanOrEqual(LIMITS.messageBlocksText);
  expect(text).not.toMatch(/[<>\n]/);
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThanOrEqual(4_000);
  expect(text.isWellFormed()).toBe(true);
  const wanted = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  expect(buttonsOf(blocks).map((one) => ('action_id' in one ? actionOf(String(one.action_id)) : ''))).toEqual(
    wanted.map((button) => (button.url === undefined ? button.action : 'open-link')),
  );
  // Nothing but rich text and plain text, and no mention that was not asked for.
  expect(elements(blocks, 'mrkdwn')).toEqual([]);
  for (const type of ['broadcast', 'usergroup', 'channel', 'emoji']) expect(elements(blocks, type)).toEqual([]);
}

describe('Slack card', () => {
  it('draws the new card of the interface', () => {
    const blocks = drawBlocks(
      {
        kind: 'title',
        inlines: [
          { kind: 'text', text: 'X · mención de @alba · ' },
          { kind: 'time', at: new Date('2026-11-21T10:32:00Z'), ago: true },
          { kind: 'text', text: ' · sin responder', style: 'muted' },
        ],
      },
      {
        kind: 'line',
        inlines: [
          { kind: 'foreign', text: 'Carla Ruiz', style: 'bold' },
          { kind: 'link', text: '@carla_ruiz', url: 'https://x.com/carla_ruiz' },
        ],
      },
      { kind: 'quote', text: 'Me habéis cobrado dos veces.\n¿Cuándo?' },
      {
        kind: 'context',
        inlines: [
          { kind: 'text', text: 'Facturación · ' },
          { kind: 'foreign', text: '#cobro-doble' },
        ],
      },
      {
        kind: 'buttons',
        buttons: [{ action: 'claim', label: 'Me la quedo', value: '{"ticketId":"tk_1"}', style: 'primary' }],
      },
    );
    expect(blocks).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'X · mención de @alba · ', style: { bold: true } },
              {
                type: 'date',
                timestamp: 1795257120,
                format: '{ago} ({time})',
                fallback: '2026-11-21 10:32 UTC',
                style: { bold: true },
              },
              { type: 'text', text: ' · sin responder' },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'Carla Ruiz', style: { bold: true } },
              { type: 'link', url: 'https://x.com/carla_ruiz', text: '@carla_ruiz' },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Me habéis cobrado dos veces.\n¿Cuándo?' }] },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: 'Facturación · #cobro-doble', emoji: false }] },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'claim',
            text: { type: 'plain_text', text: 'Me la quedo', emoji: false },
            value: '{"ticketId":"tk_1"}',
            style: 'primary',
          },
        ],
      },
    ]);
  });

  it('says the date of a time that is not of today', () => {
    expect(
      elements(drawBlocks({ kind: 'line', inlines: [{ kind: 'time', at: new Date('2026-11-19T10:32:00Z') }] }), 'date'),
    ).toMatchObject([{ format: '{date_short} {time}' }]);
  });

  it('says the seconds where they matter', () => {
    const at = new Date('2026-11-21T10:32:07Z');
    expect(
      elements(drawBlocks({ kind: 'line', inlines: [{ kind: 'time', at, seconds: true }] }), 'date'),
    ).toMatchObject([{ format: '{time_secs}', fallback: '2026-11-21 10:32:07 UTC' }]);
  });

  it.each([
    [
      'mentions when asked',
      { id: 'p', name: 'Teresa', userId: 'U0TERESA' },
      true,
      [{ type: 'user', user_id: 'U0TERESA' }],
    ],
    [
      'names when not asked',
      { id: 'p', name: 'Teresa', userId: 'U0TERESA' },
      false,
      [{ type: 'text', text: 'Teresa' }],
    ],
    ['names whom it cannot mention', { id: 'p', name: 'Teresa' }, true, [{ type: 'text', text: 'Teresa' }]],
  ])('%s', (_what, person, mention, expected) => {
    expect(drawBlocks({ kind: 'line', inlines: [{ kind: 'person', person, mention }] })).toEqual([
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: expected }] },
    ]);
  });

  it('keeps a mention that stands after a line too long', () => {
    const blocks = drawBlocks({
      kind: 'line',
      inlines: [
        ...Array.from({ length: 300 }, () => ({ kind: 'foreign' as const, text: 'etiqueta ' })),
        { kind: 'person', person: { id: 'p', name: 'T', userId: 'U0TERESA' }, mention: true },
      ],
    });
    expect(elements(blocks, 'user')).toHaveLength(1);
    expect(JSON.stringify(blocks)).toContain('…');
  });

  it('shows an answer exactly, in as many pieces as needed', () => {
    const answer = `Hola, Carla.\n\n${'Lo miramos ahora mismo. '.repeat(250)}Un saludo,\nAlba`;
    const pieces = elements(
      drawBlocks({ kind: 'quote', text: 'q'.repeat(20_000) }, { kind: 'answer', text: answer }),
      'rich_text_preformatted',
    );
    expect(pieces.length).toBeGreaterThan(1);
    expect(
      pieces
        .flatMap((piece) => elements(piece['elements'], 'text'))
        .map((one) => one['text'])
        .join(''),
    ).toBe(answer);
  });

  it('marks an answer that is cut', () => {
    const shown = elements(drawBlocks({ kind: 'answer', text: 'a'.repeat(30_000) }), 'text')
      .map((one) => String(one['text']))
      .join('');
    expect(shown.endsWith('…')).toBe(true);
    expect(shown.length).toBeGreaterThan(8_000);
  });

  it('keeps the buttons and marks the place where blocks are left out', () => {
    const card = HOSTILE_CARDS.find(({ what }) => what === '60 blocks');
    const blocks = draw(card?.card ?? { fallback: '', blocks: [] }).blocks;
    expect(blocks).toHaveLength(50);
    expect(blocks.at(-1)?.type).toBe('actions');
    expect(blocks.at(-2)).toEqual({ type: 'context', elements: [{ type: 'plain_text', text: '…', emoji: false }] });
  });

  it('cuts between graphemes', () => {
    const [label] = buttonsOf(
      drawBlocks({ kind: 'buttons', buttons: [{ action: 'a', label: '👩‍👩‍👧‍👦'.repeat(20), value: 'v' }] }),
    ).map((one) => ('text' in one ? one.text : undefined));
    expect(label).toMatchObject({ text: `${'👩‍👩‍👧‍👦'.repeat(6)}…` });
  });

  it('isolates a right-to-left name and takes its overrides away', () => {
    const [element] = elements(
      drawBlocks({ kind: 'line', inlines: [{ kind: 'foreign', text: '\u202eשלום\n abc' }] }),
      'text',
    );
    expect(element?.['text']).toBe('\u2068שלום abc\u2069');
  });

  it('shows pictures by https only, and the words of others', () => {
    expect(drawBlocks({ kind: 'image', url: 'https://x.example/a.png', alt: 'una factura' })).toEqual([
      { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'una factura' },
    ]);
    const small = { type: 'section', text: { type: 'plain_text', text: 'una factura', emoji: false } };
    expect(drawBlocks({ kind: 'image', url: 'https://x.example/a.png', alt: 'una factura', small: true })).toEqual([
      { ...small, accessory: { type: 'image', image_url: 'https://x.example/a.png', alt_text: 'una factura' } },
    ]);
    expect(drawBlocks({ kind: 'image', url: '', alt: 'una factura', small: true, file: 'F1' })).toEqual([
      { ...small, accessory: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'una factura' } },
    ]);
    expect(drawBlocks({ kind: 'image', url: 'http://x.example/a.png', alt: 'una factura' })).toEqual([
      { type: 'context', elements: [{ type: 'plain_text', text: 'una factura', emoji: false }] },
    ]);
    expect(
      elements(
        draw(
          withoutImages({
            fallback: 'x',
            blocks: [{ kind: 'image', url: 'https://x.example/a.png', alt: 'una factura' }],
          }),
        ).blocks,
        'image',
      ),
    ).toEqual([]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'slack://open', 'no address'])('makes no link of %s', (url) => {
    const blocks = drawBlocks(
      { kind: 'line', inlines: [{ kind: 'link', text: 'ver', url }] },
      { kind: 'buttons', buttons: [{ action: 'open', label: 'Ver', value: '', url }] },
    );
    expect(elements(blocks, 'link')).toEqual([]);
    expect(elements(blocks, 'button')).toEqual([expect.not.objectContaining({ url: expect.anything() })]);
  });

  it('escapes the fallback', () => {
    expect(draw({ fallback: 'X · <!channel>: a & b\nc', blocks: [] }).text).toBe('X · &lt;!channel&gt;: a &amp; b c');
  });

  it.each(HOSTILE_CARDS)('is taken by Slack with $what', ({ card }) => expectTaken(card));

  it('is taken by Slack whatever it holds', () => {
    fc.assert(fc.property(anyCard, expectTaken), { numRuns: 150 });
  });
});
