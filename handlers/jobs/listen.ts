import { z } from 'zod';
import { readFollowers } from '../listening/followers.ts';
import { clearSpent } from '../listening/tell-spent.ts';
import { listenToAll } from '../listening/listen.ts';
import { defineJob } from '../define.ts';

/** What nobody made a conversation of is kept for so long. */
const KEPT_MS = 30 * 24 * 3_600_000;
const FORGET_AT_MINUTE = 41;

/** Every minute: accounts whose turn it is listen and look who follows them, and once an hour what is old is forgotten. */
export const listen = defineJob({
  name: 'listen',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run(services, _input, signal) {
    await clearSpent(services);
    await listenToAll(services, { signal });
    await readFollowers(services, signal);
    const { store, clock, log } = services;
    const now = clock.now();
    if (now.getUTCMinutes() !== FORGET_AT_MINUTE) return;
    const forgotten = await store.listening.forget(new Date(now.getTime() - KEPT_MS));
    await store.followers.forget(new Date(now.getTime() - KEPT_MS));
    if (forgotten > 0) log.info({ forgotten }, 'what was heard long ago was forgotten');
  },
});
