import { z } from 'zod';
import type { Media } from '#core/message.ts';
import { anyId } from './webhook-wire.ts';

const words = z.string().nullish().catch(undefined);
const url = z.object({ url: words, preview_url: words }).nullish().catch(undefined);
/** Those of messages are long. */
export const messageId = z.string().min(1).max(500);

const Person = z.object({
  id: anyId,
  name: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
});
const people = z
  .object({ data: z.array(Person).catch([]) })
  .nullish()
  .catch(undefined);

const Story = z
  .object({
    reply_to: z
      .object({ link: words, id: anyId.optional().catch(undefined) })
      .nullish()
      .catch(undefined),
    mention: z
      .object({ link: words, id: anyId.optional().catch(undefined) })
      .nullish()
      .catch(undefined),
  })
  .nullish()
  .catch(undefined);

export const WireDirect = z.object({
  id: messageId,
  message: words,
  created_time: z.coerce.date(),
  from: Person,
  to: people,
  attachments: z
    .object({
      data: z
        .array(z.object({ mime_type: words, name: words, image_data: url, video_data: url, file_url: words }))
        .catch([]),
    })
    .nullish()
    .catch(undefined),
  sticker: words,
  story: Story,
});
export type WireDirect = z.output<typeof WireDirect>;

export const WireThread = z.object({
  id: anyId,
  updated_time: z.coerce.date().optional().catch(undefined),
  participants: people,
});
export type WireThread = z.output<typeof WireThread>;

export const Sent = z.object({ recipient_id: anyId.optional().catch(undefined), message_id: messageId });

/** Files, as far as they have an address. */
export function filesOf({ attachments, sticker, story }: WireDirect): Media[] {
  const files = (attachments?.data ?? []).flatMap(({ mime_type, image_data, video_data, file_url, name }): Media[] => {
    const [kind, at] = image_data?.url
      ? (['image', image_data.url] as const)
      : video_data?.url
        ? (['video', video_data.url] as const)
        : ([mime_type?.startsWith('video/') ? 'video' : 'file', file_url] as const);
    if (!at) return [];
    return [{ kind, url: at, alt: kind === 'file' && name ? name : undefined }];
  });
  const pictured = sticker ? [{ kind: 'image' as const, url: sticker }] : [];
  const told = story?.mention?.link ?? story?.reply_to?.link;
  return [...files, ...pictured, ...(told ? [{ kind: 'image' as const, url: told }] : [])];
}
