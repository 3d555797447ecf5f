import { SlackError } from '../error.ts';
import { compact } from '../json.ts';
import type { Json } from '../json.ts';
import type { Args } from '../args.ts';
import type { StoredMessage } from '../stored-message.ts';
import {
  addEphemeral,
  addMessage,
  botAuthor,
  changeMessage,
  checkThread,
  deleteMessage,
  readContent,
  writableChannel,
} from '../post.ts';
import { TIER } from '../rate-limits.ts';
import { refuseUnready } from '../shown-files.ts';
import type { Channel } from '../team.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

const UPDATE_TEXT = 4_000;
const write = ['chat:write'];

/** The app changes and deletes only what it wrote itself. */
function ownMessage(world: World, args: Args, refused: string): { channel: Channel; message: StoredMessage } {
  const channel = writableChannel(world, args.need('channel'));
  const message = world.messages.get(channel.id, args.need('ts'));
  if (!message || message.body['subtype'] === 'tombstone') throw new SlackError('message_not_found');
  if (message.body['bot_id'] !== world.team.botId) throw new SlackError(refused);
  return { channel, message };
}

function withWarnings(answer: Json, warnings: string[]): Json {
  return warnings.length > 0 ? { ...answer, warning: warnings.join(','), response_metadata: { warnings } } : answer;
}

export const chat: Record<string, Method> = {
  'chat.postMessage': {
    scopes: write,
    perMinute: Infinity,
    run(world, args) {
      const channel = writableChannel(world, args.need('channel'));
      const content = readContent(args);
      refuseUnready(world, content.blocks);
      const thread = checkThread(world, channel.id, args.text('thread_ts'));
      const message = addMessage(world, {
        channel,
        author: botAuthor(world),
        content,
        broadcast: args.flag('reply_broadcast'),
        thread: thread || undefined,
      });
      return withWarnings(
        { channel: channel.id, ts: message.ts, message: compact({ ...message.body, metadata: message.metadata }) },
        content.warnings,
      );
    },
  },
  'chat.update': {
    scopes: write,
    perMinute: TIER.three,
    run(world, args) {
      const { channel, message } = ownMessage(world, args, 'cant_update_message');
      const content = readContent(args, { maxText: UPDATE_TEXT });
      refuseUnready(world, content.blocks);
      // What is not given stays, except that a text alone takes the old blocks away.
      const body = compact({
        ...message.body,
        text: content.text,
        blocks: content.blocks ?? (args.text('text') === undefined ? message.body['blocks'] : undefined),
        attachments: content.attachments ?? message.body['attachments'],
        edited: { user: world.team.botUserId, ts: world.newTs() },
      });
      if (args.text('metadata') === '{}') delete message.metadata;
      const after = changeMessage(world, channel, message, body, content.metadata ?? message.metadata);
      return withWarnings(
        {
          channel: channel.id,
          ts: message.ts,
          text: content.text,
          message: compact({ ...after.body, metadata: after.metadata }),
        },
        content.warnings,
      );
    },
  },
  'chat.delete': {
    scopes: write,
    perMinute: TIER.three,
    run(world, args) {
      const { channel, message } = ownMessage(world, args, 'cant_delete_message');
      deleteMessage(world, channel, message);
      return { channel: channel.id, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    scopes: write,
    perMinute: TIER.four,
    run(world, args) {
      const channel = writableChannel(world, args.need('channel'));
      const user = world.team.user(args.need('user'));
      if (!user) throw new SlackError('user_not_found');
      if (!world.team.isMember(channel.id, user.id)) throw new SlackError('user_not_in_channel');
      const content = readContent(args);
      const thread = checkThread(world, channel.id, args.text('thread_ts'));
      return {
        message_ts: addEphemeral(world, user.id, { channel: channel.id, content, thread: thread || undefined }),
      };
    },
  },
  'chat.getPermalink': {
    perMinute: TIER.special,
    run(world, args) {
      const channel = world.team.channel(args.need('channel'));
      if (!channel) throw new SlackError('channel_not_found');
      const ts = args.need('message_ts');
      const message = world.messages.get(channel.id, ts);
      if (!message) throw new SlackError('message_not_found');
      const thread = message.thread ? `?thread_ts=${message.thread}&cid=${channel.id}` : '';
      return {
        channel: channel.id,
        permalink: `${world.deps.address()}/archives/${channel.id}/p${ts.replace('.', '')}${thread}`,
      };
    },
  },
};
