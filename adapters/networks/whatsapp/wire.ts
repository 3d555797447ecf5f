import { z } from 'zod';
import { anyId, moment } from '../meta/webhook-wire.ts';

const words = z.string().nullish().catch(undefined);
export const wamid = z.string().min(1).max(500);
const number = z.coerce.number().optional().catch(undefined);

const File = z.object({ id: anyId, mime_type: words, caption: words, filename: words }).optional().catch(undefined);
const Problem = z.object({
  code: number,
  title: words,
  message: words,
  error_data: z.object({ details: words }).nullish().catch(undefined),
});

const Content = z.object({
  type: z.string().max(100),
  text: z.object({ body: z.string() }).optional().catch(undefined),
  image: File,
  video: File,
  audio: File,
  document: File,
  sticker: File,
  location: z
    .object({ latitude: z.coerce.number(), longitude: z.coerce.number(), name: words, address: words })
    .optional()
    .catch(undefined),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: words, first_name: words }).nullish().catch(undefined),
        phones: z
          .array(z.object({ phone: words }))
          .catch([])
          .default([]),
        emails: z
          .array(z.object({ email: words }))
          .catch([])
          .default([]),
        vcard: words,
      }),
    )
    .optional()
    .catch(undefined),
  button: z.object({ text: words }).optional().catch(undefined),
  interactive: z
    .object({
      button_reply: z.object({ title: words }).optional().catch(undefined),
      list_reply: z.object({ title: words, description: words }).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  errors: z.array(Problem).optional().catch(undefined),
});
export type Content = z.output<typeof Content>;

/** Something that a person, or a colleague in WhatsApp's own app, said. `to` stands only in what is ours. */
export const WireMessage = Content.extend({
  id: wamid,
  from: anyId.optional().catch(undefined),
  from_user_id: anyId.optional().catch(undefined),
  to: anyId.optional().catch(undefined),
  to_user_id: anyId.optional().catch(undefined),
  group_id: anyId.optional().catch(undefined),
  timestamp: moment.optional().catch(undefined),
  context: z
    .object({ id: wamid.optional().catch(undefined) })
    .nullish()
    .catch(undefined),
  revoke: z.object({ original_message_id: wamid }).optional().catch(undefined),
  edit: z.object({ original_message_id: wamid, message: Content }).optional().catch(undefined),
});
export type WireMessage = z.output<typeof WireMessage>;

export const WireStatus = z.object({
  id: wamid,
  status: z.string().max(100),
  timestamp: moment.optional().catch(undefined),
  recipient_type: words,
  biz_opaque_callback_data: words,
  errors: z.array(Problem).optional().catch(undefined),
});
export type WireStatus = z.output<typeof WireStatus>;

/** What stands in a change of the field `messages` or `smb_message_echoes`. */
export const WireValue = z.object({
  metadata: z.object({ phone_number_id: anyId, display_phone_number: words }),
  contacts: z
    .array(
      z.object({
        wa_id: anyId.optional().catch(undefined),
        user_id: anyId.optional().catch(undefined),
        profile: z.object({ name: words, username: words }).nullish().catch(undefined),
      }),
    )
    .catch([])
    .default([]),
  messages: z.array(z.unknown()).catch([]).default([]),
  message_echoes: z.array(z.unknown()).catch([]).default([]),
  statuses: z.array(z.unknown()).catch([]).default([]),
  errors: z.array(Problem).catch([]).default([]),
});
export type WireValue = z.output<typeof WireValue>;

/** The telephone numbers of a WhatsApp Business account. */
export const WirePhones = z.object({
  data: z.array(z.object({ id: anyId, display_phone_number: z.string(), verified_name: words })),
});

export const Sent = z.object({ messages: z.array(z.object({ id: wamid })).min(1) });

export const WireFile = z.object({ url: z.url() });
