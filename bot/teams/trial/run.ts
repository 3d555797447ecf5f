import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartError } from '#core/start-error.ts';
import { createTeamsFront } from '../../../sandbox/teams/front.ts';
import { guid, playgroundConfig } from '../../../sandbox/teams/playground-config.ts';
import { startPlayground } from '../../../sandbox/teams/playground.ts';
import { samples, sampleText } from '../../../sandbox/social/samples.ts';
import { loadConfig } from '../../config/load.ts';
import { locales } from '../../workspace/start.ts';
import { prepareDataFolder } from '../../data-folder.ts';
import { startOver } from '../../starting/start-over.ts';
import { trialOf } from './configure.ts';

const MAIN = path.join(import.meta.dirname, '..', '..', 'main.ts');
const WITH_PARENT = path.join(import.meta.dirname, 'with-parent.ts');
const HERE = '127.0.0.1';
/** What the bot may know of our environment: none of it opens anything real. */
const HANDED_ON = ['PATH', 'HOME', 'TMPDIR', 'LOG_LEVEL', 'SANDBOX_WELCOME'];
/** After so long somebody who waits is told that it goes on, and again each time. */
const TELL_EVERY_MS = 60_000;
/** Who of the sample customers asks for an invoice. */
const WRITER = 'don_ernesto';

export interface TrialOptions {
  port: number;
  sandboxPort: number;
  /** Of the front that signs, and of the playground's page. */
  frontPort: number;
  pagePort: number;
  dataFolder: string;
  configFile: string;
  env: Readonly<Record<string, string | undefined>>;
  tell(sentence: string): void;
  /** Ends a start that is still under way. */
  signal: AbortSignal;
}

export interface RunningTrial extends AsyncDisposable {
  /** Resolves when the bot has ended, by itself or because it was told to. */
  ended: Promise<number>;
}

/**
 * Recado with the local workspace and Microsoft's playground, which hold the same cards. Everything begins anew, because the
 * playground forgets whatever it showed.
 * @throws StartError
 */
export async function startTrial({
  port,
  sandboxPort,
  frontPort,
  pagePort,
  dataFolder,
  configFile,
  env,
  tell,
  signal,
}: TrialOptions): Promise<RunningTrial> {
  const trial = trialOf(existsSync(configFile) ? readFileSync(configFile, 'utf8') : '', loadConfig(configFile));
  await startOver(dataFolder, sandboxPort);
  prepareDataFolder(dataFolder);
  const folder = path.join(dataFolder, 'sandbox', 'teams');
  mkdirSync(folder, { recursive: true });
  const config = path.join(folder, 'recado.yaml');
  writeFileSync(config, trial.yaml);

  const app = { appId: randomUUID(), appSecret: randomBytes(24).toString('base64url'), tenantId: guid('tenant') };
  const base = `http://${HERE}:${frontPort}`;
  const isFirst = { channel: env['SANDBOX_WELCOME'] !== 'no' };
  const front = createTeamsFront({
    ...app,
    botEndpoint: `http://${HERE}:${port}/api/messages`,
    playground: `http://${HERE}:${pagePort}`,
    now: () => Date.now(),
    locale: locales[trial.language],
    installed() {
      if (!isFirst.channel) return;
      isFirst.channel = false;
      customerWrites(sandboxPort, trial.handle).catch((error: unknown) =>
        tell(`No customer could write by herself (${String(error)}); write as one in the workspace.`),
      );
    },
  });
  await using started = new AsyncDisposableStack();
  await free(pagePort, 'TEAMS_PAGE_PORT');
  const server = await listenOn(createServer(front.app), frontPort, 'TEAMS_FRONT_PORT');
  started.defer(() => closed(server));
  started.use(
    await startPlayground({
      folder,
      port: pagePort,
      config: playgroundConfig({
        ...app,
        me: trial.me,
        others: trial.others,
        team: trial.team,
        channel: trial.channel,
      }),
      endpoint: `${base}${front.inbound}/api/messages`,
      serviceUrl: `${base}${front.paths.service}`,
      signal,
      tell,
    }),
  );
  const bot = spawn(process.execPath, ['--import', WITH_PARENT, MAIN], {
    // The pipe closes when this program ends, however it ends.
    stdio: ['pipe', 'inherit', 'inherit'],
    // In a group of its own, so that Ctrl-C reaches it once, through us; twice would make it leave everything as it is.
    detached: true,
    env: {
      ...Object.fromEntries(HANDED_ON.map((name) => [name, env[name]])),
      PORT: String(port),
      SANDBOX_PORT: String(sandboxPort),
      RECADO_DATA: dataFolder,
      RECADO_CONFIG: config,
      TEAMS_APP_ID: app.appId,
      TEAMS_APP_SECRET: app.appSecret,
      TEAMS_TENANT_ID: app.tenantId,
      // The playground cannot open dialogs.
      TEAMS_DIALOGS: 'no',
      TEAMS_OPENID_URL: `${base}${front.paths.openId}`,
      TEAMS_LOGIN_URL: `${base}${front.paths.login}`,
      TEAMS_GRAPH_URL: `${base}${front.paths.graph}`,
      TEAMS_SERVICE_URL: `${base}${front.paths.service}`,
    },
  });
  const ended = new Promise<number>((resolve) =>
    bot.once('close', (code) => resolve(code ?? 1)).once('error', () => resolve(1)),
  );
  started.defer(async () => {
    if (bot.exitCode === null && bot.signalCode === null) bot.kill('SIGTERM');
    await ended;
  });
  if (!(await isReady({ port, bot, signal, tell }))) return { ended, [Symbol.asyncDispose]: dispose(started.move()) };
  tell(
    `Microsoft's playground for Teams is at http://localhost:${pagePort}, where you are ${trial.me.name}. Open it beside the workspace and choose the channel "${trial.channel}": a customer writes, and from then on cards come to both.${trial.alerts === undefined ? '' : ` Alerts come to "${trial.alerts}": press Crisis in the workspace.`} ` +
      'Everything is forgotten when you stop.',
  );
  return { ended, [Symbol.asyncDispose]: dispose(started.move()) };
}

/** What came before a channel was chosen only follows there; she should see a card come to both at once. */
async function customerWrites(sandboxPort: number, handle: string): Promise<void> {
  const sample = samples.find(({ author }) => author === WRITER) ?? samples[0];
  if (sample === undefined) return;
  const { author, name, followers } = sample;
  const answer = await fetch(`http://${HERE}:${sandboxPort}/sandbox/x/posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ author, name, followers, text: sampleText(sample, handle) }),
    signal: AbortSignal.timeout(5_000),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
}

function dispose(stack: AsyncDisposableStack): () => Promise<void> {
  return () => stack.disposeAsync();
}

/** False where the bot ended instead; it has then said why. A slow machine is waited for: while the bot lives, it goes on. */
async function isReady({
  port,
  bot,
  signal,
  tell,
}: Pick<TrialOptions, 'port' | 'signal' | 'tell'> & { bot: ChildProcess }): Promise<boolean> {
  let told = Date.now();
  while (bot.exitCode === null && bot.signalCode === null) {
    try {
      if ((await fetch(`http://${HERE}:${port}/health`, { signal: AbortSignal.timeout(1_000) })).ok) return true;
    } catch (error) {
      if (!(error instanceof TypeError) && !(error instanceof Error && error.name === 'TimeoutError')) throw error;
    }
    signal.throwIfAborted();
    if (Date.now() - told > TELL_EVERY_MS) {
      told = Date.now();
      tell('Recado is still starting: this machine is slow or busy. Ctrl-C stops it.');
    }
    await pause(50);
  }
  return false;
}

/** The playground would take another port without a word. */
async function free(port: number, name: string): Promise<void> {
  await closed(await listenOn(createServer(), port, name));
}

async function listenOn(server: Server, port: number, name: string): Promise<Server> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, HERE, resolve);
  try {
    await promise;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')
      throw new StartError(
        `Port ${port} is used by another program. Stop it, or choose another port: ${name}=${port + 10} npm run start:teams.`,
        { cause },
      );
    throw cause;
  }
  return server;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
