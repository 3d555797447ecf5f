import type { Clock } from '#core/clock.ts';
import type { ApprovalConfig, Config } from '#core/config.ts';
import { RecadoError } from '#core/errors.ts';
import { shippedRoles, type Actor, type Right } from '#core/people.ts';
import type { Surface, SurfaceChannel, SurfaceUser } from '#core/surface.ts';
import type { Ticket } from '#core/ticket.ts';
import type { PersonRow, Store } from '../store/types.ts';
import { reaches, type Reach } from './reading.ts';

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
  readable(actor: Actor, among?: readonly string[]): Promise<Reach>;
  /** Keys of the configured channels of one surface that a person belongs to. */
  channelsOf(actor: Actor): Promise<string[]>;
  /** Keys of channels that only those invited can read, on every surface that has them; as last known while a surface cannot say. */
  privateChannels(): Promise<ReadonlySet<string>>;
  /** Chat channel id of a configured channel on a surface. @throws RecadoError surface.channel */
  channelId(surface: string, channelKey: string): Promise<string>;
  /** The chat does not know the id that this channel had: the next look asks the chat again. */
  forgetChannel(channelKey: string): void;
  /** Surface that holds a ticket's home card (the first surface of its first channel). */
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
  store: Pick<Store, 'people'>;
  clock: Clock;
}

/** A name that the chat did not know is asked for again after this long. */
const UNKNOWN_FOR_MS = 10 * 60_000;
/** A channel that was deleted, or whose name another has now, is found at its new place after this long. */
const CHANNEL_MS = 60 * 60_000;

export function createDirectory({ config, surfaces, store, clock }: DirectoryDeps): Directory {
  const channelIds = new Map<string, { id: string; until: number }>();
  const personIds = new Map<string, string>();
  const unknownUntil = new Map<string, number>();

  function surfaceOf(id: string): Surface {
    const surface = surfaces.get(id);
    if (!surface) throw new RecadoError('surface.unreachable');
    return surface;
  }

  /** Key in the configuration by chat id or e-mail, else an id made of both names. */
  function identify(surface: string, user: Pick<SurfaceUser, 'id' | 'email'>): string {
    const email = user.email?.toLowerCase();
    const found = Object.entries(config.people).find(([, person]) => (surface === 'slack' && person.slack === user.id) || (email !== undefined && person.email?.toLowerCase() === email));
    const id = found?.[0] ?? `${surface}:${user.id}`;
    personIds.set(`${surface} ${user.id}`, id);
    return id;
  }

  async function personId(surface: string, userId: string): Promise<string> {
    const known = personIds.get(`${surface} ${userId}`);
    if (known) return known;
    const user = await surfaceOf(surface).user(userId);
    return user ? identify(surface, user) : `${surface}:${userId}`;
  }

  function rightsOf(roles: readonly string[]): Set<Right> {
    const shipped: Record<string, readonly Right[]> = shippedRoles;
    return new Set<Right>(['read', ...roles.flatMap((role) => config.roles[role] ?? shipped[role] ?? [])]);
  }

  const agentRights = rightsOf(['agent']);
  const isEverywhere = (held: ReadonlySet<Right>): boolean => held.has('manage') || held.has('configure');

  function nameOnSurface(surface: string, channelKey: string): string | undefined {
    return surface === 'slack' ? config.channels[channelKey]?.slack : undefined;
  }

  async function channelId(surface: string, channelKey: string): Promise<string> {
    const key = `${surface} ${channelKey}`;
    const cached = channelIds.get(key);
    const now = clock.now().getTime();
    if (cached && cached.until > now) return cached.id;
    const wanted = nameOnSurface(surface, channelKey);
    const bare = wanted?.replace(/^#/, '');
    const channels = wanted === undefined ? [] : await listOf(surface, cached !== undefined);
    // While the chat cannot say, it is where it was.
    if (channels === null && cached) return cached.id;
    const found = channels?.find((channel) => channel.id === wanted || channel.name === bare);
    if (!found) {
      channelIds.delete(key);
      throw new RecadoError('surface.channel', { params: { channel: wanted ?? channelKey } });
    }
    channelIds.set(key, { id: found.id, until: now + CHANNEL_MS });
    return found.id;
  }

  async function listOf(surface: string, isKnown: boolean): Promise<SurfaceChannel[] | null> {
    try {
      return await surfaceOf(surface).channels();
    } catch (error) {
      if (!isKnown || !(error instanceof RecadoError)) throw error;
      return null;
    }
  }

  function forgetChannel(channelKey: string): void {
    for (const surface of surfaces.keys()) channelIds.delete(`${surface} ${channelKey}`);
  }

  let privateKeys: ReadonlySet<string> = new Set();

  /** What nobody can vouch for is public: too little shown is the smaller harm. */
  async function privateChannels(): Promise<ReadonlySet<string>> {
    const open = new Set<string>();
    const closed = new Set<string>();
    try {
      for (const [id, surface] of surfaces) {
        const list = await surface.channels();
        for (const key of Object.keys(config.channels)) {
          const wanted = nameOnSurface(id, key);
          if (wanted === undefined) continue;
          const found = list.find((channel) => channel.id === wanted || channel.name === wanted.replace(/^#/, ''));
          (found?.private === true ? closed : open).add(key);
        }
      }
    } catch (error) {
      if (!(error instanceof RecadoError)) throw error;
      return privateKeys;
    }
    privateKeys = new Set([...closed].filter((key) => !open.has(key)));
    return privateKeys;
  }

  async function isIn(actor: Pick<Actor, 'surface' | 'userId'>, channelKey: string): Promise<boolean> {
    if (nameOnSurface(actor.surface, channelKey) === undefined) return false;
    try {
      return await surfaceOf(actor.surface).isMember(await channelId(actor.surface, channelKey), actor.userId);
    } catch (error) {
      if (error instanceof RecadoError && error.code === 'surface.channel') forgetChannel(channelKey);
      throw error;
    }
  }

  /** `agents` of a channel may name people, groups and roles; left out, every full member is one. */
  async function isAgentOf(actor: Actor, channelKey: string): Promise<boolean> {
    const listed = config.channels[channelKey]?.agents;
    if (!listed) return true;
    const roles = config.people[actor.id]?.roles ?? [];
    if (listed.some((entry) => entry === actor.id || roles.includes(entry))) return true;
    for (const entry of listed) if (entry.startsWith('@') && (await inGroup(entry, actor.surface)).includes(actor.id)) return true;
    return false;
  }

  /** Members of a chat group as person ids; the groups of the configuration count where the chat has none of that name. */
  async function inGroup(handle: string, surface: string): Promise<string[]> {
    const members = await surfaceOf(surface).group(handle);
    if (!members) return config.groups[handle] ?? [];
    return Promise.all(members.map((userId) => personId(surface, userId)));
  }

  function homeSurface(ticket: Ticket): string {
    const home = ticket.route.channels[0];
    const found = home !== undefined && [...surfaces.keys()].find((surface) => nameOnSurface(surface, home) !== undefined);
    if (!found) throw new RecadoError('surface.channel', { params: { channel: home ?? '?' } });
    return found;
  }

  async function readable(actor: Actor, among: readonly string[] = Object.keys(config.channels)): Promise<Reach> {
    if (!actor.rights.has('read')) return [];
    if (isEverywhere(actor.rights)) return 'all';
    const found: string[] = [];
    for (const key of among) {
      try {
        if (await isIn(actor, key)) found.push(key);
      } catch (error) {
        // Nobody is in a channel that the chat does not have.
        if (!(error instanceof RecadoError) || error.code !== 'surface.channel') throw error;
      }
    }
    return found;
  }

  async function mayAct(actor: Actor, ticket: Ticket, right: Right): Promise<void> {
    if (right === 'read' && reaches(await readable(actor, ticket.route.channels), ticket)) return;
    if (isEverywhere(actor.rights) && actor.rights.has(right)) return;
    // Where a channel names its agents, a role alone does not let anybody answer.
    const isAnswering = right === 'answer' || right === 'send';
    const joined: string[] = [];
    for (const key of ticket.route.channels) {
      if (!(await isIn(actor, key))) continue;
      if (actor.rights.has(right) && !isAnswering) return;
      if (agentRights.has(right) && (await isAgentOf(actor, key))) return;
      joined.push(key);
    }
    const first = joined[0];
    const shown = (key: string | undefined): string => (key === undefined ? '?' : (config.channels[key]?.slack ?? key));
    if (first === undefined) throw new RecadoError('right.not-in-channel', { params: { channel: shown(ticket.route.channels[0]) } });
    if (agentRights.has(right)) throw new RecadoError('right.not-listed', { params: { channel: shown(first) } });
    throw new RecadoError('right.missing', { params: { right } });
  }

  async function approvers(by: ApprovalConfig['by'], ticket: Ticket, rule?: number): Promise<string[]> {
    if (by === 'nobody') return [];
    const people = Object.entries(config.people);
    let found: string[];
    if (by === 'area-experts') found = people.filter(([, person]) => ticket.area !== null && person.areas.includes(ticket.area)).map(([id]) => id);
    else if ('people' in by) found = by.people;
    else if ('group' in by) found = await inGroup(by.group, homeSurface(ticket));
    else found = people.filter(([, person]) => person.roles.includes(by.role)).map(([id]) => id);
    if (found.length === 0) throw new RecadoError('draft.no-approver', { params: { rule: rule ?? config.approvals.findIndex((other) => other.by === by) + 1 } });
    return [...new Set(found)];
  }

  const shownName = (id: string, user: SurfaceUser): string => user.name || config.people[id]?.name || user.id;

  async function findOnSurface(id: string, surface: string): Promise<SurfaceUser | undefined> {
    const port = surfaceOf(surface);
    const configured = config.people[id];
    if (!configured) return id.startsWith(`${surface}:`) ? port.user(id.slice(surface.length + 1)) : undefined;
    if (surface === 'slack' && configured.slack) return port.user(configured.slack);
    return configured.email ? port.userByEmail(configured.email) : undefined;
  }

  async function person(id: string, surface: string): Promise<PersonRow | null> {
    const stored = (await store.people.get([id])).get(id);
    if (stored?.surface === surface) return stored;
    const key = `${surface} ${id}`;
    const now = clock.now();
    if ((unknownUntil.get(key) ?? 0) > now.getTime()) return stored ?? null;
    const user = await findOnSurface(id, surface);
    if (!user) {
      unknownUntil.set(key, now.getTime() + UNKNOWN_FOR_MS);
      return stored ?? null;
    }
    const row = { id, name: shownName(id, user), surface, userId: user.id, locale: user.locale };
    await store.people.seen(row, now);
    return { ...row, seenAt: now };
  }

  return {
    async actor(surface, userId) {
      const user = await surfaceOf(surface).user(userId);
      if (user?.standing !== 'member') throw new RecadoError('right.guest');
      const id = identify(surface, user);
      const name = shownName(id, user);
      await store.people.seen({ id, name, surface, userId, locale: user.locale }, clock.now());
      return { id, name, surface, userId, locale: user.locale, timeZone: user.timeZone, rights: rightsOf(config.people[id]?.roles ?? []) };
    },
    async voice(surface, userId) {
      const user = await surfaceOf(surface).user(userId);
      return { locale: user?.locale ?? config.language, timeZone: user?.timeZone ?? config.timeZone };
    },
    async channelsOf(actor) {
      const keys: string[] = [];
      for (const key of Object.keys(config.channels)) if (await isIn(actor, key)) keys.push(key);
      return keys;
    },
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
