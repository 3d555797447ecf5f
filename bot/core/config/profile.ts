import { z } from 'zod';
import { key, words } from './shapes.ts';

const Interest = z.strictObject({
  name: z.string().min(1).max(60),
  words: words.describe('A message or a profile with one of these mentions it.'),
});

/** What may be counted of authors beyond what they asked us. */
export const Profile = z.strictObject({
  legalBasis: z
    .enum(['consent', 'legitimate-interest'])
    .describe(
      'On which basis of the law on data protection you do this. Recado only keeps you from forgetting that there must be one.',
    ),
  interests: z
    .record(key, Interest)
    .refine((all) => Object.keys(all).length <= 50, 'there are too many; the most is 50')
    .default({})
    .describe('Interests by their words. Never about health, religion, politics, origin, unions or sexual life.'),
  brands: z
    .record(key, Interest)
    .refine((all) => Object.keys(all).length <= 50, 'there are too many; the most is 50')
    .default({})
    .describe('Other brands by their words.'),
});
export type Profile = z.output<typeof Profile>;
