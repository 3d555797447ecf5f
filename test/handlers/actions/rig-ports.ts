/** A chat and a network of our own ports, in memory. */

import { traitsOf } from '../../support/chat-traits.ts';
import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { FoundAnswer, NetworkConnection } from '#core/ports/network.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';

const user = (id: string, name: string, more: Partial<SurfaceUser> = {}): SurfaceUser => ({
  id,
  name,
  locale: 'es-ES',
  timeZone: 'Europe/Madrid',
  standing: 'member',
  ...more,
});

/** A chat of our own port, in memory: who is there, and what each was told. */
export interface TestChat {
  surface: Surface;
  users: Map<string, SurfaceUser>;
  channels: Map<string, Set<string>>;
  groups: Map<string, string[]>;
  /** Private channels that were made, by name. */
  rooms: Map<string, { invited: string[]; archived: boolean }>;
  /** Thrown when one is to be made. */
  roomTrouble: RecadoError | undefined;
}

export function createChat(): TestChat {
  const users = new Map(
    [
      user('ULUCIA', 'Lucía', { email: 'lucia@alba.example' }),
      user('UJOAO', 'João', { locale: 'pt-BR', timeZone: 'America/Sao_Paulo' }),
      user('UTERESA', 'Teresa', { email: 'teresa@alba.example' }),
      user('UIVAN', 'Iván', { email: 'ivan@alba.example' }),
      user('UCARMEN', 'Carmen', { email: 'carmen@alba.example', locale: 'en-GB', timeZone: 'Europe/London' }),
      user('UGUEST', 'Pat', { locale: 'en-GB', standing: 'guest' }),
      ...Array.from({ length: 20 }, (_, i) => user(`UM${i}`, `Miembro ${i}`)),
    ].map((each) => [each.id, each]),
  );
  const members = new Set(['ULUCIA', 'UJOAO', 'UIVAN', 'UGUEST', ...Array.from({ length: 20 }, (_, i) => `UM${i}`)]);
  const channels = new Map([
    ['facturacion', members],
    ['cerrado', new Set(members)],
    ['general', new Set(members)],
  ]);
  const groups = new Map([['@turno', ['UJOAO']]]);
  const nothing = (): Promise<never> => Promise.reject(new RecadoError('surface.unreachable'));
  const rooms: TestChat['rooms'] = new Map();
  const surface: Surface = {
    id: 'slack',
    ...traitsOf('slack'),
    start: async () => {},
    stop: async () => {},
    post: nothing,
    update: nothing,
    find: async () => undefined,
    permalink: async ({ channel, ts }) => `https://chat.example/${channel}/${ts}`,
    direct: nothing,
    user: async (id) => users.get(id),
    userByEmail: async (email) => [...users.values()].find((each) => each.email === email.toLowerCase()),
    channels: async () => [...channels.keys()].map((name) => ({ id: `C-${name}`, name, private: false, joined: true })),
    isMember: async (channel, userId) => channels.get(channel.replace('C-', ''))?.has(userId) ?? false,
    group: async (handle) => groups.get(handle),
  };
  const chat: TestChat = { surface, users, channels, groups, rooms, roomTrouble: undefined };
  Object.assign(surface, {
    rooms: {
      open: async ({ name }: { name: string }) => {
        if (chat.roomTrouble) throw chat.roomTrouble;
        if (!rooms.has(name)) rooms.set(name, { invited: [], archived: false });
        return { channel: name };
      },
      invite: async (name: string, ids: string[]) => {
        rooms.get(name)?.invited.push(...ids.filter((id) => id !== 'UGUEST'));
        return ids.filter((id) => id === 'UGUEST');
      },
      archive: async (name: string) => void Object.assign(rooms.get(name) ?? {}, { archived: true }),
      address: async (name: string) => `https://alba.slack.example/archives/${name}`,
    },
  } satisfies Pick<Surface, 'rooms'>);
  return chat;
}

/** A network of our own port, in memory: what a re-read finds now. */
export interface TestNetwork {
  connection: NetworkConnection;
  now: Map<string, { state: 'live'; message: InboundMessage } | { state: 'gone' }>;
  own: InboundMessage[];
  found: FoundAnswer;
  /** Thrown by the next re-read. */
  trouble: RecadoError | undefined;
  /** The next re-read waits for this. */
  gate: Promise<void>;
}

export function createNetwork(): TestNetwork {
  const network: TestNetwork = {
    now: new Map(),
    own: [],
    found: { kind: 'cannot-tell', detail: '' },
    trouble: undefined,
    gate: Promise.resolve(),
    connection: {
      account: 'alba',
      caps: { measure: (text) => [{ length: [...text].length, max: 280 }], privateReplies: false, edits: false },
      pull: async () => ({ events: [], cursor: undefined, waitMs: 1000 }),
      conversation: async () => network.own,
      reread: async () => {
        await network.gate;
        if (network.trouble) throw network.trouble;
        return network.now;
      },
      publish: async () => ({ kind: 'unknown', detail: '' }),
      findOwnAnswer: async () => network.found,
    },
  };
  return network;
}
