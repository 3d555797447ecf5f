import path from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { brandFile, type Room, type Running } from './room.ts';
import { call, until } from './web.ts';

/** What GET /health says of a bot at work. */
export interface Health {
  status: string;
  inbox: { waiting: number; failed: number };
  work: { clicks: number; due: number; running: number; dead: number };
  /** There where the counts are of an earlier look. */
  late?: string;
}

export interface Bot {
  running: Running;
  port: number;
  health(): Promise<Health>;
  /** Nothing in hand and nothing due, seen twice; `false` when the time is over first. */
  idle(withinMs: number): Promise<boolean>;
}

/** A first start on a machine that has other work too. */
const READY_MS = 300_000;

export interface BotPlace {
  dataFolder: string;
  port: number;
  sandboxPort: number;
  env?: Record<string, string>;
}

export function environment({ dataFolder, port, sandboxPort, env = {} }: BotPlace): Record<string, string> {
  return {
    RECADO_DATA: dataFolder,
    RECADO_CONFIG: brandFile,
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    ...env,
  };
}

/** What `npm start` tells Node, so that a measured bot is the one that people run. */
export const nodeFlags = manifest.scripts.start.split(' ').slice(1, -1);

/** Starts bot/main.ts and waits until it is ready. */
export async function startBot(room: Room, place: BotPlace): Promise<Bot> {
  return await whenReady(room.start(path.join('bot', 'main.ts'), [], environment(place), nodeFlags), place.port);
}

export async function whenReady(running: Running, port: number): Promise<Bot> {
  const health = (): Promise<Health> => call<Health>('GET', `http://127.0.0.1:${port}/health`);
  const ended = (): string | undefined =>
    running.child.exitCode === null && running.child.signalCode === null ? undefined : running.said().slice(-2_000);
  await until('the bot to be ready', health, { everyMs: 10, withinMs: READY_MS, hopeless: ended });
  return {
    running,
    port,
    health,
    async idle(withinMs) {
      const end = performance.now() + withinMs;
      for (let quiet = 0; performance.now() < end;) {
        const { work, inbox, late } = await health();
        const open = work.clicks + work.due + work.running + inbox.waiting;
        quiet = open === 0 && late === undefined ? quiet + 1 : 0;
        if (quiet === 2) return true;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return false;
    },
  };
}

/** Stops the local workspace that a bot started, should it still run. */
export async function stopWorkspace(sandboxPort: number): Promise<void> {
  try {
    await call('POST', `http://127.0.0.1:${sandboxPort}/sandbox/stop`);
  } catch (error) {
    // It is gone already: the bot took it along.
    if (!(error instanceof TypeError)) throw error;
  }
}
