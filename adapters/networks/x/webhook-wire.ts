import { z } from 'zod';

const id = z.string().regex(/^\d{1,19}$/);

/** An event of the X Activity API; `payload` is a post, or what is left of one. */
const Event = z.object({
  event_uuid: z.string().optional(),
  event_type: z.string(),
  filter: z.object({ user_id: z.string().optional() }).default({}),
  payload: z.unknown(),
  includes: z
    .object({
      users: z.array(z.unknown()).catch([]).default([]),
      tweets: z.array(z.unknown()).catch([]).default([]),
      posts: z.array(z.unknown()).catch([]).default([]),
      media: z.array(z.unknown()).catch([]).default([]),
    })
    .optional()
    .catch(undefined),
});
export type XActivity = z.output<typeof Event>;

/** One event, or in time a batch of them. */
export const Delivery = z.object({ data: z.union([z.array(Event), Event.transform((event) => [event])]) });

export const DeletedPost = z.object({ id, author_id: z.string().optional() });
export const PostId = z
  .object({ id, referenced_tweets: z.array(z.unknown()).optional(), referenced_posts: z.array(z.unknown()).optional() })
  .transform((post) => ({ id: post.id, referenced: post.referenced_tweets ?? post.referenced_posts ?? [] }));

/** GET /2/webhooks; `data` is missing where there is none. */
export const Webhooks = z.object({
  data: z.array(z.object({ id, url: z.string(), valid: z.boolean().catch(false) })).default([]),
});
/** POST /2/webhooks: bare in X's reference, under `data` in its guide. */
export const NewWebhook = z.union([
  z.object({ id, valid: z.boolean().catch(true) }),
  z.object({ data: z.object({ id, valid: z.boolean().catch(true) }) }).transform(({ data }) => data),
]);
export const Subscriptions = z.object({
  data: z
    .array(
      z.object({
        subscription_id: id,
        event_type: z.string(),
        filter: z.object({ user_id: z.string().optional() }).default({}),
        webhook_id: z.string().optional(),
      }),
    )
    .default([]),
  meta: z.looseObject({ next_token: z.string().optional() }).optional(),
});
