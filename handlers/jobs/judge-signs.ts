import { z } from 'zod';
import { judgeBrands } from '../crisis/judge-brands.ts';
import { defineJob } from '../define.ts';

/** A message that managers must know of by itself came in: it is judged at once. */
export const judgeSigns = defineJob({
  name: 'judge-signs',
  input: z.object({}).loose(),
  retryLimit: 4,
  concurrency: 1,
  run: (services) => judgeBrands(services),
});
