import { z } from 'zod';

export const SURFACE = 'teams';

const Account = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  aadObjectId: z.string().optional(),
  role: z.string().optional(),
});

/** What Teams sends us, after its signature was checked: only what is read here is looked at. */
export const Activity = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  /** Of an invoke, e.g. "adaptiveCard/action". */
  name: z.string().optional(),
  timestamp: z.string().optional(),
  serviceUrl: z.string(),
  channelId: z.string(),
  locale: z.string().optional(),
  /** IANA name of the zone of whoever acted. */
  localTimezone: z.string().optional(),
  from: Account,
  recipient: Account,
  conversation: z.looseObject({
    id: z.string(),
    conversationType: z.string().optional(),
    tenantId: z.string().optional(),
    name: z.string().optional(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string() }).nullish(),
      team: z.looseObject({ id: z.string(), name: z.string().nullish(), aadGroupId: z.string().nullish() }).nullish(),
      channel: z.looseObject({ id: z.string(), name: z.string().nullish() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  /** Of an invoke from a card: the message that holds it. */
  replyToId: z.string().optional(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string().nullish() })).nullish(),
  membersAdded: z.array(Account).nullish(),
  membersRemoved: z.array(Account).nullish(),
  /** Of an installationUpdate. */
  action: z.string().optional(),
});
export type Activity = z.output<typeof Activity>;

/** What Teams waits for after an invoke. */
export interface InvokeAnswer {
  status: number;
  body?: unknown;
}

/** An activity of ours as the Bot Connector takes it: either text or one card, never both in one. */
export interface Outgoing {
  type: 'message';
  /** For notifications; never shown beside the card. */
  summary?: string;
  text?: string;
  textFormat?: 'plain' | 'markdown' | 'xml';
  attachments?: { contentType: string; content: unknown }[];
  entities?: object[];
}

const ROOT = ';messageid=';

/** Where something happened: `channel` without its thread, and the thread's root where it was in one. */
export interface Conversation {
  channel: string;
  thread?: string;
}

export function conversationIn({ conversation }: Pick<Activity, 'conversation'>): Conversation {
  const at = conversation.id.indexOf(ROOT);
  if (at < 0) return { channel: conversation.id };
  return { channel: conversation.id.slice(0, at), thread: conversation.id.slice(at + ROOT.length) };
}

export function isPersonal({ conversation }: Pick<Activity, 'conversation'>): boolean {
  return conversation.conversationType === 'personal';
}

/** An id as it stands in a path; ids of Teams themselves stay as they are. */
export function inPath(id: string): string {
  return id.toWellFormed().replace(/[^\w:@.;=~!$'()*,-]/gu, (sign) => encodeURIComponent(sign));
}

/** The conversation that a message into this place is sent to. */
export function conversationId({ channel, thread }: Conversation): string {
  return thread === undefined || !channel.startsWith('19:') ? channel : `${channel}${ROOT}${thread}`;
}
