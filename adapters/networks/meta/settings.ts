import { z } from 'zod';
import { isOurAddress } from './our-address.ts';

/** What was made can be read within so many seconds. */
const SHOWN_WITHIN_SECONDS = 5;

/** Settings that all networks of Meta have under `networks.<id>`: `looks` says at what a look looks, `watched` how many posts it follows. */
export function metaSettings({ id, looks, watched }: { id: string; looks: string; watched: number }) {
  return {
    version: z
      .string()
      .regex(/^v\d{1,3}\.\d$/, 'a version such as v26.0')
      .default('v26.0')
      .describe('Version of the Graph API; Meta keeps each for about two years.'),
    pollSeconds: z.number().min(0.2).max(3600).default(60).describe(`Seconds between two looks at ${looks}.`),
    backstopSeconds: z
      .number()
      .min(1)
      .max(86_400)
      .optional()
      .describe(
        'Seconds between two looks while Meta calls us by itself: they bring what its calls left out. Left out: five times pollSeconds.',
      ),
    sinceHours: z
      .number()
      .min(0)
      .max(24 * 7)
      .default(24)
      .describe('How far back the very first look goes.'),
    watchedPosts: z
      .number()
      .int()
      .min(1)
      .max(500)
      .default(watched)
      .describe('How many of the newest posts a look follows for new comments; on older ones only Meta calls us.'),
    settleSeconds: z
      .number()
      .min(0)
      .optional()
      .describe(
        'How old an unanswered send must be before its absence under the message is believed. Left out: five seconds more than deadlineSeconds.',
      ),
    deadlineSeconds: z
      .number()
      .min(0.1)
      .max(60)
      .default(10)
      .describe('How long one call may take; a send that takes longer ends as unknown.'),
    humanAgent: z
      .boolean()
      .default(false)
      .describe(
        'Meta gave the app the feature "Human Agent": private messages are answered for seven days, in place of 24 hours.',
      ),
    webhookUrl: z
      .string()
      .refine(isOurAddress, `an address such as https://recado.example.com/webhooks/${id}`)
      .optional()
      .describe(
        `Where Meta calls us with what is new, ending in /webhooks/${id}; needs ${id.toUpperCase()}_APP_ID and ${id.toUpperCase()}_VERIFY_TOKEN. Left out: we only look.`,
      ),
  };
}

/** With what follows from the others where it is left out. */
export function withPauses<
  S extends {
    pollSeconds: number;
    deadlineSeconds: number;
    backstopSeconds?: number | undefined;
    settleSeconds?: number | undefined;
  },
>(settings: S): S & { backstopSeconds: number; settleSeconds: number } {
  return {
    ...settings,
    backstopSeconds: settings.backstopSeconds ?? settings.pollSeconds * 5,
    settleSeconds: settings.settleSeconds ?? settings.deadlineSeconds + SHOWN_WITHIN_SECONDS,
  };
}
