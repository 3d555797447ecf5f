import type { InboundMessage } from '#core/message.ts';
import { ownFields, postFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';
import type { WirePost } from './wire.ts';

/** Quotes of older posts are not looked for. */
const quotedForMs = 7 * 24 * 3_600_000;
/** Pages of quotes of one post that one look reads: X allows 75 such calls in a window, and a fierce day goes on in the next look. */
const maxPages = 10;

interface Quotes {
  messages: InboundMessage[];
  counts: Record<string, number>;
}

/** Reads the quotes of those posts of ours whose count grew since the last look. */
export async function readQuotes(
  session: XSession,
  me: Reader,
  { counted, signal }: { counted: Record<string, number>; signal: AbortSignal },
): Promise<Quotes> {
  const now = session.clock.now().getTime();
  const recent = await session.page(
    `users/${me.meId}/tweets`,
    {
      max_results: session.settings.quotedPosts,
      exclude: 'retweets',
      start_time: new Date(now - quotedForMs).toISOString(),
      ...ownFields,
    },
    signal,
  );
  const counts: Record<string, number> = {};
  const messages: InboundMessage[] = [];
  let failed = false;
  for (const post of recent.posts) {
    const count = post.metrics?.quote_count ?? 0;
    const before = counted[post.id] ?? 0;
    if (count <= before || failed) {
      counts[post.id] = Math.min(count, before);
      continue;
    }
    try {
      messages.push(...(await quotesOf(session, me, { post, atMost: count - before, signal })));
      counts[post.id] = count;
    } catch (error) {
      if (signal.aborted) throw error;
      // Those that were read are kept; the others are looked for again, as their count still seems new.
      session.log.warn({ network: 'x', post: post.id, err: error }, 'the quotes of our posts could not all be read');
      failed = true;
      counts[post.id] = before;
    }
  }
  return { messages, counts };
}

/** The newest quotes come first; a few more than the count grew are harmless, as they were seen before. X counts some that it does not show. */
async function quotesOf(
  session: XSession,
  me: Reader,
  { post, atMost, signal }: { post: WirePost; atMost: number; signal: AbortSignal },
): Promise<InboundMessage[]> {
  const messages: InboundMessage[] = [];
  await followPages(
    (token) =>
      session.page(
        `tweets/${post.id}/quote_tweets`,
        { max_results: Math.min(100, Math.max(10, atMost)), ...postFields, pagination_token: token },
        signal,
      ),
    {
      most: maxPages,
      isEmpty: ({ posts }) => posts.length === 0,
      take: (page) => {
        messages.push(...page.posts.flatMap((quote) => toMessage(quote, page, me) ?? []));
        return messages.length < atMost;
      },
    },
  );
  return messages;
}
