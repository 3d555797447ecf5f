import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';

const id = z.string().min(1).max(64);
const when = z.coerce.date();
const count = z.number().int().min(0).catch(0).default(0);
const words = z.string().nullish().catch(undefined);

export const WireAccount = z.object({
  id,
  username: z.string(),
  /** "ana" of the same server, "ana@other.example" of another. */
  acct: z.string(),
  displayName: z.string().catch(''),
  note: words,
  url: words,
  avatar: words,
  followersCount: z.number().int().min(0).optional().catch(undefined),
  followingCount: z.number().int().min(0).optional().catch(undefined),
  createdAt: z.coerce.date().optional().catch(undefined),
});
export type WireAccount = z.output<typeof WireAccount>;

const WireMedia = z.object({
  type: z.string(),
  url: words,
  remoteUrl: words,
  previewUrl: words,
  description: words,
});
export type WireMedia = z.output<typeof WireMedia>;

export const WireStatus = z.object({
  id,
  url: words,
  uri: z.string(),
  createdAt: when,
  editedAt: when.nullish(),
  account: WireAccount,
  content: z.string(),
  visibility: z.string(),
  spoilerText: z.string().catch('').default(''),
  language: words,
  inReplyToId: id.nullish(),
  inReplyToAccountId: id.nullish(),
  quote: z
    .object({ quotedStatus: z.object({ id, account: z.object({ id }) }).nullish(), quotedStatusId: id.nullish() })
    .nullish()
    .catch(undefined),
  reblog: z.unknown().nullish(),
  mentions: z
    .array(z.object({ acct: z.string() }))
    .catch([])
    .default([]),
  mediaAttachments: z.array(WireMedia).catch([]).default([]),
  favouritesCount: count,
  reblogsCount: count,
  repliesCount: count,
  quotesCount: count,
});
export type WireStatus = z.output<typeof WireStatus>;

const WireNotification = z.object({
  id,
  type: z.string(),
  createdAt: when,
  account: WireAccount.optional().catch(undefined),
  status: z.unknown().nullish(),
});
export type WireNotification = z.output<typeof WireNotification>;

const WireContext = z.object({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });

/** Statuses of a list; one that makes no sense is logged and left out. @throws ZodError where it is no list */
export function readStatuses(answer: unknown, log: Log): WireStatus[] {
  return z
    .array(z.unknown())
    .parse(answer)
    .flatMap((row) => readStatus(row, log) ?? []);
}

export function readStatus(row: unknown, log: Log): WireStatus | undefined {
  const read = WireStatus.safeParse(row);
  if (read.success) return read.data;
  note(log, 'status', row, read.error);
  return undefined;
}

/** Notifications of a page, newest first as they came. @throws ZodError where it is no list */
export function readNotifications(answer: unknown, log: Log): WireNotification[] {
  return z
    .array(z.unknown())
    .parse(answer)
    .flatMap((row) => {
      const read = WireNotification.safeParse(row);
      if (!read.success) note(log, 'notification', row, read.error);
      return read.success ? [read.data] : [];
    });
}

export function readContext(answer: unknown, log: Log): { ancestors: WireStatus[]; descendants: WireStatus[] } {
  const { ancestors, descendants } = WireContext.parse(answer);
  return { ancestors: readStatuses(ancestors, log), descendants: readStatuses(descendants, log) };
}

/** Only shapes and ids: what people wrote stays out of the log. */
function note(log: Log, what: string, row: unknown, error: z.ZodError): void {
  const found = z.object({ id: z.string() }).safeParse(row);
  const issues = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  log.warn(
    { network: 'mastodon', what, id: found.data?.id, issues },
    'a row of the network makes no sense and is left out',
  );
}
