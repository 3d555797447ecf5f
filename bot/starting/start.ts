import { readFileSync } from 'node:fs';
import path from 'node:path';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import { bootDatabaseThread } from '../../store/database/database-thread.ts';
import { beginEmbedded } from '../../store/database/embedded-begin.ts';
import { cacheFolders } from './cache-folders.ts';
import { isForgotten, prepareDataFolder } from '../data-folder.ts';
import { createHealth } from '../http/health.ts';
import { listen } from '../http/listen.ts';
import type { CommandOptions, Settings } from '../config/environment.ts';
import { inWorkspace, isReal, surfaceIds } from '../build/channels-on-surfaces.ts';
import type { BegunWorkspace, KeptWorkspace } from '../workspace/start.ts';

interface Start {
  options: CommandOptions;
  settings: Settings;
  /** Takes what must be stopped, as it comes. */
  started: AsyncDisposableStack;
  tell(sentence: string): void;
  /** Hears of the log once it is open. */
  logged(log: Log): void;
}

/**
 * Sets the slow things going, each in a thread or process of its own (the database, the local workspace), and reads the rest of
 * the program meanwhile. So this module imports little itself.
 * @throws StartError for whatever the operator must mend
 */
export async function start({ options, settings, started, tell, logged }: Start): Promise<void> {
  const { dataFolder, port, host, sandboxPort } = settings;
  const hasWorkspace = options.workspace || !isReal(settings);
  const booted = settings.databaseUrl === undefined ? bootDatabaseThread() : undefined;
  const { loadConfig } = await import('../config/load.ts');
  const loaded = loadConfig(settings.configFile);
  const articles = loaded.knowledge ? (await import('../knowledge/read.ts')).readKnowledge(loaded) : [];
  if (options.fresh) {
    const { startOver } = await import('./start-over.ts');
    await startOver(dataFolder, sandboxPort);
  }
  if (hasWorkspace && port === sandboxPort)
    throw new StartError(
      `PORT and SANDBOX_PORT are both ${port}; the bot and the local workspace need one each. Choose another: SANDBOX_PORT=${port + 1} npm start.`,
    );
  prepareDataFolder(dataFolder);
  if (isForgotten(dataFolder))
    tell(
      `Careful: the data folder ${dataFolder} is in memory (tmpfs), so all of it is lost when this machine restarts. Name a folder on a disk with RECADO_DATA.`,
    );
  const ids = surfaceIds(settings, hasWorkspace);
  const config =
    hasWorkspace && settings.slack === undefined && settings.teams === undefined ? inWorkspace(loaded) : loaded;
  const { checkPlaces } = await import('../build/check-channels.ts');
  checkPlaces(config, ids);

  const health = createHealth({ version: version(), now: () => systemClock.now() });
  const listening = started.use(
    await listen({ host, port, health: settings.operators === undefined ? health : undefined }),
  );
  // Before the workspace: the lock on the folder keeps a second process from touching the workspace of the first.
  const begun = booted && beginEmbedded({ folder: dataFolder, caches: cacheFolders(settings.env), booted });
  if (begun) started.defer(() => begun.end());
  const beginning = hasWorkspace ? beginWorkspace() : undefined;
  const opening = beginning?.then((it) => it.opening);
  opening?.catch(() => undefined);
  if (opening) {
    started.defer(async () => {
      const workspace = await opening.catch(() => undefined);
      await workspace?.stop();
    });
  }
  // Reading the rest of the program holds everything else up, so the workspace's process is under way before that begins.
  await beginning;

  async function beginWorkspace(): Promise<BegunWorkspace> {
    const workspaces = await import('../workspace/start.ts');
    const { opening: coming } = await workspaces.beginWorkspace({
      dataFolder,
      sandboxPort,
      botPort: listening.port,
      config,
      guarded: isReal(settings),
    });
    return { opening: coming.then(told) };
  }

  function told(workspace: KeptWorkspace): KeptWorkspace {
    tell(`The local workspace is open at ${workspace.address}; Recado comes online there in a moment.`);
    return workspace;
  }

  const { assemble } = await import('../build/assemble.ts');
  await assemble({ settings, config, articles, ids, health, listening, begun, opening, started, tell, logged });
}

function version(): string {
  const parsed: { version: string } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
  );
  return parsed.version;
}
