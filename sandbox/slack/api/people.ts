import { pageOf } from '../args.ts';
import { SlackError } from '../error.ts';
import { compact } from '../json.ts';
import type { Json } from '../json.ts';
import { TIER } from '../rate-limits.ts';
import { zoneHere } from '../team.ts';
import type { Group, Member } from '../team.ts';
import type { World } from '../world.ts';
import type { Method } from './method.ts';

export function describeUser(world: World, user: Member, withLocale: boolean): Json {
  const { team } = world;
  const handle = user.bot ? 'recado' : user.key;
  const email = world.scopes.includes('users:read.email') ? user.email : undefined;
  return compact({
    id: user.id,
    team_id: team.id,
    name: handle,
    deleted: false,
    color: '9f69e7',
    real_name: user.name,
    ...zoneHere(world.clock.now()),
    profile: compact({
      title: user.title,
      phone: '',
      skype: '',
      real_name: user.name,
      real_name_normalized: user.name,
      display_name: user.bot ? '' : user.name,
      display_name_normalized: user.bot ? '' : user.name,
      first_name: user.name.split(' ')[0],
      last_name: user.name.split(' ').slice(1).join(' '),
      email,
      team: team.id,
      avatar_hash: '',
      status_text: '',
      status_emoji: '',
      ...(user.bot ? { bot_id: team.botId, api_app_id: team.appId } : {}),
    }),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: user.bot,
    is_app_user: false,
    is_email_confirmed: true,
    updated: 1_760_000_000,
    locale: withLocale ? user.locale : undefined,
  });
}

function describeGroup(world: World, group: Group, withUsers: boolean): Json {
  return compact({
    id: group.id,
    team_id: world.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.handle,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: 1_760_000_000,
    date_update: 1_760_000_000,
    date_delete: 0,
    auto_type: null,
    created_by: world.team.botUserId,
    updated_by: world.team.botUserId,
    deleted_by: null,
    prefs: { channels: [], groups: [] },
    users: withUsers ? group.users : undefined,
    user_count: group.users.length,
  });
}

export const people: Record<string, Method> = {
  'users.info': {
    scopes: ['users:read'],
    perMinute: TIER.four,
    run(world, args) {
      const user = world.team.user(args.need('user'));
      if (!user) throw new SlackError('user_not_found');
      return { user: describeUser(world, user, args.flag('include_locale')) };
    },
  },
  'users.list': {
    scopes: ['users:read'],
    perMinute: TIER.two,
    run(world, args) {
      const page = pageOf(world.team.users(), args, 1000, 1000);
      return {
        members: page.items.map((one) => describeUser(world, one, args.flag('include_locale'))),
        cache_ts: Math.floor(world.clock.now().getTime() / 1000),
        response_metadata: { next_cursor: page.next },
      };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    perMinute: TIER.three,
    run(world, args) {
      const user = world.team.userByEmail(args.need('email'));
      if (!user) throw new SlackError('users_not_found');
      return { user: describeUser(world, user, true) };
    },
  },
  'usergroups.list': {
    scopes: ['usergroups:read'],
    perMinute: TIER.two,
    run: (world, args) => ({
      usergroups: world.team.groups().map((one) => describeGroup(world, one, args.flag('include_users'))),
    }),
  },
  'usergroups.users.list': {
    scopes: ['usergroups:read'],
    perMinute: TIER.two,
    run(world, args) {
      const id = args.need('usergroup');
      const group = world.team.groups().find((one) => one.id === id);
      if (!group) throw new SlackError('no_such_subteam');
      return { users: group.users };
    },
  },
  'team.info': {
    scopes: ['team:read'],
    perMinute: TIER.three,
    run: ({ team, deps }) => ({
      team: {
        id: team.id,
        name: team.name,
        domain: team.domain,
        url: `${deps.address()}/`,
        email_domain: '',
        icon: { image_default: true },
      },
    }),
  },
  'bots.info': {
    scopes: ['users:read'],
    perMinute: TIER.three,
    run({ team }, args) {
      if ((args.text('bot') ?? team.botId) !== team.botId) throw new SlackError('bot_not_found');
      return {
        bot: {
          id: team.botId,
          deleted: false,
          name: 'Recado',
          updated: 1_760_000_000,
          app_id: team.appId,
          user_id: team.botUserId,
          icons: {},
        },
      };
    },
  },
};
