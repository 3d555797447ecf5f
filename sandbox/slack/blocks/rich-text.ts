import { boolean, byType, integer, listOf, matching, may, must, oneOf, shape, string, type } from './check.ts';
import type { Check } from './check.ts';
import { LIMITS } from './limits.ts';
import { anyUrl, id } from './objects.ts';

const flag = may(boolean);
const style = { style: may(shape({ bold: flag, italic: flag, strike: flag, code: flag, underline: flag })) };
/** Mentions also take the marks that Slack's own composer leaves on them. */
const mentionStyle = {
  style: may(
    shape({
      bold: flag,
      italic: flag,
      strike: flag,
      code: flag,
      underline: flag,
      highlight: flag,
      client_highlight: flag,
      unlink: flag,
    }),
  ),
};
const name = must(string({ min: 1 }));

const text = shape({ type: type('text'), text: must(string({ min: 1 })), ...style });
const link = shape({
  type: type('link'),
  url: must(anyUrl(LIMITS.button.url)),
  text: may(string()),
  unsafe: flag,
  ...style,
});
const inline: Record<string, Check> = {
  text,
  link,
  user: shape({ type: type('user'), user_id: name, ...mentionStyle }),
  usergroup: shape({ type: type('usergroup'), usergroup_id: name, ...mentionStyle }),
  channel: shape({ type: type('channel'), channel_id: name, ...mentionStyle }),
  team: shape({ type: type('team'), team_id: name, ...mentionStyle }),
  broadcast: shape({ type: type('broadcast'), range: must(oneOf('here', 'channel', 'everyone')), ...style }),
  emoji: shape({
    type: type('emoji'),
    name,
    unicode: may(string()),
    url: may(string()),
    skin_tone: may(integer()),
    ...style,
  }),
  color: shape({
    type: type('color'),
    value: must(matching(/^#[0-9a-f]{6}$/i, 'must be a colour such as #36a64f')),
    ...style,
  }),
  date: shape({
    type: type('date'),
    timestamp: must(integer({ min: 0 })),
    // Tokens such as {date_short_pretty}, {time}, {ago}; anything else in braces is refused.
    format: must(
      matching(
        /^([^{}]|\{(day_divider_pretty|date|date_num|date_slash|date_short|date_long|date_pretty|date_short_pretty|date_long_pretty|date_long_full|time|time_secs|ago)\})+$/,
        'invalid date format',
      ),
    ),
    url: may(anyUrl(LIMITS.button.url)),
    fallback: may(string()),
    ...style,
  }),
};
const inlines = must(listOf(byType(() => inline)));
const border = { border: may(integer({ min: 0 })) };

const section = shape({ type: type('rich_text_section'), elements: inlines });
const parts: Record<string, Check> = {
  rich_text_section: section,
  rich_text_list: shape({
    type: type('rich_text_list'),
    style: must(oneOf('bullet', 'ordered')),
    elements: must(listOf(section)),
    indent: may(integer({ min: 0, max: 8 })),
    offset: may(integer({ min: 0 })),
    ...border,
  }),
  rich_text_quote: shape({ type: type('rich_text_quote'), elements: inlines, ...border }),
  rich_text_preformatted: shape({
    type: type('rich_text_preformatted'),
    elements: must(listOf(byType(() => ({ text, link })))),
    language: may(string()),
    ...border,
  }),
};

export const richText = shape({
  type: type('rich_text'),
  block_id: may(id),
  elements: must(listOf(byType(() => parts))),
});
