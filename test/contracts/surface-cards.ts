import fc from 'fast-check';
import type { Button, Card, CardBlock, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';

/** Everything a stranger can put in a name or a text to break a card, ping a team or look like us. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u200b\u200d\u2060',
  '\n\n\n',
  'A'.repeat(10_000),
  '&'.repeat(3_000),
  '<'.repeat(10_000),
  '<!channel> <!here> <!everyone> @channel @here',
  '<@U123> <@U0123456789|Teresa> <#C0123456789|general> <!subteam^S0123456789|@approvers>',
  '<https://evil.example|https://bank.example> [bank](https://evil.example) https://evil.example',
  '*bold* _it_ ~gone~ `code` ```block``` > quote :tada: &lt;!channel&gt; &amp;',
  '\u202eecnalab ruoy \u2066hidden\u2069 مرحبا بكم שלום',
  '👩‍👩‍👧‍👦'.repeat(700),
  `e${'\u0301'.repeat(4_000)}`,
  '\ud83d lone \udc00 halves \u0000\u0007\u001b[31m',
  'línea uno\r\nlínea dos\n\n   tres',
];

const text = (value: string): Inline => ({ kind: 'text', text: value });
const foreign = (value: string): Inline => ({ kind: 'foreign', text: value });
const button = (n: number, label = `Botón ${n}`): Button => ({
  action: `action-${n}`,
  label,
  value: JSON.stringify({ ticketId: `tk_${n}` }),
});

function around(hostile: string): Card {
  return {
    fallback: hostile,
    blocks: [
      { kind: 'title', inlines: [text('X · mención'), foreign(hostile)] },
      {
        kind: 'line',
        inlines: [
          foreign(hostile),
          { kind: 'person', person: { id: 'p', name: hostile } },
          { kind: 'link', text: hostile, url: 'https://x.example/1' },
          { kind: 'link', text: 'x', url: hostile },
        ],
      },
      { kind: 'quote', text: hostile },
      { kind: 'answer', text: hostile },
      { kind: 'context', inlines: [foreign(hostile)] },
      {
        kind: 'context',
        inlines: [foreign(hostile), { kind: 'time', at: new Date('2026-11-21T10:32:00Z'), ago: true }],
      },
      { kind: 'image', url: hostile, alt: hostile },
      {
        kind: 'buttons',
        buttons: [button(1, hostile), { ...button(2), url: hostile }, { ...button(3), url: 'https://x.example/1' }],
      },
    ],
  };
}

/** Cards no surface may refuse, each with the number of buttons that must be seen. */
export const HOSTILE_CARDS: readonly { what: string; card: Card }[] = [
  ...HOSTILE_TEXTS.map((hostile, i) => ({ what: `hostile text ${i}`, card: around(hostile) })),
  { what: 'nothing at all', card: { fallback: '', blocks: [] } },
  {
    what: '300 tags',
    card: {
      fallback: 'tags',
      blocks: [
        { kind: 'line', inlines: Array.from({ length: 300 }, (_, i) => foreign(`#etiqueta-${i} `)) },
        { kind: 'buttons', buttons: [button(1)] },
      ],
    },
  },
  {
    what: '60 blocks',
    card: {
      fallback: 'blocks',
      blocks: [
        ...Array.from({ length: 60 }, (_, i): CardBlock => ({ kind: 'line', inlines: [text(`línea ${i}`)] })),
        { kind: 'buttons', buttons: [button(1), button(2)] },
      ],
    },
  },
  {
    what: '30 buttons',
    card: {
      fallback: 'buttons',
      blocks: [{ kind: 'buttons', buttons: Array.from({ length: 30 }, (_, i) => button(i)) }],
    },
  },
  {
    what: '60 rows of buttons',
    card: {
      fallback: 'rows',
      blocks: Array.from({ length: 60 }, (_, i): CardBlock => ({ kind: 'buttons', buttons: [button(i)] })),
    },
  },
  {
    what: 'the same button thrice',
    card: { fallback: 'same', blocks: [{ kind: 'buttons', buttons: [button(1), button(1), button(1)] }] },
  },
  {
    what: 'long quotes and answers',
    card: {
      fallback: 'long',
      blocks: [
        { kind: 'quote', text: 'q'.repeat(25_000) },
        { kind: 'answer', text: 'a '.repeat(12_500) },
        { kind: 'answer', text: 'b' },
        { kind: 'buttons', buttons: [button(1)] },
      ],
    },
  },
];

const anyText = fc.oneof(
  fc.constantFrom(...HOSTILE_TEXTS),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.nat(12_000).map((length) => 'palabra <&> '.repeat(Math.ceil(length / 12)).slice(0, length)),
);
const anyUrl = fc.oneof(fc.webUrl(), anyText);
const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  fc.record({
    kind: fc.constant('text' as const),
    text: anyText,
    style: fc.constantFrom('bold' as const, 'muted' as const, 'strike' as const, undefined),
  }),
  fc.record({
    kind: fc.constant('foreign' as const),
    text: anyText,
    style: fc.constantFrom('bold' as const, 'muted' as const, undefined),
  }),
  fc.record({ kind: fc.constant('time' as const), at: fc.date(), ago: fc.boolean() }),
  fc.record({ kind: fc.constant('link' as const), text: anyText, url: anyUrl }),
  fc.record({
    kind: fc.constant('person' as const),
    person: fc.record({
      id: fc.constant('p'),
      name: anyText,
      userId: fc.constantFrom('U0123ABCD', 'not an id', undefined),
    }),
    mention: fc.boolean(),
  }),
);
const anyButton: fc.Arbitrary<Button> = fc.record(
  {
    action: fc.constantFrom('claim', 'reply', 'send', 'open'),
    label: anyText,
    value: fc.string({ maxLength: 2_000 }),
    style: fc.constantFrom('primary' as const, 'danger' as const),
    url: anyUrl,
  },
  { requiredKeys: ['action', 'label', 'value'] },
);
const inlines = fc.array(anyInline, { maxLength: 12 });
const anyButtons = fc.array(anyButton, { maxLength: 30 });

export const anyCard: fc.Arbitrary<Card> = fc.record({
  fallback: anyText,
  blocks: fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({ kind: fc.constantFrom('title' as const, 'line' as const, 'context' as const), inlines }),
      },
      fc.record({ kind: fc.constantFrom('quote' as const, 'answer' as const), text: anyText }),
      fc.record({ kind: fc.constant('image' as const), url: anyUrl, alt: anyText }),
      fc.constant({ kind: 'divider' as const }),
      fc.record({ kind: fc.constant('buttons' as const), buttons: anyButtons }),
    ),
    { maxLength: 80 },
  ),
});

const fieldNames = Array.from({ length: 12 }, (_, i) => `field-${i}`);
const anyForm: fc.Arbitrary<Form> = fc
  .record({
    action: fc.constantFrom('reply', 'return'),
    meta: fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ maxLength: 60 }), { maxKeys: 5 }),
    title: anyText,
    submit: fc.option(anyText, { nil: undefined }),
    cancel: anyText,
    names: fc.shuffledSubarray(fieldNames),
    blocks: fc.array(
      fc.oneof(
        fc.record({ kind: fc.constantFrom('line' as const, 'context' as const), inlines }),
        fc.record({ kind: fc.constant('quote' as const), text: anyText }),
        fc.constant({ kind: 'divider' as const }),
        fc.record({ kind: fc.constant('buttons' as const), buttons: anyButtons }),
      ),
      { maxLength: 120 },
    ),
    label: anyText,
    initial: anyText,
    hint: anyText,
    maxLength: fc.integer({ min: 1, max: 5_000 }),
    options: fc.uniqueArray(fc.record({ value: fc.string({ minLength: 1, maxLength: 40 }), label: anyText }), {
      maxLength: 130,
      selector: ({ value }) => value,
    }),
  })
  .map(({ names, blocks, label, initial, hint, maxLength, options, ...form }) => {
    const fields = names.map((name, i): FormBlock => ({
      kind: 'field',
      field:
        i % 2 === 0
          ? { kind: 'text', name, label, initial, hint, maxLength, multiline: true, focus: true }
          : { kind: 'choice', name, label, options, initial: options[0]?.value },
    }));
    return { ...form, blocks: [...blocks.slice(0, 60), ...fields, ...blocks.slice(60)] };
  });
export { anyForm };
