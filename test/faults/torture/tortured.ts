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
import { startConnected, type Bot } from '../rig.ts';

/** What is tortured: one bot or several, of which each kill, stop and start takes one. */
export interface Tortured {
  recado: Recado;
  /** A bot that is started brings the workspace with it. */
  bringsWorkspace: boolean;
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

/** Two bots on one PostgreSQL server, which is started for them. */
export async function startTwo(config: string, chance: Chance): Promise<Tortured> {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-torture-'));
  const server = await startPostgres(folder);
  if ('missing' in server) throw new Error(server.missing);
  const name = `recado_torture_${process.pid}`;
  const admin = await openServer({ url: server.url, log: silentLog });
  await admin.run(`create database ${name}`);
  await admin.close();
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  const connected = await startConnected({ people: config, config });
  const start = (): Promise<Bot> => connected.startBot({ DATABASE_URL: url.href });
  const bots: (Bot | undefined)[] = [await start(), await start()];

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
      for (const [index, bot] of bots.entries()) if (bot === undefined) bots[index] = await start();
    },
    async stop() {
      const bot = takeOne();
      return { code: (await bot?.stop()) ?? null, said: bot?.said() ?? '' };
    },
    async idle() {
      let quiet = 0;
      await until('the bots to be idle', async () => {
        const all = await Promise.all(running().map((bot) => bot.health()));
        quiet = all.every(({ work }) => work.due + work.running === 0) ? quiet + 1 : 0;
        return quiet >= 2;
      });
    },
  };
  return {
    recado,
    bringsWorkspace: false,
    async stopAll() {
      while (running().length > 0) await recado.stop();
    },
    open: () => openServer({ url: url.href, log: silentLog }),
    async end() {
      await connected.end();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
