import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { anyId } from '../meta/webhook-wire.ts';

const count = z.number().int().min(0).catch(0).default(0);
const words = z.string().nullish().catch(undefined);

export const WirePage = z.object({
  id: anyId,
  instagram_business_account: z.object({ id: anyId, username: z.string().catch(''), name: words }).optional(),
});

const WireMedia = z.object({
  id: anyId,
  caption: words,
  timestamp: z.coerce.date(),
  permalink: words,
  comments_count: count,
  like_count: count,
  media_type: words,
  media_url: words,
  username: words,
  owner: z.object({ id: anyId }).nullish().catch(undefined),
});
export type WireMedia = z.output<typeof WireMedia>;

const Comment = z.object({
  id: anyId,
  text: words,
  timestamp: z.coerce.date(),
  from: z
    .object({ id: anyId, username: z.string().catch('') })
    .nullish()
    .catch(undefined),
  username: words,
  like_count: count,
  parent_id: anyId.nullish().catch(undefined),
  media: z.object({ id: anyId, permalink: words }).nullish().catch(undefined),
});
const WireComment = Comment.extend({
  replies: z
    .object({ data: z.array(z.unknown()).catch([]) })
    .nullish()
    .catch(undefined),
});
export type WireComment = z.output<typeof WireComment>;

const Page = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ cursors: z.object({ after: words }).optional().catch(undefined), next: words })
    .optional()
    .catch(undefined),
});

export const Made = z.object({ id: anyId });
export const Mentioned = z.object({ mentioned_media: z.unknown(), mentioned_comment: z.unknown() }).partial();

export const MEDIA_FIELDS =
  'id,caption,timestamp,permalink,comments_count,like_count,media_type,media_url,username,owner';
/** Of media of others: Graph tells less of them. */
export const COMMENT_FIELDS = 'id,text,timestamp,from,username,like_count,parent_id,media{id,permalink}';
export const THREAD_FIELDS = `${COMMENT_FIELDS},replies{id,text,timestamp,from,username,like_count,parent_id,media}`;

/** Rows of a list and the place of the next; `after` is undefined where it ends. @throws ZodError where it is no list */
export function readList(answer: unknown): { rows: unknown[]; after: string | undefined } {
  const { data, paging } = Page.parse(answer);
  return { rows: data, after: (paging?.next && paging.cursors?.after) || undefined };
}

export const readMedia = (row: unknown, log: Log): WireMedia | undefined => readAs(WireMedia, 'media', row, log);
export const readComment = (row: unknown, log: Log): WireComment | undefined =>
  readAs(WireComment, 'comment', row, log);

function readAs<S extends z.ZodType>(shape: S, what: string, row: unknown, log: Log): z.output<S> | undefined {
  const read = shape.safeParse(row);
  if (read.success) return read.data;
  // Only shapes and ids: what people wrote stays out of the log.
  log.warn(
    {
      network: 'instagram',
      what,
      id: z.object({ id: anyId }).safeParse(row).data?.id,
      issues: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    },
    'a row of the network makes no sense and is left out',
  );
  return undefined;
}
