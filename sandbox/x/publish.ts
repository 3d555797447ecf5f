import { tweetText } from '../social/tweet-text.ts';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Directs } from '../social/directs.ts';
import type { Uploads } from './uploads.ts';
import type { MediaItem, NewPost, Posts } from '../social/posts.ts';
import { creditsDepleted, invalidRequest, refusals } from './problem.ts';
import { idAt } from './ids.ts';
import type { PostRow, UserRow } from '../social/tables.ts';
import type { Users } from '../social/users.ts';

const id = z.string().regex(/^\d{1,19}$/);
const Body = z.strictObject({
  text: z.string().optional(),
  reply: z
    .strictObject({
      in_reply_to_tweet_id: id,
      exclude_reply_user_ids: z.array(id).optional(),
      auto_populate_reply_metadata: z.boolean().optional(),
    })
    .optional(),
  media: z.strictObject({ media_ids: z.array(id).min(1).max(4), tagged_user_ids: z.array(id).optional() }).optional(),
  quote_tweet_id: id.optional(),
  reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
});

/** X refuses a text that the account published within about a day. */
const duplicateForMs = 24 * 3_600_000;
const maxLength = 280;

/**
 * Reads the body of POST /2/tweets and applies X's rules for self-serve access.
 * @throws Problem in X's words
 */
export function judge(
  body: unknown,
  {
    author,
    posts,
    users,
    clock,
    uploads,
  }: { author: UserRow; posts: Posts; users: Users; clock: Clock; uploads: Uploads },
): NewPost {
  const read = Body.safeParse(body);
  if (!read.success)
    throw invalidRequest(
      read.error.issues.map((issue) => ({ message: `$.${issue.path.join('.')}: ${issue.message}` })),
    );
  const { text = '', reply, quote_tweet_id, reply_settings, media } = read.data;
  if (text.trim() === '' && media === undefined) throw invalidRequest([{ message: '$.text: a Post needs text' }]);
  if (author.suspended === 1) throw refusals['account-suspended']();
  if (author.locked === 1) throw refusals.locked();
  if (author.out_of_credit === 1) throw creditsDepleted(author.id);
  if (tweetText().parseTweet(counted(text).normalize('NFC')).weightedLength > maxLength) throw refusals['too-long']();
  const replyTo = reply === undefined ? undefined : answerable(reply.in_reply_to_tweet_id, { author, posts, users });
  const quote = quote_tweet_id === undefined ? undefined : visible(quote_tweet_id, posts, users);
  const recent = posts.timeline(author.id, {
    sinceId: idAt(clock.now().getTime() - duplicateForMs),
    limit: 500,
    replies: true,
  });
  const same = recent.some(
    (row) =>
      row.text.trim() === text.trim() &&
      (row.reply_root === null ? undefined : posts.latest(row.reply_root)?.author) === replyTo?.author,
  );
  if (same) throw refusals.duplicate();
  return {
    author,
    text,
    replyTo,
    quote,
    replySettings: reply_settings,
    media: media && uploads.itemsOf(media.media_ids, author.id, 'tweet'),
  };
}

/** Handles that open a reply are not counted. */
function counted(text: string): string {
  return text.replace(/^(?:\s*@\w{1,15}(?=\s|$))+\s*/, '');
}

function visible(wanted: string, posts: Posts, users: Users): PostRow {
  const row = posts.byId(wanted);
  if (row === undefined || row.deleted === 1 || users.isAway(row.author)) throw refusals['target-gone']();
  return row;
}

/** Since 23 February 2026 self-serve apps may answer only those who mentioned the account or quoted a post of it. */
function answerable(
  wanted: string,
  { author, posts, users }: { author: UserRow; posts: Posts; users: Users },
): PostRow {
  const target = visible(wanted, posts, users);
  if (target.author === author.id) return target;
  const mentioned = posts.mentionsUser(target.root, author.id);
  if (
    (target.reply_settings === 'mentionedUsers' && !mentioned) ||
    target.reply_settings === 'following' ||
    target.reply_settings === 'subscribers'
  )
    throw refusals['reply-restricted']();
  const quoted = target.quote === null ? undefined : posts.byId(target.quote);
  if (!mentioned && quoted?.author !== author.id) throw refusals['not-mentioned']();
  return target;
}

const DirectBody = z.strictObject({
  text: z.string().optional(),
  attachments: z
    .array(z.strictObject({ media_id: id }))
    .length(1)
    .optional(),
});
/** Characters, whichever they are. */
const maxDirect = 10_000;

/**
 * Reads the body of POST /2/dm_conversations/with/:participant_id/messages. A brand may write in private only to people who
 * wrote to it there.
 * @throws Problem in X's words
 */
export function judgeDirect(
  body: unknown,
  {
    author,
    participant,
    users,
    directs,
    uploads,
  }: { author: UserRow; participant: string; users: Users; directs: Directs; uploads: Uploads },
): { from: UserRow; to: UserRow; text: string; media: MediaItem[] } {
  const read = DirectBody.safeParse(body);
  if (!read.success)
    throw invalidRequest(
      read.error.issues.map((issue) => ({ message: `$.${issue.path.join('.')}: ${issue.message}` })),
    );
  const { text = '', attachments = [] } = read.data;
  if (text.trim() === '' && attachments.length === 0)
    throw invalidRequest([{ message: '$.text: a message needs text' }]);
  if (author.suspended === 1) throw refusals['account-suspended']();
  if (author.locked === 1) throw refusals.locked();
  if (author.out_of_credit === 1) throw creditsDepleted(author.id);
  if (Array.from(text.normalize('NFC')).length > maxDirect) throw refusals['too-long']();
  const to = users.byId(participant);
  if (to === undefined || !directs.wrote(to.id, author.id)) throw refusals['no-private']();
  const [last] = directs.between(author.id, to.id, { limit: 1 });
  if (last?.sender === author.id && last.text.trim() === text.trim()) throw refusals.duplicate();
  const media = uploads.itemsOf(
    attachments.map((each) => each.media_id),
    author.id,
    'dm',
  );
  return { from: author, to, text, media };
}
