import { z } from 'zod';
import { defineJob } from '../define.ts';

const MINUTE_MS = 60_000;

/** Every minute: whether a flood is over. What stands on its card stays there, and in the queue, until somebody has seen to it. */
export const watchFloods = defineJob({
  name: 'watch-floods',
  input: z.object({}).loose(),
  retryLimit: 1,
  concurrency: 1,
  cron: '* * * * *',
  async run({ store, clock, config }) {
    const now = clock.now();
    for (const { id, kind, lastAt } of await store.floods.toWatch()) {
      const lastsMs = config.floods === false ? 0 : config.floods[kind].minutes * MINUTE_MS;
      if (now.getTime() - lastAt.getTime() < lastsMs) continue;
      await store.floods.end(id, now);
      await store.chatPosts.show({ kind: 'flood', ownerId: id });
    }
  },
});
