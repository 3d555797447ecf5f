import { z } from 'zod';
import { dayAt } from '#core/hours/wall-time.ts';
import { defineJob } from '../define.ts';

/**
 * How many follow whom, once a day, so that a trend can be told, for history cannot be fetched later; and how far they reach, so that lists
 * can be ordered by it. Every hour, so that a machine that was off at night catches up.
 */
export const noteAuthorDays = defineJob({
  name: 'note-author-days',
  input: z.object({}).loose(),
  retryLimit: 3,
  concurrency: 1,
  cron: '25 * * * *',
  async run({ store, clock, config, log }) {
    const at = clock.now();
    const { timeZone } = config;
    const done = await store.authors.noteDays({ day: dayAt(at, timeZone), timeZone, at });
    if (done) log.info(done, 'followers of authors were noted');
    const changed = await store.authors.noteInfluence({ day: dayAt(at, timeZone), at });
    if (changed > 0) log.info({ changed }, 'influence of authors was noted');
  },
});
