import { channelLabel } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { keyOf } from '../../explain.ts';
import { isRecado } from './surface-of.ts';

/** A channel that is missing is looked for again: what waits for it appears by itself once the app is invited. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Does something in a configured channel. While the app may not post there it is a problem that /health shows; that the chat
 * accepts none of our calls is told once for all of them, by whoever watches the surface.
 * @throws RecadoError surface.channel and surface.not-authorised, both with retryAfterMs
 */
export async function inChannel<T>(
  { problems, config, directory, log, store }: Pick<Services, 'problems' | 'config' | 'directory' | 'log' | 'store'>,
  about: { surface: string; channel: string; ticketId: string },
  work: () => Promise<T>,
): Promise<T> {
  const what = channelProblem(about);
  try {
    const done = await work();
    // What else waits for the channel would wait its minute out, with nothing to say why.
    if (problems?.clear(what)) await store.hasten(about.surface);
    return done;
  } catch (error) {
    // Somebody must give the app its access back; until then nothing is lost and no try is used up.
    if (isRecado(error, 'surface.not-authorised')) {
      log.warn({ ...about, params: error.params }, 'what belongs in a channel waits: the chat does not accept our access');
      throw new RecadoError('surface.not-authorised', { params: error.params, cause: error, retryAfterMs: LOOK_AGAIN_MS });
    }
    if (!isRecado(error, 'surface.channel')) throw error;
    const params = { ...error.params, channel: channelLabel(config, about.channel, about.surface) };
    directory.forgetChannel(about.channel);
    // Before the app is added to a team that is what everybody expects, and it is told at the start and in /health.
    if (about.surface === 'teams') log.warn({ ...about, params }, 'the app may not post in a channel yet');
    else log.error({ ...about, params }, 'the app may not post in a channel');
    problems?.set(what, about.surface === 'teams' ? 'problem.teams-channel' : keyOf(error), params);
    throw new RecadoError('surface.channel', { params, cause: error, retryAfterMs: LOOK_AGAIN_MS });
  }
}

/** What the problem of a channel is called; a channel has one for each chat. */
export function channelProblem({ surface, channel }: { surface: string; channel: string }): string {
  return surface === 'slack' ? `channel:${channel}` : `channel:${channel}:${surface}`;
}
