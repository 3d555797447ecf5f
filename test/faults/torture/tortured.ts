import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { silentLog } from '#core/ports/log.ts';
import type { Chance } from '../../../sandbox/day/chance.ts';
import { openEmbedded } from '../../../store/database/embedded.ts';
import { openServer } from '../../../store/database/server.ts';
import { startRecado, type Recado } from '../../support/recado.ts';
import { startPostgres } from '../../support/run/postgres.ts';
import { until } from '../../support/until.ts';
import { startConnected, startProxy, type Bot } from '../rig.ts';
import { copyTemplate } from '../../support/store.ts';
import type { Aim } from './aim.ts';
import { present } from '#core/present.ts';

/** On a busy machine what the storm left behind takes as long as the storm. */
const IDLE_MS = 240_000;

/** What is tortured: one bot or several, of which each kill, stop and start takes one. */
export interface Tortured {
  recado: Recado;
  /** A bot that is started brings the workspace with it. */
  bringsWorkspace: boolean;
  /** Token of the bots, where they are connected to the workspace by one. */
  slackBotToken?: string;
  stopAll(): Promise<void>;
  /** The database, once no bot has it. */
  open(): Promise<{ run(text: string): Promise<unknown>; close(): Promise<void> }>;
  end(): Promise<void>;
}

/** One bot with its own database and workspace. */
export async function startOne(config: string): Promise<Tortured> {
  const recado = await startRecado({ config });
  return {
    recado,
    bringsWorkspace: true,
    stopAll: async () => void (await recado.stop()),
    open: () => openEmbedded({ folder: recado.dataFolder, log: silentLog }),
    end: () => recado.end(),
  };
}

/** Bots that are connected to a workspace by tokens, each through a front of the chat where calls are aimed at: two on one PostgreSQL server, which is started for them, or one with its own database. */
export async function startConnectedBots(
  config: string,
  chance: Chance,
  { two, aim }: { two: boolean; aim: Aim | undefined },
): Promise<Tortured> {
  await using undo = new AsyncDisposableStack();
  const database = undo.use(two ? await openServerDatabase() : await openFolderDatabase());
  const connected = await startConnected({ people: config, config });
  undo.defer(() => connected.end());
  const bots: (Bot | undefined)[] = two ? [undefined, undefined] : [undefined];
  const fronts = await Promise.all(
    bots.map(async (_bot, slot) => {
      if (aim === undefined) return undefined;
      const front = await startProxy(connected.recado.sandboxPort);
      undo.defer(() => front.close());
      aim.watch(front, async () => {
        const bot = bots[slot];
        bots[slot] = undefined;
        await bot?.kill();
        return bot !== undefined;
      });
      return front;
    }),
  );
  const start = (slot: number): Promise<Bot> => {
    const front = fronts[slot];
    return connected.startBot({ ...database.env, ...present({ SLACK_API_URL: front?.address }) });
  };
  const running = (): Bot[] => bots.filter((bot) => bot !== undefined);
  function takeOne(): Bot | undefined {
    const bot = chance.one(running());
    if (bot !== undefined) bots[bots.indexOf(bot)] = undefined;
    return bot;
  }
  const recado: Recado = {
    ...connected.recado,
    said: () =>
      running()
        .map((bot) => bot.said())
        .join('\n'),
    health: async () => {
      const [first] = running();
      if (first === undefined) throw new Error('no bot runs');
      return (await (await fetch(`http://127.0.0.1:${first.port}/health`)).json()) as Awaited<
        ReturnType<Recado['health']>
      >;
    },
    kill: async () => await takeOne()?.kill(),
    async start() {
      for (const slot of bots.keys()) if (bots[slot] === undefined) bots[slot] = await start(slot);
    },
    async stop() {
      const bot = takeOne();
      if (bot === undefined) return { code: 0, said: '' };
      return { code: await bot.stop(), said: bot.said() };
    },
    async idle() {
      let quiet = 0;
      await until(
        'the bots to be idle',
        async () => {
          const all = await Promise.all(running().map((bot) => bot.health()));
          quiet = all.every(({ work }) => work.due + work.running === 0) ? quiet + 1 : 0;
          return quiet >= 2;
        },
        IDLE_MS,
      );
    },
  };
  await recado.start();
  const made = undo.move();
  return {
    recado,
    bringsWorkspace: false,
    slackBotToken: connected.keys.slackBotToken,
    async stopAll() {
      while (running().length > 0) await recado.stop();
    },
    open: () => database.open(),
    end: () => made.disposeAsync(),
  };
}

interface Database extends AsyncDisposable {
  /** What a bot finds it by. */
  env: Record<string, string>;
  open: Tortured['open'];
}

async function openFolderDatabase(): Promise<Database> {
  const folder = await copyTemplate();
  return {
    env: { RECADO_DATA: folder },
    open: () => openEmbedded({ folder, log: silentLog }),
    async [Symbol.asyncDispose]() {
      remove(folder);
    },
  };
}

async function openServerDatabase(): Promise<Database> {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-torture-'));
  const server = await startPostgres(folder);
  if ('missing' in server) throw new Error(server.missing);
  const name = `recado_torture_${process.pid}`;
  const admin = await openServer({ url: server.url, log: silentLog });
  await admin.run(`create database ${name}`);
  await admin.close();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  return {
    env: { DATABASE_URL: url.href },
    open: () => openServer({ url: url.href, log: silentLog }),
    async [Symbol.asyncDispose]() {
      await server.stop();
      remove(folder);
    },
  };
}

function remove(folder: string): void {
  if (process.env['RECADO_KEEP'] === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
