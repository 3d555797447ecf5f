import { spentToday } from '../handlers/listening/paid-reads.ts';
import { noConnecting, type ByOAuth, type Connecting } from '../handlers/accounts/connecting.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import { noKnowledge, type Knowledge } from '#core/knowledge/knowledge.ts';
import type { Files } from '#core/ports/files.ts';
import type { Log } from '#core/ports/log.ts';
import type { Mail } from '#core/ports/mail.ts';
import { noMetrics } from '#core/ports/metrics.ts';
import { noDocuments, type Documents } from '#core/ports/documents.ts';
import { noPictures, type Pictures } from '#core/ports/pictures.ts';
import { noModel, type Model } from '#core/ports/model.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Surface } from '#core/ports/surface.ts';
import type { TextAnalysis } from '#core/ports/text.ts';
import type { Texts } from '#core/texts/index.ts';
import { actions } from '../handlers/actions/registry.ts';
import type { Services } from '../handlers/context.ts';
import { noRules, type TimeRules } from '#core/hours/rules.ts';
import { createDirectory } from '../handlers/people/directory.ts';
import { createDispatch } from '../handlers/dispatch/dispatch.ts';
import { jobs } from '../handlers/jobs/registry.ts';
import { goStraight } from '../handlers/intake/straight.ts';
import { startPolling, type Polling } from '../handlers/intake/poll.ts';
import { keepRegistered } from '../handlers/intake/webhook.ts';
import { createPressing } from '../handlers/dispatch/press-priority.ts';
import { createProblems } from '../handlers/problems.ts';
import type { OpenPublicFiles } from '../handlers/web/public-files.ts';
import type { StoreParts } from '../store/index.ts';
import type { Health } from './http/health.ts';
import type { MetricsRegistry } from './http/metrics.ts';
import { createRequestLimits } from './http/request-limits.ts';
import type { HttpServer } from './http/server.ts';
import { limitPerSurface } from './build/limit-per-surface.ts';
import { lookForPeople } from './build/look-for-people.ts';
import { openSurfaces } from './build/surfaces.ts';
import { instrumentHandlers, instrumentStore, instrumentSurface } from './build/instrument.ts';
import { checkPrivate } from './doctor/rules.ts';

/** What is edited or deleted in the local workspace is seen after so long. */
const SIMULATED_REREAD_MS = 2_000;
/** Tickets whose channel came to another chat, at one start: more would hold up new customers' cards there for minutes. */
const MISSING_CARDS_AT_START = 200;

/** One of the brand's accounts with its network. */
export interface ConnectedAccount {
  brand: string;
  network: string;
  connection: NetworkConnection;
  /** The local workspace plays the network: what is changed there is looked for more often. */
  simulated?: boolean;
  /** How a person lets us in to it; left out: she cannot. */
  byOAuth?: ByOAuth;
}

/** Everything from outside, opened but not yet set going. */
export interface Parts {
  config: Config;
  clock: Clock;
  log: Log;
  texts: Texts;
  text: TextAnalysis;
  /** Left out: there are no articles. */
  knowledge?: Knowledge;
  /** Left out: there is no language model. */
  model?: Model | undefined;
  store: StoreParts['store'];
  queue: StoreParts['queue'];
  storeKind: 'embedded' | 'server';
  surfaces: readonly Surface[];
  accounts: readonly ConnectedAccount[];
  health: Health;
  /** Where networks and people call us. */
  server: HttpServer;
  files: Files;
  /** Left out: charts are only told. */
  pictures?: Pictures;
  /** Left out: no files of reports are written. */
  documents?: Documents;
  /** Where a chat that holds no files has them. */
  publicFiles: OpenPublicFiles;
  /** Where no server is configured, links are only shown, to be copied. */
  mail: Mail;
  /** Where people outside reach us, without a slash at its end. */
  publicUrl: string;
  /** Left out: nobody connects an account from the chat. */
  connecting?: Connecting;
  /** Left out: service at any time, and nothing is promised. */
  time?: TimeRules;
  /** Left out: nobody counts. */
  metricsRegistry?: MetricsRegistry;
  /** Says a sentence to whoever started Recado. */
  tell(sentence: string): void;
}

/**
 * Sets all parts going and gives what stops them, in reverse: nothing new comes in from the networks, then none from people,
 * what they began is finished, then the jobs.
 * @throws StartError when a configured channel cannot be used; whatever had started by then is stopped
 */
export async function startBot(parts: Parts): Promise<AsyncDisposable> {
  const { config, clock, log, texts, text, queue, health, metricsRegistry } = parts;
  const problems = createProblems({ clock, t: texts.in(config.language) });
  const store = metricsRegistry ? instrumentStore(parts.store, metricsRegistry.metrics) : parts.store;
  const surfaces = new Map(
    parts.surfaces.map((surface) => [
      surface.id,
      metricsRegistry ? instrumentSurface(surface, { metrics: metricsRegistry.metrics, problems, log }) : surface,
    ]),
  );
  const networks = new Map(parts.accounts.map(({ connection }) => [connection.account, connection]));
  const directory = createDirectory({ config, surfaces, store, clock });
  const polls: Polling[] = [];
  const services: Services = {
    store,
    config,
    clock,
    log,
    texts,
    text,
    knowledge: parts.knowledge ?? noKnowledge,
    model: parts.model ?? noModel,
    surfaces,
    networks,
    directory,
    problems,
    pressing: createPressing({ clock }),
    metrics: metricsRegistry?.metrics ?? noMetrics,
    time: parts.time ?? noRules,
    connecting: parts.connecting ?? noConnecting,
    files: parts.files,
    pictures: parts.pictures ?? noPictures,
    documents: parts.documents ?? noDocuments,
    mail: parts.mail,
    publicUrl: parts.publicUrl,
    pollNow: (account) => polls.find((poll) => poll.facts().account === account)?.pollNow(),
  };
  await using started = new AsyncDisposableStack();

  const opened = await openSurfaces({
    surfaces: parts.surfaces,
    config,
    store,
    clock,
    log,
    problems,
    tell: (sentence) => parts.tell(sentence),
  });

  for (const { what, say } of checkPrivate(config)) parts.tell(`${what} ${say}`);

  const added = await store.cards.addMissing(MISSING_CARDS_AT_START, clock.now());
  if (added > 0) log.info({ tickets: added }, 'open tickets get the cards that their channels have room for now');

  if (config.levels.length > 0) await store.time.watchAll();
  const handing = config.service.flatMap(({ handOver }, index) => (handOver === undefined ? [] : [index + 1]));
  if (handing.length > 0) await store.time.handOver(handing);
  await queue.work(
    jobs.map((job) =>
      limitPerSurface({ ...job, handle: (payload, signal) => job.handle(services, payload, signal) }, surfaces.size),
    ),
  );
  started.defer(() => queue.stop());
  goStraight(services);

  const dispatch = createDispatch(services, Object.values(actions));
  started.use(opened);
  await opened.start(metricsRegistry ? instrumentHandlers(dispatch, metricsRegistry.metrics) : dispatch);
  started.use(
    lookForPeople({
      config,
      directory,
      store,
      surfaces: parts.surfaces,
      log,
      tell: (sentence) => parts.tell(sentence),
    }),
  );

  polls.push(
    ...parts.accounts.map(({ simulated, ...account }) =>
      startPolling(services, { ...account, rereadMs: simulated ? SIMULATED_REREAD_MS : undefined }),
    ),
  );
  started.defer(async () => void (await Promise.all(polls.map((poll) => poll.stop()))));
  clock.onMoved?.(() => polls.forEach((poll) => poll.clockMoved()));

  parts.server.mount({
    ...services,
    limits: createRequestLimits({ clock }),
    publicFiles: parts.publicFiles,
  });
  const registered = keepRegistered(services);
  started.defer(() => registered.stop());
  // Behind hundreds of statements that nobody waits for, a database at work would look like one that stands still.
  const inbox = () => store.waitedFor('sight', () => store.inbox.waiting());
  const work = () => store.waitedFor('sight', () => store.work());
  metricsRegistry?.ready({
    inbox,
    work,
    now: () => clock.now(),
    problems: () => problems.list().length,
    accounts: () =>
      polls
        .map((poll) => poll.facts())
        .map(({ account, network, lastPullAt }) => ({ key: account, network, lastPullAt })),
  });

  health.ready({
    store: parts.storeKind,
    surfaces: [...surfaces.keys()],
    accounts: () =>
      polls
        .map((poll) => poll.facts())
        .map(({ account, lastPullAt, lastError, refuses }) => ({
          key: account,
          lastPullAt: lastPullAt?.toISOString() ?? null,
          lastError,
          refuses,
        })),
    paidReads: () => store.waitedFor('sight', () => spentToday(services)),
    answeredAt: () => store.answeredAt(),
    clicks: () => dispatch.busy(),
    inbox,
    work,
    problems: (counts) => {
      problems.givenUp(counts);
      return problems.list().map(({ what, since, say }) => ({ what, since: since.toISOString(), say }));
    },
  });
  started.defer(() => health.stopping());
  return started.move();
}
