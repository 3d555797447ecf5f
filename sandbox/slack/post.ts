import { checkMessageBlocks, complete, textSize } from './blocks/index.ts';
import { LIMITS } from './blocks/limits.ts';
import type { Args } from './args.ts';
import { refusal, SlackError } from './error.ts';
import { randomName } from './ids.ts';
import { asList, asText, compact, isJson } from './json.ts';
import type { Json } from './json.ts';
import type { StoredMessage } from './stored-message.ts';
import type { Channel } from './team.ts';
import type { World } from './world.ts';

const TEXT_KEPT = 40_000;
const METADATA_BYTES = 16_000;

export interface Content {
  text: string;
  blocks?: Json[];
  attachments?: Json[];
  metadata?: Json;
  warnings: string[];
}

/** Reads and checks what a message shall hold. @throws SlackError no_text, invalid_blocks, msg_blocks_too_long, ... */
export function readContent(args: Args, options: { maxText?: number; mayBeEmpty?: boolean } = {}): Content {
  const markdown = args.text('markdown_text');
  let text = args.text('text') ?? '';
  const blocks = readBlocks(args);
  const attachments = readAttachments(args);
  if (markdown !== undefined) {
    if (text !== '' || blocks) throw new SlackError('markdown_text_conflict');
    if ([...markdown].length > LIMITS.markdown) throw new SlackError('msg_too_long');
    text = markdown;
  }
  const warnings: string[] = [];
  if (options.maxText !== undefined && [...text].length > options.maxText) throw new SlackError('msg_too_long');
  if (text.length > TEXT_KEPT) {
    text = text.slice(0, TEXT_KEPT);
    warnings.push('message_truncated');
  }
  if (text === '' && !blocks?.length && !attachments?.length && !options.mayBeEmpty) throw new SlackError('no_text');
  if (textSize(blocks ?? []) + textSize(attachments ?? []) > LIMITS.messageBlocksText)
    throw new SlackError('msg_blocks_too_long');
  const metadata = readMetadata(args);
  return {
    text,
    warnings,
    blocks,
    attachments,
    metadata,
  };
}

function readBlocks(args: Args): Json[] | undefined {
  const value = args.json('blocks', 'invalid_blocks_format');
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new SlackError('invalid_blocks_format');
  const wrong = checkMessageBlocks(value);
  if (wrong.length > 0) throw refusal('invalid_blocks', wrong.slice(0, 20));
  return complete(asList(value), () => randomName(3));
}

function readAttachments(args: Args): Json[] | undefined {
  const value = args.json('attachments', 'invalid_attachments');
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new SlackError('invalid_attachments');
  if (value.length > LIMITS.attachments) throw new SlackError('too_many_attachments');
  const wrong = value.flatMap((one, index) =>
    isJson(one) && one['blocks'] !== undefined ? checkMessageBlocks(one['blocks'], `/attachments/${index}/blocks`) : [],
  );
  if (wrong.length > 0) throw refusal('invalid_blocks', wrong.slice(0, 20));
  return asList(value).map((one, index) => ({
    id: index + 1,
    ...one,
    blocks: one['blocks'] === undefined ? undefined : complete(asList(one['blocks']), () => randomName(3)),
  }));
}

function readMetadata(args: Args): Json | undefined {
  const value = args.object('metadata', 'invalid_metadata_format');
  if (!value || Object.keys(value).length === 0) return undefined;
  const { event_type: type, event_payload: payload } = value;
  if (typeof type !== 'string' || !isJson(payload)) throw new SlackError('invalid_metadata_format');
  if (JSON.stringify(value).length > METADATA_BYTES) throw new SlackError('metadata_too_large');
  // A name with other characters is accepted and silently lost.
  return /^[A-Za-z][A-Za-z0-9_]*$/.test(type) ? { event_type: type, event_payload: payload } : undefined;
}

/** A channel the bot may write in. A user id opens the direct conversation, as Slack does. */
export function writableChannel(world: World, name: string): Channel {
  const person = /^[UW]/.test(name) ? world.team.user(name) : undefined;
  const channel = person && !person.bot ? world.team.direct(person.id) : world.team.findChannel(name);
  if (!channel) throw new SlackError('channel_not_found');
  const inside = world.team.isMember(channel.id, world.team.botUserId);
  // A private channel the bot is not in does not exist for it; a public one takes posts with chat:write.public.
  if (!inside && channel.kind !== 'public') throw new SlackError('channel_not_found');
  if (!inside && !world.scopes.includes('chat:write.public')) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError('is_archived');
  return channel;
}

/** @throws SlackError invalid_thread_ts | thread_not_found | cannot_reply_to_message */
export function checkThread(world: World, channel: string, thread: string | undefined): string | undefined {
  if (thread === undefined || thread === '') return undefined;
  if (!/^\d{10}\.\d{6}$/.test(thread)) throw new SlackError('invalid_thread_ts');
  const parent = world.messages.get(channel, thread);
  if (!parent) throw new SlackError('thread_not_found');
  if (parent.thread) throw new SlackError('cannot_reply_to_message');
  return thread;
}

export function botAuthor(world: World): Json {
  const { team, clock } = world;
  return {
    user: team.botUserId,
    bot_id: team.botId,
    app_id: team.appId,
    team: team.id,
    bot_profile: {
      id: team.botId,
      app_id: team.appId,
      user_id: team.botUserId,
      name: 'Recado',
      deleted: false,
      updated: Math.floor(clock.now().getTime() / 1000),
      team_id: team.id,
      icons: {},
    },
  };
}

interface NewMessage {
  channel: Channel;
  author: Json;
  content: Content;
  thread?: string;
  broadcast?: boolean;
  more?: Json;
}

/** Stores a message and tells the app and the page. */
export function addMessage(
  world: World,
  { channel, author, content, thread, broadcast = false, more = {} }: NewMessage,
): StoredMessage {
  const ts = world.newTs();
  const parent = thread ? world.messages.get(channel.id, thread) : undefined;
  const body = compact({
    type: 'message',
    subtype: thread && broadcast ? 'thread_broadcast' : undefined,
    ...author,
    text: content.text,
    ts,
    blocks: content.blocks,
    attachments: content.attachments,
    thread_ts: thread,
    parent_user_id: parent?.body['user'],
    ...more,
  });
  const message: StoredMessage = {
    channel: channel.id,
    ts,
    inChannel: !thread || broadcast,
    body,
    thread: thread || undefined,
    metadata: content.metadata,
  };
  world.messages.add(message);
  tellMessage(world, channel, { ...world.messages.shown(message), client_msg_id: undefined });
  world.changed();
  return message;
}

/** A message event, for the channels where the app's user is. */
export function tellMessage(world: World, channel: Channel, body: Json): void {
  if (!world.team.isMember(channel.id, world.team.botUserId)) return;
  const type = channel.kind === 'im' ? 'im' : channel.kind === 'private' ? 'group' : 'channel';
  const { ts } = body;
  world.delivery.event(
    compact({
      ...body,
      type: 'message',
      channel: channel.id,
      event_ts: asText(body['event_ts']) || ts,
      channel_type: type,
    }),
  );
}

export function changeMessage(
  world: World,
  channel: Channel,
  before: StoredMessage,
  body: Json,
  metadata = before.metadata,
): StoredMessage {
  const { metadata: _old, ...rest } = before;
  const after: StoredMessage = { ...rest, body, metadata };
  world.messages.update(after);
  const ts = world.newTs();
  tellMessage(world, channel, {
    subtype: 'message_changed',
    hidden: true,
    message: world.messages.shown(after),
    previous_message: world.messages.shown(before),
    ts,
    event_ts: ts,
  });
  world.changed();
  return after;
}

/** A parent with replies leaves a tombstone, anything else goes. */
export function deleteMessage(world: World, channel: Channel, message: StoredMessage): void {
  const { messages } = world;
  if (messages.replies(channel.id, message.ts, '', 1).length > 0) {
    const { metadata: _gone, ...kept } = message;
    messages.update({
      ...kept,
      body: {
        type: 'message',
        subtype: 'tombstone',
        text: 'This message was deleted.',
        user: 'USLACKBOT',
        hidden: true,
        ts: message.ts,
        thread_ts: message.ts,
      },
    });
  } else {
    messages.remove(channel.id, message.ts);
  }
  const ts = world.newTs();
  tellMessage(world, channel, {
    subtype: 'message_deleted',
    hidden: true,
    deleted_ts: message.ts,
    previous_message: messages.shown(message),
    ts,
    event_ts: ts,
  });
  world.changed();
}

/** A message that one person alone sees. */
export function addEphemeral(
  world: World,
  user: string,
  { channel, content, thread }: { channel: string; content: Content; thread?: string },
): string {
  const ts = world.newTs();
  const { user: author, bot_id, app_id, team, bot_profile } = botAuthor(world);
  world.messages.addEphemeral(user, {
    channel,
    ts,
    thread: thread || undefined,
    body: compact({
      type: 'message',
      user: author,
      bot_id,
      app_id,
      team,
      bot_profile,
      text: content.text,
      blocks: content.blocks,
      attachments: content.attachments,
      ts,
      thread_ts: thread,
      is_ephemeral: true,
    }),
  });
  world.changed();
  return ts;
}
