import { z } from 'zod';

/** An answer that was made appears in our own timeline within so many seconds. */
const SHOWN_WITHIN_SECONDS = 5;

/** `networks.mastodon` in the configuration. */
export const MastodonSettings = z
  .strictObject({
    pollSeconds: z.number().min(0.2).max(3600).default(30).describe('Seconds between two looks at the mentions.'),
    sinceHours: z
      .number()
      .min(0)
      .max(24 * 7)
      .default(24)
      .describe('How far back the very first look goes.'),
    settleSeconds: z
      .number()
      .min(0)
      .optional()
      .describe(
        'How old an unanswered send must be before its absence from our timeline is believed. Left out: five seconds more than deadlineSeconds.',
      ),
    deadlineSeconds: z
      .number()
      .min(0.1)
      .max(60)
      .default(10)
      .describe('How long one call may take; a send that takes longer ends as unknown.'),
    maxLength: z
      .number()
      .int()
      .min(1)
      .max(100_000)
      .default(500)
      .describe('Characters that the server takes in one post; 500 unless its owners changed it.'),
    visibility: z
      .enum(['public', 'unlisted'])
      .default('public')
      .describe('Who finds our public answers: everybody, or only those who follow a link or read the thread.'),
  })
  .transform((settings) => ({
    ...settings,
    settleSeconds: settings.settleSeconds ?? settings.deadlineSeconds + SHOWN_WITHIN_SECONDS,
  }));
export type MastodonSettings = z.output<typeof MastodonSettings>;
