import { RecadoError } from '#core/errors.ts';
import type { Log } from '#core/ports/log.ts';
import type { Metrics } from '#core/ports/metrics.ts';
import type { Surface, SurfaceHandlers } from '#core/ports/surface.ts';
import type { Problems } from '../../handlers/problems.ts';
import type { Store } from '../../store/store.ts';

/** A chat that no longer accepts our token accepts nothing: what waits is tried again this often. */
const TRY_AGAIN_MS = 60_000;

/**
 * The same surface with its calls timed. Where the chat refuses our access nothing can be posted there, so it is a problem that
 * /health shows until a call succeeds, and the job that called waits instead of being given up.
 */
export function instrumentSurface(
  surface: Surface,
  { metrics, problems, log }: { metrics: Metrics; problems: Problems; log: Log },
): Surface {
  const what = `chat:${surface.id}`;
  let isRefused = false;

  async function timed<T>(call: string, work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    let outcome: 'ok' | 'slowed' | 'failed' = 'ok';
    try {
      const done = await work();
      if (isRefused) problems.clear(what);
      isRefused = false;
      return done;
    } catch (error) {
      outcome = 'failed';
      if (error instanceof RecadoError && error.code === 'surface.rate-limited') {
        outcome = 'slowed';
        metrics.slowed(surface.id, (error.retryAfterMs ?? 0) / 1_000);
      }
      if (!(error instanceof RecadoError) || error.code !== 'surface.not-authorised') throw error;
      if (!isRefused) log.error({ surface: surface.id, params: error.params }, 'the chat does not accept our access');
      isRefused = true;
      problems.set(what, 'error.surface.not-authorised', error.params);
      throw new RecadoError('surface.not-authorised', {
        params: error.params,
        cause: error,
        retryAfterMs: TRY_AGAIN_MS,
      });
    } finally {
      metrics.chatCall(surface.id, call, outcome, (performance.now() - from) / 1_000);
    }
  }

  return {
    ...surface,
    post: (message) => timed('post', () => surface.post(message)),
    update: (message) => timed('update', () => surface.update(message)),
    find: (search) => timed('find', () => surface.find(search)),
    permalink: (message) => timed('permalink', () => surface.permalink(message)),
    channels: () => timed('channels', () => surface.channels()),
  };
}

/** Handlers whose time until the person was answered is taken. */
export function instrumentHandlers<H extends SurfaceHandlers>(handlers: H, metrics: Metrics): H {
  async function timed<T>(kind: 'click' | 'submit' | 'command', work: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      return await work();
    } finally {
      metrics.acted(kind, (performance.now() - from) / 1_000);
    }
  }
  const { onClick, onSubmit, onCommand } = handlers;
  return {
    ...handlers,
    onClick: (...given: Parameters<SurfaceHandlers['onClick']>) => timed('click', () => onClick(...given)),
    onSubmit: (...given: Parameters<SurfaceHandlers['onSubmit']>) => timed('submit', () => onSubmit(...given)),
    onCommand: (...given: Parameters<SurfaceHandlers['onCommand']>) => timed('command', () => onCommand(...given)),
  };
}

type Timed = (...given: unknown[]) => unknown;

/** The same store with every call timed, by its name ("tickets.move"). */
export function instrumentStore(store: Store, metrics: Metrics): Store {
  return timedMembers(store, '', metrics);
}

function timedMembers<T extends object>(part: T, prefix: string, metrics: Metrics): T {
  return Object.fromEntries(
    Object.entries(part).map(([name, member]: [string, unknown]) => {
      if (typeof member === 'function')
        return [name, timedCall(member.bind(part) as Timed, `${prefix}${name}`, metrics)];
      return [name, typeof member === 'object' && member !== null ? timedMembers(member, `${name}.`, metrics) : member];
    }),
  ) as T;
}

function timedCall(call: Timed, name: string, metrics: Metrics): Timed {
  return (...given) => {
    const from = performance.now();
    const done = call(...given);
    const note = (): void => metrics.storeCall(name, (performance.now() - from) / 1_000);
    if (done instanceof Promise) done.then(note, note);
    else note();
    return done;
  };
}
