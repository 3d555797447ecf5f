import { z } from 'zod';
import { key, MOST, words } from './shapes.ts';

const plain = (sign: string): z.ZodType<string, string> =>
  z
    .string()
    .transform((text) => (text.startsWith(sign) ? text.slice(1) : text))
    .pipe(z.string().regex(/^[^\s#]+$/, 'one word, without spaces'));

const Watch = z.strictObject({
  name: z.string().min(1).max(60).describe('Shown above what was heard.'),
  words: words.default([]).describe('Found in what anybody says in public.'),
  hashtags: z.array(plain('#')).max(MOST.words).default([]).describe('With or without #.'),
  accounts: z
    .array(plain('@'))
    .max(MOST.words)
    .default([])
    .describe('Handles of accounts: what they say, and where words can be searched what is said to them.'),
  competitors: z.array(key).max(MOST.words).default([]).describe('Keys of `competitors`: their names and words.'),
});
export type Watch = z.output<typeof Watch>;

/** What an account listens for, and how much it may cost. */
export const Listen = z.strictObject({
  perDay: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(100)
    .describe(
      'Posts that are read for it in a day at most. When they are spent, listening stops until midnight; mentions go on.',
    ),
  everyMinutes: z.number().int().min(1).max(1_440).default(15).describe('Minutes between two looks.'),
  watches: z
    .record(key, Watch)
    .refine((all) => Object.keys(all).length <= 20, 'there are too many; the most is 20')
    .describe('What is listened for, by a key that routes may ask for with `watch`.'),
});
export type Listen = z.output<typeof Listen>;
