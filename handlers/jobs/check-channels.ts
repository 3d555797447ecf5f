import { z } from 'zod';
import { isChannel, nameOnSurface } from '#core/channels.ts';
import { RecadoError } from '#core/errors.ts';
import { privateRoute } from '#core/routing/private-route.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { channelProblem, channelWorks } from '../alerts/channel.ts';

/** So many conversations go to another channel in one run. */
const MOST_AT_ONCE = 100;

/** Every minute, for channels that managers were told of: one that is back gets what waited for it at once; else what waits there is counted anew. */
export const checkChannels = defineJob({
  name: 'check-channels',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services) {
    const { store, problems, directory } = services;
    await takeInHomeless(services);
    const lost = new Map(
      (await store.alerts.open()).flatMap((alert) =>
        alert.kind === 'channel' ? [[`${alert.network} ${alert.account}`, alert] as const] : [],
      ),
    );
    for (const { network: surface, account: channel, params } of lost.values()) {
      // Who may write in a channel is told by trying only.
      if (params['why'] === 'closed' || !(await isBack(services, surface, channel))) {
        await store.alerts.refresh({ kind: 'channel', network: surface, account: channel });
        continue;
      }
      directory.forgetChannel(surface, channel);
      problems.clear(channelProblem({ surface, channel }));
      await channelWorks(services, { surface, channel });
      await store.runNow(surface);
    }
  },
});

/** Also where it is not in the configuration any more: nobody waits for it. */
async function isBack({ config, surfaces, log }: Services, surface: string, channel: string): Promise<boolean> {
  const wanted = nameOnSurface(config, surface, channel);
  const chat = surfaces.get(surface);
  if (wanted === undefined || chat === undefined) return true;
  try {
    return (await chat.channels()).some((each) => each.joined && isChannel(wanted, each));
  } catch (err) {
    if (!(err instanceof RecadoError)) throw err;
    log.info({ surface, channel, code: err.code }, 'a chat does not say now whether a channel is back');
    return false;
  }
}

/** What is open in a channel that the configuration has no more could be answered by nobody: it goes on in another of its own, else in the fallback. */
async function takeInHomeless({ store, config, directory, clock, log }: Services): Promise<void> {
  const homeless = await store.tickets.homeless(Object.keys(config.channels), MOST_AT_ONCE);
  if (homeless.length === 0) return;
  const isPrivate = await directory.privateChannels();
  for (const { id: ticketId, route, private: isClosed } of homeless) {
    const from = route.channels[0] ?? '';
    const others = route.channels.filter((key) => Object.hasOwn(config.channels, key));
    const wanted = { ...route, channels: others.length > 0 ? others : [...config.fallback] };
    const [to] = (isClosed ? privateRoute(wanted, config, (key) => isPrivate.has(key)) : wanted).channels;
    if (to === undefined) continue;
    await store.tickets.move({
      ticketId,
      move: { move: 'channel-gone', from, to },
      by: { kind: 'system', id: 'check-channels' },
      at: clock.now(),
    });
    log.warn(
      { ticketId, from, to },
      'a conversation was in a channel that the configuration has no more, and goes on in another',
    );
  }
}
