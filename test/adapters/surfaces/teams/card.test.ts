import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { CARD_TYPE } from '../../../../adapters/surfaces/teams/drawing/elements.ts';
import type { AdaptiveCard } from '../../../../adapters/surfaces/teams/drawing/elements.ts';
import { opIdOf, toContent, toMessage } from '../../../../adapters/surfaces/teams/drawing/card.ts';
import { asPicture } from '../../../../adapters/surfaces/teams/drawing/picture.ts';
import { bytesOf, LIMIT } from '../../../../adapters/surfaces/teams/drawing/limits.ts';
import { anyCard, HOSTILE_CARDS, HOSTILE_TEXTS } from '../../../contracts/surface-cards.ts';
import { buttonsOfCard, cardProblems, every, wordsOfCard } from '../../../support/adaptive-card.ts';

const now = new Date('2026-11-21T10:36:00Z');
const drawer = { clock: { now: () => now }, dialogs: true, opensForm: (action: string) => action === 'reply' };
/** Held against Microsoft's own types too. */
const draw = (card: Card): AdaptiveCard & IAdaptiveCard => toContent(card, drawer);
const drawn = (...blocks: CardBlock[]) => draw({ fallback: 'x', blocks }).body;
const line = (...inlines: Inline[]): CardBlock => ({ kind: 'line', inlines });
const teresa = { id: 'p', name: 'Teresa', userId: '29:teresa' };

function expectTaken(card: Card): void {
  const message = toMessage(card, drawer, { opId: 'op_1' });
  const content = message.attachments?.[0]?.content;
  expect(cardProblems(content)).toEqual([]);
  expect(message.text).toBeUndefined();
  expect(message.summary).toMatch(/^[^\n]+$/);
  expect(JSON.stringify(message).isWellFormed()).toBe(true);
  const controls = every(content, ({ type }) => type === 'ActionSet').reduce((sum, set) => sum + bytesOf(set) + 1, 0);
  expect(bytesOf(message)).toBeLessThanOrEqual(Math.max(LIMIT.activity, controls + 4_000));
  const wanted = card.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const buttons = buttonsOfCard(content);
  expect(buttons).toHaveLength(wanted.length);
  for (const [i, button] of buttons.entries()) {
    if (wanted[i]?.url === undefined)
      expect(button).toMatchObject({ action: wanted[i]?.action, value: wanted[i]?.value });
    else expect(button.url !== undefined || button.action === 'open-link').toBe(true);
  }
  expect(opIdOf(content)).toBe('op_1');
  const asked = card.blocks.some(
    (block) =>
      'inlines' in block && block.inlines.some((inline) => inline.kind === 'person' && inline.mention === true),
  );
  if (!asked) expect(every(content, ({ type }) => type === 'mention' || type === 'TextBlock')).toHaveLength(1);
}

describe('Teams card', () => {
  it('holds a picture of ours inside itself, and what it costs is not spent on words', () => {
    const file = asPicture(new Uint8Array(10_000));
    const picture: CardBlock = { kind: 'image', url: '', alt: 'Mensajes: 40', file };
    const [first, words] = drawn(picture, line({ kind: 'text', text: 'x' }));
    expect(first).toMatchObject({ type: 'Image', url: file, altText: 'Mensajes: 40', size: 'Stretch' });
    expect(words).toBeDefined();
    const long = Array.from({ length: 40 }, () => line({ kind: 'text', text: 'palabra '.repeat(100) }));
    const message = toMessage({ fallback: 'x', blocks: [picture, ...long] }, drawer);
    expect(bytesOf(message)).toBeLessThan(28 * 1024);
    expect(JSON.stringify(message)).toContain(file);
    expect(() => asPicture(new Uint8Array(2_000_000))).toThrow();
  });

  it('says in words what a picture shows that is too large for the message, or none of ours', () => {
    for (const file of [asPicture(new Uint8Array(60_000)), 'F123']) {
      const content = draw({ fallback: 'x', blocks: [{ kind: 'image', url: '', alt: 'Mensajes: 40', file }] });
      expect(every(content, ({ type }) => type === 'Image')).toEqual([]);
      expect(wordsOfCard(content)).toContain('Mensajes: 40');
    }
  });

  it('draws the new card of the interface', () => {
    const content = draw({
      fallback: 'Carla Ruiz en X',
      blocks: [
        {
          kind: 'title',
          inlines: [
            { kind: 'text', text: 'X · mención de @alba · ' },
            { kind: 'time', at: new Date('2026-11-21T10:32:00Z'), ago: true },
            { kind: 'text', text: ' · sin responder', style: 'muted' },
          ],
        },
        line(
          { kind: 'foreign', text: 'Carla Ruiz', style: 'bold' },
          { kind: 'link', text: '@carla_ruiz', url: 'https://x.com/carla_ruiz' },
        ),
        { kind: 'quote', text: 'Me habéis cobrado dos veces.\n¿Cuándo?' },
        { kind: 'answer', text: 'Hola, Carla' },
        {
          kind: 'context',
          inlines: [
            { kind: 'text', text: 'Facturación · ' },
            { kind: 'foreign', text: '#cobro-doble' },
          ],
        },
        { kind: 'divider' },
        {
          kind: 'buttons',
          buttons: [
            { action: 'claim', label: 'Me la quedo', value: '{"ticketId":"tk_1"}', style: 'primary' },
            { action: 'reply', label: 'Responder', value: '{}' },
            { action: 'open', label: 'Ver en X', value: '', url: 'https://x.com/1' },
            { action: 'stop', label: 'Parar', value: '{}', style: 'danger' },
          ],
        },
      ],
    });
    expect(cardProblems(content)).toEqual([]);
    expect(content).toEqual({
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      msteams: { width: 'full' },
      body: [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: 'X · mención de @alba · ', size: 'Medium', weight: 'Bolder' },
            { type: 'TextRun', text: '{{TIME(2026-11-21T10:32:00Z)}}', size: 'Medium', weight: 'Bolder' },
            { type: 'TextRun', text: ' · sin responder', isSubtle: true },
          ],
        },
        {
          type: 'RichTextBlock',
          spacing: 'Small',
          inlines: [
            { type: 'TextRun', text: 'Carla Ruiz', weight: 'Bolder' },
            {
              type: 'TextRun',
              text: '@carla_ruiz',
              selectAction: { type: 'Action.OpenUrl', url: 'https://x.com/carla_ruiz' },
            },
          ],
        },
        {
          type: 'Container',
          style: 'emphasis',
          items: [
            { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Me habéis cobrado dos veces.\n¿Cuándo?' }] },
          ],
        },
        {
          type: 'Container',
          style: 'accent',
          items: [{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Hola, Carla' }] }],
        },
        {
          type: 'RichTextBlock',
          spacing: 'Small',
          inlines: [
            { type: 'TextRun', text: 'Facturación · ', size: 'Small', isSubtle: true },
            { type: 'TextRun', text: '#cobro-doble', size: 'Small', isSubtle: true },
          ],
        },
        {
          type: 'ActionSet',
          separator: true,
          spacing: 'Medium',
          actions: [
            {
              type: 'Action.Execute',
              title: 'Me la quedo',
              style: 'positive',
              verb: 'claim',
              data: { recado: { action: 'claim', value: '{"ticketId":"tk_1"}' } },
            },
            {
              type: 'Action.Submit',
              title: 'Responder',
              data: { msteams: { type: 'task/fetch' }, recado: { action: 'reply', value: '{}' } },
            },
            { type: 'Action.OpenUrl', title: 'Ver en X', url: 'https://x.com/1' },
            {
              type: 'Action.Execute',
              title: 'Parar',
              style: 'destructive',
              verb: 'stop',
              data: { recado: { action: 'stop', value: '{}' } },
            },
          ],
        },
      ],
    });
  });

  it('asks for no dialog where dialogs are off, and tells presses on a page of her own', () => {
    const buttons: CardBlock = { kind: 'buttons', buttons: [{ action: 'reply', label: 'Responder', value: '1' }] };
    const content = toContent({ fallback: 'x', blocks: [buttons] }, { ...drawer, dialogs: false }, { home: true });
    expect(buttonsOfCard(content)).toMatchObject([
      { raw: { type: 'Action.Execute', verb: 'reply', data: { recado: { action: 'reply', value: '1', home: true } } } },
    ]);
  });

  it('says the date of a time that is not of today', () => {
    expect(wordsOfCard({ body: drawn(line({ kind: 'time', at: new Date('2026-11-19T10:32:00Z') })) })).toBe(
      '{{DATE(2026-11-19T10:32:00Z, COMPACT)}} {{TIME(2026-11-19T10:32:00Z)}}',
    );
  });

  it('mentions where asked, with every other word escaped', () => {
    const content = draw({
      fallback: 'x',
      blocks: [
        line(
          { kind: 'person', person: teresa },
          { kind: 'text', text: '\n- y 1_000 <at>Teresa</at> *hola* ' },
          { kind: 'person', person: teresa, mention: true },
          { kind: 'text', text: '\n\n2. # fin', style: 'bold' },
          { kind: 'link', text: 'ver [aquí]', url: 'https://x.example/a_(b)' },
        ),
      ],
    });
    expect(cardProblems(content)).toEqual([]);
    expect(content.msteams.entities).toEqual([
      { type: 'mention', text: '<at>Teresa</at>', mentioned: { id: '29:teresa', name: 'Teresa' } },
    ]);
    expect(content.body).toEqual([
      {
        type: 'TextBlock',
        wrap: true,
        text: 'Teresa\n\n\\- y 1\\_000 \\<at\\>Teresa\\</at\\> \\*hola\\* <at>Teresa</at>\n\n**2. # fin**[ver \\[aquí\\]](https://x.example/a%5f%28b%29)',
      },
    ]);
  });

  it.each([
    ['names when not asked', teresa, false],
    ['names whom it cannot mention', { id: 'p', name: 'Teresa' }, true],
  ])('%s', (_what, person, mention) => {
    expect(drawn(line({ kind: 'person', person, mention }))).toEqual([
      { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Teresa' }] },
    ]);
  });

  it('keeps a mention that stands after a line too long', () => {
    const content = draw({
      fallback: 'x',
      blocks: [
        line(...Array.from({ length: 300 }, (): Inline => ({ kind: 'foreign', text: 'etiqueta ' })), {
          kind: 'person',
          person: teresa,
          mention: true,
        }),
      ],
    });
    expect(content.msteams.entities).toHaveLength(1);
    expect(wordsOfCard(content)).toMatch(/…Teresa$/);
  });

  it('notifies two people of one name', () => {
    const content = draw({
      fallback: 'x',
      blocks: [
        line(
          { kind: 'person', person: teresa, mention: true },
          { kind: 'person', person: { ...teresa, userId: '29:other' }, mention: true },
        ),
      ],
    });
    expect(cardProblems(content)).toEqual([]);
    expect(content.msteams.entities?.map(({ mentioned }) => mentioned.id)).toEqual(['29:teresa', '29:other']);
    expect(new Set(content.msteams.entities?.map(({ text }) => text)).size).toBe(2);
  });

  it.each(HOSTILE_TEXTS.filter((text) => text.length < 400))('shows %j as it is', (text) => {
    const words = wordsOfCard({ body: drawn({ kind: 'quote', text }, { kind: 'answer', text }) });
    const shown = text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/(?![\n\t])\p{Cc}/gu, '');
    if (/[^\p{White_Space}\p{Cf}]/u.test(text)) expect(words).toBe(`${shown}\n${shown}`);
    else expect(words).toBe('…');
  });

  it('lets no text become a time', () => {
    const content = draw({
      fallback: 'x',
      blocks: [{ kind: 'quote', text: '{{DATE(2017-02-14T06:08:39Z,LONG)}} {{{TIME(2017-02-14T06:08:39Z)}}}' }],
    });
    expect(JSON.stringify(content)).not.toMatch(/\{\{(DATE|TIME)/);
    expect(wordsOfCard(content)).toContain('{{DATE(2017');
  });

  it('shows an answer whole beside a quote too long', () => {
    const answer = `Hola, Carla.\n\n${'Lo miramos ahora mismo. '.repeat(250)}Un saludo,\nAlba`;
    expect(
      wordsOfCard({ body: drawn({ kind: 'quote', text: 'q'.repeat(20_000) }, { kind: 'answer', text: answer }) }),
    ).toContain(answer);
  });

  it('marks an answer that is cut', () => {
    const words = wordsOfCard({ body: drawn({ kind: 'answer', text: 'a'.repeat(30_000) }) });
    expect(words.endsWith('…')).toBe(true);
    expect(words.length).toBeGreaterThan(8_000);
  });

  it('shows thirty buttons in rows of six, and the place where words are left out', () => {
    const body = draw(
      HOSTILE_CARDS.find(({ what }) => what === '30 buttons')?.card ?? { fallback: '', blocks: [] },
    ).body;
    expect(body.map((row) => (row.type === 'ActionSet' ? row.actions.length : 0))).toEqual([6, 6, 6, 6, 6]);
    const long = drawn(...Array.from({ length: 20 }, (): CardBlock => ({ kind: 'quote', text: 'q'.repeat(5_000) })), {
      kind: 'buttons',
      buttons: [{ action: 'a', label: 'A', value: '1' }],
    });
    expect(long.at(-1)?.type).toBe('ActionSet');
    expect(long.at(-2)).toMatchObject({ inlines: [{ text: '…' }] });
  });

  it('cuts between graphemes', () => {
    expect(
      buttonsOfCard({
        body: drawn({ kind: 'buttons', buttons: [{ action: 'a', label: '👩‍👩‍👧‍👦'.repeat(20), value: 'v' }] }),
      }),
    ).toMatchObject([{ title: `${'👩‍👩‍👧‍👦'.repeat(4)}…` }]);
  });

  it('isolates a right-to-left name and takes its overrides away', () => {
    expect(wordsOfCard({ body: drawn(line({ kind: 'foreign', text: '\u202eשלום\n abc' })) })).toBe(
      '\u2068שלום abc\u2069',
    );
  });

  it('shows pictures by https only, and the words of others', () => {
    expect(drawn({ kind: 'image', url: 'https://x.example/a.png', alt: 'una factura' })).toMatchObject([
      { type: 'Image', url: 'https://x.example/a.png', altText: 'una factura' },
    ]);
    expect(drawn({ kind: 'image', url: 'https://x.example/a.png', alt: 'una factura', small: true })).toMatchObject([
      { type: 'Image', size: 'Medium' },
    ]);
    expect(drawn({ kind: 'image', url: 'http://x.example/a.png', alt: 'una factura' })).toMatchObject([
      { inlines: [{ text: 'una factura', isSubtle: true }] },
    ]);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'msteams://open', 'no address'])('makes no link of %s', (url) => {
    const body = drawn(line({ kind: 'link', text: 'ver', url }), {
      kind: 'buttons',
      buttons: [{ action: 'open', label: 'Ver', value: '', url }],
    });
    expect(every(body, ({ type }) => type === 'Action.OpenUrl')).toEqual([]);
    expect(buttonsOfCard(body)).toMatchObject([{ action: 'open-link' }]);
  });

  it('is one card and its words for notifications', () => {
    const message = toMessage({ fallback: ' X · <at>a</at>\nb ', blocks: [] }, drawer, { opId: 'op_9' });
    expect(message).toMatchObject({
      type: 'message',
      summary: 'X · <at>a</at> b',
      attachments: [{ contentType: CARD_TYPE }],
    });
    expect(opIdOf(message.attachments?.[0]?.content)).toBe('op_9');
    expect([undefined, null, {}, { body: 'x' }, { body: [{ id: 'recado-op' }] }].map(opIdOf)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it.each(HOSTILE_CARDS)('is taken by Teams with $what', ({ card }) => expectTaken(card));

  it('is taken by Teams whatever it holds', () => {
    const userIds = ['29:1abc', '29:2def', '8:orgid:x'];
    const ofTeams = anyCard.map((card) => ({
      ...card,
      blocks: card.blocks.map((block, at) =>
        'inlines' in block
          ? {
              ...block,
              inlines: block.inlines.map((inline, i) =>
                inline.kind === 'person' && inline.person.userId !== undefined
                  ? { ...inline, person: { ...inline.person, userId: userIds[(at + i) % 3] ?? '' } }
                  : inline,
              ),
            }
          : block,
      ),
    }));
    fc.assert(fc.property(ofTeams, expectTaken), { numRuns: 150 });
  });
});
