import { nameOn } from '#core/config/chats.ts';
import { channelLabel } from '#core/channels.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { ApprovalConfig, Config, Voice } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { shippedRoles, type Actor, type Right } from '#core/people.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { createChannelLookup } from './channel-lookup.ts';
import { isInScope, type ReadScope } from './read-scope.ts';
import type { PersonRow } from '../../store/people/people.ts';
import type { Store } from '../../store/store.ts';

/** Who is who, where she may act, and which chat channel a key means. */
export interface Directory {
  /** The person behind a chat user; @throws RecadoError right.guest for guests, strangers, bots and removed people. */
  actor(surface: string, userId: string): Promise<Actor>;
  /** How to speak to a chat user, whether or not she may act. */
  voice(surface: string, userId: string): Promise<{ locale: string; timeZone: string }>;
  /** Person id of a chat user, whether or not she may act; what she typed is kept under it. */
  personId(surface: string, userId: string): Promise<string>;
  /** @throws RecadoError right.missing | right.not-in-channel | right.not-listed */
  mayAct(actor: Actor, ticket: Ticket, right: Right): Promise<void>;
  /**
   * The one rule of who may read what: a ticket is read by whoever is in one of its channels, and everywhere by whoever manages.
   * Channels are keys, of those asked about, else of all. Guests never come this far: see `actor`.
   */
  readable(actor: Actor, among?: readonly string[]): Promise<ReadScope>;
  /** Keys of the configured channels that a person belongs to on any surface; with `forPrivate`, where she may read what is private. */
  channelsOf(actor: Actor, forPrivate?: boolean): Promise<string[]>;
  /** Whether she is in one of a ticket's channels under any of her accounts; of a private one, where she may read it. */
  isInChannelOf(
    who: Pick<Actor, 'id' | 'surface' | 'userId'>,
    ticket: Pick<Ticket, 'private' | 'route'>,
  ): Promise<boolean>;
  /**
   * Keys of channels that only those invited can read on that surface; without one, on at least one that has them. As last known
   * while a surface cannot say.
   */
  privateChannels(surface?: string): Promise<ReadonlySet<string>>;
  /** What the configuration calls a channel on a surface; undefined where it has none there. */
  nameOnSurface(surface: string, channelKey: string): string | undefined;
  /** Chat channel id of a configured channel on a surface. @throws RecadoError surface.channel */
  channelId(surface: string, channelKey: string): Promise<string>;
  /** This chat does not know the id that the channel had: the next look asks it again. Other chats know theirs. */
  forgetChannel(surface: string, channelKey: string): void;
  /** The first surface that holds a home card of a ticket. */
  homeSurface(ticket: Ticket): string;
  /** Who approves by `by`, as person ids. Empty only for "nobody"; `rule` is its 1-based place, for the error. @throws RecadoError draft.no-approver */
  approvers(by: ApprovalConfig['by'], ticket: Ticket, rule?: number): Promise<string[]>;
  /** Members of a group as person ids; empty where there is none of that name. */
  groupMembers(handle: string, surface: string): Promise<string[]>;
  /** Person row for an id, looked up on the surface when it was never seen (so that she can be mentioned). */
  person(id: string, surface: string): Promise<PersonRow | null>;
}

export interface DirectoryDeps {
  config: Config;
  surfaces: ReadonlyMap<string, Surface>;
  store: Pick<Store, 'people' | 'links'>;
  clock: Clock;
}

/** A name that the chat did not know is asked for again after this long. */
const UNKNOWN_FOR_MS = 10 * 60_000;
/** That somebody acted is noted again after this long. */
const SEEN_MS = 5 * 60_000;
const SEEN_MOST = 5_000;

export function createDirectory({ config, surfaces, store, clock }: DirectoryDeps): Directory {
  const personIds = new Map<string, string>();
  const unknownUntil = new Map<string, number>();
  const isSeveral = surfaces.size > 1;
  const { surfaceOf, named, channelId, forgetChannel, privateChannels, countingOn, homeSurface } = createChannelLookup({
    config,
    surfaces,
    clock,
  });

  /** Key in the configuration by chat id or e-mail. */
  function configuredAs(
    surface: string,
    { id, email, accounts = [] }: Pick<SurfaceUser, 'id' | 'email' | 'accounts'>,
  ): string | undefined {
    const address = email?.toLowerCase();
    const isAccount = (named: string | undefined): boolean =>
      named !== undefined && (named === id || accounts.includes(named.toLowerCase()));
    const found = Object.entries(config.people).find(
      ([, person]) =>
        isAccount(nameOn(person, surface)) || (address !== undefined && person.email?.toLowerCase() === address),
    );
    return found?.[0];
  }

  /** By the configuration, else by the link that she made herself, else an id made of both names. A link may come and go at any time. */
  async function identify(surface: string, user: Pick<SurfaceUser, 'id' | 'email' | 'accounts'>): Promise<string> {
    const own = `${surface}:${user.id}`;
    const configured = configuredAs(surface, user);
    if (configured === undefined && isSeveral) return (await store.links.of(surface, user.id))?.personId ?? own;
    personIds.set(`${surface} ${user.id}`, configured ?? own);
    return configured ?? own;
  }

  async function personId(surface: string, userId: string): Promise<string> {
    const known = personIds.get(`${surface} ${userId}`);
    if (known) return known;
    const user = await surfaceOf(surface).user(userId);
    return user ? await identify(surface, user) : `${surface}:${userId}`;
  }

  function rightsOf(roles: readonly string[]): Set<Right> {
    const shipped: Record<string, readonly Right[]> = shippedRoles;
    return new Set<Right>(['read', ...roles.flatMap((role) => config.roles[role] ?? shipped[role] ?? [])]);
  }

  const agentRights = rightsOf(['agent']);
  const isEverywhere = (held: ReadonlySet<Right>): boolean => held.has('manage') || held.has('configure');

  /** Her account on another surface, if she is a full member there and it is still known to be hers. */
  async function accountOn(id: string, surface: string): Promise<string | undefined> {
    const row = await person(id, surface);
    const user = row?.surface === surface ? await surfaceOf(surface).user(row.userId) : undefined;
    return user?.standing === 'member' && (await identify(surface, user)) === id ? user.id : undefined;
  }

  /** Under any of her accounts. A chat that is away keeps nobody from what she may do by another. */
  async function isIn(
    actor: Pick<Actor, 'id' | 'surface' | 'userId'>,
    channelKey: string,
    forPrivate = false,
  ): Promise<boolean> {
    let trouble: RecadoError | undefined;
    for (const surface of await countingOn(channelKey, actor.surface, forPrivate)) {
      try {
        const account = surface === actor.surface ? actor.userId : await accountOn(actor.id, surface);
        if (account !== undefined && (await surfaceOf(surface).isMember(await channelId(surface, channelKey), account)))
          return true;
      } catch (error) {
        if (!(error instanceof RecadoError)) throw error;
        if (error.code === 'surface.channel') forgetChannel(surface, channelKey);
        // That the app is not in one of several chats yet says nothing about the others.
        if (surface === actor.surface && !(isSeveral && error.code === 'surface.channel')) trouble = error;
      }
    }
    if (trouble) throw trouble;
    return false;
  }

  /** `agents` of a channel may name people, groups and roles; left out, every full member is one. */
  async function isAgentOf(actor: Actor, channelKey: string): Promise<boolean> {
    const listed = config.channels[channelKey]?.agents;
    if (!listed) return true;
    const roles = config.people[actor.id]?.roles ?? [];
    if (listed.some((entry) => entry === actor.id || roles.includes(entry))) return true;
    for (const entry of listed) {
      if (!entry.startsWith('@')) continue;
      for (const surface of await countingOn(channelKey, actor.surface, false))
        if ((await inGroup(entry, surface)).includes(actor.id)) return true;
    }
    return false;
  }

  /** Members of a chat group as person ids; the groups of the configuration count where the chat has none of that name. */
  async function inGroup(handle: string, surface: string): Promise<string[]> {
    const members = await surfaceOf(surface).group(handle);
    if (!members) return config.groups[handle] ?? [];
    return Promise.all(members.map((userId) => personId(surface, userId)));
  }

  async function channelsAmong(
    actor: Pick<Actor, 'id' | 'surface' | 'userId'>,
    among: readonly string[],
    forPrivate: boolean,
  ): Promise<string[]> {
    const found: string[] = [];
    for (const key of among) {
      try {
        if (await isIn(actor, key, forPrivate)) found.push(key);
      } catch (error) {
        // Nobody is in a channel that the chat does not have.
        if (!(error instanceof RecadoError) || error.code !== 'surface.channel') throw error;
      }
    }
    return found;
  }

  async function readable(actor: Actor, among: readonly string[] = Object.keys(config.channels)): Promise<ReadScope> {
    if (!actor.rights.has('read')) return { keys: [], privateChannels: [] };
    if (isEverywhere(actor.rights)) return 'all';
    const keys = await channelsAmong(actor, among, false);
    return { keys, privateChannels: isSeveral ? await channelsAmong(actor, keys, true) : keys };
  }

  async function mayAct(actor: Actor, ticket: Ticket, right: Right): Promise<void> {
    if (right === 'read' && isInScope(await readable(actor, ticket.route.channels), ticket)) return;
    if (isEverywhere(actor.rights) && actor.rights.has(right)) return;
    // Where a channel names its agents, a role alone does not let anybody answer.
    const isAnswering = right === 'answer' || right === 'send';
    const joined: string[] = [];
    for (const key of ticket.route.channels) {
      if (!(await isIn(actor, key, ticket.private))) continue;
      if (actor.rights.has(right) && !isAnswering) return;
      if (agentRights.has(right) && (await isAgentOf(actor, key))) return;
      joined.push(key);
    }
    const first = joined[0];
    const shown = (key: string | undefined): string =>
      key === undefined ? '?' : channelLabel(config, key, actor.surface);
    if (first === undefined)
      throw new RecadoError('right.not-in-channel', { params: { channel: shown(ticket.route.channels[0]) } });
    if (agentRights.has(right)) throw new RecadoError('right.not-listed', { params: { channel: shown(first) } });
    throw new RecadoError('right.missing', { params: { right } });
  }

  async function approvers(by: ApprovalConfig['by'], ticket: Ticket, rule?: number): Promise<string[]> {
    if (by === 'nobody') return [];
    const people = Object.entries(config.people);
    let found: string[];
    if (by === 'area-experts')
      found = people
        .filter(([, person]) => ticket.area !== null && person.areas.includes(ticket.area))
        .map(([id]) => id);
    else if ('people' in by) found = by.people;
    else if ('group' in by) found = await inGroup(by.group, homeSurface(ticket));
    else found = people.filter(([, person]) => person.roles.includes(by.role)).map(([id]) => id);
    if (found.length === 0)
      throw new RecadoError('draft.no-approver', {
        params: { rule: rule ?? config.approvals.findIndex((other) => other.by === by) + 1 },
      });
    return [...new Set(found)];
  }

  const shownName = (id: string, user: SurfaceUser): string => user.name || config.people[id]?.name || user.id;

  const noted = new Map<string, { as: string; at: number }>();

  /** Written now and then only: each press and each form would wait for one more write that changes nothing. */
  async function noteSeen(row: Omit<PersonRow, 'seenAt'>): Promise<void> {
    const key = `${row.surface} ${row.userId}`;
    const as = JSON.stringify([row.id, row.name, row.locale]);
    const at = clock.now();
    const before = noted.get(key);
    if (before?.as === as && at.getTime() - before.at < SEEN_MS) return;
    await store.people.seen(row, at);
    if (noted.size >= SEEN_MOST) noted.clear();
    noted.set(key, { as, at: at.getTime() });
  }

  async function findOnSurface(id: string, surface: string): Promise<SurfaceUser | undefined> {
    const port = surfaceOf(surface);
    const configured = config.people[id];
    if (!configured && id.startsWith(`${surface}:`)) return port.user(id.slice(surface.length + 1));
    const account = nameOn(configured, surface);
    if (account !== undefined) return (await port.userByAccount?.(account.toLowerCase())) ?? port.user(account);
    const found = configured?.email === undefined ? undefined : await port.userByEmail(configured.email);
    if (found || !isSeveral) return found;
    const link = (await store.links.accounts(id)).find((each) => each.surface === surface);
    return link && port.user(link.userId);
  }

  /**
   * Her language and zone as her chat tells them; else her own of the configuration, else everybody's. Which Portuguese it is, Slack
   * cannot tell: there the configuration knows better.
   */
  function spoken(
    id: string | undefined,
    user: Pick<SurfaceUser, 'locale' | 'timeZone'> | undefined,
  ): { locale: string; timeZone: string } {
    const own = id === undefined ? undefined : config.people[id]?.language;
    return { locale: finer(user?.locale, own ?? config.language), timeZone: user?.timeZone || config.timeZone };
  }

  async function person(id: string, surface: string): Promise<PersonRow | null> {
    const stored = (await store.people.get([id], surface)).get(id);
    if (stored?.surface === surface) return stored;
    const key = `${surface} ${id}`;
    const now = clock.now();
    if ((unknownUntil.get(key) ?? 0) > now.getTime()) return stored ?? null;
    const user = await findOnSurface(id, surface);
    if (!user) {
      unknownUntil.set(key, now.getTime() + UNKNOWN_FOR_MS);
      return stored ?? null;
    }
    const row = { id, name: shownName(id, user), surface, userId: user.id, locale: spoken(id, user).locale };
    await store.people.found(row);
    return { ...row, seenAt: now };
  }

  return {
    async actor(surface, userId) {
      const user = await surfaceOf(surface).user(userId);
      if (user?.standing !== 'member') throw new RecadoError('right.guest');
      const id = await identify(surface, user);
      const name = shownName(id, user);
      const { locale, timeZone } = spoken(id, user);
      await noteSeen({ id, name, surface, userId, locale });
      return { id, name, surface, userId, locale, timeZone, rights: rightsOf(config.people[id]?.roles ?? []) };
    },
    async voice(surface, userId) {
      const user = await surfaceOf(surface).user(userId);
      return spoken(user && (await identify(surface, user)), user);
    },
    async channelsOf(actor, forPrivate = false) {
      const keys: string[] = [];
      for (const key of Object.keys(config.channels)) if (await isIn(actor, key, forPrivate)) keys.push(key);
      return keys;
    },
    isInChannelOf: async (who, ticket) => (await channelsAmong(who, ticket.route.channels, ticket.private)).length > 0,
    nameOnSurface: named,
    readable,
    personId,
    privateChannels,
    groupMembers: inGroup,
    mayAct,
    channelId,
    forgetChannel,
    homeSurface,
    approvers,
    person,
  };
}

function finer(told: string | undefined, configured: Voice): string {
  if (!told) return configured;
  const isSame = told.split(/[-_]/, 1)[0]?.toLowerCase() === configured.split('-', 1)[0];
  return isSame && configured.startsWith('pt') ? configured : told;
}
