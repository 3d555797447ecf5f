import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { readRow } from '../meta/read-row.ts';
import { anyId } from '../meta/webhook-wire.ts';

const when = z.coerce.date();
const count = z.number().int().min(0).catch(0).default(0);
const words = z.string().nullish().catch(undefined);

/** Left out where Meta does not tell us who it is. */
const from = z
  .object({ id: anyId, name: z.string().catch('') })
  .nullish()
  .catch(undefined);
const tags = z
  .array(z.object({ id: anyId }))
  .catch([])
  .default([]);

const Attachment = z.object({
  type: words,
  media_type: words,
  url: words,
  title: words,
  media: z
    .object({ image: z.object({ src: words }).optional().catch(undefined), source: words })
    .optional()
    .catch(undefined),
});
export type WireAttachment = z.output<typeof Attachment>;

const summary = z
  .object({ summary: z.object({ total_count: count }) })
  .optional()
  .catch(undefined);

export const WirePage = z.object({ id: anyId, name: z.string().catch(''), username: words });

const WirePost = z.object({
  id: anyId,
  message: words,
  story: words,
  created_time: when,
  updated_time: when.optional().catch(undefined),
  from,
  message_tags: tags,
  attachments: z
    .object({ data: z.array(Attachment).catch([]) })
    .optional()
    .catch(undefined),
  shares: z.object({ count }).optional().catch(undefined),
  comments: summary,
  reactions: summary,
});
export type WirePost = z.output<typeof WirePost>;

const WireComment = z.object({
  id: anyId,
  message: words,
  created_time: when,
  from,
  parent: z.object({ id: anyId }).nullish().catch(undefined),
  message_tags: tags,
  attachment: Attachment.optional().catch(undefined),
  comment_count: count,
  like_count: count,
});
export type WireComment = z.output<typeof WireComment>;

export const Made = z.object({ id: anyId });

/** Graph gives so many rows at most. */
export const PER_PAGE = 100;

export const POST_FIELDS =
  'id,message,story,created_time,updated_time,from,message_tags,attachments{type,media_type,url,title,media},shares,comments.limit(0).summary(true),reactions.limit(0).summary(true)';
export const COMMENT_FIELDS =
  'id,message,created_time,from,parent{id},message_tags,attachment,comment_count,like_count';

export function readPost(row: unknown, log: Log): WirePost | undefined {
  return readRow(WirePost, row, { network: 'facebook', what: 'post', log });
}

export function readComment(row: unknown, log: Log): WireComment | undefined {
  return readRow(WireComment, row, { network: 'facebook', what: 'comment', log });
}
