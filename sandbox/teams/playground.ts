import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '#core/start-error.ts';
import { stringify } from 'yaml';
import { bareEnvironment } from '../environment.ts';

/** After so long somebody who waits is told that it goes on, and again each time. */
const TELL_EVERY_MS = 60_000;
const PACKAGE = '@microsoft/m365agentsplayground';

export interface PlaygroundOptions {
  /** Its configuration and what it writes are kept here. */
  folder: string;
  port: number;
  config: Record<string, unknown>;
  /** Where it sends what the person does. */
  endpoint: string;
  /** Where it tells the bot to answer. */
  serviceUrl: string;
  /** Ends a start that is still under way. */
  signal?: AbortSignal;
  tell?(sentence: string): void;
}

export interface RunningPlayground extends AsyncDisposable {
  address: string;
  pid: number;
}

/**
 * Starts Microsoft's playground without telemetry, browser or outside connection, and on this machine only, and waits until it answers,
 * however slow the machine is: only its end, or whoever started it, ends the wait.
 * @throws StartError
 */
export async function startPlayground({
  folder,
  port,
  config,
  endpoint,
  serviceUrl,
  signal,
  tell,
}: PlaygroundOptions): Promise<RunningPlayground> {
  const program = programOf();
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, '.m365agentsplayground.yml'), stringify(config));
  const logFile = path.join(folder, 'log.txt');
  const log = openSync(logFile, 'w', 0o600);
  const preload = path.join(import.meta.dirname, 'preload.ts');
  const args = [
    'start',
    '-e',
    endpoint,
    '-c',
    'msteams',
    '-p',
    String(port),
    '--service-url',
    serviceUrl,
    '--disable-telemetry',
  ];
  const child = spawn(process.execPath, ['--import', preload, program, ...args], {
    cwd: folder,
    stdio: ['pipe', log, log],
    // The first switch stops what --disable-telemetry leaves: a beat to its maker's statistics and a look for a cloud's own address.
    env: {
      ...bareEnvironment(),
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: path.join(folder, 'playground.log'),
    },
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  const address = `http://127.0.0.1:${port}`;
  let told = Date.now();
  // It says "Listening" before it has read its configuration, so it is asked.
  while (!(await answers(`${address}/_debug/ping`))) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new StartError(`The Teams playground did not start: ${lastWords(logFile)} (all it said is in ${logFile}).`);
    if (signal?.aborted === true) {
      await stop();
      signal.throwIfAborted();
    }
    if (Date.now() - told > TELL_EVERY_MS) {
      told = Date.now();
      tell?.(`The Teams playground is still starting; what it says is in ${logFile}. Ctrl-C stops it.`);
    }
    await pause(50);
  }
  return { address, pid: child.pid ?? 0, [Symbol.asyncDispose]: stop };
}

function programOf(): string {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`)), 'cli.js');
  } catch (cause) {
    throw new StartError(
      `${PACKAGE} is not installed: it is for trying only, and "npm install --omit=dev" or NODE_ENV=production leaves it out. Run npm install --include=dev, then start again.`,
      {
        cause,
      },
    );
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch (error) {
    if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return false;
    throw error;
  }
}

function lastWords(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n');
  return lines.filter((line) => !line.startsWith('    at ')).at(-1) || 'it said nothing';
}
