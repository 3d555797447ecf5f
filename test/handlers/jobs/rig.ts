import { traitsOf } from '../../support/chat-traits.ts';
import type { Card } from '#core/card.ts';
import type { By } from '#core/ticket/changes.ts';
import type { Clock } from '#core/ports/clock.ts';
import { Config } from '#core/config/config.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { decide, type Move } from '#core/ticket/moves/index.ts';
import type { FoundAnswer, NetworkConnection } from '#core/ports/network.ts';
import type { Surface } from '#core/ports/surface.ts';
import { listRules } from '../../../bot/build/list-rules.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { nullServices, type Services } from '../../../handlers/context.ts';
import type { Job } from '../../../handlers/define.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { ingestMessage } from '../../../handlers/jobs/ingest-message.ts';
import { show } from '../../../handlers/jobs/show.ts';
import { createProblems } from '../../../handlers/problems.ts';
import { jobs } from '../../../handlers/jobs/registry.ts';
import type { Subject } from '../../../store/chat-posts/show-orders.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { nothingRead } from '../../support/no-labels.ts';

const config = Config.parse({
  brands: { alba: { name: 'Alba', languages: ['es', 'pt'], accounts: { 'alba-x': { network: 'x', handle: 'alba' } } } },
  channels: { facturacion: { slack: '#facturacion' }, faturas: { slack: '#faturas', language: 'pt' } },
  routes: [{ to: ['facturacion', 'faturas'] }],
  fallback: 'facturacion',
  // Every test takes in the same message at the same time.
  floods: false,
  people: { lucia: { name: 'Lucía', slack: 'ULUCIA', limit: 2 }, ivan: { name: 'Iván', slack: 'UIVAN' } },
});

export interface Posted {
  ts: string;
  channel: string;
  thread?: string;
  alsoToChannel?: boolean;
  card: Card;
  opId: string;
}

/** A chat of our own port, in memory. */
export interface TestChat {
  surface: Surface;
  channels: Set<string>;
  messages: Posted[];
  calls: { post: number; update: number; find: number };
  /** Times of the messages that stand pinned, by channel id. */
  pins: { channel: string; ts: string }[];
  homes: Map<string, Card>;
  /** Operations that nobody waits for any more. */
  unwanted: string[];
  /** Thrown by the next posts, one each, before or after the message is there. */
  troubles: { when: 'before' | 'after'; error: Error }[];
  /** Awaited in the middle of each post. */
  during: () => Promise<void>;
  findTrouble: Error | undefined;
}

function createChat(): TestChat {
  let next = 1;
  const chat: TestChat = {
    channels: new Set(['facturacion', 'faturas']),
    messages: [],
    calls: { post: 0, update: 0, find: 0 },
    pins: [],
    unwanted: [],
    homes: new Map(),
    troubles: [],
    during: async () => {},
    findTrouble: undefined,
    surface: {
      id: 'slack',
      ...traitsOf('slack'),
      start: async () => {},
      stop: async () => {},
      async post({ channel, thread, alsoToChannel, card, opId }) {
        chat.calls.post += 1;
        const trouble = chat.troubles.shift();
        if (trouble?.when === 'before') throw trouble.error;
        if (thread !== undefined && !chat.messages.some(({ ts }) => ts === thread))
          throw new RecadoError('surface.message-gone');
        const ts = `${next++}`;
        chat.messages.push({
          ts,
          channel,
          card,
          opId,
          thread,
          alsoToChannel,
        });
        await chat.during();
        if (trouble) throw trouble.error;
        return { ts };
      },
      unwanted: (opIds) => void chat.unwanted.push(...opIds),
      async update({ channel, ts, card }) {
        chat.calls.update += 1;
        const message = chat.messages.find((each) => each.channel === channel && each.ts === ts);
        if (!message) throw new RecadoError('surface.message-gone');
        message.card = card;
      },
      async find({ channel, thread, opId }) {
        chat.calls.find += 1;
        if (chat.findTrouble) throw chat.findTrouble;
        return chat.messages.find((each) => each.channel === channel && each.thread === thread && each.opId === opId);
      },
      pin: async (message) => void chat.pins.push(message),
      publishHome: async (userId, card) => void chat.homes.set(userId, card),
      permalink: async ({ channel, ts }) => `https://chat.example/${channel}/${ts}`,
      direct: async (userId) => `D-${userId}`,
      user: async (id) => ({
        id,
        name: id === 'ULUCIA' ? 'Lucía' : 'Iván',
        locale: 'es-ES',
        timeZone: 'Europe/Madrid',
        standing: 'member',
      }),
      userByEmail: async () => undefined,
      channels: async () => [...chat.channels].map((name) => ({ id: `C-${name}`, name, private: false, joined: true })),
      isMember: async () => true,
      group: async () => undefined,
    },
  };
  return chat;
}

/** A network of our own port, in memory. */
export interface TestNetwork {
  connection: NetworkConnection;
  published: { text: string; target: string; opId: string }[];
  /** What the next calls come to; then everything is sent. */
  outcomes: PublishOutcome[];
  /** What a re-read finds now; left out, the message as it came in. */
  now: Map<string, { state: 'live'; message: InboundMessage } | { state: 'gone' } | { state: 'hidden' }>;
  conversation: InboundMessage[];
  own: FoundAnswer;
  trouble: RecadoError | undefined;
}

export function inbound(over: Partial<InboundMessage> = {}): InboundMessage {
  return {
    nativeId: '100',
    currentId: '100',
    version: 0,
    kind: 'mention',
    private: false,
    text: '¿Y mi factura?',
    author: { nativeId: '77', handle: 'carla_ruiz', name: 'Carla Ruiz' },
    postedAt: new Date('2026-10-05T10:32:00Z'),
    url: 'https://x.com/carla_ruiz/status/100',
    conversationId: '100',
    mentions: ['alba'],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    ...over,
  };
}

function createNetwork(): TestNetwork {
  const network: TestNetwork = {
    published: [],
    outcomes: [],
    now: new Map([['100', { state: 'live', message: inbound() }]]),
    conversation: [],
    own: { kind: 'cannot-tell', detail: 'nothing seen' },
    trouble: undefined,
    connection: {
      account: 'alba-x',
      caps: { measure: (text) => [{ length: [...text].length, max: 280 }], privateReplies: false, edits: true },
      pull: async () => ({ events: [], cursor: undefined, waitMs: 1_000 }),
      conversation: async () => network.conversation,
      async reread() {
        if (network.trouble) throw network.trouble;
        return network.now;
      },
      async publish(answer) {
        network.published.push(answer);
        return (
          network.outcomes.shift() ?? {
            kind: 'sent',
            nativeId: '900',
            url: 'https://x.com/alba/status/900',
            at: new Date('2026-10-05T10:46:00Z'),
          }
        );
      },
      findOwnAnswer: async () => network.own,
    },
  };
  return network;
}

export interface Rig {
  test: TestStore;
  services: Services;
  chat: TestChat;
  network: TestNetwork;
  clock: Clock & { at: Date };
  logged: { level: string; message: string }[];
  run(job: Job, payload: Record<string, string>, services?: Services): Promise<void>;
  /**
   * What the queue does with a subject, or a conversation, that changed: looks for what it wants shown, then at each place; the first
   * trouble is thrown at the end.
   */
  show(of: string | Subject, services?: Services): Promise<void>;
  /** Takes events in through the inbox and gives the newest ticket. */
  takeIn(...events: InboundEvent[]): Promise<TicketDetail>;
  move(ticketId: string, move: Move, by?: By): Promise<void>;
  detail(ticketId: string): Promise<TicketDetail>;
  reset(): Promise<void>;
}

/** The process dies after its call to the chat and before what came of it is written: of `method` nothing is ever recorded. */
export function dyingAt(services: Services, method: 'posted' | 'drawn'): Services {
  const chatPosts = { ...services.store.chatPosts, [method]: () => Promise.reject(new Error('the process died')) };
  return { ...services, store: { ...services.store, chatPosts } };
}

export const lucia: By = { kind: 'person', id: 'lucia' };

/** With `floods`, many of the same are folded as they are by default. */
export async function openRig({ floods = false }: { floods?: boolean } = {}): Promise<Rig> {
  const rules = floods ? Config.parse({ ...config, floods: {} }) : config;
  let surface: Surface | undefined;
  const unwanted = (opIds: readonly string[]): void => surface?.unwanted?.(opIds);
  const test = await openTestStore({ decide, jobs, listRules: listRules(rules, undefined, { unwanted }) });
  const clock = { at: new Date('2026-10-05T10:33:00Z'), now: () => clock.at };
  const logged: Rig['logged'] = [];
  const note =
    (level: string) =>
    (_fields: Record<string, unknown>, message: string): void =>
      void logged.push({ level, message });
  const log: Log = { error: note('error'), warn: note('warn'), info: note('info'), debug: note('debug') };
  const rig: Rig = {
    test,
    clock,
    logged,
    ...fresh(),
    run: (job, payload, services = rig.services) => job.handle(services, payload, new AbortController().signal),
    async show(of, services = rig.services) {
      const subject = typeof of === 'string' ? { ticketId: of } : of;
      const troubles: unknown[] = [];
      const attempt = async (payload: Record<string, string>): Promise<void> => {
        await rig.run(show, payload, services).catch((error: unknown) => troubles.push(error));
      };
      await attempt({ ...subject });
      const places = new Map<string, { surface: string; place: string }>();
      for (const { surface, place } of await test.store.chatPosts.of(subject))
        places.set(`${surface} ${place}`, { surface, place });
      for (const at of places.values()) await attempt({ ...subject, ...at });
      if (troubles.length > 0) throw troubles[0];
    },
    async takeIn(...events) {
      await test.store.inbox.add(
        events.map((event) => ({ network: 'x', account: 'alba-x', brand: 'alba', event })),
        clock.now(),
      );
      await rig.run(ingestMessage, {});
      const [ticket] = await test.store.tickets.open({ limit: 1 });
      if (!ticket) throw new Error('nothing was opened');
      return rig.detail(ticket.id);
    },
    async move(ticketId, move, by = lucia) {
      await test.store.tickets.move({ ticketId, move, by, at: clock.now() });
    },
    async detail(ticketId) {
      const detail = await test.store.tickets.detail(ticketId);
      if (!detail) throw new Error(`no ticket ${ticketId}`);
      return detail;
    },
    async reset() {
      await test.reset();
      clock.at = new Date('2026-10-05T10:33:00Z');
      logged.length = 0;
      Object.assign(rig, fresh());
    },
  };
  return rig;

  function fresh(): Pick<Rig, 'chat' | 'network' | 'services'> {
    const chat = createChat();
    surface = chat.surface;
    const network = createNetwork();
    const surfaces = new Map([['slack', chat.surface]]);
    const { store } = test;
    return {
      chat,
      network,
      services: {
        ...nullServices,
        store,
        config: rules,
        clock,
        log,
        texts: createTexts('es'),
        text: { language: () => 'es', read: nothingRead, personalData: () => [] },
        surfaces,
        networks: new Map([['alba-x', network.connection]]),
        directory: createDirectory({ config, surfaces, store, clock }),
        problems: createProblems({ clock, t: createTexts('es').in('es') }),
      },
    };
  }
}

export const message = (over: Partial<InboundMessage> = {}): InboundEvent => {
  const given = inbound(over);
  return { kind: 'message', eventKey: `message:${given.nativeId}:${given.version}`, message: given };
};
