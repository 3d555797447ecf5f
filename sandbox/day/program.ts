import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bareEnvironment } from '../environment.ts';

const root = path.join(import.meta.dirname, '..', '..');
const READY_MS = 60_000;

interface Health {
  inbox: { waiting: number; failed: number };
  work: { clicks: number; due: number; running: number; dead: number };
  /** There where the counts are of an earlier look. */
  late?: string;
}

/** A Recado of its own with its workspace, for one day. */
export interface Program {
  base: string;
  environment: Record<string, string | undefined>;
  health(): Promise<Health>;
  /** Resident memory of the bot in MB. */
  memory(): Promise<number>;
  /** Until nothing is under way, also nothing that waits for its turn. */
  idle(withinMs: number): Promise<boolean>;
  /** The workspace goes on. */
  stopBot(): Promise<void>;
  stop(): Promise<void>;
}

export async function startProgram({
  folder,
  config,
  say,
}: {
  folder: string;
  config: string;
  say(line: string): void;
}): Promise<Program> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  const environment = {
    ...bareEnvironment(),
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    RECADO_DATA: path.join(folder, 'data'),
    RECADO_CONFIG: config,
    SANDBOX_WELCOME: 'no',
  };
  const bot = spawn(process.execPath, [path.join(root, 'bot', 'main.ts')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let last = '';
  for (const stream of [bot.stdout, bot.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (last = (last + text).slice(-4_000)));
  const health = async (): Promise<Health> =>
    (await (await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(10_000) })).json()) as Health;
  const base = `http://127.0.0.1:${sandboxPort}`;

  const program: Program = {
    base,
    environment,
    health,
    async memory() {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^recado_process_resident_memory_bytes (\S+)/m.exec(text)?.[1]) / 2 ** 20;
    },
    async idle(withinMs) {
      const end = Date.now() + withinMs;
      let quiet = 0;
      for (let said = Date.now(); Date.now() < end && quiet < 25;) {
        const { work, inbox, late } = await health();
        const open = work.clicks + work.due + work.running + inbox.waiting;
        quiet = open === 0 && late === undefined ? quiet + 1 : 0;
        if (Date.now() - said > 30_000) {
          said = Date.now();
          say(`  still ${work.due} jobs due, ${work.running} running`);
        }
        await pause(200);
      }
      return quiet >= 25;
    },
    stopBot: () => end(bot),
    async stop() {
      await end(bot);
      await fetch(`${base}/sandbox/stop`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
      });
    },
  };
  const until = Date.now() + READY_MS;
  while (!(await isReady(port))) {
    if (bot.exitCode !== null || Date.now() > until) {
      await program.stop();
      throw new Error(`Recado did not start: ${last}`);
    }
    await pause(100);
  }
  return program;
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health`)).status === 200;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await closed;
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
