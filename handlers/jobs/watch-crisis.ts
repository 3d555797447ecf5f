import { z } from 'zod';
import { judgeBrands } from '../crisis/judge-brands.ts';
import { defineJob } from '../define.ts';

const FORGET_AT_MINUTE = 17;

/** Every minute: whether five minutes are over and what is odd in them; and what is shown of incidents that are not over. */
export const watchCrisis = defineJob({
  name: 'watch-crisis',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services) {
    const { store, clock } = services;
    await judgeBrands(services);
    for (const { id } of await store.crisis.open()) await store.chatPosts.show({ kind: 'incident', ownerId: id });
    if (clock.now().getUTCMinutes() === FORGET_AT_MINUTE) await store.crisis.forget(clock.now());
  },
});
