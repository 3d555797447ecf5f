// Shapes of what Slack sends: presses, forms, commands, shortcuts and messages.

import { z } from 'zod';

const Team = z.looseObject({ id: z.string() }).nullish();
export const User = z.looseObject({ id: z.string(), team_id: z.string().optional() });
const OpenView = z.looseObject({
  id: z.string(),
  type: z.string().optional(),
  hash: z.string().optional(),
  private_metadata: z.string().default(''),
});

export const BlockActions = z.looseObject({
  type: z.literal('block_actions'),
  user: User,
  trigger_id: z.string(),
  response_url: z.string().optional(),
  container: z
    .looseObject({
      message_ts: z.string().optional(),
      channel_id: z.string().optional(),
      thread_ts: z.string().optional(),
    })
    .optional(),
  channel: z.looseObject({ id: z.string() }).nullish(),
  message: z
    .looseObject({ ts: z.string(), thread_ts: z.string().optional(), subtype: z.string().optional() })
    .nullish(),
  view: OpenView.nullish(),
  actions: z
    .array(z.looseObject({ action_id: z.string(), action_ts: z.string().optional(), value: z.string().optional() }))
    .min(1),
});

export const ViewSubmission = z.looseObject({
  type: z.literal('view_submission'),
  user: User,
  trigger_id: z.string().optional(),
  view: z.looseObject({
    id: z.string(),
    hash: z.string().optional(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    title: z.unknown(),
    close: z.unknown().optional(),
    submit: z.unknown().optional(),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
    state: z.looseObject({
      values: z.record(
        z.string(),
        z.record(
          z.string(),
          z.looseObject({
            value: z.string().nullish(),
            selected_option: z.looseObject({ value: z.string() }).nullish(),
            selected_options: z.array(z.looseObject({ value: z.string() })).nullish(),
            selected_date: z.string().nullish(),
            selected_date_time: z.number().nullish(),
            selected_user: z.string().nullish(),
            files: z
              .array(
                z.looseObject({
                  name: z.string().nullish(),
                  size: z.number().nullish(),
                  url_private: z.string().nullish(),
                }),
              )
              .nullish(),
          }),
        ),
      ),
    }),
  }),
});

export const BlockSuggestion = z.looseObject({
  type: z.literal('block_suggestion'),
  user: User,
  action_id: z.string(),
  block_id: z.string(),
  value: z.string().default(''),
  view: z.looseObject({ callback_id: z.string(), private_metadata: z.string().default('') }),
});

export const SlashCommand = z.looseObject({
  command: z.string(),
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
  response_url: z.string().optional(),
});

export const MessageAction = z.looseObject({
  type: z.literal('message_action'),
  callback_id: z.string(),
  trigger_id: z.string(),
  action_ts: z.string().optional(),
  response_url: z.string().optional(),
  user: User,
  channel: z.looseObject({ id: z.string() }),
  message: z.looseObject({
    ts: z.string(),
    thread_ts: z.string().optional(),
    user: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().default(''),
  }),
});

export const MessageEvent = z.looseObject({
  type: z.literal('message'),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  user: z.string(),
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel_type: z.string().optional(),
  text: z.string().default(''),
});

export const MessageChanged = z.looseObject({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: z.looseObject({
    ts: z.string(),
    user: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.string().optional(),
    text: z.string().default(''),
  }),
  previous_message: z.looseObject({ text: z.string().default('') }).optional(),
});

export const MessageDeleted = z.looseObject({
  type: z.literal('message'),
  subtype: z.literal('message_deleted'),
  channel: z.string(),
  channel_type: z.string().optional(),
  previous_message: z.looseObject({
    ts: z.string(),
    user: z.string(),
    thread_ts: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

/** What was shown when a form was sent in; enough to show it again with what she typed. */
export type SentView = z.output<typeof ViewSubmission>['view'];

/** Any payload, by what may name its workspace. */
export const Belonging = z.looseObject({
  team: Team,
  team_id: z.string().optional(),
  user: z.union([User, z.unknown()]).optional(),
});

/** An emoji in the blocks of a message, and what may hold one. */
export const Emoji = z.looseObject({ type: z.literal('emoji'), name: z.string() });
export const Holder = z.looseObject({ elements: z.array(z.unknown()) });
export const Blocks = z.looseObject({
  blocks: z.unknown(),
  message: z.looseObject({ blocks: z.unknown() }).optional(),
});

/** Metadata by which we find what we wrote. */
export const Carried = z.looseObject({ event_payload: z.looseObject({ op_id: z.string() }) });
export const Tombstone = z.looseObject({ subtype: z.literal('tombstone') });

/** The event that somebody wrote a message. */
export const Written = z.looseObject({
  type: z.literal('event_callback'),
  event: z.looseObject({ type: z.literal('message') }),
});
