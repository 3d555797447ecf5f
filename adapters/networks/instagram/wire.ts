import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { readRow } from '../meta/read-row.ts';
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

export const Made = z.object({ id: anyId });
export const Mentioned = z.object({ mentioned_media: z.unknown(), mentioned_comment: z.unknown() }).partial();

/** Rows that are asked for at once, and pages of them that are read at most. */
export const PER_PAGE = 50;
export const MOST_PAGES = 10;

export const MEDIA_FIELDS =
  'id,caption,timestamp,permalink,comments_count,like_count,media_type,media_url,username,owner';
/** Of media of others: Graph tells less of them. */
export const COMMENT_FIELDS = 'id,text,timestamp,from,username,like_count,parent_id,media{id,permalink}';
export const THREAD_FIELDS = `${COMMENT_FIELDS},replies{id,text,timestamp,from,username,like_count,parent_id,media}`;

export const readMedia = (row: unknown, log: Log): WireMedia | undefined =>
  readRow(WireMedia, row, { network: 'instagram', what: 'media', log });
export const readComment = (row: unknown, log: Log): WireComment | undefined =>
  readRow(WireComment, row, { network: 'instagram', what: 'comment', log });
