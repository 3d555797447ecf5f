import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFiles } from '../../adapters/media/index.ts';
import { createDocuments } from '../../adapters/documents/index.ts';
import { createPictures } from '../../adapters/pictures/index.ts';
import { createTextAnalysis } from '../../adapters/text/index.ts';
import { systemClock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Article } from '#core/knowledge/article.ts';
import { createKnowledge } from '#core/knowledge/knowledge.ts';
import { makeWaiting } from '#core/lazily.ts';
import { noMail } from '#core/ports/mail.ts';
import type { Log } from '#core/ports/log.ts';
import type { Surface } from '#core/ports/surface.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { jobs } from '../../handlers/jobs/registry.ts';
import type { Begun } from '../../store/database/embedded-begin.ts';
import { openStore, type StoreParts } from '../../store/index.ts';
import { listRules } from './list-rules.ts';
import { startBot, type ConnectedAccount } from '../build.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { accountsOn, connectNetworks, createSurfaces, isSimulated } from './networks.ts';
import { createConnecting } from '../../handlers/accounts/create-connecting.ts';
import { createVault } from '../../handlers/accounts/vault.ts';
import { createPublicFiles } from '../../handlers/web/public-files.ts';
import { instanceSecret } from '../../handlers/web/signed-token.ts';
import { publicFilesBase } from './public-files-base.ts';
import type { Health } from '../http/health.ts';
import { openServer } from '../http/server.ts';
import type { Listening } from '../http/listen.ts';
import { openLog } from '../log.ts';
import { createLateMetrics } from '../http/late-metrics.ts';
import type { Settings } from '../config/environment.ts';
import { channelsOnSurfaces } from './channels-on-surfaces.ts';
import { keepLearning } from './keep-learning.ts';
import { createTexts } from './texts.ts';
import { tidyUp } from '../starting/tidy-up.ts';
import type { KeptWorkspace } from '../workspace/start.ts';

/** Between two of the things that are read once Recado is ready, so that nobody waits for all of them. */
const PAUSE_MS = 250;

interface Assembled {
  settings: Settings;
  config: Config;
  /** Of the knowledge base; left out: there is none. */
  articles?: readonly Article[];
  /** Of the surfaces. */
  ids: readonly string[];
  health: Health;
  listening: Listening;
  /** The embedded database on its way; left out: there is a server. */
  begun: Begun | undefined;
  /** The local workspace on its way; left out: there is none. */
  opening: Promise<KeptWorkspace> | undefined;
  started: AsyncDisposableStack;
  tell(sentence: string): void;
  logged(log: Log): void;
  /** Connects the brands' accounts; left out: each with its network, as the settings say. */
  connect?(around: { store: StoreParts['store'] }): Promise<ConnectedAccount[]>;
}

/** Settings become parts, parts a running bot: what npm start, bench and tests call alike. */
export async function assemble({
  settings,
  config,
  articles = [],
  ids,
  health,
  listening,
  begun,
  opening,
  started,
  tell,
  logged,
  connect,
}: Assembled): Promise<{ store: StoreParts['store'] }> {
  const { dataFolder, host, port, env } = settings;
  const log = openLog({ dataFolder, logLevel: settings.logLevel, env });
  logged(log);
  const metricsRegistry = createLateMetrics();
  const server = started.use(
    await openServer({ host, port, health, log, metrics: metricsRegistry, listening, operators: settings.operators }),
  );
  const time = createTimeRules(config);
  /** Known once they are made. */
  const chats: Surface[] = [];
  const unwanted = (opIds: readonly string[]): void => {
    for (const chat of chats) chat.unwanted?.(opIds);
  };
  const { store, queue } = await openStore({
    folder: dataFolder,
    databaseUrl: settings.databaseUrl,
    begun,
    jobs,
    decide,
    log,
    timeZone: config.timeZone,
    listRules: listRules(config, time, { unwanted }),
    channelsOnSurfaces: channelsOnSurfaces(config, ids),
  });
  started.defer(() => store.close());
  time.remember(await store.time.keepSpec(time.spec, systemClock.now()));
  tell('The database is ready.');

  const workspace = await opening;
  const followed = workspace && (await import('../workspace/clock.ts')).createFollowedClock();
  const clock = followed ?? systemClock;
  const simulated = networks.some(({ id }) => isSimulated(id, { settings, workspace }));
  const mailServer = settings.mail && (await import('../../adapters/mail/index.ts')).createMail(settings.mail);
  if (mailServer) started.defer(() => mailServer.close());
  const model =
    config.model &&
    (await import('../../adapters/model/index.ts')).createModel(
      { ...config.model, readsPrivate: config.model.private, key: env['RECADO_MODEL_KEY'] || undefined },
      { clock, log },
    );
  // Pictures of a simulated network come from the local workspace; nothing else on this machine is ever asked for a file.
  const files = createFiles({
    folder: path.join(dataFolder, 'media'),
    trusted: simulated && workspace ? [new URL(workspace.slack.apiUrl).origin] : [],
  });
  const doors = await instanceSecret(store.memory('doors'));
  const isReal = [...settings.realNetworks].some((id) => accountsOn(config, id).length > 0);
  // Only what is simulated may be closed with a secret that lies beside it.
  const secret = settings.secret ?? (isReal ? undefined : doors);
  const vault = secret === undefined ? undefined : createVault(secret);
  const publicUrl = config.publicUrl ?? `http://localhost:${server.port}`;
  const publicFiles = createPublicFiles({
    base: publicFilesBase({ publicUrl: config.publicUrl, settings, port: server.port }),
    secret: doors,
    memory: store.memory('doors'),
    files,
    readUpload: async (...given) => (await import('../../adapters/media/read-upload.ts')).readUpload(...given),
    shownAs: async (ref, sha256) => (await store.files.shownAs(ref, sha256)) ?? undefined,
    clock,
  });
  const surfaces = await createSurfaces({
    settings,
    workspace,
    config,
    store,
    app: server.app,
    publicFiles,
    clock,
    log,
  });
  chats.push(...surfaces);
  const accounts = connect
    ? await connect({ store })
    : await connectNetworks({
        ourUrl: `http://127.0.0.1:${server.port}`,
        config,
        settings,
        workspace,
        store,
        vault,
        clock,
        log,
        tell,
      });
  const handles = networks.flatMap(({ id, display }) =>
    accountsOn(config, id).flatMap(({ key, handle }) =>
      accounts.some(({ connection }) => connection.account === key) ? [display.handle(handle)] : [],
    ),
  );
  tell(`Connecting to ${[...surfaces.map(({ displayName }) => displayName), ...handles].join(', ')} ...`);
  const text = createTextAnalysis();
  started.use(
    await startBot({
      config,
      clock,
      log,
      texts: createTexts(config.language),
      text,
      knowledge: createKnowledge(articles),
      model,
      store,
      queue,
      storeKind: settings.databaseUrl === undefined ? 'embedded' : 'server',
      surfaces,
      accounts,
      health,
      server,
      metricsRegistry,
      files,
      pictures: started.use(createPictures()),
      documents: createDocuments(),
      publicFiles,
      time,
      connecting: createConnecting({
        accounts: new Map(
          accounts.flatMap(({ connection, byOAuth }) => (byOAuth ? [[connection.account, byOAuth] as const] : [])),
        ),
        vault,
        base: publicUrl,
        secret: doors,
        clock,
      }),
      publicUrl,
      mail: mailServer ?? noMail,
      tell,
    }),
  );

  if (workspace && followed) started.use(followed.follow(workspace.clock));
  const learning = keepLearning({ store, text, config, log });
  started.defer(learning.stop);
  // Last, so that whoever stops Recado stops this first.
  const keeper = workspace?.keep(log);
  if (keeper) started.defer(() => keeper.stop());

  log.info(
    {
      port: server.port,
      surfaces: surfaces.map(({ id }) => id),
      accounts: accounts.map(({ connection }) => connection.account),
    },
    'ready',
  );
  tell(
    workspace
      ? `Recado is ready. Open ${workspace.address}`
      : `Recado is ready: cards appear in ${surfaces.map(({ displayName }) => displayName).join(' and ')}.`,
  );
  void makeWaiting(() => pause(PAUSE_MS, undefined, { ref: false }))
    .then(learning.look)
    .then(tidyUp)
    .catch((err: unknown) => log.error({ err }, 'something that is needed later could not be read'));
  return { store };
}
