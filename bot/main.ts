import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMail } from '../adapters/mail/index.ts';
import { createFiles } from '../adapters/media/index.ts';
import { createTextAnalysis } from '../adapters/text/index.ts';
import { systemClock } from '#core/clock.ts';
import { RecadoError } from '#core/errors.ts';
import { decide } from '#core/moves.ts';
import { StartError } from '#core/start-error.ts';
import { jobs } from '../handlers/jobs/registry.ts';
import { openStore } from '../store/index.ts';
import { boardRules } from './board.ts';
import { checkPlaces } from './checks.ts';
import { startBot } from './build.ts';
import { loadConfig } from './config.ts';
import { connectNetworks, createSurfaces } from './connect.ts';
import { prepareDataFolder, startOver } from './data-folder.ts';
import { createFileDoor, fileBase } from './file-door.ts';
import { createHealth } from './health.ts';
import { openDoor } from './http.ts';
import { openLog } from './log.ts';
import { createMetrics } from './metrics.ts';
import { help, readOptions, readSettings, type Options } from './options.ts';
import { instanceSecret } from './seal.ts';
import { inWorkspace, isReal, placesIn, surfaceIds } from './places.ts';
import { stopOnSignals } from './stop.ts';
import { createTexts } from './texts.ts';
import { startWorkspace } from './workspace.ts';

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function start(options: Options): Promise<void> {
  const settings = readSettings(process.env);
  const { dataFolder, port, host, sandboxPort, env } = settings;
  const loaded = loadConfig(settings.configFile);
  if (options.check) return tell(`${path.relative(process.cwd(), settings.configFile) || settings.configFile} is fine.`);
  if (options.fresh) await startOver(dataFolder, sandboxPort);
  prepareDataFolder(dataFolder);

  const log = openLog({ dataFolder, logLevel: settings.logLevel, env });
  const health = createHealth({ version: version(), now: () => systemClock.now() });
  const hasWorkspace = options.workspace || !isReal(settings);
  const ids = surfaceIds(settings, hasWorkspace);
  const config = hasWorkspace && settings.slack === undefined && settings.teams === undefined ? inWorkspace(loaded) : loaded;
  checkPlaces(config, ids);
  await using started = new AsyncDisposableStack();
  const desk = createMetrics();
  const door = started.use(await openDoor({ host, port, health, metrics: desk }));
  // Before the workspace: the store's lock keeps a second process from touching the workspace of the first.
  const { store, queue } = await openStore({
    folder: dataFolder,
    databaseUrl: settings.databaseUrl,
    jobs,
    decide,
    log,
    timeZone: config.timeZone,
    board: boardRules(config),
    places: placesIn(config, ids),
  });
  started.defer(() => store.close());

  const workspace = hasWorkspace ? await startWorkspace({ dataFolder, sandboxPort, botPort: door.port, config, guarded: isReal(settings) }) : undefined;
  if (workspace) started.defer(() => workspace.stop());
  const simulated = workspace !== undefined && !settings.x;
  const mail = settings.mail && createMail(settings.mail);
  if (mail) started.defer(() => mail.close());
  // Pictures of the simulated X come from the local workspace; nothing else on this machine is ever asked for a file.
  const files = createFiles({ folder: path.join(dataFolder, 'media'), trusted: simulated ? [new URL(workspace.slack.apiUrl).origin] : [] });
  const fileDoor = createFileDoor({
    base: fileBase({ publicUrl: config.publicUrl, settings, port: door.port }),
    secret: await instanceSecret(store.memory('doors')),
    memory: store.memory('doors'),
    files,
    shownAs: async (ref, sha256) => (await store.files.shownAs(ref, sha256)) ?? undefined,
    clock: systemClock,
  });
  const surfaces = createSurfaces({ settings, workspace, config, store, app: door.app, fileDoor, clock: systemClock, log });
  const accounts = await connectNetworks({ config, settings, workspace, clock: systemClock, log, tell });
  started.use(
    await startBot({
      config,
      clock: systemClock,
      log,
      texts: createTexts(config.language),
      text: createTextAnalysis(),
      store,
      queue,
      storeKind: settings.databaseUrl === undefined ? 'embedded' : 'server',
      surfaces,
      accounts,
      health,
      app: door.app,
      desk,
      files,
      fileDoor,
      publicUrl: config.publicUrl ?? `http://localhost:${door.port}`,
      ...(mail && { mail }),
      ...(simulated && { rereadMs: 2_000 }),
      tell,
    }),
  );

  // Last, so that whoever stops Recado stops this first.
  const keeper = workspace?.keep(log);
  if (keeper) started.defer(() => keeper.stop());

  stopOnSignals({ started: started.move(), log });
  log.info({ port: door.port, surfaces: surfaces.map(({ id }) => id), accounts: accounts.map(({ connection }) => connection.account) }, 'ready');
  tell(workspace ? `Recado is ready. Open ${workspace.address}` : `Recado is ready: cards appear in ${surfaces.map(({ id }) => (id === 'slack' ? 'Slack' : 'Teams')).join(' and ')}.`);
}

function version(): string {
  const parsed: { version: string } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', 'package.json'), 'utf8'));
  return parsed.version;
}

/** Sentences for what the operator can mend; the whole stack for what is our bug. */
function explain(error: unknown): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof RecadoError) {
    const advice = error.code.startsWith('surface.')
      ? ' Check SLACK_BOT_TOKEN, SLACK_APP_TOKEN or SLACK_SIGNING_SECRET (for Teams: TEAMS_APP_ID, TEAMS_APP_SECRET, TEAMS_TENANT_ID), and that this machine reaches the chat; then start again.'
      : '';
    return `Recado could not start: ${createTexts('en').in('en')(`error.${error.code}`, error.params)}${advice}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) tell(help);
  else await start(options);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
