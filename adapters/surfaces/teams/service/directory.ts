import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { SurfaceChannel, SurfaceUser } from '#core/ports/surface.ts';
import { inPath } from '../inbound/activity.ts';
import type { TeamsCalls } from './api.ts';
import { failureOf } from './errors.ts';
import type { Channel, References, Team } from './references.ts';
import { remember } from '#core/cached-lookup.ts';

const ROSTER_MS = 60_000;
const USERS_MS = 10 * 60_000;
const LISTS_MS = 60_000;
/** A refusal because somebody is not in a channel must not outlast her joining it. */
const ABSENCE_MS = 3_000;
/** The most that one page gives. */
const PAGE = 500;
/** The one channel that Teams gives no name, because every client shows it in its own language. */
const GENERAL = 'General';

const Member = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
});
type Member = z.output<typeof Member>;
const Page = z.looseObject({ members: z.array(Member), continuationToken: z.string().nullish() });
const TeamDetails = z.looseObject({ name: z.string().nullish(), aadGroupId: z.string().nullish() });
const ChannelList = z.array(
  z.looseObject({
    id: z.string(),
    name: z.string().nullish(),
    type: z.enum(['standard', 'private', 'shared']).nullish(),
  }),
);

export interface Directory {
  /** By the id on Teams, or by the object id in Entra where a configuration names it. */
  user(userId: string): Promise<SurfaceUser | undefined>;
  /** By e-mail or user principal name. */
  userByEmail(email: string): Promise<SurfaceUser | undefined>;
  /** By object id in Entra or user principal name. */
  userByAccount(account: string): Promise<SurfaceUser | undefined>;
  channels(): Promise<SurfaceChannel[]>;
  isMember(channel: string, userId: string): Promise<boolean>;
  group(handle: string): Promise<string[] | undefined>;
  groups(): Promise<string[]>;
  people(channel?: string): Promise<SurfaceUser[]>;
  /** Team of a channel, with the group id that Graph and links name it by. */
  teamOf(channel: string): Promise<Team | undefined>;
}

interface TeamsDirectoryOptions {
  api: TeamsCalls;
  references: References;
  clock: Clock;
  log: Log;
  companyTenant: string;
  /** E-mail addresses of the people in each group. */
  groups: Readonly<Record<string, readonly string[]>>;
}

/** Undefined where Teams says that there is no such thing, or that we are not in it; every other failure stays one. */
async function ifThere<T>(look: () => Promise<T>): Promise<T | undefined> {
  try {
    return await look();
  } catch (error) {
    const { status } = (error instanceof RecadoError ? failureOf(error.cause) : undefined) ?? {};
    if (status === 404 || status === 403) return undefined;
    throw error;
  }
}

const handleOf = (handle: string): string => handle.replace(/^@/, '').toLowerCase();

export function createDirectory({
  api,
  references,
  clock,
  log,
  companyTenant,
  groups,
}: TeamsDirectoryOptions): Directory {
  const rosters = remember<ReadonlyMap<string, Member> | undefined>({ ttlMs: ROSTER_MS, max: 500, clock });
  const users = remember<SurfaceUser | undefined>({ ttlMs: USERS_MS, max: 5_000, clock });
  const lists = remember<void>({ ttlMs: LISTS_MS, max: 1, clock });
  const details = remember<z.output<typeof TeamDetails>>({ ttlMs: USERS_MS, max: 500, clock });
  const handles = new Map(Object.entries(groups).map(([handle, emails]) => [handleOf(handle), emails]));

  /** Undefined where we are not in the conversation. */
  function loadRoster(conversation: string): Promise<ReadonlyMap<string, Member> | undefined> {
    return ifThere(async () => {
      const members = new Map<string, Member>();
      let token: string | undefined;
      do {
        const page = Page.parse(
          await api.read(conversation, (at) => at.conversations.getPagedMembers(inPath(conversation), PAGE, token)),
        );
        for (const member of page.members) members.set(member.id, member);
        token = page.continuationToken ?? undefined;
      } while (token !== undefined && token !== '');
      return members;
    });
  }
  const roster = (conversation: string, olderThanMs?: number): Promise<ReadonlyMap<string, Member> | undefined> =>
    rosters.get(conversation, () => loadRoster(conversation), olderThanMs);

  async function installedTeams(): Promise<Team[]> {
    return (await references.teams()).filter((team) => team.installed);
  }

  /** Everybody in every team we are in. */
  async function* everybody(): AsyncGenerator<Member> {
    for (const team of await installedTeams()) yield* (await roster(team.id))?.values() ?? [];
  }

  function standingOf({ userRole, tenantId, userPrincipalName }: Member): SurfaceUser['standing'] {
    const isGuest = userRole?.toLowerCase() === 'guest' || /#EXT#/i.test(userPrincipalName ?? '');
    if (tenantId != null && tenantId !== companyTenant) return 'external';
    return isGuest ? 'guest' : 'member';
  }

  async function toUser(member: Member): Promise<SurfaceUser> {
    const told = await references.person(member.id);
    const email = [member.email, member.userPrincipalName].find(
      (one) => one != null && one !== '' && !/#EXT#/i.test(one),
    );
    return {
      id: member.id,
      name: member.name ?? told?.name ?? member.id,
      email: email ?? undefined,
      accounts: [member.aadObjectId, member.userPrincipalName].flatMap((account) =>
        account == null || account === '' ? [] : account.toLowerCase(),
      ),
      // Unknown until she does something: the configuration says meanwhile.
      locale: told?.locale ?? '',
      timeZone: told?.timeZone ?? '',
      standing: standingOf(member),
    };
  }

  async function find(matches: (member: Member) => boolean): Promise<Member | undefined> {
    for await (const member of everybody()) if (matches(member)) return member;
    return undefined;
  }

  async function loadUser(userId: string): Promise<SurfaceUser | undefined> {
    const listed = await find(({ id, aadObjectId }) => id === userId || aadObjectId === userId);
    if (listed !== undefined) return toUser(listed);
    const told =
      (await references.person(userId)) ?? (await references.people()).find(({ objectId }) => objectId === userId);
    if (told === undefined) return undefined;
    // In no team of ours (any more), but she has our app: her personal chat knows her.
    const chat = await references.chatWith(told.id);
    const alone =
      chat &&
      (await ifThere(() =>
        api.read(chat.conversation, (at) => at.conversations.getMemberById(inPath(chat.conversation), inPath(told.id))),
      ));
    const member = Member.safeParse(alone).data;
    if (member !== undefined) return toUser({ ...member, id: told.id });
    return {
      id: told.id,
      name: told.name ?? told.id,
      locale: told.locale ?? '',
      timeZone: told.timeZone ?? '',
      standing: 'removed',
    };
  }
  async function user(userId: string): Promise<SurfaceUser | undefined> {
    const known = await users.get(userId, () => loadUser(userId));
    // Her language and zone come with whatever she does, sooner than she is looked up again.
    const told = known && (await references.person(known.id));
    return known && { ...known, locale: told?.locale ?? known.locale, timeZone: told?.timeZone ?? known.timeZone };
  }

  async function userByEmail(email: string): Promise<SurfaceUser | undefined> {
    const wanted = email.toLowerCase();
    const found = await find(
      (member) => member.email?.toLowerCase() === wanted || member.userPrincipalName?.toLowerCase() === wanted,
    );
    return found === undefined ? undefined : user(found.id);
  }

  async function userByAccount(account: string): Promise<SurfaceUser | undefined> {
    const wanted = account.toLowerCase();
    const found = await find(
      ({ aadObjectId, userPrincipalName }) =>
        aadObjectId?.toLowerCase() === wanted || userPrincipalName?.toLowerCase() === wanted,
    );
    return found === undefined ? undefined : user(found.id);
  }

  /** The team with its name and group id, which not every activity tells. */
  async function described(id: string): Promise<Team | undefined> {
    const team = await references.team(id);
    if (team === undefined || !team.installed || (team.groupId !== undefined && team.name !== undefined)) return team;
    const { name, aadGroupId } = await details.get(id, async () =>
      TeamDetails.parse((await ifThere(() => api.read(id, (at) => at.teams.getById(inPath(id))))) ?? {}),
    );
    const full = { ...team, name: name ?? team.name, groupId: aadGroupId ?? team.groupId };
    await references.saveTeam(full);
    return full;
  }

  /** What the team's own list says, remembered for links and for the time after we are removed. */
  async function refresh(team: Team): Promise<void> {
    const list = ChannelList.safeParse(
      await ifThere(() => api.read(team.id, (at) => at.teams.getConversations(inPath(team.id)))),
    ).data;
    if (list === undefined) return;
    for (const { id, name, type } of list) {
      const before = await references.channel(id);
      await references.saveChannel({
        ...before,
        id,
        teamId: team.id,
        name: name ?? before?.name ?? GENERAL,
        kind: type ?? before?.kind,
      });
    }
  }

  /** Asks each team that we are in. */
  async function refreshAll(): Promise<void> {
    for (const { id } of await installedTeams()) {
      const team = await described(id);
      if (team !== undefined) await refresh(team);
    }
  }

  async function listChannels(): Promise<SurfaceChannel[]> {
    const teams = new Map((await references.teams()).map((team) => [team.id, team]));
    const toChannel = ({ id, teamId, name, kind }: Channel): SurfaceChannel => {
      const team = teams.get(teamId);
      return {
        id,
        name: `${team?.name ?? teamId} / ${name ?? GENERAL}`,
        private: kind === 'private',
        joined: team?.installed === true,
      };
    };
    return (await references.channels()).map(toChannel);
  }

  return {
    user,
    userByEmail,
    userByAccount,
    async channels() {
      // What events tell is seen at once; the teams are asked now and then, and when there is another one.
      const teams = (await installedTeams()).map(({ id }) => id);
      await lists.get(teams.toSorted().join(), refreshAll);
      return listChannels();
    },
    async isMember(channel, userId) {
      const now = await roster(channel);
      return now?.has(userId) === true || (await roster(channel, ABSENCE_MS))?.has(userId) === true;
    },
    groups: async () => [...handles.keys()].map((handle) => `@${handle}`),
    async group(handle) {
      const emails = handles.get(handleOf(handle));
      if (emails === undefined) return undefined;
      const found = await Promise.all(
        emails.map(async (email) => ({ email, user: (await userByEmail(email)) ?? (await userByAccount(email)) })),
      );
      for (const { email, user: who } of found)
        if (who === undefined)
          log.info({ handle, domain: email.split('@')[1] ?? null }, 'somebody of a group is in no team that we are in');
      return found.flatMap(({ user: who }) => who?.id ?? []);
    },
    async people(channel) {
      const teamId = channel === undefined ? undefined : (await references.channel(channel))?.teamId;
      const near = (teamId === undefined ? undefined : await roster(teamId)) ?? new Map<string, Member>();
      const members = new Map<string, Member>();
      for await (const member of everybody()) members.set(member.id, member);
      const isNear = ({ id }: SurfaceUser): number => Number(near.has(id));
      return (await Promise.all([...members.values()].map(toUser))).toSorted(
        (a, b) => isNear(b) - isNear(a) || a.name.localeCompare(b.name),
      );
    },
    async teamOf(channel) {
      const known = await references.channel(channel);
      return known === undefined ? undefined : described(known.teamId);
    },
  };
}
