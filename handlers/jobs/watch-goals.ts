import { z } from 'zod';
import { toTell, type Goal } from '#core/reports/goals.ts';
import { managerChannels } from '../alerts/manager-channels.ts';
import type { Services } from '../context.ts';
import { defineJob } from '../define.ts';
import { standingNow } from '../goals/measure.ts';

/** Every hour: how each goal stands; managers are told once that one falls behind, and once that it is reached. */
export const watchGoals = defineJob({
  name: 'watch-goals',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '5 * * * *',
  async run(services, _input, signal) {
    for (const goal of await services.store.goals.underWay()) {
      signal.throwIfAborted();
      try {
        await look(services, goal, signal);
      } catch (err) {
        signal.throwIfAborted();
        // One that cannot be counted keeps no other from being looked at.
        services.log.error({ err, goal: goal.id }, 'a goal could not be looked at');
      }
    }
  },
});

async function look(services: Services, goal: Goal, signal: AbortSignal): Promise<void> {
  const standing = await standingNow(services, goal, signal);
  await services.store.goals.stands(goal.id, standing);
  const what = toTell(goal, standing);
  if (what === null) return;
  const places = managerChannels(services, { urgent: false }).map(({ surface, channel }) => ({
    surface,
    place: channel,
  }));
  await services.store.goals.tell(goal, { what, standing, at: services.clock.now(), places });
}
