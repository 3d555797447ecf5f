import { z } from 'zod';
import { RED_WORDS } from '../ports/labels.ts';
import { key, language, MOST, named, words } from './shapes.ts';

const minutes = z.number().int().min(5).max(1_440);
const share = z.number().min(0.05).max(1);

const Topic = z.strictObject({
  name: z.string().min(1).max(80),
  words: words.describe('A message with one of these belongs to the topic.'),
});

const Step = z.strictObject({
  text: z.string().min(1).max(200).describe('What is to be done.'),
  owner: key.describe('Who does it: a key of `people`.'),
  within: z.number().int().min(1).max(1_440).optional().describe('Minutes after the protocol is started.'),
});

/** What managers are told of before it trends, and what they can switch on then. */
export const Crisis = z.strictObject({
  watch: z
    .strictObject({
      bursts: z.boolean().default(true).describe('More messages than are normal at that hour of the week.'),
      negatives: z.boolean().default(true).describe('A larger share of negative messages than is normal.'),
      silence: z.boolean().default(true).describe('An account from which nothing comes for longer than its own habit.'),
      redWords: z.boolean().default(true).describe('Messages with a word that managers must know of.'),
      influence: z.boolean().default(true).describe('Complaints of authors with many readers, and listed authors.'),
      spread: z.boolean().default(true).describe('One post under which very much is written within an hour.'),
    })
    .prefault({})
    .describe('What is watched; everything, where nothing is said.'),
  topics: z
    .record(key, Topic)
    .refine((all) => Object.keys(all).length <= 50, 'there are too many; the most is 50')
    .default({})
    .describe('Topics that are counted by themselves, such as delays or a product that is called back.'),
  least: z.number().int().min(3).max(10_000).default(8).describe('Fewer messages are never a burst.'),
  ratio: z.number().min(1.2).max(50).default(1.6).describe('Times the normal that a burst has at least.'),
  negativeShare: share.default(0.4).describe('The share of negative messages of the last hour that is told at least.'),
  quietMinutes: minutes.default(60).describe('Without anything odd for so long it is over.'),
  coolDownMinutes: minutes.default(60).describe('After that, the same or less is not told again for so long.'),
  silenceMinutes: minutes.default(30).describe('An account is never called silent sooner than this.'),
  redLabels: z
    .array(z.enum(RED_WORDS))
    .default([...RED_WORDS])
    .describe('Kinds of words that are told when the meaning of a message is sure.'),
  redWords: words.describe('Words of your own that are told, in any message.'),
  influence: z
    .strictObject({
      followers: z.number().int().min(100).default(50_000).describe('A complaint of somebody with so many is told.'),
      authors: z
        .array(z.string().regex(/^@?[^@\s]\S*$/, 'write one handle, with or without @'))
        .max(MOST.words)
        .default([])
        .describe('Handles whose every message is told.'),
    })
    .prefault({}),
  spread: z.number().int().min(5).default(25).describe('So many messages under one post within an hour are told.'),
  approvers: z
    .union(named)
    .optional()
    .describe(
      'Who may be chosen to approve everything in a crisis. Left out: whoever has the right `approve` by a role.',
    ),
  room: z
    .union(named)
    .optional()
    .describe(
      "Who is called to a war room, beside whoever manages and whoever has the incident's conversations. Left out: nobody else.",
    ),
  holding: z
    .partialRecord(language, z.string().min(1).max(2_000))
    .default({})
    .describe('What to say for now, by language, proposed when a holding statement is pinned; {name} is filled in.'),
  protocol: z
    .array(Step)
    .max(20)
    .default([])
    .describe('The emergency protocol: what is to be done, by whom and how soon.'),
});
export type Crisis = z.output<typeof Crisis>;
