import { boolean, byType, complain, listOf, matching, may, must, oneOf, shape, string, type } from './check.ts';
import type { Check } from './check.ts';
import { LIMITS } from './limits.ts';

export function plainText(max: number = LIMITS.text, min = 1): Check {
  return shape({ type: type('plain_text'), text: must(string({ max, min })), emoji: may(boolean) });
}

export function mrkdwn(max: number = LIMITS.text, min = 1): Check {
  return shape({ type: type('mrkdwn'), text: must(string({ max, min })), verbatim: may(boolean) });
}

export function anyText(max: number = LIMITS.text): Check {
  return byType(() => ({ plain_text: plainText(max), mrkdwn: mrkdwn(max) }));
}

export const id = string({ max: LIMITS.id, min: 1 });
export const webUrl = (max: number): Check => matching(/^https?:\/\/\S+$/i, 'must be a valid URL', max);
/** A button may also open a mail program or an app. */
export const anyUrl = (max: number): Check => matching(/^[a-z][a-z0-9+.-]*:\S+$/i, 'must be a valid URL', max);
export const style = oneOf('primary', 'danger');

export const confirm = shape({
  title: may(plainText(LIMITS.confirm.title)),
  text: must(anyText(LIMITS.confirm.text)),
  confirm: may(plainText(LIMITS.confirm.button)),
  deny: may(plainText(LIMITS.confirm.button)),
  style: may(style),
});

const optionParts = (text: Check) => ({
  text: must(text),
  value: may(string({ max: LIMITS.option.value })),
  description: may(plainText(LIMITS.option.description)),
});
export const option = shape(optionParts(plainText(LIMITS.option.text)));
export const styledOption = shape({
  ...optionParts(anyText(LIMITS.option.text)),
  description: may(anyText(LIMITS.option.description)),
});
export const overflowOption = shape({
  ...optionParts(plainText(LIMITS.option.text)),
  url: may(anyUrl(LIMITS.option.url)),
});
export const optionGroup = shape({
  label: must(plainText(LIMITS.group.label)),
  options: must(listOf(option, { min: 1, max: LIMITS.group.options })),
});

export const dispatchConfig = shape({
  trigger_actions_on: may(listOf(oneOf('on_enter_pressed', 'on_character_entered'), { min: 1 })),
});
export const conversationFilter = shape(
  {
    include: may(listOf(oneOf('im', 'mpim', 'private', 'public'), { min: 1 })),
    exclude_external_shared_channels: may(boolean),
    exclude_bot_users: may(boolean),
  },
  (value, at, wrong) => {
    if (Object.keys(value).length === 0) complain(wrong, at, 'must define at least one filter');
  },
);

const slackFile = shape({ id: may(string({ min: 1 })), url: may(webUrl(LIMITS.image.url)) });
export const imageParts = {
  image_url: may(webUrl(LIMITS.image.url)),
  slack_file: may(slackFile),
  alt_text: must(string({ max: LIMITS.image.alt })),
};
export function oneImageSource(value: Record<string, unknown>, at: string, wrong: string[]): void {
  if ((value['image_url'] === undefined) === (value['slack_file'] === undefined))
    complain(wrong, at, 'must define either image_url or slack_file');
}
export const imageElement = shape({ type: type('image'), ...imageParts }, oneImageSource);
