import type { InputBlock, KnownBlock, ModalView, PlainTextElement, PlainTextOption } from '@slack/types';
import { RecadoError } from '#core/errors.ts';
import type { Form, FormField } from '#core/form.ts';
import { atMost, isVisible, MARK } from '#core/visible-text.ts';
import { toRows } from './buttons.ts';
import { drawBody, packRows, plainContext } from './card.ts';
import { clean, LIMIT, shorten } from './limits.ts';
import type { Drawing } from './rich.ts';

/** Where the form was opened from, so that a word to the person finds her later; carried beside the form's own meta. */
export interface Origin {
  channel?: string;
  thread?: string;
  /** The message that was pressed. */
  ts?: string | undefined;
  /** Slack's own address for that press. */
  responseUrl?: string;
}

const CHANNEL_KEY = '@channel';
const THREAD_KEY = '@thread';
const TS_KEY = '@ts';
const RESPONSE_KEY = '@response';

export function label(text: string, max: number): PlainTextElement {
  const short = shorten(clean(text).replace(/\s+/g, ' '), max);
  return { type: 'plain_text', text: isVisible(short) ? short : MARK, emoji: false };
}

function packMeta(meta: Record<string, string>, origin: Origin): string {
  const places = {
    [CHANNEL_KEY]: origin.channel,
    [THREAD_KEY]: origin.thread,
    [TS_KEY]: origin.ts,
    [RESPONSE_KEY]: origin.responseUrl,
  };
  const whole = JSON.stringify({ ...meta, ...places });
  if (whole.length <= LIMIT.privateMetadata) return whole;
  const bare = JSON.stringify(meta);
  if (bare.length > LIMIT.privateMetadata)
    throw new RecadoError('surface.refused', { params: { error: 'private_metadata' } });
  return bare;
}

/** Nothing where it is not what we packed: its action then says what it lacks. */
function readPacked(packed: string): object {
  try {
    const parsed: unknown = packed === '' ? {} : JSON.parse(packed);
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** The meta of a form as its handler gave it, and where it was opened from. */
export function unpackMeta(packed: string): { meta: Record<string, string>; origin: Origin } {
  const meta: Record<string, string> = {};
  for (const [key, value] of Object.entries(readPacked(packed))) if (typeof value === 'string') meta[key] = value;
  const { [CHANNEL_KEY]: channel, [THREAD_KEY]: thread, [TS_KEY]: ts, [RESPONSE_KEY]: responseUrl, ...own } = meta;
  return {
    meta: own,
    origin: {
      channel,
      thread,
      ts,
      responseUrl,
    },
  };
}

function toOption(option: { value: string; label: string }): PlainTextOption {
  return { text: label(option.label, LIMIT.optionText), value: option.value.slice(0, LIMIT.optionValue) || MARK };
}

/** Value that `toOption` gives to an option without one. */
export function optionValue(value: string): string {
  return value === MARK ? '' : value;
}

type Choice = Extract<FormField, { kind: 'choice' }>;

function choiceElement(field: Choice): InputBlock['element'] {
  const options = field.options.map(toOption);
  const initial = options[field.options.findIndex((option) => option.value === field.initial)];
  const shared = { action_id: field.name, initial_option: initial };
  if (options.length <= LIMIT.radioOptions) return { type: 'radio_buttons', ...shared, options };
  if (options.length <= LIMIT.options) return { type: 'static_select', ...shared, options };
  const groups = Array.from({ length: Math.ceil(options.length / LIMIT.options) }, (_, i) => ({
    label: label(`${i * LIMIT.options + 1}-${Math.min((i + 1) * LIMIT.options, options.length)}`, LIMIT.optionText),
    options: options.slice(i * LIMIT.options, (i + 1) * LIMIT.options),
  }));
  return { type: 'static_select', ...shared, option_groups: groups.slice(0, LIMIT.options) };
}

function optionsOf(values: readonly string[] | undefined): PlainTextOption[] {
  return (values ?? []).map((value) => toOption({ value, label: value }));
}

function manyElement(field: Extract<FormField, { kind: 'many' }>): InputBlock['element'] {
  // Slack shows ten boxes; a list that opens holds more.
  const type = field.options.length > LIMIT.checkboxes ? 'multi_static_select' : 'checkboxes';
  const options = field.options.slice(0, LIMIT.options).map((option) => ({
    ...toOption(option),
    description:
      option.detail !== undefined && isVisible(option.detail) ? label(option.detail, LIMIT.optionText) : undefined,
  }));
  const initial = options.filter((_option, index) => field.initial?.includes(field.options[index]?.value ?? ''));
  return {
    type,
    action_id: field.name,
    options,
    initial_options: initial.length > 0 ? initial : undefined,
  };
}

function tagsElement(field: Extract<FormField, { kind: 'tags' }>, focus: boolean): InputBlock['element'] {
  const initial = optionsOf(field.initial);
  return {
    type: 'multi_external_select',
    action_id: field.name,
    min_query_length: 0,
    initial_options: initial.length > 0 ? initial : undefined,
    max_selected_items: field.max,
    focus_on_load: focus || undefined,
    placeholder: field.placeholder === undefined ? undefined : label(field.placeholder, LIMIT.placeholder),
  };
}

function datetimeElement(field: Extract<FormField, { kind: 'datetime' }>): InputBlock['element'] {
  return {
    type: 'datetimepicker',
    action_id: field.name,
    initial_date_time: field.initial === undefined ? undefined : Math.floor(field.initial.getTime() / 1000),
  };
}

function elementOf(field: FormField, focus: boolean): InputBlock['element'] {
  switch (field.kind) {
    case 'text':
      return textElement(field, focus);
    case 'choice':
      return choiceElement(field);
    case 'person':
      return {
        type: 'users_select',
        action_id: field.name,
        initial_user: field.initial,
      };
    case 'many':
      return manyElement(field);
    case 'tags':
      return tagsElement(field, focus);
    case 'day':
      return {
        type: 'datepicker',
        action_id: field.name,
        initial_date: field.initial,
      };
    case 'datetime':
      return datetimeElement(field);
    case 'file':
      return {
        type: 'file_input',
        action_id: field.name,
        filetypes: [...field.extensions],
        max_files: Math.min(field.max, LIMIT.files),
      };
    default:
      return field satisfies never;
  }
}

function textElement(field: Extract<FormField, { kind: 'text' }>, focus: boolean): InputBlock['element'] {
  const initial = atMost(clean(field.initial ?? ''), LIMIT.inputText);
  // What is already there is never over the limit of its own field, or Slack refuses the whole form.
  const max = Math.min(Math.max(field.maxLength ?? LIMIT.inputText, initial.length, 1), LIMIT.inputText);
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.multiline === true,
    max_length: max,
    initial_value: initial === '' ? undefined : initial,
    focus_on_load: focus || undefined,
  };
}

function toInput(field: FormField, focus: boolean): KnownBlock {
  if ((field.kind === 'choice' || field.kind === 'many') && field.options.length === 0)
    return plainContext(shorten(clean(field.label), LIMIT.contextText) || MARK);
  return {
    type: 'input',
    block_id: field.name,
    label: label(field.label, LIMIT.inputLabel),
    optional: field.optional === true,
    element: elementOf(field, focus),
    hint:
      'hint' in field && field.hint !== undefined && isVisible(field.hint)
        ? label(field.hint, LIMIT.inputHint)
        : undefined,
  };
}

function writtenIn(field: FormField): string | undefined {
  if (field.kind === 'choice') return field.options.find((option) => option.value === field.initial)?.label;
  if (field.kind === 'many')
    return field.options
      .filter((option) => field.initial?.includes(option.value))
      .map((option) => option.label)
      .join(', ');
  if (field.kind === 'tags') return field.initial?.join(', ');
  if (field.kind === 'file') return undefined;
  return field.kind === 'datetime' ? field.initial?.toISOString() : field.initial;
}

/** Options for what somebody types, as Slack takes them. */
export function toOptions(options: readonly { value: string; label: string }[]): PlainTextOption[] {
  return options.slice(0, LIMIT.options).map(toOption);
}

/** A form that is only read cannot hold inputs: Slack wants a submit button beside them. */
function asRead(field: FormField, drawing: Drawing): KnownBlock[] {
  const value = writtenIn(field);
  return drawBody(
    {
      kind: 'line',
      inlines: [
        { kind: 'text', text: `${field.label}: `, style: 'bold' },
        { kind: 'foreign', text: value ?? '' },
      ],
    },
    drawing,
    { words: LIMIT.richText, answers: 0 },
  );
}

function toViewBlocks(form: Form, drawing: Drawing): KnownBlock[] {
  const groups = form.blocks.filter((block) => block.kind === 'buttons');
  const fields = form.blocks.filter((block) => block.kind === 'field');
  const rows = packRows(
    groups.map((group) => toRows(group.buttons)),
    groups.flatMap((group) => group.buttons),
    LIMIT.viewBlocks - fields.length - 2,
  );
  const packed = rows.length !== groups.length;
  const purse = { words: LIMIT.viewText, answers: 0 };
  const blocks: KnownBlock[] = [];
  let room = LIMIT.viewBlocks - fields.length - rows.flat().length - 1;
  let group = 0;
  let cut = false;
  let focused = false;
  for (const block of form.blocks) {
    if (block.kind === 'buttons') {
      if (!packed) blocks.push(...(rows[group] ?? []));
      group += 1;
    } else if (block.kind === 'field') {
      if (form.submit === undefined) blocks.push(...asRead(block.field, drawing));
      else {
        // Slack accepts one focused element in a view.
        const focus: boolean = !focused && 'focus' in block.field && block.field.focus === true;
        focused ||= focus;
        blocks.push(toInput(block.field, focus));
      }
    } else if (!cut) {
      const drawn = purse.words > MARK.length ? drawBody(block, drawing, purse) : [];
      blocks.push(...drawn.slice(0, room));
      cut = drawn.length > room;
      room -= drawn.length;
      if (cut) blocks.push(plainContext(MARK));
    }
  }
  if (packed) blocks.push(...rows.flat());
  return blocks.length > 0 ? blocks : [plainContext(MARK)];
}

/** A form as a modal view. */
export function toView(form: Form, drawing: Drawing, origin: Origin = {}): ModalView {
  return {
    type: 'modal',
    callback_id: form.action.slice(0, LIMIT.callbackId),
    private_metadata: packMeta(form.meta, origin),
    title: label(form.title, LIMIT.viewTitle),
    close: label(form.cancel, LIMIT.viewTitle),
    submit: form.submit === undefined ? undefined : label(form.submit, LIMIT.viewTitle),
    blocks: toViewBlocks(form, drawing),
  };
}

/** An error beside a field, as Slack accepts it. */
export function errorText(text: string): string {
  const short = shorten(clean(text), LIMIT.inputError);
  return isVisible(short) ? short : MARK;
}
