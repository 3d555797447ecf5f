import { z } from 'zod';
import { metaSettings, withPauses } from '../meta/settings.ts';

/** `networks.instagram` in the configuration. */
export const InstagramSettings = z
  .strictObject({
    ...metaSettings({ id: 'instagram', looks: 'the posts and their comments', watched: 50 }),
    directMessages: z
      .boolean()
      .default(true)
      .describe('Read and answer private messages; the app needs the permission instagram_manage_messages.'),
  })
  .transform(withPauses);
export type InstagramSettings = z.output<typeof InstagramSettings>;
