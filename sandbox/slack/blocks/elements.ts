import { boolean, complain, integer, listOf, matching, may, must, shape, string, type } from './check.ts';
import type { Check } from './check.ts';
import { LIMITS } from './limits.ts';
import {
  anyUrl,
  confirm,
  conversationFilter,
  dispatchConfig,
  id,
  imageElement,
  option,
  optionGroup,
  overflowOption,
  plainText,
  style,
  styledOption,
} from './objects.ts';
import { richText } from './rich-text.ts';

const action = { action_id: may(id) };
const confirmable = { confirm: may(confirm) };
const focus = { focus_on_load: may(boolean) };
const placeholder = { placeholder: may(plainText(LIMITS.select.placeholder)) };
const dispatch = { dispatch_action_config: may(dispatchConfig) };
const several = { max_selected_items: may(integer({ min: 1 })) };
const ids = listOf(string({ min: 1 }));
const date = matching(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2026-11-21');

function oneSource(value: Record<string, unknown>, at: string, wrong: string[]): void {
  if ((value['options'] === undefined) === (value['option_groups'] === undefined))
    complain(wrong, at, 'must define either options or option_groups');
}
const choices = {
  options: may(listOf(option, { min: 1, max: LIMITS.select.options })),
  option_groups: may(listOf(optionGroup, { min: 1, max: LIMITS.select.groups })),
};

const button = shape({
  type: type('button'),
  ...action,
  ...confirmable,
  text: must(plainText(LIMITS.button.text)),
  value: may(string({ max: LIMITS.button.value })),
  url: may(anyUrl(LIMITS.button.url)),
  style: may(style),
  accessibility_label: may(string({ max: LIMITS.button.label })),
});
const checkboxes = shape({
  type: type('checkboxes'),
  ...action,
  ...confirmable,
  ...focus,
  options: must(listOf(styledOption, { min: 1, max: LIMITS.choices })),
  initial_options: may(listOf(styledOption, { min: 1, max: LIMITS.choices })),
});
const radioButtons = shape({
  type: type('radio_buttons'),
  ...action,
  ...confirmable,
  ...focus,
  options: must(listOf(styledOption, { min: 1, max: LIMITS.choices })),
  initial_option: may(styledOption),
});
const overflow = shape({
  type: type('overflow'),
  ...action,
  ...confirmable,
  options: must(listOf(overflowOption, { min: 1, max: LIMITS.overflow })),
});
const datepicker = shape({
  type: type('datepicker'),
  ...action,
  ...confirmable,
  ...focus,
  ...placeholder,
  initial_date: may(date),
});
const datetimepicker = shape({
  type: type('datetimepicker'),
  ...action,
  ...confirmable,
  ...focus,
  initial_date_time: may(integer({ min: 1_000_000_000, max: 9_999_999_999 })),
});
const timepicker = shape({
  type: type('timepicker'),
  ...action,
  ...confirmable,
  ...focus,
  ...placeholder,
  initial_time: may(matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:30')),
  timezone: may(string()),
});
const plainTextInput = shape(
  {
    type: type('plain_text_input'),
    ...action,
    ...focus,
    ...placeholder,
    ...dispatch,
    initial_value: may(string({ max: LIMITS.input.max })),
    multiline: may(boolean),
    min_length: may(integer({ min: 0, max: LIMITS.input.max })),
    max_length: may(integer({ min: 1, max: LIMITS.input.max })),
  },
  (value, at, wrong) => {
    const { min_length: min, max_length: max, initial_value: initial } = value;
    if (typeof min === 'number' && typeof max === 'number' && min > max)
      complain(wrong, at, 'min_length must not exceed max_length');
    if (typeof max === 'number' && typeof initial === 'string' && [...initial].length > max)
      complain(wrong, `${at}/initial_value`, `must be less than ${max + 1} characters`);
  },
);
const numberInput = shape(
  {
    type: type('number_input'),
    ...action,
    ...focus,
    ...placeholder,
    ...dispatch,
    is_decimal_allowed: must(boolean),
    initial_value: may(string()),
    min_value: may(string()),
    max_value: may(string()),
  },
  (value, at, wrong) => {
    if (Number(value['min_value'] ?? -Infinity) > Number(value['max_value'] ?? Infinity))
      complain(wrong, at, 'min_value must not exceed max_value');
  },
);
const typed = (name: string): Check =>
  shape({ type: type(name), ...action, ...focus, ...placeholder, ...dispatch, initial_value: may(string()) });
const fileInput = shape({
  type: type('file_input'),
  ...action,
  filetypes: may(ids),
  max_files: may(integer({ min: 1, max: LIMITS.files })),
});
const richTextInput = shape({
  type: type('rich_text_input'),
  ...action,
  ...focus,
  ...placeholder,
  ...dispatch,
  initial_value: may(richText),
  min_lines: may(integer({ min: 1 })),
  max_lines: may(integer({ min: 1 })),
});

const pick = { ...action, ...confirmable, ...focus, ...placeholder };
const selects: Record<string, Check> = {
  static_select: shape({ type: type('static_select'), ...pick, ...choices, initial_option: may(option) }, oneSource),
  external_select: shape({
    type: type('external_select'),
    ...pick,
    initial_option: may(option),
    min_query_length: may(integer({ min: 0 })),
  }),
  users_select: shape({ type: type('users_select'), ...pick, initial_user: may(string()) }),
  conversations_select: shape({
    type: type('conversations_select'),
    ...pick,
    initial_conversation: may(string()),
    default_to_current_conversation: may(boolean),
    response_url_enabled: may(boolean),
    filter: may(conversationFilter),
  }),
  channels_select: shape({
    type: type('channels_select'),
    ...pick,
    initial_channel: may(string()),
    response_url_enabled: may(boolean),
  }),
  multi_static_select: shape(
    {
      type: type('multi_static_select'),
      ...pick,
      ...several,
      ...choices,
      initial_options: may(listOf(option, { min: 1 })),
    },
    oneSource,
  ),
  multi_external_select: shape({
    type: type('multi_external_select'),
    ...pick,
    ...several,
    initial_options: may(listOf(option, { min: 1 })),
    min_query_length: may(integer({ min: 0 })),
  }),
  multi_users_select: shape({ type: type('multi_users_select'), ...pick, ...several, initial_users: may(ids) }),
  multi_conversations_select: shape({
    type: type('multi_conversations_select'),
    ...pick,
    ...several,
    initial_conversations: may(ids),
    default_to_current_conversation: may(boolean),
    filter: may(conversationFilter),
  }),
  multi_channels_select: shape({
    type: type('multi_channels_select'),
    ...pick,
    ...several,
    initial_channels: may(ids),
  }),
};

const workflowButton = shape({
  type: type('workflow_button'),
  ...action,
  text: must(plainText(LIMITS.button.text)),
  style: may(style),
  accessibility_label: may(string({ max: LIMITS.button.label })),
  workflow: must(
    shape({
      trigger: must(
        shape({
          url: must(anyUrl(LIMITS.button.url)),
          customizable_input_parameters: may(listOf(shape({ name: must(string()), value: must(string()) }))),
        }),
      ),
    }),
  ),
});

export const inActions: Record<string, Check> = {
  button,
  checkboxes,
  radio_buttons: radioButtons,
  overflow,
  datepicker,
  datetimepicker,
  timepicker,
  workflow_button: workflowButton,
  rich_text_input: richTextInput,
  ...selects,
};
export const inSection: Record<string, Check> = {
  button,
  checkboxes,
  radio_buttons: radioButtons,
  overflow,
  datepicker,
  timepicker,
  workflow_button: workflowButton,
  image: imageElement,
  ...selects,
};
export const inInput: Record<string, Check> = {
  checkboxes,
  radio_buttons: radioButtons,
  datepicker,
  datetimepicker,
  timepicker,
  plain_text_input: plainTextInput,
  number_input: numberInput,
  email_text_input: typed('email_text_input'),
  url_text_input: typed('url_text_input'),
  file_input: fileInput,
  rich_text_input: richTextInput,
  ...selects,
};
