import { z } from 'zod';
import { metaSettings, withPauses } from '../meta/settings.ts';

/** `networks.facebook` in the configuration. */
export const FacebookSettings = z
  .strictObject({
    ...metaSettings({ id: 'facebook', looks: "the Page's posts and their comments", watched: 100 }),
    messenger: z
      .boolean()
      .default(true)
      .describe('Read and answer private messages (Messenger); the app needs the permission pages_messaging.'),
    photos: z
      .boolean()
      .default(false)
      .describe('Answers in public may carry a picture; the app needs the permission pages_manage_posts.'),
    maxLength: z.number().int().min(1).max(8000).default(8000).describe('Characters that a comment of ours may have.'),
  })
  .transform(withPauses);
export type FacebookSettings = z.output<typeof FacebookSettings>;
