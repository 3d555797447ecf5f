import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from '#core/ports/clock.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { assemble } from '../../bot/build/assemble.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { createHealth } from '../../bot/http/health.ts';
import { listen } from '../../bot/http/listen.ts';
import type { Store } from '../../store/store.ts';
import { createFeed } from '../feed.ts';

/** What the parent orders: how many messages, and how many a second; left out, as fast as they are taken in. */
export interface FedOrder {
  messages: number;
  perSecond?: number;
}

/** What the parent hears. */
export interface FedFacts {
  ingested: number;
  ms: number;
  /** MB that the main thread's own heap holds after a collection, now and then on the way; at full speed nobody stops for it. */
  heapMb: number[];
}

const PAGE = 100;
/** A network does not hand over more while so many wait. */
const BACKLOG = 2_000;
const HEAP_EVERY_MS = 5_000;

/**
 * bot/main.ts with one difference: its network is a feed that has the next hundred messages whenever it is asked, so that the
 * store and not a network sets the pace. It begins when the parent says so.
 */
const settings = readSettings(process.env);
const { host, port } = settings;
const config = loadConfig(settings.configFile);
const health = createHealth({ version: 'bench', now: () => systemClock.now() });
await using started = new AsyncDisposableStack();
const listening = started.use(await listen({ host, port, health }));

const feed = createFeed('m');
let given = 0;
/** How many may have been given by now. */
let due = (): number => 0;
const fedBy = (store: Store): NetworkConnection => ({
  account: 'alba',
  caps: { measure: (text) => [{ length: text.length, max: 280 }], privateReplies: false, edits: true },
  async pull(cursor) {
    const page = Math.min(PAGE, due() - given);
    const free = page > 0 && (await store.inbox.waiting()).waiting < BACKLOG;
    if (!free) return { events: [], cursor, waitMs: 20 };
    given += page;
    return { events: feed.page(page), cursor: String(given), waitMs: 0 };
  },
  conversation: async () => [],
  reread: async () => new Map(),
  publish: async () => ({ kind: 'unknown', detail: 'bench' }),
  findOwnAnswer: async () => ({ kind: 'cannot-tell', detail: 'bench' }),
});
const { store } = await assemble({
  settings,
  config,
  ids: ['slack'],
  health,
  listening,
  begun: undefined,
  opening: undefined,
  started,
  tell: () => undefined,
  logged: () => undefined,
  connect: async (around) => [{ brand: 'alba', network: 'x', connection: fedBy(around.store) }],
});

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

function heapMb(): number {
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

async function feedAll({ messages, perSecond }: FedOrder): Promise<FedFacts> {
  const from = performance.now();
  const heap: number[] = [];
  due = () =>
    Math.min(
      messages,
      perSecond === undefined ? messages : Math.floor(((performance.now() - from) / 1_000) * perSecond),
    );
  for (let looked = from; given < messages || (await store.inbox.waiting()).waiting > 0;) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if (perSecond === undefined || performance.now() - looked < HEAP_EVERY_MS) continue;
    looked = performance.now();
    heap.push(heapMb());
  }
  return { ingested: given, ms: performance.now() - from, heapMb: heap };
}

const going = started.move();
process.on('SIGTERM', () => void going.disposeAsync().finally(() => process.exit(0)));
process.on('message', (order: FedOrder) => void feedAll(order).then((facts) => process.send?.(facts)));
