import { flushCompileCache } from 'node:module';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pino from 'pino';
import { systemClock } from '#core/ports/clock.ts';
import { makeWaiting } from '#core/lazily.ts';
import { StartError } from '#core/start-error.ts';
import { botAnswers, waitForIdleBot } from './idle.ts';
import { loadKeys } from './keys.ts';
import { openParts } from './parts.ts';
import { readSeed } from './seed.ts';
import { startWorkspace } from './server.ts';
import type { Workspace } from './server.ts';

/** Before what is read once the workspace is open, so that it does not hold up the bot's own start. */
const PAUSE_MS = 500;

function portOf(name: string, fallback: number): number {
  const port = Number(process.env[name] ?? fallback);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new StartError(`${name} is "${process.env[name]}", which is not a port: give a number from 1 to 65535.`);
}

async function start(stop: () => void): Promise<Workspace> {
  const dataFolder = resolve(process.env['RECADO_DATA'] ?? './data');
  const port = portOf('SANDBOX_PORT', 3001);
  const seed = readSeed(dataFolder);
  const botPort = portOf('PORT', seed.botPort);
  try {
    return await startWorkspace({
      dataFolder,
      port,
      seed,
      parts: await openParts(seed),
      clock: systemClock,
      keys: loadKeys(dataFolder, seed),
      log: pino({ level: process.env['LOG_LEVEL'] ?? 'warn', name: 'workspace' }),
      botIdle: waitForIdleBot(`http://127.0.0.1:${botPort}/health`),
      botAnswers: botAnswers(`http://127.0.0.1:${botPort}/health`),
      key: process.env['SANDBOX_KEY'] || undefined,
      welcome: process.env['SANDBOX_WELCOME'] !== 'no',
      onStop: stop,
    });
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is taken, so the local workspace cannot start: stop what uses it or set SANDBOX_PORT to another port.`,
        { cause },
      );
    }
    throw cause;
  }
}

let workspace: Workspace | undefined;
let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  void (workspace?.close() ?? Promise.resolve()).then(() => process.exit(0));
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

try {
  workspace = await start(stop);
  process.stdout.write(`Local workspace: ${workspace.url}\n`);
  // Else only at an orderly end, and the workspace outlives a bot that is killed.
  flushCompileCache();
  void makeWaiting(() => pause(PAUSE_MS, undefined, { ref: false }));
} catch (error) {
  process.stderr.write(
    `${error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
  );
  process.exit(1);
}
