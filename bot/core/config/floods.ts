import { z } from 'zod';

const burst = (count: number, minutes: number) =>
  z
    .strictObject({
      count: z.number().int().min(3).max(10_000).default(count).describe('So many make a flood.'),
      minutes: z.number().min(0.5).max(1_440).default(minutes).describe('Within so many minutes.'),
    })
    .prefault({});

/** When many conversations stand on one card instead of one each. */
export const Floods = z.union([
  z.literal(false).describe('Never: each conversation has its own card.'),
  z
    .strictObject({
      post: burst(15, 10).describe('Many comments under one post.'),
      alike: burst(10, 10).describe('Many messages that say the same.'),
      channel: burst(25, 1).describe('More new conversations than anybody in one channel can read.'),
      alikeShare: z
        .number()
        .min(0.3)
        .max(1)
        .default(0.5)
        .describe('The share of their words that two messages have in common for them to say the same.'),
      ownCards: z
        .number()
        .int()
        .min(0)
        .max(60)
        .default(4)
        .describe(
          'What stands out in a flood (a question, anger) gets its own card so many times a minute; the rest is named first in its list. Authors with many readers always do.',
        ),
      redCards: z
        .number()
        .int()
        .min(1)
        .max(60)
        .default(10)
        .describe(
          'Messages with red words get their own card so many times a minute in a flood; how many more there are stands on its card, and they come first in its list.',
        ),
    })
    .prefault({}),
]);
export type FloodsConfig = z.output<typeof Floods>;
export type FloodSettings = Exclude<FloodsConfig, false>;
