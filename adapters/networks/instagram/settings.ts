import { z } from 'zod';

/** A comment that was made can be read within so many seconds. */
const SHOWN_WITHIN_SECONDS = 5;

/** Meta takes only https; the simulated one calls this machine too. */
function isOurAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost'));
}

/** `networks.instagram` in the configuration. */
export const InstagramSettings = z
  .strictObject({
    version: z
      .string()
      .regex(/^v\d{1,3}\.\d$/, 'a version such as v26.0')
      .default('v26.0')
      .describe('Version of the Graph API; Meta keeps each for about two years.'),
    pollSeconds: z
      .number()
      .min(0.2)
      .max(3600)
      .default(60)
      .describe('Seconds between two looks at the posts and their comments.'),
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
      .default(50)
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
    directMessages: z
      .boolean()
      .default(true)
      .describe('Read and answer private messages; the app needs the permission instagram_manage_messages.'),
    humanAgent: z
      .boolean()
      .default(false)
      .describe(
        'Meta gave the app the feature "Human Agent": private messages are answered for seven days, in place of 24 hours.',
      ),
    webhookUrl: z
      .string()
      .refine(isOurAddress, 'an address such as https://recado.example.com/webhooks/instagram')
      .optional()
      .describe(
        'Where Meta calls us with what is new, ending in /webhooks/instagram; needs INSTAGRAM_APP_ID and INSTAGRAM_VERIFY_TOKEN. Left out: we only look.',
      ),
  })
  .transform((settings) => ({
    ...settings,
    backstopSeconds: settings.backstopSeconds ?? settings.pollSeconds * 5,
    settleSeconds: settings.settleSeconds ?? settings.deadlineSeconds + SHOWN_WITHIN_SECONDS,
  }));
export type InstagramSettings = z.output<typeof InstagramSettings>;
