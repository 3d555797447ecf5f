import { z } from 'zod';
import type { Media } from '#core/message.ts';
import type { SaidInPrivate } from './direct-message.ts';
import { OUR_PRESS } from './directs.ts';
import { messageId } from './direct-wire.ts';
import { anyId, moment } from './webhook-wire.ts';

/** What somebody did in private, as Meta calls us with it. */
export type DirectMeaning =
  /** `opId`: our own word for it, where we said it and Meta says it back. */
  | { kind: 'said'; said: Omit<SaidInPrivate, 'from'> & { from: string }; opId?: string }
  | { kind: 'unsent'; participant: string; mid: string }
  /** How far answers came: these, or, where none is named, all until then. */
  | { kind: 'came'; what: 'delivered' | 'read'; participant: string; mids: string[]; until: Date; at: Date }
  /** On purpose: why. */
  | { kind: 'ignored'; why: string }
  /** Nobody thought of it. */
  | { kind: 'unknown'; what: string };

const words = z.string().nullish().catch(undefined);
const Payload = z
  .object({ url: words, coordinates: z.object({ lat: z.number(), long: z.number() }).nullish().catch(undefined) })
  .nullish()
  .catch(undefined);
const Message = z.object({
  mid: messageId,
  text: words,
  is_echo: z.boolean().optional().catch(undefined),
  is_deleted: z.boolean().optional().catch(undefined),
  metadata: words,
  is_unsupported: z.boolean().optional().catch(undefined),
  quick_reply: z.object({ payload: words }).nullish().catch({ payload: undefined }),
  reply_to: z
    .object({ story: z.object({ url: words }).nullish().catch(undefined) })
    .nullish()
    .catch(undefined),
  attachments: z
    .array(z.object({ type: z.string().max(100), payload: Payload, url: words, title: words }))
    .catch([])
    .default([]),
});
const Edit = z.object({ mid: messageId, text: words, num_edit: z.coerce.number().int().min(1).catch(1) });
const Came = z.object({
  mid: messageId.optional().catch(undefined),
  mids: z.array(messageId).catch([]).default([]),
  watermark: moment.optional().catch(undefined),
});
/** Our clock may be behind Meta's, and our answer is out a moment before we know it. */
const WATERMARK_MS = 30_000;
const Row = z.looseObject({
  sender: z.object({ id: anyId }).optional().catch(undefined),
  recipient: z.object({ id: anyId }).optional().catch(undefined),
  timestamp: moment.optional().catch(undefined),
  message: Message.optional(),
  message_edit: Edit.optional(),
  delivery: Came.optional().catch(undefined),
  read: Came.optional().catch(undefined),
});

/** What else may stand in such a call, and why it changes nothing. */
const ignored: Readonly<Record<string, string>> = {
  reaction: 'a sign under a private message says no words',
  postback: 'a press on a menu that another program offers; Recado offers none',
  optin: 'who lets the Page write to her has written nothing yet',
  referral: 'where she came from; what she writes comes by itself',
  account_linking: 'the Page links no accounts',
  'policy-enforcement': 'Meta restricts the Page; its owner is told there, and our calls are refused with the reason',
  policy_enforcement: 'Meta restricts the Page; its owner is told there, and our calls are refused with the reason',
  pass_thread_control: 'which of several apps answers her; Recado answers where a person does',
  take_thread_control: 'which of several apps answers her; Recado answers where a person does',
  request_thread_control: 'which of several apps answers her; Recado answers where a person does',
  app_roles: 'which of several apps answers her; Recado answers where a person does',
  payment: 'the Page sells nothing in Messenger',
  checkout_update: 'the Page sells nothing in Messenger',
};

/** What is said of a conversation that another app holds meanwhile. */
export const STANDBY = 'another app answers meanwhile';

/** Pure: the same call says the same twice. `at` where Meta does not tell the time. */
export function meaningOfRow(value: unknown, { ourId, at }: { ourId: string; at: Date }): DirectMeaning {
  const read = Row.safeParse(value);
  if (!read.success) return { kind: 'unknown', what: `messaging: ${namesIn(value)}` };
  const { sender, recipient, timestamp = at, message, message_edit: edit } = read.data;
  const participant = [sender?.id, recipient?.id].find((id) => id !== undefined && id !== ourId);
  if (participant !== undefined && sender?.id === participant) {
    if (read.data.read) return came('read', read.data.read, { participant, at: timestamp });
    if (read.data.delivery) return came('delivered', read.data.delivery, { participant, at: timestamp });
  }
  const why = Object.keys(read.data).flatMap((name) => ignored[name] ?? [])[0];
  if (!message && !edit)
    return why === undefined ? { kind: 'unknown', what: `messaging: ${namesIn(value)}` } : { kind: 'ignored', why };
  if (participant === undefined) return { kind: 'ignored', why: 'the account wrote to itself' };
  if (edit)
    return {
      kind: 'said',
      said: { ...edited(edit), participant, from: sender?.id ?? participant, media: [], at: timestamp },
    };
  if (!message) return { kind: 'unknown', what: 'messaging' };
  if (message.is_deleted === true) return { kind: 'unsent', participant, mid: message.mid };
  // Pressed below a question of ours, it is what she says.
  if (message.quick_reply && message.quick_reply.payload !== OUR_PRESS)
    return { kind: 'ignored', why: 'a press on an answer that another program offered' };
  const from = message.is_echo === true ? ourId : (sender?.id ?? participant);
  const story = message.reply_to?.story;
  const text = [message.text ?? '', ...message.attachments.flatMap(asText)].filter((each) => each !== '').join('\n');
  const media = [
    ...message.attachments.flatMap(asMedia),
    ...(story?.url ? [{ kind: 'image' as const, url: story.url }] : []),
  ];
  const isEmpty = text === '' && media.length === 0;
  const isStoryMention = message.attachments.some(({ type }) => type === 'story_mention');
  return {
    kind: 'said',
    opId: message.is_echo === true && isOurs(message.metadata) ? message.metadata : undefined,
    said: {
      mid: message.mid,
      participant,
      from,
      text,
      // Nothing at all is what Meta passes on of a kind that its programs are not shown; ours come back whole.
      media: isEmpty && from !== ourId ? [{ kind: 'unshown' }] : media,
      at: timestamp,
      ...(isStoryMention ? { kind: 'mention' as const } : story ? { kind: 'reply' as const } : {}),
    },
  };
}

/** Other programs may send words of their own along. */
function isOurs(word: string | null | undefined): word is string {
  return /^op_\w{1,60}$/.test(word ?? '');
}

function came(
  what: 'delivered' | 'read',
  { mid, mids, watermark }: z.output<typeof Came>,
  { participant, at }: { participant: string; at: Date },
): DirectMeaning {
  const until = Math.min((watermark ?? at).getTime() + WATERMARK_MS, at.getTime() + 1_000);
  return { kind: 'came', what, participant, mids: mid ? [mid] : mids, until: new Date(until), at };
}

/** An edit is told with its new words alone. */
function edited({ mid, text, num_edit: version }: z.output<typeof Edit>): {
  mid: string;
  text: string;
  version: number;
} {
  return { mid, text: text ?? '', version };
}

type Attachment = z.output<typeof Message>['attachments'][number];

function asMedia({ type, payload, url }: Attachment): Media[] {
  const at = payload?.url ?? url;
  if (type === 'fallback' || type === 'location') return [];
  if (!at) return [{ kind: 'unshown' }];
  if (type === 'image' || type === 'sticker' || type === 'story_mention') return [{ kind: 'image', url: at }];
  return [{ kind: type === 'video' || type === 'ig_reel' || type === 'reel' ? 'video' : 'file', url: at }];
}

/** A place and a shared link have no file: they are words. */
function asText({ type, payload, url, title }: Attachment): string[] {
  if (payload?.coordinates) return [`📍 ${payload.coordinates.lat}, ${payload.coordinates.long}`];
  return type === 'fallback' && url ? [title ? `${title} ${url}` : url] : [];
}

/** Names of what stands in it: no words of people. */
function namesIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.keys(value)
    .filter((name) => !['sender', 'recipient', 'timestamp'].includes(name))
    .map((name) => name.slice(0, 40))
    .slice(0, 5)
    .join(' ');
}
