import { z } from 'zod';
import type { Memory } from '#core/ports/memory.ts';
import type { Activity } from '../inbound/activity.ts';
import { isPersonal, conversationIn } from '../inbound/activity.ts';

const Team = z.object({
  id: z.string(),
  name: z.string().optional(),
  groupId: z.string().optional(),
  serviceUrl: z.string(),
  installed: z.boolean(),
});
export type Team = z.output<typeof Team>;

const Channel = z.object({
  id: z.string(),
  teamId: z.string(),
  name: z.string().optional(),
  kind: z.enum(['standard', 'private', 'shared']).optional(),
});
export type Channel = z.output<typeof Channel>;

/** What her own messages and presses told of her. */
const Person = z.object({
  id: z.string(),
  name: z.string().optional(),
  objectId: z.string().optional(),
  locale: z.string().optional(),
  timeZone: z.string().optional(),
});
export type Person = z.output<typeof Person>;

const Chat = z.object({ conversation: z.string(), userId: z.string(), serviceUrl: z.string() });
type Chat = z.output<typeof Chat>;

const Home = z.object({ ts: z.string(), at: z.string() });
type Home = z.output<typeof Home>;

/** Where we are installed and who is who there, learnt from what Teams sends and kept across restarts. */
export interface References {
  /** Takes in what an activity says beside its own matter. Only of activities whose signature was checked. True where we may post in a place that we did not know. */
  learn(activity: Activity): Promise<boolean>;
  teams(): Promise<Team[]>;
  team(id: string): Promise<Team | undefined>;
  saveTeam(team: Team): Promise<void>;
  channels(): Promise<Channel[]>;
  channel(id: string): Promise<Channel | undefined>;
  saveChannel(channel: Channel): Promise<void>;
  person(userId: string): Promise<Person | undefined>;
  people(): Promise<Person[]>;
  chatWith(userId: string): Promise<Chat | undefined>;
  saveChat(chat: Chat): Promise<void>;
  /** The Bot Connector that serves a conversation: an address that Teams itself gave, or the configured one. */
  serviceUrl(channel: string): Promise<string>;
  home(userId: string): Promise<Home | undefined>;
  saveHome(userId: string, home: Home): Promise<void>;
}

/** Reads and writes each key once while nothing changes: activities tell the same things again and again. */
function createShelf(memory: Memory) {
  const seen = new Map<string, string>();
  return {
    async get<T>(key: string, shape: z.ZodType<T>): Promise<T | undefined> {
      const known = seen.get(key);
      const value: unknown = known === undefined ? await memory.get(key) : JSON.parse(known);
      const read = shape.safeParse(value).data;
      if (read !== undefined) seen.set(key, JSON.stringify(read));
      return read;
    },
    async list<T>(prefix: string, shape: z.ZodType<T>): Promise<T[]> {
      return (await memory.list(prefix)).flatMap(({ value }) => shape.safeParse(value).data ?? []);
    },
    async put(key: string, value: object | string): Promise<void> {
      const text = JSON.stringify(value);
      if (seen.get(key) === text) return;
      await memory.put(key, value);
      seen.set(key, text);
    },
    async remove(key: string): Promise<void> {
      seen.delete(key);
      await memory.remove(key);
    },
  };
}

/** Leaves out what is not known, so that a message that says less does not make us forget more. */
function known<T extends object>(more: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(more).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Partial<T>;
}

const Zone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
});

export function createReferences({ memory, service }: { memory: Memory; service: string }): References {
  const shelf = createShelf(memory);
  const references: References = {
    teams: () => shelf.list('team/', Team),
    team: (id) => shelf.get(`team/${id}`, Team),
    saveTeam: (team) => shelf.put(`team/${team.id}`, team),
    channels: () => shelf.list('channel/', Channel),
    channel: (id) => shelf.get(`channel/${id}`, Channel),
    saveChannel: (channel) => shelf.put(`channel/${channel.id}`, channel),
    person: (userId) => shelf.get(`person/${userId}`, Person),
    people: () => shelf.list('person/', Person),
    chatWith: (userId) => shelf.get(`chat/${userId}`, Chat),
    async saveChat(chat) {
      await shelf.put(`chat/${chat.userId}`, chat);
      await shelf.put(`conversation/${chat.conversation}`, chat.serviceUrl);
    },
    async serviceUrl(channel) {
      const { teamId } = (await references.channel(channel)) ?? {};
      const team = await references.team(teamId ?? channel);
      return (
        team?.serviceUrl ??
        (await shelf.get(`conversation/${channel}`, z.string())) ??
        (await shelf.get('service', z.string())) ??
        service
      );
    },
    home: (userId) => shelf.get(`home/${userId}`, Home),
    saveHome: (userId, home) => shelf.put(`home/${userId}`, home),

    async learn(activity) {
      const { serviceUrl, from, recipient, channelData } = activity;
      await shelf.put('service', serviceUrl);
      let isNew = await learnTeam(activity);
      const channel = channelData?.channel;
      const teamId = channelData?.team?.id;
      if (channel != null && channelData?.eventType === 'channelDeleted') await shelf.remove(`channel/${channel.id}`);
      else if (channel != null && teamId !== undefined) {
        const before = await references.channel(channel.id);
        isNew ||= before === undefined;
        const kind = z.looseObject({ type: z.enum(['standard', 'private', 'shared']) }).safeParse(channel).data?.type;
        await references.saveChannel({
          ...before,
          id: channel.id,
          teamId,
          ...known({ name: channel.name ?? undefined, kind }),
        });
      }
      if (!from.id.startsWith('29:')) return isNew;
      const before = await references.person(from.id);
      const client = z.looseObject({
        type: z.literal('clientInfo'),
        timezone: z.string().optional(),
        locale: z.string().optional(),
      });
      const told = (activity.entities ?? []).flatMap((entity) => client.safeParse(entity).data ?? [])[0];
      const timeZone = Zone.safeParse(activity.localTimezone ?? told?.timezone).data;
      await shelf.put(`person/${from.id}`, {
        ...before,
        id: from.id,
        ...known({ name: from.name, objectId: from.aadObjectId, locale: activity.locale ?? told?.locale, timeZone }),
      });
      if (isPersonal(activity) && recipient.id.startsWith('28:'))
        await references.saveChat({ conversation: conversationIn(activity).channel, userId: from.id, serviceUrl });
      return isNew;
    },
  };

  /** Being added to a team, removed from it, and its name, which any message of the team tells. True where we are in it and were not. */
  async function learnTeam({
    type,
    action,
    serviceUrl,
    channelData,
    membersAdded,
    membersRemoved,
    recipient,
  }: Activity): Promise<boolean> {
    const told = channelData?.team;
    if (told == null) return false;
    const before = await references.team(told.id);
    const isUs = ({ id }: { id: string }): boolean => id === recipient.id;
    const isGone = channelData?.eventType === 'teamDeleted' || channelData?.eventType === 'teamHardDeleted';
    const left =
      isGone || (type === 'installationUpdate' && action?.startsWith('remove')) || membersRemoved?.some(isUs) === true;
    const came = (type === 'installationUpdate' && action?.startsWith('add')) || membersAdded?.some(isUs) === true;
    // What was under way when we were removed may still arrive: only being added undoes a removal.
    const installed = left ? false : came ? true : (before?.installed ?? true);
    await references.saveTeam({
      ...before,
      id: told.id,
      serviceUrl,
      installed,
      ...known({ name: told.name ?? undefined, groupId: told.aadGroupId ?? undefined }),
    });
    return installed && before?.installed !== true;
  }

  return references;
}
