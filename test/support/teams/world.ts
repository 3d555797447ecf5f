import { randomUUID } from 'node:crypto';

/** Somebody with an account; `tenantId` differs for people of another organisation. */
export interface Person {
  key: string;
  id: string;
  objectId: string;
  name: string;
  email: string;
  /** As her client tells. */
  locale: string;
  timeZone: string;
  role: 'user' | 'guest';
  tenantId: string;
}

export interface Channel {
  id: string;
  /** Null for General, which each client names in its own language. */
  name: string | null;
  kind: 'standard' | 'private' | 'shared';
  team: Team;
  /** Keys of the people in a private channel; the team's elsewhere. */
  members?: string[];
}

export interface Team {
  id: string;
  name: string;
  groupId: string;
  members: string[];
  channels: Channel[];
  /** Our app is in it. */
  installed: boolean;
  /** Its owner let the app read all messages (ChannelMessage.Read.Group). */
  consent: boolean;
}

/** Personal chat of a person with the bot. */
export interface Chat {
  id: string;
  person: Person;
  /** What the bot deleted or she blocked is not modelled; a chat is there as soon as either side made it. */
}

export interface Message {
  id: string;
  /** Id of the channel or personal chat. */
  place: string;
  /** The message it answers in a channel. */
  root?: string;
  /** Undefined for the bot. */
  from?: Person;
  text: string;
  /** As the bot sent it. */
  card?: unknown;
  summary?: string;
  entities: unknown[];
  createdAt: number;
  modifiedAt: number;
  deleted: boolean;
  /** The card that a person sees in place of the common one, until that is drawn again. */
  seenBy: Map<string, unknown>;
}

/** Everything that Teams knows in one test. */
export interface World {
  tenantId: string;
  people: Map<string, Person>;
  teams: Team[];
  chats: Chat[];
  messages: Message[];
  person(keyOrId: string): Person;
  team(id: string): Team | undefined;
  channel(id: string): Channel | undefined;
  chat(id: string): Chat | undefined;
  chatWith(person: Person): Chat;
  inChannel(channel: Channel): Person[];
  inTeam(team: Team): Person[];
  add(message: Pick<Message, 'place' | 'text'> & Partial<Message>): Message;
  message(place: string, id: string): Message | undefined;
}

export interface Seed {
  tenantId: string;
  people: {
    key: string;
    name: string;
    email: string;
    locale: string;
    timeZone?: string;
    role?: 'user' | 'guest';
    tenantId?: string;
  }[];
  teams: {
    name: string;
    members: string[];
    installed: boolean;
    consent: boolean;
    channels: { name: string | null; kind?: Channel['kind']; members?: string[] }[];
  }[];
}

const thread = (): string => `19:${randomUUID().replaceAll('-', '')}@thread.tacv2`;

export function createWorld({ tenantId, people, teams }: Seed): World {
  let last = 0;
  /** Message ids are the millisecond they were taken in; no two are alike. */
  const nextId = (): number => (last = Math.max(Date.now(), last + 1));

  const known = new Map<string, Person>(
    people.map(({ timeZone = 'Europe/Madrid', role = 'user', ...person }) => [
      person.key,
      {
        tenantId,
        ...person,
        timeZone,
        role,
        id: `29:1${randomUUID().replaceAll('-', '')}${randomUUID().replaceAll('-', '')}`,
        objectId: randomUUID(),
      },
    ]),
  );

  const world: World = {
    tenantId,
    people: known,
    teams: teams.map(({ channels, ...seed }) => {
      // A team goes by the id of its General channel.
      const team: Team = { ...seed, id: thread(), groupId: randomUUID(), channels: [] };
      team.channels = channels.map(({ name, kind = 'standard', members }) => ({
        id: name === null ? team.id : thread(),
        name,
        kind,
        team,
        members,
      }));
      return team;
    }),
    chats: [],
    messages: [],
    person(keyOrId) {
      const found = known.get(keyOrId) ?? [...known.values()].find(({ id }) => id === keyOrId);
      if (found === undefined) throw new Error(`nobody is called ${keyOrId}`);
      return found;
    },
    team: (id) => world.teams.find((team) => team.id === id),
    channel: (id) => world.teams.flatMap((team) => team.channels).find((channel) => channel.id === id),
    chat: (id) => world.chats.find((chat) => chat.id === id),
    chatWith(person) {
      const found = world.chats.find((chat) => chat.person === person);
      if (found !== undefined) return found;
      const made = { id: `a:1${randomUUID().replaceAll('-', '')}`, person };
      world.chats.push(made);
      return made;
    },
    inTeam: (team) => team.members.map((key) => world.person(key)),
    inChannel: (channel) => (channel.members ?? channel.team.members).map((key) => world.person(key)),
    add(message) {
      const at = nextId();
      const made: Message = {
        id: String(at),
        entities: [],
        createdAt: at,
        modifiedAt: at,
        deleted: false,
        seenBy: new Map(),
        ...message,
      };
      world.messages.push(made);
      return made;
    },
    message: (place, id) => world.messages.find((message) => message.place === place && message.id === id),
  };
  return world;
}
