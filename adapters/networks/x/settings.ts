import { z } from 'zod';

/** X takes only https and no port; the simulated one calls this machine too. */
function isOurAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname } = new URL(text);
  return (
    (protocol === 'https:' && port === '') ||
    (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'))
  );
}

/** Timelines show a new post a moment after the call that made it has ended. */
const SHOWN_WITHIN_SECONDS = 5;

/** `networks.x` in the configuration. */
export const XSettings = z
  .strictObject({
    pollSeconds: z.number().min(0.2).max(3600).default(60).describe('Seconds between two looks at the mentions.'),
    sinceHours: z
      .number()
      .min(0)
      .max(24 * 7)
      .default(24)
      .describe('How far back the very first look goes.'),
    sweepSeconds: z
      .number()
      .min(0)
      .optional()
      .describe(
        'Seconds between two second looks, which find quotes of our posts and mentions that X showed late. Left out: fifteen times pollSeconds.',
      ),
    quotedPosts: z
      .number()
      .int()
      .min(5)
      .max(100)
      .default(20)
      .describe('How many of our newest posts are watched for quotes; each costs one read in every second look.'),
    quotesPerDay: z
      .number()
      .int()
      .min(0)
      .max(100_000)
      .default(200)
      .describe(
        'Posts read in a day at most to find quotes of ours that do not mention us, per account. When they are spent, quotes wait until tomorrow; mentions go on. 0: quotes are not looked for.',
      ),
    snapshotsPerDay: z
      .number()
      .int()
      .min(0)
      .max(100)
      .default(10)
      .describe(
        'Calls in a day at most that ask for the figures of our own account; one is enough unless X fails. 0: none.',
      ),
    followersPerDay: z
      .number()
      .int()
      .min(0)
      .max(100_000)
      .default(50)
      .describe(
        'Accounts read in a day at most to find new followers, in four looks a day of ten or more. When they are spent, the others wait until tomorrow. 0: none.',
      ),
    settleSeconds: z
      .number()
      .min(0)
      .optional()
      .describe(
        'How old an unanswered send must be before its absence from our timeline is believed. Left out: half of pollSeconds, and five seconds more than deadlineSeconds at least.',
      ),
    directMessages: z
      .boolean()
      .default(true)
      .describe('Read and answer direct messages; the app needs the permission "Read and write and Direct message".'),
    deadlineSeconds: z
      .number()
      .min(0.1)
      .max(60)
      .default(10)
      .describe('How long one call may take; a send that takes longer ends as unknown.'),
    webhookUrl: z
      .string()
      .refine(isOurAddress, 'an address such as https://recado.example.com/webhooks/x, without a port')
      .optional()
      .describe(
        'Where X calls us with new messages, ending in /webhooks/x. X takes only https addresses without a port that can be reached from outside. Left out: we only look.',
      ),
    backstopSeconds: z
      .number()
      .min(1)
      .max(86_400)
      .optional()
      .describe(
        'Seconds between two looks while X calls us by itself; X leaves some messages out. Left out: five times pollSeconds.',
      ),
    maxLength: z
      .number()
      .int()
      .min(1)
      .max(25_000)
      .default(280)
      .describe('Weighted length that the account may post; 280 without a paid subscription.'),
  })
  .transform((settings) => ({
    ...settings,
    sweepSeconds: settings.sweepSeconds ?? settings.pollSeconds * 15,
    backstopSeconds: settings.backstopSeconds ?? settings.pollSeconds * 5,
    settleSeconds:
      settings.settleSeconds ?? Math.max(settings.pollSeconds / 2, settings.deadlineSeconds + SHOWN_WITHIN_SECONDS),
  }));
export type XSettings = z.output<typeof XSettings>;
