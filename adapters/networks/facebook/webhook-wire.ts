import { z } from 'zod';
import { anyId, moment } from '../meta/webhook-wire.ts';

const words = z.string().nullish().catch(undefined);
const id = anyId.nullish().catch(undefined);

/** What happened to something on the Page. Older calls name people by `sender_id`, newer ones by `from`; some by nothing. */
export const Happened = z
  .object({
    item: z.string().max(100),
    verb: z.string().max(100),
    post_id: id,
    comment_id: id,
    parent_id: id,
    from: z
      .object({ id: anyId, name: z.string().catch('') })
      .nullish()
      .catch(undefined),
    sender_id: id,
    sender_name: words,
    created_time: moment.nullish().catch(undefined),
    message: words,
    photo: words,
    video: words,
    photos: z.array(z.string()).catch([]).default([]),
    link: words,
    message_tags: z
      .array(z.object({ id: anyId }))
      .catch([])
      .default([]),
  })
  .transform(({ from, sender_id, sender_name, ...rest }) => ({
    ...rest,
    from: from ?? (sender_id ? { id: sender_id, name: sender_name ?? '' } : undefined),
  }));
export type Happened = z.output<typeof Happened>;

/** Somebody rated the Page. */
export const Rated = z.object({
  item: z.literal('rating'),
  verb: z.string().max(100),
  open_graph_story_id: anyId,
  reviewer_id: id,
  reviewer_name: words,
  rating: z.number().min(0).max(5).nullish().catch(undefined),
  recommendation_type: z.enum(['POSITIVE', 'NEGATIVE']).nullish().catch(undefined),
  review_text: words,
  created_time: moment.nullish().catch(undefined),
});
export type Rated = z.output<typeof Rated>;
