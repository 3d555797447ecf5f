import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { numbersShown } from '../alerts/alert-card.ts';
import { managerChannels, raise } from '../alerts/manager-channels.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { whyGone, type WhyGone } from './shared/why-gone.ts';

/** So many conversations of one person are offered again in one run. */
const MOST_AT_ONCE = 200;

/** Every minute: what somebody has who has left the configuration or the chat goes back to its channel, and managers are told. */
export const checkOwners = defineJob({
  name: 'check-owners',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services, _payload, signal) {
    for (const owner of await services.store.tickets.owners()) {
      if (signal.aborted) return;
      const why = await whyGone(services, owner);
      if (why !== null) await offerAgain(services, owner, why);
    }
  },
});

async function offerAgain(services: Services, owner: string, why: WhyGone): Promise<void> {
  const { store, clock, log, config } = services;
  const numbers: number[] = [];
  for (const { id: ticketId, number } of await store.tickets.heldBy(owner, MOST_AT_ONCE)) {
    try {
      const { kind } = await store.tickets.move({
        ticketId,
        move: { move: 'owner-gone', owner },
        by: { kind: 'system', id: 'check-owners' },
        at: clock.now(),
      });
      if (kind === 'moved') numbers.push(number);
    } catch (err) {
      // An answer of hers is just leaving: the next run finds it again.
      if (!(err instanceof RecadoError)) throw err;
      log.info({ ticketId, owner, code: err.code }, 'a conversation could not be offered again yet');
    }
  }
  if (numbers.length === 0) return;
  log.warn({ owner, why, count: numbers.length }, 'somebody who had conversations is gone; they are offered again');
  const name = (await store.people.get([owner])).get(owner)?.name ?? config.people[owner]?.name ?? owner;
  const alert = { kind: 'owner' as const, network: '', account: owner };
  await raise(services, managerChannels(services, { urgent: true }), {
    ...alert,
    params: { why, name, count: numbers.length, numbers: numbersShown(numbers.toSorted((a, b) => a - b)) },
  });
  // Told once; what she may have later is told anew.
  await store.alerts.clear({ ...alert, at: clock.now() });
}
