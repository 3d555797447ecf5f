import type { Args } from '../args.ts';
import { SlackError } from '../error.ts';
import { asList, asText } from '../json.ts';
import type { StoredMessage } from '../stored-message.ts';
import { TIER } from '../rate-limits.ts';
import type { Channel } from '../team.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

function marked(world: World, args: Args): { channel: Channel; message: StoredMessage } {
  const channel = world.team.channel(args.need('channel'));
  if (!channel) throw new SlackError('channel_not_found');
  if (!world.team.isMember(channel.id, world.team.botUserId)) throw new SlackError('not_in_channel');
  const message = world.messages.get(channel.id, args.need('timestamp'));
  if (!message) throw new SlackError('message_not_found');
  return { channel, message };
}

/** Adds or takes away one person's reaction; false when there was nothing to do. */
export function react(
  world: World,
  message: StoredMessage,
  { name, user, add }: { name: string; user: string; add: boolean },
): boolean {
  const all = asList(message.body['reactions']).map((one) => ({
    name: asText(one['name']),
    users: (one['users'] as string[] | undefined) ?? [],
  }));
  const one = all.find((each) => each.name === name) ?? { name, users: [] };
  if (one.users.includes(user) === add) return false;
  one.users = add ? [...one.users, user] : one.users.filter((each) => each !== user);
  const rest = all.filter((each) => each.name !== name);
  const reactions = (one.users.length > 0 ? [...rest, one] : rest).map((each) => ({
    ...each,
    count: each.users.length,
  }));
  world.messages.update({ ...message, body: { ...message.body, reactions } });
  world.delivery.event({
    type: add ? 'reaction_added' : 'reaction_removed',
    user,
    reaction: name,
    item_user: message.body['user'],
    item: { type: 'message', channel: message.channel, ts: message.ts },
    event_ts: world.newTs(),
  });
  world.changed();
  return true;
}

export const marks: Record<string, Method> = {
  'pins.add': {
    scopes: ['pins:write'],
    perMinute: TIER.two,
    run(world, args) {
      const { channel, message } = marked(world, args);
      const { changes } = world.db
        .prepare('INSERT OR IGNORE INTO slack_pins (channel, ts, at) VALUES (?, ?, ?)')
        .run(channel.id, message.ts, Math.floor(world.clock.now().getTime() / 1000));
      if (changes === 0) throw new SlackError('already_pinned');
      world.changed();
      return {};
    },
  },
  'pins.remove': {
    scopes: ['pins:write'],
    perMinute: TIER.two,
    run(world, args) {
      const { channel, message } = marked(world, args);
      const { changes } = world.db
        .prepare('DELETE FROM slack_pins WHERE channel = ? AND ts = ?')
        .run(channel.id, message.ts);
      if (changes === 0) throw new SlackError('no_pin');
      world.changed();
      return {};
    },
  },
  'pins.list': {
    scopes: ['pins:read'],
    perMinute: TIER.two,
    run(world, args) {
      const channel = world.team.channel(args.need('channel'));
      if (!channel) throw new SlackError('channel_not_found');
      const rows = world.db.prepare('SELECT * FROM slack_pins WHERE channel = ? ORDER BY at DESC').all(channel.id);
      const items = rows.flatMap((row) => {
        const message = world.messages.get(channel.id, String(row['ts']));
        return message
          ? [
              {
                type: 'message',
                channel: channel.id,
                created: Number(row['at']),
                created_by: world.team.botUserId,
                message: { ...world.messages.shown(message), pinned_to: [channel.id] },
              },
            ]
          : [];
      });
      return { items };
    },
  },
  'reactions.add': {
    scopes: ['reactions:write'],
    perMinute: TIER.three,
    run(world, args) {
      const { message } = marked(world, args);
      const name = args.need('name').replaceAll(':', '');
      if (!/^[a-z0-9_+'-]+$/.test(name)) throw new SlackError('invalid_name');
      if (!react(world, message, { name, user: world.team.botUserId, add: true }))
        throw new SlackError('already_reacted');
      return {};
    },
  },
  'reactions.remove': {
    scopes: ['reactions:write'],
    perMinute: TIER.two,
    run(world, args) {
      const { message } = marked(world, args);
      if (
        !react(world, message, { name: args.need('name').replaceAll(':', ''), user: world.team.botUserId, add: false })
      )
        throw new SlackError('no_reaction');
      return {};
    },
  },
};
