import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Config, Voice } from '#core/config/config.ts';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { simulatedNetworks } from '../../sandbox/networks.ts';
import { cacheFolders } from '../starting/cache-folders.ts';
import { keepAlive, type Keeper } from './keep-alive.ts';
import { present } from '#core/present.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', 'sandbox', 'main.ts');
const SOONER = path.join(import.meta.dirname, '..', 'starting', 'sooner.cjs');
/** It ends what hangs; a slow machine takes its time, and a workspace that ends by itself is noticed at once. */
const READY_MS = 600_000;
/** One that was told to stop has nothing left to do. */
const GONE_MS = 60_000;
const VERSION = 1;
/** Slack has one Portuguese only, the Brazilian; here everybody gets the one that the configuration asks for. */
export const locales: Record<Voice, string> = { es: 'es-ES', pt: 'pt-PT', 'pt-BR': 'pt-BR', en: 'en-GB' };

const Health = z.looseObject({ dataFolder: z.string(), pid: z.number(), version: z.number() });
/** Beside Slack's keys those of each simulated network, under its id. */
const Keys = z.looseObject({ slackBotToken: z.string(), slackAppToken: z.string() });

export interface WorkspaceSettings {
  dataFolder: string;
  sandboxPort: number;
  /** The bot's own port: the workspace asks there whether the bot has finished. */
  botPort: number;
  config: Config;
  /** There are real tokens too: the page opens only with a key that is made now. */
  guarded: boolean;
}

export interface RunningWorkspace {
  /** Where people open it; with the key where it is guarded. */
  address: string;
  /** How the bot reaches the simulated networks, as the environment would say it. */
  env: Record<string, string>;
  slack: { botToken: string; appToken: string; apiUrl: string };
  /** Where its hour is told, which may be another than that of this machine. */
  clock: { url: string; key?: string | undefined };
  stop(): Promise<void>;
}

export interface KeptWorkspace extends RunningWorkspace {
  /** From now on it is started again when it ends, with what it had stored and at the same addresses. */
  keep(log: Log): Keeper;
}

/** Its process is under way. */
export interface BegunWorkspace {
  opening: Promise<KeptWorkspace>;
}

/** Starts the local workspace of this data folder, or finds it still running after a kill of the bot. @throws StartError */
export async function startWorkspace(settings: WorkspaceSettings): Promise<KeptWorkspace> {
  return await (
    await beginWorkspace(settings)
  ).opening;
}

/**
 * The same in two steps: its process is under way when this is done, so that whoever is about to be busy does not hold it up.
 * @throws StartError, as `opening` does
 */
export async function beginWorkspace(settings: WorkspaceSettings): Promise<BegunWorkspace> {
  const { dataFolder, sandboxPort } = settings;
  const folder = path.join(dataFolder, 'sandbox');
  mkdirSync(folder, { recursive: true });
  const seedFile = path.join(folder, 'seed.json');
  const seed = `${JSON.stringify(seedOf(settings), null, 2)}\n`;
  const sameSeed = textOf(seedFile) === seed;
  const running = await find(dataFolder, sandboxPort);
  const reuse =
    running !== undefined &&
    sameSeed &&
    running.version === VERSION &&
    !settings.guarded &&
    textOf(keyFile(dataFolder)) === undefined;
  const key = settings.guarded ? randomBytes(16).toString('hex') : undefined;
  if (!reuse) {
    if (running !== undefined) await stopWorkspace(dataFolder, sandboxPort);
    writeFileSync(seedFile, seed);
    writeFileSync(keyFile(dataFolder), key ?? '', { mode: 0o600 });
  }
  const started = reuse ? undefined : start(settings, key);
  return { opening: opened(settings, key, started) };
}

async function opened(
  settings: WorkspaceSettings,
  key: string | undefined,
  started: Promise<void> | undefined,
): Promise<KeptWorkspace> {
  await started;
  const { dataFolder, sandboxPort } = settings;
  return {
    ...described(dataFolder, sandboxPort, key),
    keep: (log) =>
      keepAlive({
        name: 'workspace',
        isThere: async () => (await ask(dataFolder, sandboxPort)) !== 'nobody',
        start: () => start(settings, key),
        log,
      }),
  };
}

/** The local workspace of this data folder, if it runs; nothing is started. @throws StartError where something else has its port */
export async function findWorkspace(dataFolder: string, sandboxPort: number): Promise<RunningWorkspace | undefined> {
  const running = await find(dataFolder, sandboxPort);
  return running && described(dataFolder, sandboxPort, undefined);
}

function described(dataFolder: string, sandboxPort: number, key: string | undefined): RunningWorkspace {
  const keys = Keys.parse(JSON.parse(readFileSync(path.join(dataFolder, 'sandbox', 'keys.json'), 'utf8')));
  const url = `http://127.0.0.1:${sandboxPort}`;
  const networks = simulatedNetworks.filter(({ id }) => keys[id] !== undefined);
  return {
    address: `http://localhost:${sandboxPort}${key === undefined ? '' : `/?key=${key}`}`,
    env: Object.fromEntries(networks.flatMap(({ id, environment }) => Object.entries(environment(keys[id], url)))),
    slack: { botToken: keys.slackBotToken, appToken: keys.slackAppToken, apiUrl: `${url}/api/` },
    clock: { url, key },
    stop: () => stopWorkspace(dataFolder, sandboxPort),
  };
}

/** Stops the workspace of this data folder, if it runs; one of another folder is left alone. */
export async function stopWorkspace(dataFolder: string, sandboxPort: number): Promise<void> {
  const running = await ask(dataFolder, sandboxPort);
  if (typeof running !== 'object' || running.dataFolder !== dataFolder) return;
  await call(dataFolder, sandboxPort, 'POST', 'stop');
  const end = Date.now() + GONE_MS;
  while ((await ask(dataFolder, sandboxPort)) !== 'nobody') {
    if (Date.now() > end)
      throw new StartError(
        `The local workspace on port ${sandboxPort} (process ${running.pid}) does not stop. End that process and start again.`,
      );
    await pause(30);
  }
}

/** What opens the workspace: the brand, channels, people and accounts of the configuration. */
function seedOf({ config, botPort }: WorkspaceSettings): Record<string, unknown> {
  const [brandKey, brand] = Object.entries(config.brands)[0] ?? [];
  if (Object.keys(config.people).length === 0)
    throw new StartError(
      'The local workspace needs somebody to be: name at least one person under `people` in the configuration.',
    );
  return {
    brand: { key: brandKey, name: brand?.name },
    channels: Object.entries(config.channels).map(([key, channel]) => ({
      key,
      name: channel.slack?.startsWith('#') ? channel.slack.slice(1) : key,
      private: channel.private,
      members: channel.members,
    })),
    people: Object.entries(config.people).map(([key, person]) => ({
      key,
      name: person.name,
      email: person.email,
      locale: locales[person.language ?? config.language],
      title: titleOf(config, person),
    })),
    groups: config.groups,
    accounts: Object.values(config.brands).flatMap((each) =>
      Object.entries(each.accounts).map(([key, account]) => ({
        key,
        network: account.network,
        handle: account.handle,
        name: each.name,
      })),
    ),
    botPort,
  };
}

function titleOf(config: Config, person: Config['people'][string]): string {
  return person.title ?? [...person.roles, ...person.areas.map((area) => config.areas[area]?.name ?? area)].join(' · ');
}

async function find(dataFolder: string, port: number): Promise<z.output<typeof Health> | undefined> {
  const answer = await ask(dataFolder, port);
  if (answer === 'nobody') return undefined;
  if (answer === 'stranger')
    throw new StartError(
      `Port ${port} is used by another program, so the local workspace cannot start. Choose another port: SANDBOX_PORT=${port + 10} npm start.`,
    );
  if (answer.dataFolder !== dataFolder)
    throw new StartError(
      `Port ${port} is used by the local workspace of ${answer.dataFolder}. Stop that Recado, or choose another port: SANDBOX_PORT=${port + 10} npm start.`,
    );
  return answer;
}

/** Where the answer takes too long it is asked once more: this process may have been busy with reading itself from the disk. */
async function ask(
  dataFolder: string,
  port: number,
  tries = 2,
): Promise<z.output<typeof Health> | 'nobody' | 'stranger'> {
  try {
    const response = await call(dataFolder, port, 'GET', 'health');
    const health = Health.safeParse(await response.json());
    return health.success ? health.data : 'stranger';
  } catch (error) {
    if (tries > 1 && error instanceof Error && error.name === 'TimeoutError')
      return await ask(dataFolder, port, tries - 1);
    const cause = error instanceof Error ? error.cause : undefined;
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' ? 'nobody' : 'stranger';
  }
}

function call(dataFolder: string, port: number, method: string, what: string): Promise<Response> {
  const key = textOf(keyFile(dataFolder));
  return fetch(`http://127.0.0.1:${port}/sandbox/${what}`, {
    method,
    headers: present({
      connection: 'close',
      'x-recado-key': key,
      'content-type': method === 'POST' ? 'application/json' : undefined,
    }),
    body: method === 'POST' ? '{}' : undefined,
    signal: AbortSignal.timeout(5_000),
  });
}

async function start(settings: WorkspaceSettings, key: string | undefined): Promise<void> {
  const { dataFolder, sandboxPort, botPort } = settings;
  const logFile = path.join(dataFolder, 'sandbox', 'log.txt');
  const log = openSync(logFile, 'w', 0o600);
  // It outlives a killed bot, and it gets no secret of the environment: it has its own keys.
  const child = spawn(process.execPath, ['--require', SOONER, MAIN], {
    detached: true,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      // Where Node keeps what it compiled: half of what the workspace's own start costs. Our own folder is set by what is read first.
      NODE_COMPILE_CACHE: isOurs(process.env['NODE_COMPILE_CACHE']) ? undefined : process.env['NODE_COMPILE_CACHE'],
      NODE_DISABLE_COMPILE_CACHE: process.env['NODE_DISABLE_COMPILE_CACHE'],
      SANDBOX_WELCOME: process.env['SANDBOX_WELCOME'],
      RECADO_DATA: dataFolder,
      SANDBOX_PORT: String(sandboxPort),
      PORT: String(botPort),
      SANDBOX_KEY: key,
    },
  });
  closeSync(log);
  child.unref();
  const end = Date.now() + READY_MS;
  while (true) {
    const answer = await ask(dataFolder, sandboxPort);
    if (typeof answer === 'object' && answer.pid === child.pid) return;
    if (child.exitCode !== null || child.signalCode !== null) throw new StartError(lastWords(logFile));
    if (Date.now() > end)
      throw new StartError(
        `The local workspace did not get ready within ${READY_MS / 60_000} minutes. What it said is in ${logFile}.`,
      );
    await pause(30);
  }
}

function lastWords(logFile: string): string {
  const said = (textOf(logFile) ?? '')
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('    at '))
    .at(-1);
  return `The local workspace did not start: ${said ?? 'it said nothing'} (all it said is in ${logFile}).`;
}

function keyFile(dataFolder: string): string {
  return path.join(dataFolder, 'sandbox', 'page-key');
}

/** Undefined where there is no such file or it is empty. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isOurs(folder: string | undefined): boolean {
  const [ours] = cacheFolders(process.env);
  return ours !== undefined && folder === path.join(ours, 'compiled');
}
