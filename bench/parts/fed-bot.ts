import { systemClock } from '#core/ports/clock.ts';
import { decide } from '#core/ticket/moves/index.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { boardRules } from '../../bot/build/board.ts';
import { startBot } from '../../bot/build.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { createSurfaces } from '../../bot/build/networks.ts';
import { createHealth } from '../../bot/http/health.ts';
import { openDoor } from '../../bot/http/server.ts';
import { openLog } from '../../bot/log.ts';
import { readSettings } from '../../bot/config/environment.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import { openStore } from '../../store/index.ts';
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
const { dataFolder, host, port, logLevel, configFile, env } = settings;
const config = loadConfig(configFile);
const log = openLog({ dataFolder, logLevel, env });
const health = createHealth({ version: 'bench', now: () => systemClock.now() });
await using started = new AsyncDisposableStack();
const door = started.use(await openDoor({ host, port, health }));
const { store, queue } = await openStore({ folder: dataFolder, databaseUrl: undefined, jobs, decide, log, timeZone: config.timeZone, board: boardRules(config) });
started.defer(() => store.close());

const feed = createFeed('m');
let given = 0;
let feeding = false;
const network: NetworkConnection = {
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
};
const surfaces = await createSurfaces({ settings, workspace: undefined, config, store, app: door.app, clock: systemClock, log });
started.use(
  await startBot({
    config,
    clock: systemClock,
    log,
    texts: createTexts(config.language),
    text: createTextAnalysis(),
    store,
    queue,
    storeKind: 'embedded',
    surfaces,
    accounts: [{ brand: 'alba', network: 'x', connection: network }],
    health,
    tell: () => undefined,
  }),
);

async function feedAll(): Promise<FedFacts> {
  const from = performance.now();
  feeding = true;
  while (given < wanted || (await store.inbox.waiting()).waiting > 0) await new Promise((resolve) => setTimeout(resolve, 100));
  return { ingested: given, ms: performance.now() - from };
}

const going = started.move();
process.on('SIGTERM', () => void going.disposeAsync().finally(() => process.exit(0)));
process.on('message', () => void feedAll().then((facts) => process.send?.(facts)));
