/** The checks of blocks against the fixtures that are published for Block Kit. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMessageBlocks, checkView } from '../../sandbox/slack/blocks/index.ts';
import { LIMITS } from '../../sandbox/slack/blocks/limits.ts';
import { input, section, text } from './slack-parts.ts';

const specs = process.env['RECADO_SHARED_SPECS'];
const folder = specs ? join(specs, 'slack-blockkit-limits', 'spec') : '';
if (!specs) process.stderr.write('RECADO_SHARED_SPECS is not set: the published Block Kit fixtures are NOT checked.\n');

/** Newer blocks that Recado does not send: the workspace refuses them. */
const UNSUPPORTED = [
  'alert_block',
  'card_block',
  'carousel_block',
  'container_block',
  'context_actions_feedback_buttons',
  'context_actions_icon_button',
  'data_table_block',
  'file_block_only',
  'plan_block',
  'table_block',
  'task_card_block',
];
/** Elements that stand in other blocks than these, or whose fixture is not a whole element. */
const ELSEWHERE = ['url_source_basic', 'rich_text_input_basic'];

function fixtures(kind: string): [string, unknown][] {
  return readdirSync(join(folder, 'fixtures', 'valid', kind)).map((file) => [
    basename(file, '.json'),
    JSON.parse(readFileSync(join(folder, 'fixtures', 'valid', kind, file), 'utf8')) as unknown,
  ]);
}

describe.skipIf(!specs || !existsSync(folder))('published fixtures (of the folder in RECADO_SHARED_SPECS)', () => {
  it('takes every valid block that it knows and refuses those it says it does not know', () => {
    for (const [name, block] of fixtures('blocks')) {
      const wrong = checkMessageBlocks([block]);
      expect([name, UNSUPPORTED.includes(name) ? wrong.length > 0 : wrong]).toEqual([
        name,
        UNSUPPORTED.includes(name) ? true : [],
      ]);
    }
  });

  it('takes every valid element, in one of the blocks that may hold it', () => {
    for (const [name, element] of fixtures('elements')) {
      if (ELSEWHERE.includes(name)) continue;
      const homes = [
        { type: 'actions', elements: [element] },
        input(Object(element) as object),
        section({ text: text(1), accessory: element }),
        { type: 'context', elements: [element] },
      ];
      const best = homes.map((home) => checkMessageBlocks([home])).toSorted((a, b) => a.length - b.length)[0];
      expect([name, best]).toEqual([name, []]);
    }
  });

  it('takes every valid rich text, view and message', () => {
    for (const [name, part] of fixtures('rich_text')) {
      const wrong = [[part], [{ type: 'rich_text_section', elements: [part] }]].map((elements) =>
        checkMessageBlocks([{ type: 'rich_text', elements }]),
      );
      expect([name, wrong.some((one) => one.length === 0)]).toEqual([name, true]);
    }
    for (const [name, view] of fixtures('views'))
      expect([name, checkView(view, name.startsWith('hometab') ? 'home' : 'modal')]).toEqual([name, []]);
    for (const [name, message] of fixtures('messages')) {
      const { blocks: given } = message as { blocks?: unknown };
      // Slack refuses a block_id used twice; the webhook fixtures use one twice.
      if (given && !name.startsWith('webhook_message')) expect([name, checkMessageBlocks(given)]).toEqual([name, []]);
    }
  });

  it('agrees with the published table of limits', () => {
    const published = JSON.parse(readFileSync(join(folder, 'limits.json'), 'utf8')) as Record<
      string,
      Record<string, { max_length?: number; max_items?: number; max?: number; item_max_length?: number }>
    >;
    expect({
      button: published['button']?.['text']?.max_length,
      value: published['button']?.['value']?.max_length,
      option: published['option']?.['value']?.max_length,
      header: published['header']?.['text']?.max_length,
      fields: published['section']?.['fields']?.max_items,
      field: published['section']?.['fields']?.item_max_length,
      actions: published['actions']?.['elements']?.max_items,
      context: published['context']?.['elements']?.max_items,
      view: published['view']?.['blocks']?.max_items,
      title: published['view']?.['title']?.max_length,
      metadata: published['view']?.['private_metadata']?.max_length,
      input: published['plain_text_input']?.['max_length']?.max,
      alt: published['image']?.['alt_text']?.max_length,
      overflow: published['overflow']?.['options']?.max_items,
      markdown: published['markdown']?.['text']?.max_length,
    }).toEqual({
      button: LIMITS.button.text,
      value: LIMITS.button.value,
      option: LIMITS.option.value,
      header: LIMITS.header,
      fields: LIMITS.section.fields,
      field: LIMITS.section.field,
      actions: LIMITS.actions,
      context: LIMITS.context,
      view: LIMITS.viewBlocks,
      title: LIMITS.view.title,
      metadata: LIMITS.view.privateMetadata,
      input: LIMITS.input.max,
      alt: LIMITS.image.alt,
      overflow: LIMITS.overflow,
      markdown: LIMITS.markdown,
    });
  });
});
