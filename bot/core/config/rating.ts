import { z } from 'zod';
import { approvedTexts } from './hours.ts';

/** Which private conversations end with a question to the customer is given by `when` of the configuration. */
export const ratingFields = {
  ask: z
    .union([z.literal(false), approvedTexts])
    .optional()
    .describe(
      'What is asked, an approved text by language; {name} is filled in. Left out: as is usual, in her language. `false`: these are not asked.',
    ),
  everyDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .default(30)
    .describe('The same customer is asked once in so many days at most.'),
  afterMinutes: z
    .number()
    .min(0)
    .max(1_440)
    .default(1)
    .describe('So long after closing; opened again meanwhile, nothing is asked.'),
};
