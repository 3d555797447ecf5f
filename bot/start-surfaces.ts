import type { Clock } from '#core/clock.ts';
import { channelLabel } from '#core/channels.ts';
import type { Config } from '#core/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/log.ts';
import type { Surface, SurfaceHandlers } from '#core/surface.ts';
import { channelProblem } from '../handlers/jobs/shared/in-channel.ts';
import type { Problems } from '../handlers/problems.ts';
import type { Store } from '../store/types.ts';
import { queueChannels } from './board.ts';
import { checkChannels } from './checks.ts';

/** A chat that is away, or a channel that is not there yet, is looked for again after this long. */
const AGAIN_MS = 15_000;
const NAMES: Readonly<Record<string, string>> = { slack: 'Slack', teams: 'Teams' };

interface Starting {
  surfaces: readonly Surface[];
  config: Config;
  store: Pick<Store, 'queues'>;
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
export async function openSurfaces({ surfaces, config, store, clock, log, problems, tell }: Starting): Promise<Surfaces> {
  const away = new Set<Surface>();
  const unfinished = new Set<Surface>();
  let handlers: SurfaceHandlers | undefined;
  let timer: NodeJS.Timeout | undefined;
  let trying: Promise<void> | undefined;

  /** Teams shows its channels as the app is installed in their teams. */
  async function check(surface: Surface): Promise<void> {
    const missing = await checkChannels(config, surface);
    const wasWaiting = unfinished.delete(surface);
    if (missing.length > 0) unfinished.add(surface);
    for (const key of Object.keys(config.channels)) {
      const what = channelProblem({ surface: surface.id, channel: key });
      if (missing.some((each) => each.key === key)) problems.set(what, 'problem.teams-channel', { channel: channelLabel(config, key, surface.id) });
      else if (wasWaiting) problems.clear(what);
    }
    if (wasWaiting || missing.length === 0) return;
    const names = missing.map(({ wanted }) => wanted).join('; ');
    tell(
      `Recado does not see ${missing.length === 1 ? 'this channel' : 'these channels'} in ${nameOf(surface)} yet: ${names}. Cards appear there by themselves as soon as its app is in ${missing.length === 1 ? 'that team' : 'those teams'}.`,
    );
  }

  async function open(surface: Surface, given: SurfaceHandlers): Promise<void> {
    await surface.start(given);
    await store.queues.want(surface.id, queueChannels(config, surface.id), clock.now());
  }

  /** Of several surfaces one may fail. */
  async function attempt(surface: Surface, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (surfaces.length === 1 || !(error instanceof RecadoError)) throw error;
      log.error({ surface: surface.id, err: error }, 'a chat cannot be used now');
      problems.set(`start:${surface.id}`, 'problem.chat-away', { chat: nameOf(surface) });
      away.add(surface);
      if (away.size === surfaces.length) throw error;
      tell(`${nameOf(surface)} cannot be used now (${error.code}). Recado goes on without it and tries again.`);
    }
  }

  async function again(given: SurfaceHandlers): Promise<void> {
    for (const surface of [...away, ...unfinished]) {
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

function nameOf({ id }: Surface): string {
  return NAMES[id] ?? id;
}
