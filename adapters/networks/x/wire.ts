import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { timeOf } from './cursor.ts';

/** What a row may lack, it may also have as null or as something else: the row is still somebody's message. */
const words = z.string().optional().catch(undefined);

const count = z.number().int().nonnegative().catch(0);
const Url = z.object({ url: z.string().min(1), expanded_url: words, display_url: words, media_key: words });
/** Those that make sense of a list. */
const some = <T>(schema: z.ZodType<T>): z.ZodType<T[]> =>
  z.array(z.unknown()).transform((all) => all.flatMap((each) => schema.safeParse(each).data ?? []));
const Entities = z
  .object({
    urls: some(Url).catch([]).default([]),
    mentions: some(z.object({ username: z.string() }))
      .catch([])
      .default([]),
  })
  .catch({ urls: [], mentions: [] });

const History = z.array(z.string()).min(1).optional().catch(undefined);
const Note = z.object({ text: z.string(), entities: Entities.optional() }).optional().catch(undefined);
const References = some(z.object({ type: z.string(), id: z.string() }))
  .optional()
  .catch(undefined);

/** X renames "tweet" to "post" in the names of its fields; whichever of the two it sends is read. */
const Post = z
  .object({
    id: z.string().regex(/^\d{1,19}$/),
    text: z.string(),
    author_id: z.string(),
    created_at: z.iso.datetime({ offset: true }).optional().catch(undefined),
    conversation_id: words,
    in_reply_to_user_id: words,
    lang: words,
    edit_history_tweet_ids: History,
    edit_history_post_ids: History,
    referenced_tweets: References,
    referenced_posts: References,
    attachments: z
      .object({ media_keys: z.array(z.string()).default([]) })
      .optional()
      .catch(undefined),
    entities: Entities.optional(),
    note_tweet: Note,
    note_post: Note,
    public_metrics: z
      .object({
        like_count: count,
        retweet_count: count.optional(),
        repost_count: count.optional(),
        reply_count: count,
        quote_count: count,
      })
      .optional()
      .catch(undefined),
  })
  .transform(
    ({
      edit_history_tweet_ids,
      edit_history_post_ids,
      referenced_tweets,
      referenced_posts,
      note_tweet,
      note_post,
      public_metrics,
      ...post
    }) => ({
      ...post,
      created_at: post.created_at ?? new Date(timeOf(post.id)).toISOString(),
      /** All versions, oldest first; undefined where X told none. */
      history: edit_history_tweet_ids ?? edit_history_post_ids,
      referenced: referenced_tweets ?? referenced_posts ?? [],
      note: note_tweet ?? note_post,
      metrics: public_metrics && {
        ...public_metrics,
        reposts: public_metrics.retweet_count ?? public_metrics.repost_count ?? 0,
      },
    }),
  );
export type WirePost = z.output<typeof Post>;

const User = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  description: words,
  profile_image_url: words,
  verified: z.boolean().optional().catch(undefined),
  created_at: z.iso.datetime().optional().catch(undefined),
  public_metrics: z
    .object({ followers_count: count, following_count: z.number().int().nonnegative().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type WireUser = z.output<typeof User>;

const Media = z.object({
  media_key: z.string(),
  type: z.string(),
  url: words,
  preview_image_url: words,
  alt_text: words,
  variants: z
    .array(z.object({ url: z.string(), content_type: z.string().optional(), bit_rate: z.number().optional() }))
    .optional()
    .catch(undefined),
});
export type WireMedia = z.output<typeof Media>;

const Referred = z.object({ id: z.string(), author_id: z.string() });
const rows = z.array(z.unknown()).catch([]).default([]);
const Problem = z.looseObject({
  type: words,
  title: words,
  detail: words,
  parameter: words,
  resource_id: words,
  value: words,
});
const Envelope = z.object({
  data: z.union([z.array(z.unknown()), z.looseObject({})]).nullish(),
  includes: z.object({ users: rows, tweets: rows, posts: rows, media: rows }).optional().catch(undefined),
  meta: z
    .object({
      next_token: z.string().min(1).optional().catch(undefined),
      newest_id: z
        .string()
        .regex(/^\d{1,19}$/)
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  errors: z.array(Problem.catch({})).catch([]).default([]),
});

/** One answer of X, with what stands beside the posts. */
export interface Page {
  posts: WirePost[];
  users: Map<string, WireUser>;
  media: Map<string, WireMedia>;
  /** Who wrote the posts that these posts refer to, as far as X shows them. */
  authorOf: Map<string, string>;
  /** Ids that X could not find among those asked for by id. */
  missing: string[];
  /** Ids that X does not show us now: their author protected them, was suspended or left for a while. */
  hidden: string[];
  nextToken: string | undefined;
  newestId: string | undefined;
}

/**
 * Reads an answer. A row that makes no sense is dropped and logged, so that one odd post cannot hold up the others;
 * `errors` beside `data` (a quoted post that is gone, say) are no failure of the page.
 * @throws ZodError when it is not an answer of X at all
 */
export function readPage(json: unknown, log: Log): Page {
  const { data, includes, meta, errors } = Envelope.parse(json);
  const keep = <T>(schema: z.ZodType<T>, raw: unknown[], what: string): T[] => keepRows(schema, raw, { what, log });
  const users = keep(User, includes?.users ?? [], 'user');
  const media = keep(Media, includes?.media ?? [], 'media');
  if (errors.length > 0)
    log.debug(
      { network: 'x', errors: errors.map((each) => each.detail ?? each.title) },
      'partial answer of the network',
    );
  const posts = keep(Post, data === undefined || data === null ? [] : Array.isArray(data) ? data : [data], 'post');
  // Always sent, says X. Without it an edit would look like another message.
  if (posts.some(({ history }) => history === undefined)) warnOnce(log);
  return {
    posts,
    users: new Map(users.map((user) => [user.id, user])),
    media: new Map(media.map((each) => [each.media_key, each])),
    authorOf: new Map(
      [...(includes?.tweets ?? []), ...(includes?.posts ?? [])].flatMap((raw) => {
        const referred = Referred.safeParse(raw);
        return referred.success ? [[referred.data.id, referred.data.author_id] as const] : [];
      }),
    ),
    missing: idsWith(errors, 'resource-not-found'),
    hidden: idsWith(errors, 'not-authorized-for-resource'),
    nextToken: meta?.next_token,
    newestId: meta?.newest_id,
  };
}

const warned = new WeakSet<Log>();
function warnOnce(log: Log): void {
  if (warned.has(log)) return;
  warned.add(log);
  log.warn(
    { network: 'x', fields: ['edit_history_tweet_ids', 'edit_history_post_ids'] },
    'X sends posts without their versions under either name: edits are not recognised. Update Recado',
  );
}

function idsWith(errors: readonly z.output<typeof Problem>[], type: string): string[] {
  return errors
    .filter((each) => each.type?.endsWith(`/${type}`) === true && (each.parameter === 'ids' || each.parameter === 'id'))
    .flatMap((each) => each.resource_id ?? each.value ?? []);
}

/** A page of accounts; one that makes no sense is left out. @throws ZodError when it is not an answer of X at all */
export function readUsers(json: unknown, log: Log): { users: WireUser[]; nextToken: string | undefined } {
  const { data, meta } = Envelope.parse(json);
  return { users: keepRows(User, Array.isArray(data) ? data : [], { what: 'user', log }), nextToken: meta?.next_token };
}

/** A row that makes no sense is dropped and logged, so that one odd one cannot hold up the others. */
function keepRows<T>(schema: z.ZodType<T>, raw: unknown[], { what, log }: { what: string; log: Log }): T[] {
  return raw.flatMap((row) => {
    const read = schema.safeParse(row);
    if (read.success) return [read.data];
    log.warn(
      {
        network: 'x',
        what,
        id: z.object({ id: z.string() }).safeParse(row).data?.id,
        issues: read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
      },
      'row of the network dropped',
    );
    return [];
  });
}

export const Me = z.object({ data: User });
export const Posted = z.object({ data: z.object({ id: z.string().regex(/^\d{1,19}$/), text: z.string().optional() }) });
