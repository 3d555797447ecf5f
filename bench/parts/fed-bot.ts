import { systemClock } from '#core/ports/clock.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { assemble } from '../../bot/build/assemble.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { createHealth } from '../../bot/http/health.ts';
import { listen } from '../../bot/http/listen.ts';
import type { Store } from '../../store/store.ts';
import { createFeed } from '../feed.ts';

/** What the parent hears. */
export interface FedFacts {
  ingested: number;
  ms: number;
}

const PAGE = 100;
/** A network does not hand over more while so many wait. */
const BACKLOG = 2_000;

/**
 * bot/main.ts with one difference: its network is a feed that has the next hundred messages whenever it is asked, so that the
 * store and not a network sets the pace. Argument: how many. It begins when the parent says so.
 */
const wanted = Number(process.argv[2]);
const settings = readSettings(process.env);
const { host, port } = settings;
const config = loadConfig(settings.configFile);
const health = createHealth({ version: 'bench', now: () => systemClock.now() });
await using started = new AsyncDisposableStack();
const listening = started.use(await listen({ host, port, health }));

const feed = createFeed('m');
let given = 0;
let feeding = false;
const fedBy = (store: Store): NetworkConnection => ({
  account: 'alba',
  caps: { measure: (text) => ({ length: text.length, max: 280 }), privateReplies: false, edits: true },
  async pull(cursor) {
    const free = feeding && given < wanted && (await store.inbox.waiting()).waiting < BACKLOG;
    if (!free) return { events: [], cursor, waitMs: 20 };
    given += PAGE;
    return { events: feed.page(PAGE), cursor: String(given), waitMs: 0 };
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

async function feedAll(): Promise<FedFacts> {
  const from = performance.now();
  feeding = true;
  while (given < wanted || (await store.inbox.waiting()).waiting > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  return { ingested: given, ms: performance.now() - from };
}

const going = started.move();
process.on('SIGTERM', () => void going.disposeAsync().finally(() => process.exit(0)));
process.on('message', () => void feedAll().then((facts) => process.send?.(facts)));
