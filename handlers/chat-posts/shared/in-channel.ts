import { channelLabel } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { keyOf } from '../../sentences.ts';
import { channelLost, channelProblem, channelWorks, lossOf, type ChannelLoss } from '../../alerts/channel.ts';
import { isRecado } from './surface-of.ts';
import type { Subject } from '../../../store/chat-posts/show-orders.ts';

/** A channel that is missing is looked for again: what waits for it appears by itself once the app is invited. */
const LOOK_AGAIN_MS = 60_000;

/**
 * Does something in a configured channel. While the app may not post there it is a problem that /health shows; that the chat
 * accepts none of our calls is told once for all of them, by whoever watches the surface.
 * @throws RecadoError surface.channel and surface.not-authorised, both with retryAfterMs
 */
export async function inChannel<T>(
  services: Pick<Services, 'problems' | 'config' | 'directory' | 'log' | 'store' | 'clock' | 'surfaces'>,
  about: { surface: string; channel: string } & Subject,
  work: () => Promise<T>,
): Promise<T> {
  const { problems, config, directory, log } = services;
  const what = channelProblem(about);
  try {
    const done = await work();
    if (problems.clear(what)) {
      await channelWorks(services, about);
      // What else waits for the channel would wait its minute out, with nothing to say why.
      await services.store.runNow(about.surface);
    }
    return done;
  } catch (error) {
    // Somebody must give the app its access back; until then nothing is lost and no try is used up.
    if (isRecado(error, 'surface.not-authorised')) {
      log.warn(
        { ...about, params: error.params },
        'what belongs in a channel waits: the chat does not accept our access',
      );
      throw new RecadoError('surface.not-authorised', {
        params: error.params,
        cause: error,
        retryAfterMs: LOOK_AGAIN_MS,
      });
    }
    if (!isRecado(error, 'surface.channel')) throw error;
    const params = { ...error.params, channel: channelLabel(config, about.channel, about.surface) };
    directory.forgetChannel(about.surface, about.channel);
    // Before the app is added to a team that is what everybody expects, and it is told at the start and in /health.
    const isExpected = services.surfaces.get(about.surface)?.channelsMayComeLater === true;
    if (isExpected) log.warn({ ...about, params }, 'the app may not post in a channel yet');
    else log.error({ ...about, params }, 'the app may not post in a channel');
    const isKnown = problems.list().some((each) => each.what === what);
    problems.set(what, isExpected ? 'problem.teams-channel' : keyOf(error), params);
    // What was never there is expected to come, and only the start knows which that is.
    if (!isKnown && (!isExpected || error.params['error'] !== undefined))
      await tell(services, about, lossOf(error.params['error']));
    throw new RecadoError('surface.channel', { params, cause: error, retryAfterMs: LOOK_AGAIN_MS });
  }
}

/** That nobody could be told is no reason to lose why. */
async function tell(
  services: Parameters<typeof inChannel>[0],
  about: { surface: string; channel: string },
  why: ChannelLoss,
): Promise<void> {
  try {
    await channelLost(services, about, why);
  } catch (err) {
    services.log.warn({ ...about, err }, 'managers could not be told of a channel that cannot be written in');
  }
}
