import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { isRecado } from './surface-of.ts';

/** A channel that is missing is looked for again: what waits for it appears by itself once the app is invited. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Does something in a configured channel. While the app may not post there it is a problem that /health shows.
 * @throws RecadoError surface.channel with retryAfterMs
 */
export async function inChannel<T>({ problems, config, log }: Pick<Services, 'problems' | 'config' | 'log'>, about: { channel: string; ticketId: string }, work: () => Promise<T>): Promise<T> {
  const what = `channel:${about.channel}`;
  try {
    const done = await work();
    problems?.clear(what);
    return done;
  } catch (error) {
    if (!isRecado(error, 'surface.channel')) throw error;
    const params = { ...error.params, channel: config.channels[about.channel]?.slack ?? about.channel };
    log.error({ ...about, params }, 'the app may not post in a channel');
    problems?.set(what, 'error.surface.channel', params);
    throw new RecadoError('surface.channel', { params, cause: error, retryAfterMs: LOOK_AGAIN_MS });
  }
}
