import type { webApi } from '@slack/bolt';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { SurfaceChannel, SurfaceUser } from '#core/ports/surface.ts';
import type { SlackApi } from './api.ts';
import { refusalOf } from './errors.ts';
import { remember } from '#core/cached-lookup.ts';
import type { Names } from '../inbound/words.ts';

type SlackUser = NonNullable<webApi.UsersInfoResponse['user']>;

const USERS_MS = 10 * 60_000;
const LISTS_MS = 60_000;
/** A refusal because somebody is not in a channel must not outlast her joining it. */
const ABSENCE_MS = 3_000;
const PAGE = 200;

export interface Directory {
  user(userId: string): Promise<SurfaceUser | undefined>;
  userByEmail(email: string): Promise<SurfaceUser | undefined>;
  channels(): Promise<SurfaceChannel[]>;
  isMember(channel: string, userId: string): Promise<boolean>;
  group(handle: string): Promise<string[] | undefined>;
  groups(): Promise<string[]>;
  /** Of whoever and whatever a text names by id. */
  readonly names: Names;
}

/** Slack's own names for languages that are not BCP 47. */
const LOCALES: Readonly<Record<string, string>> = { 'es-LA': 'es-419' };

function standingOf(user: SlackUser, teamId: string): SurfaceUser['standing'] {
  if (user.deleted === true) return 'removed';
  if (user.is_bot === true || user.id === 'USLACKBOT') return 'bot';
  const teams = user.enterprise_user?.teams;
  const elsewhere = user.team_id !== undefined && user.team_id !== teamId && teams?.includes(teamId) !== true;
  if (user.is_stranger === true || elsewhere) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/** Empty where Slack does not tell it, or tells one that nobody can count with. */
function zoneOf(name: string | undefined): string {
  try {
    return name === undefined
      ? ''
      : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}

export function toSurfaceUser(user: SlackUser & { id: string }, teamId: string): SurfaceUser {
  const names = [user.profile?.display_name, user.profile?.real_name, user.real_name, user.name, user.id];
  const email = user.profile?.email;
  const locale = user.locale ?? '';
  return {
    id: user.id,
    name: names.find((name) => name !== undefined && name.trim() !== '') ?? user.id,
    email: email || undefined,
    locale: LOCALES[locale] ?? locale,
    timeZone: zoneOf(user.tz),
    standing: standingOf(user, teamId),
  };
}

/** Undefined where Slack says that there is no such thing; every other failure stays one. */
async function unless<T>(words: readonly string[], look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    const word = error instanceof RecadoError ? refusalOf(error.cause) : undefined;
    if (word !== undefined && words.includes(word)) return undefined;
    throw error;
  }
}

export function createDirectory({
  api,
  clock,
  teamId,
}: {
  api: SlackApi;
  clock: Clock;
  teamId: () => Promise<string>;
}): Directory {
  const users = remember<SurfaceUser | undefined>({ ttlMs: USERS_MS, max: 5_000, clock });
  const emails = remember<string | undefined>({ ttlMs: USERS_MS, max: 5_000, clock });
  const members = remember<ReadonlySet<string>>({ ttlMs: LISTS_MS, max: 200, clock });
  const channelLists = remember<SurfaceChannel[]>({ ttlMs: LISTS_MS, max: 1, clock });
  const groups = remember<Map<string, string>>({ ttlMs: LISTS_MS, max: 1, clock });
  const groupMembers = remember<string[]>({ ttlMs: LISTS_MS, max: 500, clock });

  async function loadUser(userId: string): Promise<SurfaceUser | undefined> {
    const found = await unless(['user_not_found', 'users_not_found', 'user_not_visible'], () =>
      api.call('users.info', (client) => client.users.info({ user: userId, include_locale: true })),
    );
    const user = found?.user;
    return user?.id === undefined ? undefined : toSurfaceUser({ ...user, id: user.id }, await teamId());
  }

  /** All pages of a list. */
  async function* pages<P extends { response_metadata?: { next_cursor?: string } }>(
    load: (cursor: string | undefined) => Promise<P>,
  ): AsyncGenerator<P> {
    let cursor: string | undefined;
    do {
      const page = await load(cursor);
      yield page;
      cursor = page.response_metadata?.next_cursor;
    } while (cursor !== undefined && cursor !== '');
  }

  async function loadChannels(): Promise<SurfaceChannel[]> {
    const list: SurfaceChannel[] = [];
    for await (const page of pages((cursor) =>
      api.call('conversations.list', (client) =>
        client.conversations.list({
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: PAGE,
          cursor,
        }),
      ),
    )) {
      for (const { id, name, is_private: hidden, is_member: joined } of page.channels ?? []) {
        if (id !== undefined) list.push({ id, name: name ?? id, private: hidden === true, joined: joined === true });
      }
    }
    return list;
  }

  async function loadMembers(channel: string): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for await (const page of pages((cursor) =>
      api.call('conversations.members', (client) => client.conversations.members({ channel, limit: PAGE, cursor }), {
        channel,
      }),
    )) {
      for (const id of page.members ?? []) ids.add(id);
    }
    return ids;
  }

  async function loadGroups(): Promise<Map<string, string>> {
    // Workspaces whose plan has no user groups answer with an error instead of an empty list.
    const answer = await unless(['paid_teams_only', 'plan_upgrade_required', 'method_not_supported_for_plan'], () =>
      api.call('usergroups.list', (client) => client.usergroups.list({})),
    );
    const ids = new Map<string, string>();
    for (const { id, handle } of answer?.usergroups ?? [])
      if (id !== undefined && handle !== undefined) ids.set(handle.toLowerCase(), id);
    return ids;
  }

  return {
    user: (userId) => users.get(userId, () => loadUser(userId)),
    async userByEmail(email) {
      const id = await emails.get(
        email.toLowerCase(),
        async () =>
          (
            await unless(['users_not_found', 'user_not_found'], () =>
              api.call('users.lookupByEmail', (client) => client.users.lookupByEmail({ email })),
            )
          )?.user?.id,
      );
      // The look-up does not tell the language, so the person is read like any other.
      return id === undefined ? undefined : users.get(id, () => loadUser(id));
    },
    channels: () => channelLists.get('all', loadChannels),
    async isMember(channel, userId) {
      const known = await members.get(channel, () => loadMembers(channel));
      return known.has(userId) || (await members.get(channel, () => loadMembers(channel), ABSENCE_MS)).has(userId);
    },
    names: {
      person: async (id) => (await users.get(id, () => loadUser(id)))?.name,
      channel: async (id) => (await channelLists.get('all', loadChannels)).find((one) => one.id === id)?.name,
      group: async (id) => [...(await groups.get('all', loadGroups))].find(([, one]) => one === id)?.[0],
    },
    groups: async () => [...(await groups.get('all', loadGroups)).keys()].map((handle) => `@${handle}`),
    async group(handle) {
      const id = (await groups.get('all', loadGroups)).get(handle.replace(/^@/, '').toLowerCase());
      if (id === undefined) return undefined;
      return groupMembers.get(
        id,
        async () =>
          (await api.call('usergroups.users.list', (client) => client.usergroups.users.list({ usergroup: id })))
            .users ?? [],
      );
    },
  };
}
