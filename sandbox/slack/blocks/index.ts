import { asList, asText, isJson } from '../json.ts';
import type { Json } from '../json.ts';
import { dataVisualization, fewCharts } from './chart.ts';
import { boolean, byType, complain, lengthOf, listOf, may, must, shape, string, type } from './check.ts';
import type { Check } from './check.ts';
import { inActions, inInput, inSection } from './elements.ts';
import { LIMITS } from './limits.ts';
import { anyText, id, imageElement, imageParts, mrkdwn, oneImageSource, plainText, webUrl } from './objects.ts';
import { richText } from './rich-text.ts';

const block = { block_id: may(id) };

const common: Record<string, Check> = {
  actions: shape({
    type: type('actions'),
    ...block,
    elements: must(
      listOf(
        byType(() => inActions),
        { min: 1, max: LIMITS.actions },
      ),
    ),
  }),
  context: shape({
    type: type('context'),
    ...block,
    elements: must(
      listOf(
        byType(() => ({ image: imageElement, plain_text: plainText(), mrkdwn: mrkdwn() })),
        { min: 1, max: LIMITS.context },
      ),
    ),
  }),
  divider: shape({ type: type('divider'), ...block }),
  header: shape({ type: type('header'), ...block, text: must(plainText(LIMITS.header)) }),
  image: shape(
    { type: type('image'), ...block, ...imageParts, title: may(plainText(LIMITS.image.title)) },
    oneImageSource,
  ),
  input: shape({
    type: type('input'),
    ...block,
    label: must(plainText(LIMITS.label)),
    hint: may(plainText(LIMITS.hint)),
    optional: may(boolean),
    dispatch_action: may(boolean),
    element: must(byType(() => inInput)),
  }),
  rich_text: richText,
  section: shape(
    {
      type: type('section'),
      ...block,
      text: may(anyText()),
      fields: may(listOf(anyText(LIMITS.section.field), { min: 1, max: LIMITS.section.fields })),
      accessory: may(byType(() => inSection)),
      expand: may(boolean),
    },
    (value, at, wrong) => {
      if (value['text'] === undefined && value['fields'] === undefined)
        complain(wrong, at, 'must define text or fields');
    },
  ),
  video: shape({
    type: type('video'),
    ...block,
    alt_text: must(string({ min: 1, max: LIMITS.video.text })),
    title: must(plainText(LIMITS.video.text)),
    title_url: may(webUrl(3000)),
    thumbnail_url: must(webUrl(3000)),
    video_url: must(webUrl(3000)),
    author_name: may(string({ max: LIMITS.video.name })),
    description: may(plainText(LIMITS.video.text)),
    provider_name: may(string({ max: LIMITS.video.name })),
    provider_icon_url: may(webUrl(3000)),
  }),
};
const inMessage: Record<string, Check> = {
  ...common,
  data_visualization: dataVisualization,
  markdown: shape({ type: type('markdown'), ...block, text: must(string({ min: 1, max: LIMITS.markdown })) }),
};

/** Everything interactive in these blocks, with the id of its block. */
export function elementsOf(blocks: readonly Json[]): { blockId: string; block: Json; element: Json }[] {
  return blocks.flatMap((one) => {
    const elements =
      one['type'] === 'actions'
        ? asList(one['elements'])
        : one['type'] === 'section' && isJson(one['accessory'])
          ? [one['accessory']]
          : one['type'] === 'input' && isJson(one['element'])
            ? [one['element']]
            : [];
    return elements
      .filter((element) => element['type'] !== 'image')
      .map((element) => ({ blockId: asText(one['block_id']), block: one, element }));
  });
}

function noTwins(blocks: unknown, at: string, wrong: string[]): void {
  const seen = new Set<unknown>();
  asList(blocks).forEach((one, index) => {
    if (one['block_id'] !== undefined && seen.has(one['block_id']))
      complain(wrong, `${at}/${index}/block_id`, 'block_id already exists');
    seen.add(one['block_id']);
    // Within one block an action_id names one element.
    const actions = new Set<unknown>();
    for (const { element } of elementsOf([one])) {
      const name = element['action_id'];
      if (name !== undefined && actions.has(name))
        complain(
          wrong,
          `${at}/${index}`,
          `\`action_id\` "${asText(name).slice(0, 80)}" already exists for another element`,
        );
      actions.add(name);
    }
  });
}

function oneFocus(blocks: unknown, at: string, wrong: string[]): void {
  if (elementsOf(asList(blocks)).filter(({ element }) => element['focus_on_load'] === true).length > 1)
    complain(wrong, at, 'only one element may be focused on load');
}

/** What Slack would say against the blocks of a message; empty when it would take them. */
export function checkMessageBlocks(blocks: unknown, at = '/blocks'): string[] {
  const wrong: string[] = [];
  listOf(
    byType(() => inMessage),
    { max: LIMITS.messageBlocks },
  )(blocks, at, wrong);
  noTwins(blocks, at, wrong);
  fewCharts(blocks, at, wrong);
  return wrong;
}

const viewParts = {
  blocks: must(
    listOf(
      byType(() => common),
      { min: 1, max: LIMITS.viewBlocks },
    ),
  ),
  private_metadata: may(string({ max: LIMITS.view.privateMetadata })),
  callback_id: may(string({ max: LIMITS.view.callbackId })),
  external_id: may(string({ max: LIMITS.view.externalId })),
};
const title = plainText(LIMITS.view.title);
const modal = shape(
  {
    type: type('modal'),
    ...viewParts,
    title: must(title),
    close: may(title),
    submit: may(title),
    clear_on_close: may(boolean),
    notify_on_close: may(boolean),
    submit_disabled: may(boolean),
  },
  (value, at, wrong) => {
    if (asList(value['blocks']).some((one) => one['type'] === 'input') && value['submit'] === undefined)
      complain(wrong, at, 'must define `submit` to use an `input` block in modals');
  },
);
const home = shape({ type: type('home'), ...viewParts });

export function checkView(view: unknown, kind: 'modal' | 'home'): string[] {
  const wrong: string[] = [];
  byType((): Record<string, Check> => (kind === 'modal' ? { modal } : { home }))(view, '/view', wrong);
  const blocks = isJson(view) ? view['blocks'] : undefined;
  noTwins(blocks, '/view/blocks', wrong);
  oneFocus(blocks, '/view/blocks', wrong);
  return wrong;
}

/** Characters of every text in the blocks together. */
export function textSize(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textSize(one), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) =>
      sum + (typeof one === 'string' ? (key === 'text' || key === 'alt_text' ? lengthOf(one) : 0) : textSize(one)),
    0,
  );
}

/** Completes blocks as Slack stores them: ids where none were given, the defaults of text objects. */
export function complete(blocks: readonly Json[], newId: () => string): Json[] {
  return blocks.map((one) => {
    const whole = fillTexts(one);
    for (const { element } of elementsOf([whole])) element['action_id'] ??= newId();
    return { ...whole, block_id: whole['block_id'] ?? newId() };
  });
}

function fillTexts(value: Json): Json {
  const fill = (one: unknown): unknown => (Array.isArray(one) ? one.map(fill) : isJson(one) ? fillTexts(one) : one);
  const whole = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)]));
  if (whole['type'] === 'plain_text') whole['emoji'] ??= true;
  if (whole['type'] === 'mrkdwn') whole['verbatim'] ??= false;
  return whole;
}
