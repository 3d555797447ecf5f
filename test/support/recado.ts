import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { createChat, type Chat } from './chat.ts';
import { flowConfig } from './flow-config.ts';
import { freePorts } from './ports.ts';
import { root } from './source.ts';
import { copyTemplate } from './store.ts';
import { until } from './until.ts';
import { createSocial, type Social } from './social.ts';

const MAIN = path.join(root, 'bot', 'main.ts');

/** A bot process that ended. */
export interface Ended {
  code: number | null;
  /** Everything it wrote to the terminal. */
  said: string;
}

const Health = z.looseObject({
  status: z.string(),
  accounts: z.array(z.object({ key: z.string(), lastPullAt: z.string().nullable(), lastError: z.string().nullable() })),
  inbox: z.object({ waiting: z.number(), failed: z.number() }),
  work: z.object({ clicks: z.number(), due: z.number(), running: z.number(), dead: z.number() }),
});
export type Health = z.output<typeof Health>;

/** A real Recado with its local workspace, both processes of their own, driven over their sockets only. */
export interface Recado {
  readonly chat: Chat;
  readonly social: Social;
  readonly dataFolder: string;
  /** Read at the next start. */
  readonly configFile: string;
  readonly port: number;
  readonly sandboxPort: number;
  /** What the running bot wrote to the terminal so far. */
  said(): string;
  health(): Promise<Health>;
  /** kill -9 of the bot; the workspace goes on. */
  kill(): Promise<void>;
  /** Starts the bot again and waits until it is ready. */
  start(extra?: { args?: string[] }): Promise<void>;
  /** SIGTERM, as a service manager stops it. */
  stop(): Promise<Ended>;
  /** Resolves when the bot has nothing under way. */
  idle(): Promise<void>;
  /** A second bot process, which is expected to end by itself. */
  second(extra: { args?: string[]; env?: Record<string, string> }): Promise<Ended>;
  end(): Promise<void>;
}

/** With `first`, the data folder does not exist yet, as on a new machine; else it holds a database that was made once for all tests. */
export async function startRecado({
  config = flowConfig(),
  first = false,
  env: more = {},
}: { config?: string; first?: boolean; env?: Record<string, string> } = {}): Promise<Recado> {
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-flow-'));
  const dataFolder = first ? path.join(folder, 'data') : await copyTemplate();
  const configFile = path.join(folder, 'recado.yaml');
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  // A configuration may name the bot's own port, which is known only now.
  writeFileSync(configFile, config.replaceAll('{{port}}', String(port)));
  const env = {
    SANDBOX_WELCOME: 'no',
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    RECADO_DATA: dataFolder,
    RECADO_CONFIG: configFile,
    ...more,
  };
  let bot: Bot | undefined;

  const recado: Recado = {
    chat: createChat(`http://127.0.0.1:${sandboxPort}`),
    social: createSocial(`http://127.0.0.1:${sandboxPort}`),
    dataFolder,
    configFile,
    port,
    sandboxPort,
    said: () => bot?.said() ?? '',
    async health() {
      const response = await fetch(`http://127.0.0.1:${port}/health`);
      return Health.parse(await response.json());
    },
    async kill() {
      bot?.child.kill('SIGKILL');
      await bot?.ended;
    },
    async start({ args = [] } = {}) {
      const started = (bot = launch(args, env));
      await until(
        'the bot to be ready',
        async () => {
          const { exitCode, signalCode } = started.child;
          if (exitCode !== null || signalCode !== null)
            throw new StartFailed(`${started.said()} (ended with ${exitCode ?? signalCode})`);
          return (await fetch(`http://127.0.0.1:${port}/health`)).status === 200;
        },
        90_000,
        (error) => error instanceof StartFailed,
      );
    },
    async stop() {
      bot?.child.kill('SIGTERM');
      const code = await bot?.ended;
      return { code: code ?? null, said: bot?.said() ?? '' };
    },
    async idle() {
      let quiet = 0;
      await until('the bot to be idle', async () => {
        const { work, late } = await recado.health();
        quiet = work.clicks + work.due + work.running === 0 && late === undefined ? quiet + 1 : 0;
        return quiet >= 2;
      });
    },
    async second({ args = [], env: other = {} }) {
      const another = launch(args, { ...env, ...other });
      const code = await another.ended;
      return { code, said: another.said() };
    },
    async end() {
      if (bot && bot.child.exitCode === null && bot.child.signalCode === null) {
        bot.child.kill('SIGTERM');
        await bot.ended;
      }
      // After a kill the workspace still runs; it has its own way to stop.
      await fetch(`http://127.0.0.1:${sandboxPort}/sandbox/stop`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).catch((error: unknown) => {
        if (!(error instanceof TypeError)) throw error;
      });
      if (process.env['RECADO_KEEP'] === undefined)
        for (const made of [folder, dataFolder]) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  try {
    await recado.start();
  } catch (error) {
    await recado.end();
    throw error;
  }
  return recado;
}

class StartFailed extends Error {
  override name = 'StartFailed';
}

interface Bot {
  child: ChildProcess;
  said(): string;
  ended: Promise<number | null>;
}

function launch(args: string[], env: NodeJS.ProcessEnv): Bot {
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const { promise: ended, resolve } = Promise.withResolvers<number | null>();
  child.once('close', (code) => resolve(code));
  return { child, said: () => said, ended };
}
