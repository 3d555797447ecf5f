import { clientText } from '../../texts.ts';
import { elementsOf } from '../blocks/index.ts';
import { asList, asText, isJson } from '../json.ts';
import type { Json } from '../json.ts';
import { describeFile, extensionOf, fileRow } from '../shown-files.ts';
import type { World } from '../world.ts';

const NOT_FILLED = new Set(['button', 'workflow_button', 'overflow', 'image']);
const LONGEST = 3_000;

function optionsOf(element: Json): Json[] {
  return [...asList(element['options']), ...asList(element['option_groups']).flatMap((one) => asList(one['options']))];
}

function listed(given: unknown): string[] {
  return Array.isArray(given)
    ? given.map(asText)
    : asText(given)
        .split('\n')
        .filter((one) => one !== '');
}

/** undefined: the person left it as it opened. Throws a `BadChoice` where the client would offer no such thing. */
class BadChoice extends Error {}

function badChoice(): never {
  throw new BadChoice();
}

const offers = new WeakMap<World, Map<string, Json>>();
const offerKey = (element: Json, value: string): string => JSON.stringify([element['action_id'], value]);

/** What the app offered in a field while somebody typed: nothing else can be chosen there. */
export function offer(world: World, element: Json, options: readonly Json[]): void {
  const known = offers.get(world) ?? new Map<string, Json>();
  offers.set(world, known);
  for (const option of options) known.set(offerKey(element, asText(option['value'])), option);
}

function offered(world: World, element: Json, value: string): Json | undefined {
  return offers.get(world)?.get(offerKey(element, value));
}

/** The state entry of one element: what was typed or chosen, else what it opened with. */
export function stateOf(world: World, element: Json, given: unknown): Json {
  const type = asText(element['type']);
  const state = isJson(given) && 'type' in given ? given : undefined;
  const value = state
    ? (state['value'] ??
      state['selected_option'] ??
      state['selected_options'] ??
      state['selected_user'] ??
      state['selected_users'] ??
      state['selected_channel'] ??
      state['selected_conversation'] ??
      state['selected_date_time'] ??
      state['selected_date'] ??
      state['selected_time'])
    : isJson(given) && 'value' in given
      ? given['value']
      : given;
  const plain = isJson(value)
    ? value['value']
    : Array.isArray(value)
      ? value.map((one: unknown) => (isJson(one) ? one['value'] : one))
      : value;
  const find = (wanted: string): Json => {
    const option = optionsOf(element).find((one) => one['value'] === wanted);
    if (!option) throw new BadChoice();
    return option;
  };
  const one = asText(plain);
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return {
        type,
        selected_option: plain === undefined ? (element['initial_option'] ?? null) : one === '' ? null : find(one),
      };
    case 'external_select':
      return { type, selected_option: isJson(value) ? value : (element['initial_option'] ?? null) };
    case 'multi_external_select': {
      const choose = (wanted: string): Json =>
        asList(element['initial_options']).find((each) => each['value'] === wanted) ??
        offered(world, element, wanted) ??
        badChoice();
      return {
        type,
        selected_options: plain === undefined ? (element['initial_options'] ?? []) : listed(plain).map(choose),
      };
    }
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options: plain === undefined ? (element['initial_options'] ?? []) : listed(plain).map(find),
      };
    case 'users_select':
      return {
        type,
        selected_user: plain === undefined ? (element['initial_user'] ?? null) : (world.team.findUser(one)?.id ?? null),
      };
    case 'multi_users_select':
      return {
        type,
        selected_users:
          plain === undefined
            ? (element['initial_users'] ?? [])
            : listed(plain).flatMap((name) => world.team.findUser(name)?.id ?? []),
      };
    case 'channels_select':
      return {
        type,
        selected_channel:
          plain === undefined ? (element['initial_channel'] ?? null) : (world.team.findChannel(one)?.id ?? null),
      };
    case 'conversations_select':
      return {
        type,
        selected_conversation:
          plain === undefined ? (element['initial_conversation'] ?? null) : (world.team.findChannel(one)?.id ?? null),
      };
    case 'file_input': {
      const files = (state ? asList(state['files']).map((file) => asText(file['id'])) : listed(plain ?? '')).map(
        (id) => fileRow(world, id) ?? badChoice(),
      );
      return { type, files: files.map((row) => describeFile(world, row)) };
    }
    case 'datepicker':
      return { type, selected_date: plain === undefined ? (element['initial_date'] ?? null) : one || null };
    case 'timepicker':
      return { type, selected_time: plain === undefined ? (element['initial_time'] ?? null) : one || null };
    case 'datetimepicker':
      return {
        type,
        selected_date_time: plain === undefined ? (element['initial_date_time'] ?? null) : Number(one) || null,
      };
    default:
      return { type, value: plain === undefined ? (element['initial_value'] ?? null) : one || null };
  }
}

const isEmpty = (entry: Json): boolean =>
  Object.entries(entry).every(
    ([key, value]) => key === 'type' || value === null || (Array.isArray(value) && value.length === 0),
  );

/** What was typed for one element: {field: "text"}, {block: "text"} or Slack's {block: {action: {...}}}. */
function typedFor(values: Json, blockId: string, actionId: string): unknown {
  const block = values[blockId];
  if (isJson(block) && actionId in block) return block[actionId];
  return values[actionId] ?? (isJson(block) && !('type' in block) ? undefined : block);
}

export interface Filled {
  values: Record<string, Json>;
  errors: Record<string, string>;
}

/** Fills a form as Slack's client would and says what it would not let go; errors are keyed by block id. */
export function fillState(world: World, blocks: readonly Json[], values: Json, locale: string): Filled {
  const filled: Filled = { values: {}, errors: {} };
  const elements = elementsOf(blocks).filter(({ element }) => !NOT_FILLED.has(asText(element['type'])));
  for (const { blockId, block, element } of elements) {
    const actionId = asText(element['action_id']);
    const given = typedFor(values, blockId, actionId);
    try {
      const entry = stateOf(world, element, given);
      (filled.values[blockId] ??= {})[actionId] = entry;
      const wrong = block['type'] === 'input' ? checkInput(block, element, entry, locale) : undefined;
      if (wrong) filled.errors[blockId] = wrong;
    } catch (error) {
      if (!(error instanceof BadChoice)) throw error;
      filled.errors[blockId] = clientText(locale, 'choice');
    }
  }
  for (const [key, value] of Object.entries(values)) {
    const block = elements.filter((one) => one.blockId === key);
    const known = block.length > 0 || elements.some(({ element }) => element['action_id'] === key);
    const nested = block.length > 0 && isJson(value) && !('type' in value) && !('value' in value);
    const strange =
      nested && Object.keys(value).some((name) => !block.some(({ element }) => element['action_id'] === name));
    if (!known || strange) filled.errors[key] = clientText(locale, 'unknown');
  }
  return filled;
}

function checkInput(block: Json, element: Json, entry: Json, locale: string): string | undefined {
  if (isEmpty(entry)) return block['optional'] === true ? undefined : clientText(locale, 'required');
  const type = asText(element['type']);
  const text = asText(entry['value']);
  if (type === 'plain_text_input') {
    const length = [...text].length;
    const max = Number(element['max_length'] ?? LONGEST);
    const min = Number(element['min_length'] ?? 0);
    if (length > max) return clientText(locale, 'long', max);
    if (length < min) return clientText(locale, 'short', min);
  }
  if (type === 'file_input') {
    const files = asList(entry['files']);
    if (files.length > Number(element['max_files'] ?? 10))
      return clientText(locale, 'files', Number(element['max_files'] ?? 10));
    const taken = Array.isArray(element['filetypes']) ? element['filetypes'].map(asText) : [];
    if (taken.length > 0 && files.some((file) => !taken.includes(extensionOf(asText(file['name'])))))
      return clientText(locale, 'fileType');
  }
  const pattern = {
    email_text_input: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    url_text_input: /^https?:\/\/\S+$/i,
    number_input: /^-?\d+(\.\d+)?$/,
  }[type];
  return pattern && !pattern.test(text) ? clientText(locale, 'format') : undefined;
}

export { BadChoice };
