import { cursorOf, pageOf, positionOf } from '../args.ts';
import type { Args } from '../args.ts';
import { SlackError } from '../error.ts';
import { compact } from '../json.ts';
import type { Json } from '../json.ts';
import { TIER } from '../rate-limits.ts';
import type { Channel } from '../team.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

const read = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const history = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const NEEDS = { public: 'channels', private: 'groups', im: 'im' } as const;

/** A conversation as the app may know it: what it is not in and is not public does not exist for it. */
function knownChannel(world: World, args: Args, what: 'read' | 'history'): Channel {
  const channel = world.team.channel(args.need('channel'));
  if (!channel) throw new SlackError('channel_not_found');
  const inside = world.team.isMember(channel.id, world.team.botUserId);
  if (!inside && channel.kind !== 'public') throw new SlackError('channel_not_found');
  const scope = `${NEEDS[channel.kind]}:${what}`;
  if (!world.scopes.includes(scope))
    throw new SlackError('missing_scope', { needed: scope, provided: world.scopes.join(',') });
  if (!inside && what === 'history') throw new SlackError('not_in_channel');
  return channel;
}

function needScope(world: World, scope: string): void {
  if (!world.scopes.includes(scope))
    throw new SlackError('missing_scope', { needed: scope, provided: world.scopes.join(',') });
}

/** A channel that the app is in and may change. */
function changeable(world: World, args: Args, archived = 'is_archived'): Channel {
  const channel = world.team.channel(args.need('channel'));
  const inside = channel && world.team.isMember(channel.id, world.team.botUserId);
  if (!channel || (!inside && channel.kind === 'private')) throw new SlackError('channel_not_found');
  if (channel.kind === 'im') throw new SlackError('method_not_supported_for_channel_type');
  needScope(world, channel.kind === 'private' ? 'groups:write' : 'channels:manage');
  if (!inside) throw new SlackError('not_in_channel');
  if (channel.archived) throw new SlackError(archived);
  return channel;
}

export function describeChannel(world: World, channel: Channel): Json {
  const { team } = world;
  const shared = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.archived,
    is_im: channel.kind === 'im',
    is_org_shared: false,
    context_team_id: team.id,
  };
  if (channel.kind === 'im') return { ...shared, user: channel.person, is_user_deleted: false, priority: 0 };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_group: false,
    is_mpim: false,
    is_private: channel.kind === 'private',
    is_general: false,
    unlinked: 0,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    creator: team.botUserId,
    is_member: team.isMember(channel.id, team.botUserId),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: team.members(channel.id).length,
  };
}

const withMetadata = (args: Args): boolean => args.flag('include_all_metadata');

export const conversations: Record<string, Method> = {
  'conversations.list': {
    scopes: read,
    perMinute: TIER.two,
    run(world, args) {
      const types = (args.text('types') ?? 'public_channel').split(',').map((one) => one.trim());
      const kinds: Record<string, Channel['kind']> = { public_channel: 'public', private_channel: 'private', im: 'im' };
      for (const type of types) {
        if (type === 'mpim') continue;
        const kind = kinds[type];
        if (!kind) throw new SlackError('invalid_types');
        const scope = `${NEEDS[kind]}:read`;
        if (!world.scopes.includes(scope))
          throw new SlackError('missing_scope', { needed: scope, provided: world.scopes.join(',') });
      }
      const asked = new Set(types.map((type) => kinds[type]));
      const { team } = world;
      const all = team
        .channels()
        .filter(
          (one) =>
            asked.has(one.kind) &&
            (one.kind === 'public' || team.isMember(one.id, team.botUserId)) &&
            !(args.flag('exclude_archived') && one.archived),
        );
      const page = pageOf(all, args, 100, 1000);
      return {
        channels: page.items.map((one) => describeChannel(world, one)),
        response_metadata: { next_cursor: page.next },
      };
    },
  },
  'conversations.info': {
    scopes: read,
    perMinute: TIER.three,
    run: (world, args) => {
      const channel = knownChannel(world, args, 'read');
      const described = describeChannel(world, channel);
      if (!args.flag('include_num_members')) delete described['num_members'];
      return { channel: described };
    },
  },
  'conversations.history': {
    scopes: history,
    perMinute: TIER.three,
    run(world, args) {
      const channel = knownChannel(world, args, 'history');
      const limit = args.number('limit', 100, 999);
      const page = compact({
        latest: args.text('latest'),
        oldest: args.text('oldest'),
        before: positionOf(args.text('cursor')),
      });
      const found = world.messages.history(channel.id, {
        ...page,
        limit: limit + 1,
        inclusive: args.flag('inclusive'),
      });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const more = found.length > limit && last !== undefined;
      return compact({
        messages: shown.map((one) => world.messages.shown(one, withMetadata(args))),
        has_more: more,
        pin_count: 0,
        response_metadata: more ? { next_cursor: cursorOf(last.ts) } : undefined,
      });
    },
  },
  'conversations.replies': {
    scopes: history,
    perMinute: TIER.three,
    run(world, args) {
      const channel = knownChannel(world, args, 'history');
      const asked = world.messages.get(channel.id, args.need('ts'));
      if (!asked) throw new SlackError('thread_not_found');
      const root = asked.thread ? (world.messages.get(channel.id, asked.thread) ?? asked) : asked;
      const limit = args.number('limit', 1000, 1000);
      const inclusive = args.flag('inclusive');
      const after = positionOf(args.text('cursor')) ?? args.text('oldest') ?? '';
      const latest = args.text('latest');
      const found = world.messages.replies(
        channel.id,
        root.ts,
        after,
        limit + 1,
        latest === undefined ? '9' : inclusive ? `${latest}~` : latest,
      );
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const more = found.length > limit && last !== undefined;
      return compact({
        // The parent comes first on every page, whatever the range.
        messages: [root, ...shown].map((one) => world.messages.shown(one, withMetadata(args))),
        has_more: more,
        response_metadata: more ? { next_cursor: cursorOf(last.ts) } : undefined,
      });
    },
  },
  'conversations.members': {
    scopes: read,
    perMinute: TIER.four,
    run(world, args) {
      const channel = knownChannel(world, args, 'read');
      const page = pageOf(world.team.members(channel.id), args, 100, 1000);
      return { members: page.items, response_metadata: { next_cursor: page.next } };
    },
  },
  'conversations.open': {
    scopes: ['im:write'],
    perMinute: TIER.three,
    run(world, args) {
      const named = args.text('channel');
      const users = (args.text('users') ?? '').split(',').filter((one) => one !== '');
      if (named) {
        const channel = world.team.channel(named);
        if (channel?.kind !== 'im') throw new SlackError('channel_not_found');
        return { no_op: true, already_open: true, channel: { id: channel.id } };
      }
      if (users.length === 0) throw new SlackError('users_list_not_supplied');
      if (users.length > 1) throw new SlackError('method_not_supported_for_channel_type');
      const user = world.team.user(users[0] ?? '');
      if (!user) throw new SlackError('user_not_found');
      if (user.bot) throw new SlackError('cannot_dm_bot');
      const channel = world.team.direct(user.id);
      return { channel: args.flag('return_im') ? describeChannel(world, channel) : { id: channel.id } };
    },
  },
  'conversations.create': {
    // For a public channel Slack asks for another scope, which nobody here has.
    scopes: ['groups:write', 'channels:manage'],
    perMinute: TIER.two,
    run(world, args) {
      const name = args.need('name');
      const kind = args.flag('is_private') ? 'private' : 'public';
      needScope(world, kind === 'private' ? 'groups:write' : 'channels:manage');
      if (name.length > 80) throw new SlackError('invalid_name_maxlength');
      if (!/^[\p{Ll}\p{Lo}\p{N}_-]+$/u.test(name)) throw new SlackError('invalid_name_specials');
      if (world.team.findChannel(name)) throw new SlackError('name_taken');
      const channel = world.team.addChannel(name, kind, [world.team.botUserId]);
      world.changed();
      return { channel: describeChannel(world, channel) };
    },
  },
  'conversations.invite': {
    scopes: ['groups:write', 'channels:manage'],
    perMinute: TIER.three,
    run(world, args) {
      const channel = changeable(world, args);
      const users = args.need('users').split(',');
      if (users.length > 100) throw new SlackError('too_many_members');
      const { team } = world;
      for (const id of users) {
        if (!team.user(id)) throw new SlackError('user_not_found');
        if (id === team.botUserId) throw new SlackError('cant_invite_self');
        if (team.isMember(channel.id, id)) throw new SlackError('already_in_channel');
      }
      for (const id of users) team.join(channel.id, id);
      world.changed();
      return { channel: describeChannel(world, channel) };
    },
  },
  'conversations.archive': {
    scopes: ['groups:write', 'channels:manage'],
    perMinute: TIER.two,
    run(world, args) {
      const channel = changeable(world, args, 'already_archived');
      world.team.archive(channel.id, true);
      world.changed();
      return {};
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    perMinute: TIER.three,
    run(world, args) {
      const channel = world.team.channel(args.need('channel'));
      if (!channel || (channel.kind !== 'public' && !world.team.isMember(channel.id, world.team.botUserId)))
        throw new SlackError('channel_not_found');
      if (channel.kind !== 'public') throw new SlackError('method_not_supported_for_channel_type');
      if (channel.archived) throw new SlackError('is_archived');
      const already = world.team.isMember(channel.id, world.team.botUserId);
      world.team.join(channel.id, world.team.botUserId);
      return {
        channel: describeChannel(world, channel),
        ...(already ? { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } } : {}),
      };
    },
  },
};
