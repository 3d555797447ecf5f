import { randomUUID } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import { Config } from '#core/config/config.ts';
import type { Form, FormReply, FormValues } from '#core/form.ts';
import { newId } from '#core/ids.ts';
import type { Log } from '#core/ports/log.ts';
import type { InboundMessage, Message } from '#core/message.ts';
import { decide, openingChanges } from '#core/ticket/moves/index.ts';
import type { Respond } from '#core/ports/surface.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { actions } from '../../../handlers/actions/registry.ts';
import { nullServices, type Services } from '../../../handlers/context.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { createDispatch, type Dispatch } from '../../../handlers/dispatch/dispatch.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import { readInlines } from '../cards/builders.ts';
import { createChat, createNetwork, type TestChat, type TestNetwork } from './rig-ports.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { noLabels, nothingRead } from '../../support/no-labels.ts';

export const CUSTOMER = 'Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?';

const clauses = [
  { number: '2.1', title: 'Lo que cabe', check: 'length', severity: 'stop' },
  { number: '3.2', title: 'No prometemos plazos', check: 'forbidden-words', severity: 'stop', words: ['mañana mismo'] },
  { number: '3.3', title: 'Sin jerga', check: 'forbidden-words', words: ['ticket'] },
  { number: '4.1', title: 'Nada de datos personales', check: 'personal-data', severity: 'stop' },
];

export const configuration = {
  brands: {
    alba: {
      name: 'Alba',
      languages: ['es', 'pt', 'en'],
      accounts: { alba: { network: 'x', handle: 'alba' } },
      persona: { greeting: { es: 'Hola, {name}:', pt: 'Olá, {name}:', en: 'Hello {name},' }, clauses },
    },
  },
  areas: { billing: { name: 'Facturación', words: ['factura'] } },
  channels: {
    facturacion: { slack: '#facturacion' },
    cerrado: { slack: '#cerrado', agents: ['@turno'] },
    general: { slack: '#general' },
  },
  fallback: 'general',
  people: {
    lucia: { name: 'Lucía Vega', email: 'Lucia@Alba.example', roles: ['agent'] },
    joao: { name: 'João Pinto', slack: 'UJOAO' },
    teresa: { name: 'Teresa Gil', email: 'teresa@alba.example', areas: ['billing'] },
    ivan: { name: 'Iván Soto', email: 'ivan@alba.example', roles: ['approver'] },
    carmen: { name: 'Carmen Ruiz', email: 'carmen@alba.example', roles: ['director'] },
  },
  approvals: [{ when: { area: 'billing' }, by: 'area-experts' }],
};

const analysis: TextAnalysis = {
  language: () => null,
  read: nothingRead,
  personalData: (text) =>
    [...text.matchAll(/\b6\d\d \d{3} \d{3}\b/g)].map(([excerpt]) => ({ kind: 'phone' as const, excerpt })),
};

/** What one press came to for the person. */
export interface Told {
  said: string[];
  opened: Form[];
  updated: Form[];
}

export function recordingRespond(): Told & { respond: Respond } {
  const told: Told = { said: [], opened: [], updated: [] };
  return {
    ...told,
    respond: {
      say: async (said) => void told.said.push(typeof said === 'string' ? said : readInlines(said)),
      open: async (form) => {
        told.opened.push(form);
        return { update: async (next) => void told.updated.push(next) };
      },
    },
  };
}

export interface Rig {
  store: TestStore['store'];
  services: Services;
  dispatch: Dispatch;
  chat: TestChat;
  network: TestNetwork;
  clock: Clock & { at: Date };
  logged: { level: string; fields: Record<string, unknown> }[];
  /** Another dispatch over the same services. */
  dispatchWith(options: { patienceMs?: number }, list?: Parameters<typeof createDispatch>[1]): Dispatch;
  open(over?: { channels?: string[]; text?: string; name?: string; area?: string | null }): Promise<TicketDetail>;
  /** The same author writes again in the thread of her message. */
  follow(first: Message, next: Message): Promise<void>;
  press(userId: string, action: string, value: Record<string, unknown> | string, id?: string): Promise<Told>;
  send(
    userId: string,
    action: string,
    meta: Record<string, string>,
    values: FormValues,
  ): Promise<{ reply: FormReply; told: Told }>;
  detail(ticketId: string): Promise<TicketDetail>;
  /** SQL, for what would take many moves to make. */
  run(statements: string): Promise<unknown>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Databases of files that are over, for the next file of this process: to open one takes longer than most files. */
const idle: TestStore[] = [];

export async function openRig(over: Record<string, unknown> = {}): Promise<Rig> {
  const test = idle.pop() ?? (await openTestStore({ decide }));
  const { store } = test;
  const config = Config.parse({ ...configuration, ...over });
  const clock = { at: new Date('2026-03-10T09:36:00Z'), now: () => clock.at };
  const chat = createChat();
  const network = createNetwork();
  const logged: Rig['logged'] = [];
  const log =
    (level: string) =>
    (fields: Record<string, unknown>): void =>
      void logged.push({ level, fields });
  const logs: Log = { error: log('error'), warn: log('warn'), info: log('info'), debug: log('debug') };
  const surfaces = new Map([['slack', chat.surface]]);
  let current = createDirectory({ config, surfaces, store, clock });
  const directory = new Proxy(current, { get: (_first, name) => Reflect.get(current, name) });
  const services: Services = {
    ...nullServices,
    store,
    config,
    clock,
    log: logs,
    surfaces,
    text: analysis,
    texts: createTexts(config.language),
    networks: new Map([['alba', network.connection]]),
    directory,
  };
  const dispatch = createDispatch(services, Object.values(actions), { patienceMs: 60_000 });

  async function detail(ticketId: string): Promise<TicketDetail> {
    const found = await store.tickets.detail(ticketId);
    if (!found) throw new Error(`no ticket ${ticketId}`);
    return found;
  }

  return {
    store,
    run: (statements) => test.opened.run(statements),
    services,
    dispatch,
    chat,
    network,
    clock,
    logged,
    detail,
    dispatchWith: (options, list = Object.values(actions)) => createDispatch(services, list, options),
    async open({ channels = ['facturacion'], text = CUSTOMER, name = 'Carla Ruiz', area = 'billing' } = {}) {
      const ticketId = newId('tk', clock.now());
      const nativeId = randomUUID();
      const at = clock.now();
      const author = { nativeId: randomUUID(), handle: 'carla_ruiz', name };
      const inbound: InboundMessage = {
        nativeId,
        currentId: nativeId,
        version: 0,
        kind: 'mention',
        private: false,
        text,
        author,
        postedAt: at,
        url: `https://x.example/${nativeId}`,
        conversationId: nativeId,
        mentions: ['alba'],
        media: [],
        counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
      };
      network.now.set(nativeId, { state: 'live', message: inbound });
      await store.inbox.add(
        [
          {
            network: 'x',
            account: 'alba',
            brand: 'alba',
            event: { kind: 'message', eventKey: nativeId, message: inbound },
          },
        ],
        at,
      );
      await store.inbox.ingest(10, at, () => ({
        kind: 'open',
        author,
        ticket: {
          id: ticketId,
          brand: 'alba',
          network: 'x',
          account: 'alba',
          accounts: ['alba'],
          conversationId: nativeId,
          ...noLabels,
          area,
          language: 'es',
          kind: 'mention',
          tags: [],
          private: false,
          route: { rule: 4, matched: [{ on: 'words', value: 'factura' }], channels },
          state: 'open',
          closeReason: null,
          owner: null,
          ownedSince: null,
          openedAt: at,
          closedAt: null,
          lastInboundAt: at,
          firstAnsweredAt: null,
          reopened: 0,
          previousTicketId: null,
        },
        message: {
          id: newId('ms', at),
          network: 'x',
          account: 'alba',
          nativeId,
          currentId: nativeId,
          version: 0,
          direction: 'in',
          kind: 'mention',
          private: false,
          text,
          language: 'es',
          parentId: null,
          conversationId: nativeId,
          url: inbound.url,
          media: [],
          counts: inbound.counts,
          state: 'live',
          postedAt: at,
        },
        changes: openingChanges(ticketId),
      }));
      return detail(ticketId);
    },
    async follow(first, next) {
      const { authorId: _authorId, ...message } = next;
      const at = clock.now();
      const { ticketId, nativeId } = first;
      const live = network.now.get(first.currentId);
      if (ticketId === null || live?.state !== 'live') throw new Error(`no ticket for ${nativeId}`);
      const inbound = { ...live.message, nativeId: message.nativeId, currentId: message.currentId, text: message.text };
      await store.inbox.add(
        [
          {
            network: 'x',
            account: 'alba',
            brand: 'alba',
            event: { kind: 'message', eventKey: message.nativeId, message: inbound },
          },
        ],
        at,
      );
      await store.inbox.ingest(10, at, (_event, { view }) => {
        const verdict =
          view &&
          decide(
            view,
            { move: 'customer-wrote', message: { ...message, authorId: first.authorId } },
            { kind: 'customer', id: first.authorId ?? '' },
            at,
          );
        if (verdict?.kind !== 'moved') throw new Error('the message was not taken');
        return { kind: 'add', author: inbound.author, ticketId, message, changes: verdict.changes };
      });
    },
    async press(userId, action, value, id = randomUUID()) {
      const { respond, ...told } = recordingRespond();
      await dispatch.onClick(
        {
          id,
          surface: 'slack',
          userId,
          action,
          value: typeof value === 'string' ? value : JSON.stringify(value),
          channel: 'C-facturacion',
          ts: '1.1',
        },
        respond,
      );
      return told;
    },
    async send(userId, action, meta, values) {
      const { respond, ...told } = recordingRespond();
      const reply = await dispatch.onSubmit(
        { id: randomUUID(), surface: 'slack', userId, action, viewId: 'V1', meta, values },
        respond,
      );
      return { reply, told };
    },
    async reset() {
      await test.reset();
      // It remembers whom it has written into the tables that are empty now.
      current = createDirectory({ config, surfaces, store, clock });
      network.now.clear();
      network.own = [];
      network.found = { kind: 'cannot-tell', detail: '' };
      network.trouble = undefined;
      network.gate = Promise.resolve();
      clock.at = new Date('2026-03-10T09:36:00Z');
      logged.length = 0;
    },
    async close() {
      await test.reset();
      idle.push(test);
    },
  };
}
