import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkView } from '../../sandbox/slack/blocks/index.ts';
import { LIMITS } from '../../sandbox/slack/blocks/limits.ts';
import { actions, button, input, many, modal, option, rich, section, select, text } from './slack-parts.ts';

/** [what, the largest that is taken, the smallest that is refused] */
const blocks: [string, object, object][] = [
  ['section text', section({ text: text(3000) }), section({ text: text(3001) })],
  ['section text, empty', section({ text: text(1) }), section({ text: text(0) })],
  ['section without anything', section({ text: text(1) }), section({})],
  ['section fields', section({ fields: many(10, () => text(5)) }), section({ fields: many(11, () => text(5)) })],
  ['section field', section({ fields: [text(2000)] }), section({ fields: [text(2001)] })],
  ['header', { type: 'header', text: text(150) }, { type: 'header', text: text(151) }],
  [
    'header in emoji',
    { type: 'header', text: { type: 'plain_text', text: '😀'.repeat(150) } },
    { type: 'header', text: text(5, 'mrkdwn') },
  ],
  [
    'context elements',
    { type: 'context', elements: many(10, () => text(5)) },
    { type: 'context', elements: many(11, () => text(5)) },
  ],
  [
    'context takes no buttons',
    { type: 'context', elements: [text(1, 'mrkdwn')] },
    { type: 'context', elements: [button()] },
  ],
  [
    'actions elements',
    actions(...many(25, (n) => button({ action_id: `a${n}` }))),
    actions(...many(26, (n) => button({ action_id: `a${n}` }))),
  ],
  ['button text', actions(button({ text: text(75) })), actions(button({ text: text(76) }))],
  ['button text is plain', actions(button()), actions(button({ text: text(5, 'mrkdwn') }))],
  ['button value', actions(button({ value: 'v'.repeat(2000) })), actions(button({ value: 'v'.repeat(2001) }))],
  [
    'button url',
    actions(button({ url: `https://a.example/${'u'.repeat(2982)}` })),
    actions(button({ url: `https://a.example/${'u'.repeat(2983)}` })),
  ],
  ['button style', actions(button({ style: 'danger' })), actions(button({ style: 'green' }))],
  ['action_id', actions(button({ action_id: 'a'.repeat(255) })), actions(button({ action_id: 'a'.repeat(256) }))],
  [
    'one action_id twice in a block',
    actions(button({ action_id: 'a' }), button({ action_id: 'b' })),
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
  ],
  ['block_id', { type: 'divider', block_id: 'b'.repeat(255) }, { type: 'divider', block_id: 'b'.repeat(256) }],
  [
    'label of a button',
    actions(button({ accessibility_label: 'l'.repeat(75) })),
    actions(button({ accessibility_label: 'l'.repeat(76) })),
  ],
  [
    'confirm',
    actions(button({ confirm: { title: text(100), text: text(300), confirm: text(30), deny: text(30) } })),
    actions(button({ confirm: { title: text(101), text: text(300) } })),
  ],
  [
    'confirm text',
    actions(button({ confirm: { text: text(300) } })),
    actions(button({ confirm: { text: text(301) } })),
  ],
  [
    'confirm button',
    actions(button({ confirm: { text: text(3), deny: text(30) } })),
    actions(button({ confirm: { text: text(3), deny: text(31) } })),
  ],
  [
    'option text',
    actions(select({ options: [option({ text: text(75) })] })),
    actions(select({ options: [option({ text: text(76) })] })),
  ],
  [
    'option value',
    actions(select({ options: [option({ value: 'v'.repeat(150) })] })),
    actions(select({ options: [option({ value: 'v'.repeat(151) })] })),
  ],
  [
    'option description',
    actions(select({ options: [option({ description: text(75) })] })),
    actions(select({ options: [option({ description: text(76) })] })),
  ],
  [
    'options',
    actions(select({ options: many(100, () => option()) })),
    actions(select({ options: many(101, () => option()) })),
  ],
  ['placeholder', actions(select({ placeholder: text(150) })), actions(select({ placeholder: text(151) }))],
  [
    'one source of options',
    actions(select()),
    actions(select({ option_groups: [{ label: text(3), options: [option()] }] })),
  ],
  [
    'option group',
    actions({ type: 'static_select', option_groups: [{ label: text(75), options: [option()] }] }),
    actions({ type: 'static_select', option_groups: [{ label: text(76), options: [] }] }),
  ],
  [
    'overflow',
    actions({ type: 'overflow', options: many(5, () => option()) }),
    actions({ type: 'overflow', options: many(6, () => option()) }),
  ],
  [
    'overflow, empty',
    actions({ type: 'overflow', options: [option({ url: 'https://a.example' })] }),
    actions({ type: 'overflow', options: [] }),
  ],
  [
    'checkboxes',
    actions({ type: 'checkboxes', options: many(10, () => option()) }),
    actions({ type: 'checkboxes', options: many(11, () => option()) }),
  ],
  [
    'radio buttons',
    actions({ type: 'radio_buttons', options: many(10, () => option()) }),
    actions({ type: 'radio_buttons', options: [] }),
  ],
  [
    'image alt text',
    { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'a'.repeat(2000) },
    { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'a'.repeat(2001) },
  ],
  [
    'image source',
    { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' },
    { type: 'image', slack_file: { id: 'F1' }, image_url: 'https://a.example/i.png', alt_text: 'a' },
  ],
  [
    'image url',
    { type: 'image', image_url: 'https://a.example/i.png', alt_text: 'a' },
    { type: 'image', image_url: 'javascript:alert(1)', alt_text: 'a' },
  ],
  [
    'input label',
    input({ type: 'plain_text_input' }, { label: text(2000) }),
    input({ type: 'plain_text_input' }, { label: text(2001) }),
  ],
  [
    'input hint',
    input({ type: 'plain_text_input' }, { hint: text(2000) }),
    input({ type: 'plain_text_input' }, { hint: text(2001) }),
  ],
  [
    'plain_text_input length',
    input({ type: 'plain_text_input', max_length: 3000 }),
    input({ type: 'plain_text_input', max_length: 3001 }),
  ],
  [
    'plain_text_input range',
    input({ type: 'plain_text_input', min_length: 5, max_length: 5 }),
    input({ type: 'plain_text_input', min_length: 6, max_length: 5 }),
  ],
  [
    'plain_text_input start',
    input({ type: 'plain_text_input', initial_value: 'x'.repeat(9), max_length: 9 }),
    input({ type: 'plain_text_input', initial_value: 'x'.repeat(10), max_length: 9 }),
  ],
  [
    'number_input range',
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '2' }),
    input({ type: 'number_input', is_decimal_allowed: false, min_value: '2', max_value: '1' }),
  ],
  ['file_input', input({ type: 'file_input', max_files: 10 }), input({ type: 'file_input', max_files: 11 })],
  ['no button in an input', input(select()), input(button())],
  ['markdown', { type: 'markdown', text: 'm'.repeat(12_000) }, { type: 'markdown', text: 'm'.repeat(12_001) }],
  ['unknown block', { type: 'divider' }, { type: 'dividers' }],
  ['unknown field', { type: 'divider' }, { type: 'divider', colour: 'red' }],
  ['unknown element', actions(button()), actions({ type: 'slider' })],
  ['prototype names are no types', { type: 'divider' }, { type: 'constructor' }],
  [
    'video',
    {
      type: 'video',
      alt_text: 'a',
      title: text(200),
      thumbnail_url: 'https://a.example/t',
      video_url: 'https://a.example/v',
    },
    {
      type: 'video',
      alt_text: '',
      title: text(201),
      thumbnail_url: 'https://a.example/t',
      video_url: 'https://a.example/v',
    },
  ],
  [
    'rich text date',
    rich({ type: 'date', timestamp: 1_790_000_000, format: '{ago} ({time})', fallback: 'hoy' }),
    rich({ type: 'date', timestamp: 1_790_000_000, format: '{since}' }),
  ],
  ['rich text user', rich({ type: 'user', user_id: 'U1' }), rich({ type: 'user', id: 'U1' })],
  ['rich text user group', rich({ type: 'usergroup', usergroup_id: 'S1' }), rich({ type: 'usergroup' })],
  ['rich text link', rich({ type: 'link', url: 'https://a.example', text: 'a' }), rich({ type: 'link', text: 'a' })],
  ['rich text, empty text', rich({ type: 'text', text: 'a' }), rich({ type: 'text', text: '' })],
  [
    'rich text style',
    rich({ type: 'text', text: 'a', style: { bold: true } }),
    rich({ type: 'text', text: 'a', style: { blink: true } }),
  ],
  [
    'rich text quote',
    { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] }] },
    { type: 'rich_text', elements: [{ type: 'text', text: 'a' }] },
  ],
  [
    'preformatted holds no mention',
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a' }] }] },
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }] },
  ],
];

const views: [string, object, object][] = [
  ['title', modal({ title: text(24) }), modal({ title: text(25) })],
  ['submit', modal({ submit: text(24) }), modal({ submit: text(25) })],
  ['close', modal({ close: text(24) }), modal({ close: text(25) })],
  ['callback_id', modal({ callback_id: 'c'.repeat(255) }), modal({ callback_id: 'c'.repeat(256) })],
  ['private_metadata', modal({ private_metadata: 'p'.repeat(3000) }), modal({ private_metadata: 'p'.repeat(3001) })],
  [
    'blocks',
    modal({ blocks: many(100, () => ({ type: 'divider' })) }),
    modal({ blocks: many(101, () => ({ type: 'divider' })) }),
  ],
  ['no blocks', modal(), modal({ blocks: [] })],
  [
    'an input needs submit',
    modal({ blocks: [input({ type: 'plain_text_input' })] }),
    modal({ blocks: [input({ type: 'plain_text_input' })], submit: undefined }),
  ],
  ['a Home is no modal', modal(), { type: 'home', blocks: [{ type: 'divider' }] }],
  [
    'two elements cannot both have the focus',
    modal({ blocks: [input({ type: 'plain_text_input', focus_on_load: true })] }),
    modal({ blocks: many(2, () => input({ type: 'plain_text_input', focus_on_load: true })) }),
  ],
];

describe('Block Kit limits', () => {
  it.each(blocks)('%s', (_what, taken, refused) => {
    expect(checkMessageBlocks([taken])).toEqual([]);
    expect(checkMessageBlocks([refused])).not.toEqual([]);
  });

  it.each(views)('view: %s', (_what, taken, refused) => {
    expect(checkView(taken, 'modal')).toEqual([]);
    expect(checkView(refused, 'modal')).not.toEqual([]);
  });

  it('a message holds 50 blocks and no block_id twice', () => {
    expect(checkMessageBlocks(many(LIMITS.messageBlocks, () => ({ type: 'divider' })))).toEqual([]);
    expect(checkMessageBlocks(many(LIMITS.messageBlocks + 1, () => ({ type: 'divider' })))).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ]);
    expect(checkMessageBlocks(many(2, () => ({ type: 'divider', block_id: 'b' })))).toEqual([
      '[ERROR] block_id already exists [json-pointer:/blocks/1/block_id]',
    ]);
  });

  it('hostile text is only text', () => {
    for (const hostile of ['<!channel> <@U1> <https://a.example|b>', '*a* _b_ `c`', '\u202eabc', '{"type":"button"}']) {
      expect(
        checkMessageBlocks([
          section({ text: { type: 'plain_text', text: hostile } }),
          rich({ type: 'text', text: hostile }),
        ]),
      ).toEqual([]);
    }
  });
});
