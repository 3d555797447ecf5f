import { z } from 'zod';
import { isOurAddress } from '../meta/our-address.ts';

/** `networks.whatsapp` in the configuration. */
export const WhatsAppSettings = z.strictObject({
  version: z
    .string()
    .regex(/^v\d{1,3}\.\d$/, 'a version such as v26.0')
    .default('v26.0')
    .describe('Version of the Graph API; Meta keeps each for about two years.'),
  deadlineSeconds: z
    .number()
    .min(0.1)
    .max(60)
    .default(10)
    .describe('How long one call may take; a send that takes longer ends as unknown.'),
  templateMinutes: z
    .number()
    .min(0)
    .max(24 * 60)
    .default(10)
    .describe('How long the list of approved templates is kept before Meta is asked for it again.'),
  webhookUrl: z
    .string()
    .refine(isOurAddress, 'an address such as https://recado.example.com/webhooks/whatsapp')
    .optional()
    .describe(
      'Where Meta calls us with what is new, ending in /webhooks/whatsapp; needs WHATSAPP_APP_ID and WHATSAPP_VERIFY_TOKEN. Messages come in no other way.',
    ),
});
export type WhatsAppSettings = z.output<typeof WhatsAppSettings>;
