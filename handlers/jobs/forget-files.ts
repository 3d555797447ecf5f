import { z } from 'zod';
import { defineJob } from '../define.ts';

/** Customers' files stand in the thread by then, and what goes out later is fetched again from where it was given. */
const KEEP_MS = 30 * 24 * 60 * 60_000;

/** Bytes that nobody needed for long are removed from this machine. */
export const forgetFiles = defineJob({
  name: 'forget-files',
  input: z.object({}).loose(),
  retryLimit: 3,
  concurrency: 1,
  cron: '40 3 * * *',
  async run({ files, clock, log }) {
    const forgotten = await files.box.forget(new Date(clock.now().getTime() - KEEP_MS));
    if (forgotten > 0) log.info({ forgotten }, 'files were forgotten');
  },
});
