import type { Clock } from '#core/ports/clock.ts';
import { channelLabel, nameOnSurface } from '#core/channels.ts';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { Surface, SurfaceHandlers } from '#core/ports/surface.ts';
import { channelLost, channelProblem, channelWorks } from '../../handlers/alerts/channel.ts';
import type { Problems } from '../../handlers/problems.ts';
import { queueChannels } from './list-rules.ts';
import { checkChannels, type Missing } from './check-channels.ts';
import { queueMessage } from '../../store/chat-posts/show-orders.ts';
import type { Store } from '../../store/store.ts';

/** A chat that is away, or a channel that is not there yet, is looked for again after this long. */
const AGAIN_MS = 15_000;
/** How long a start waits for a chat that asks us to slow down, each time, and how often. */
const SLOW_MS = { least: 1_000, most: 60_000 } as const;
const SLOW_TRIES = 10;

interface Starting {
  surfaces: readonly Surface[];
  config: Config;
  store: Pick<Store, 'chatPosts' | 'memory' | 'alerts' | 'runNow'>;
  clock: Clock;
  log: Log;
  problems: Problems;
  /** Says a sentence to whoever started Recado. */
  tell(sentence: string): void;
}

export interface Surfaces extends AsyncDisposable {
  /** Nothing comes in before this. */
  start(handlers: SurfaceHandlers): Promise<void>;
}

/**
 * Looks whether every surface has its channels. Of several, one that cannot be reached keeps the others from nothing: it is a
 * problem that /health shows, and is tried again until it works.
 * @throws StartError for a channel that the configuration gets wrong; whatever the only surface throws, or the first where none works
 */
export async function openSurfaces({
  surfaces,
  config,
  store,
  clock,
  log,
  problems,
  tell,
}: Starting): Promise<Surfaces> {
  const all = new Map(surfaces.map((surface) => [surface.id, surface]));
  const away = new Set<Surface>();
  /** How many of its channels are missing. */
  const unfinished = new Map<Surface, number>();
  let handlers: SurfaceHandlers | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> | undefined;

  /** What is not there yet, or no more, waits and is looked for again; managers are told of what was there once. */
  async function check(surface: Surface): Promise<void> {
    const memory = store.memory('channels');
    const before = new Set((await memory.list(`${surface.id} `)).map(({ key }) => key.slice(surface.id.length + 1)));
    const missing = await checkChannels(config, surface, before);
    const waited = unfinished.get(surface) ?? 0;
    const wasWaiting = unfinished.delete(surface);
    if (missing.length > 0) unfinished.set(surface, missing.length);
    const channelRef = (key: string) => ({ surface: surface.id, channel: key });
    for (const { key } of missing)
      problems.set(
        channelProblem(channelRef(key)),
        surface.channelsMayComeLater ? 'problem.teams-channel' : 'error.surface.channel',
        { channel: channelLabel(config, key, surface.id) },
      );
    const standing = new Set(
      (await store.alerts.open()).flatMap((alert) =>
        alert.kind === 'channel' && alert.network === surface.id ? [alert.account] : [],
      ),
    );
    for (const key of Object.keys(config.channels)) {
      const wanted = nameOnSurface(config, surface.id, key);
      if (wanted === undefined || missing.some((each) => each.key === key)) continue;
      if (!before.has(wanted)) await memory.put(`${surface.id} ${wanted}`, true);
      if (wasWaiting) problems.clear(channelProblem(channelRef(key)));
      if (standing.has(key)) await channelWorks({ store, clock }, channelRef(key));
    }
    // What waits for one that is back goes there now.
    if (wasWaiting && missing.length < waited) await store.runNow(surface.id);
    if (wasWaiting || missing.length === 0) return;
    for (const sentence of sentencesFor(surface, missing)) tell(sentence);
    for (const { key, isThere, wasKnown } of missing) {
      // Before the app is added to a team nobody misses its channels.
      if (!surface.channelsMayComeLater || wasKnown)
        await channelLost(
          { store, config, clock, log, problems, surfaces: all },
          channelRef(key),
          isThere ? 'removed' : 'gone',
        );
    }
  }

  async function open(surface: Surface, given: SurfaceHandlers): Promise<void> {
    await surface.start(given);
    const queues = queueChannels(config, surface.id);
    await store.chatPosts.renew(
      queues.map((channel) => queueMessage(surface.id, channel)),
      clock.now(),
    );
  }

  /** Of several surfaces one may fail. */
  async function attempt(surface: Surface, work: () => Promise<void>): Promise<void> {
    try {
      await patiently(work);
    } catch (error) {
      if (surfaces.length === 1 || !(error instanceof RecadoError)) throw error;
      log.error({ surface: surface.id, err: error }, 'a chat cannot be used now');
      problems.set(`start:${surface.id}`, 'problem.chat-away', { chat: surface.displayName });
      away.add(surface);
      if (away.size === surfaces.length) throw error;
      tell(`${surface.displayName} cannot be used now (${error.code}). Recado goes on without it and tries again.`);
    }
  }

  async function again(given: SurfaceHandlers): Promise<void> {
    for (const surface of [...away, ...unfinished.keys()]) {
      try {
        await check(surface);
        if (!away.has(surface)) continue;
        await open(surface, given);
        away.delete(surface);
        problems.clear(`start:${surface.id}`);
        log.info({ surface: surface.id }, 'a chat can be used again');
      } catch (error) {
        log.warn({ surface: surface.id, err: error }, 'a chat cannot be used yet');
      }
    }
    if (handlers) watch(handlers);
  }

  function watch(given: SurfaceHandlers): void {
    if (away.size + unfinished.size === 0) return;
    timer = setTimeout(() => void (trying = again(given)), AGAIN_MS);
  }

  for (const surface of surfaces) await attempt(surface, () => check(surface));
  return {
    async start(given) {
      handlers = given;
      for (const surface of surfaces) if (!away.has(surface)) await attempt(surface, () => open(surface, given));
      watch(given);
    },
    async [Symbol.asyncDispose]() {
      handlers = undefined;
      clearTimeout(timer);
      await trying;
      for (const surface of surfaces.toReversed()) await surface.stop();
    },
  };
}

/** A chat that only asks us to slow down is asked again when it says so. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'surface.rate-limited' || tries >= SLOW_TRIES) throw error;
      await new Promise((resolve) =>
        setTimeout(resolve, Math.min(Math.max(error.retryAfterMs ?? 0, SLOW_MS.least), SLOW_MS.most)),
      );
    }
  }
}

function sentencesFor(surface: Surface, missing: readonly Missing[]): string[] {
  if (surface.channelsMayComeLater) {
    const [one, names] = [missing.length === 1, missing.map(({ wanted }) => wanted).join('; ')];
    return [
      `Recado does not see ${one ? 'this channel' : 'these channels'} in ${surface.displayName} yet: ${names}. Cards appear there by themselves as soon as its app is in ${one ? 'that team' : 'those teams'}.`,
    ];
  }
  return missing.map(({ key, wanted, isThere }) =>
    isThere
      ? `Recado is not in the channel ${wanted} (\`channels.${key}\`). Write /invite @Recado in it: its cards wait and appear then. Everything else works.`
      : `Recado no longer sees the channel ${wanted} (\`channels.${key}\`): it may be archived, renamed, or private without Recado in it. Its cards wait. Everything else works.`,
  );
}
