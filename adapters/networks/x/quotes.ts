import type { InboundMessage } from '#core/message.ts';
import type { PaidReads } from '#core/ports/network.ts';
import { ownFields, postFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';
import type { WirePost } from './wire.ts';

/** Quotes of older posts are not looked for. */
const quotedForMs = 7 * 24 * 3_600_000;
/** Pages of quotes of one post that one look reads: X allows 75 such calls in a window, and a fierce day goes on in the next look. */
const maxPages = 10;

/** X gives ten quotes at least. */
const LEAST = 10;

interface Quotes {
  messages: InboundMessage[];
  counts: Record<string, number>;
}

interface Reading {
  counted: Record<string, number>;
  paid: PaidReads;
  signal: AbortSignal;
}

/** Reads the quotes of those posts of ours whose count grew since the last look, as far as the day's budget goes. */
export async function readQuotes(session: XSession, me: Reader, reading: Reading): Promise<Quotes> {
  const { counted, signal } = reading;
  const recent = await recentPosts(session, me, reading);
  // What was not looked at still seems new the next time.
  if (recent === null) return { messages: [], counts: counted };
  const counts: Record<string, number> = {};
  const messages: InboundMessage[] = [];
  let isOver = false;
  for (const post of recent) {
    const count = post.metrics?.quote_count ?? 0;
    const before = counted[post.id] ?? 0;
    if (count <= before || isOver) {
      counts[post.id] = Math.min(count, before);
      continue;
    }
    try {
      const found = await quotesWithin(session, me, { ...reading, post, grown: count - before });
      messages.push(...found.messages);
      counts[post.id] = found.all ? count : before;
      isOver = !found.all;
    } catch (error) {
      if (signal.aborted) throw error;
      // Those that were read are kept; the others are looked for again, as their count still seems new.
      session.log.warn({ network: 'x', post: post.id, err: error }, 'the quotes of our posts could not all be read');
      isOver = true;
      counts[post.id] = before;
    }
  }
  return { messages, counts };
}

/** Posts of ours that X has charged for today, by session: it charges a post once a day of UTC. */
const charged = new WeakMap<XSession, { day: string; ids: Set<string> }>();

/** Our own newest posts; null where the day's budget is spent. */
async function recentPosts(
  session: XSession,
  me: Reader,
  { paid, signal }: Pick<Reading, 'paid' | 'signal'>,
): Promise<WirePost[] | null> {
  const { quotedPosts, quotesPerDay: perDay } = session.settings;
  const now = session.clock.now();
  const day = now.toISOString().slice(0, 10);
  const known = charged.get(session);
  const today = known?.day === day ? known : { day, ids: new Set<string>() };
  charged.set(session, today);
  const expected = Math.max(0, quotedPosts - today.ids.size);
  const given = await paid.take('quotes', { reads: expected, perDay });
  if (given < expected || perDay === 0) {
    await paid.giveBack('quotes', given);
    if (perDay > 0) await tellSpent(session, paid);
    return null;
  }
  let posts: WirePost[];
  try {
    ({ posts } = await session.page(
      `users/${me.meId}/tweets`,
      {
        max_results: quotedPosts,
        exclude: 'retweets',
        start_time: new Date(now.getTime() - quotedForMs).toISOString(),
        ...ownFields,
      },
      signal,
    ));
  } catch (error) {
    await paid.giveBack('quotes', given);
    throw error;
  }
  const fresh = posts.filter(({ id }) => !today.ids.has(id));
  for (const { id } of fresh) today.ids.add(id);
  if (fresh.length < given) await paid.giveBack('quotes', given - fresh.length);
  else if (fresh.length > given) await paid.take('quotes', { reads: fresh.length - given, perDay });
  return posts;
}

/** `all`: whether everything that the count grew by was looked for. */
async function quotesWithin(
  session: XSession,
  me: Reader,
  { post, grown, paid, signal }: Pick<Reading, 'paid' | 'signal'> & { post: WirePost; grown: number },
): Promise<{ messages: InboundMessage[]; all: boolean }> {
  const wanted = Math.max(LEAST, Math.min(grown, 100 * maxPages));
  const given = await paid.take('quotes', { reads: wanted, perDay: session.settings.quotesPerDay });
  if (given < LEAST) {
    await paid.giveBack('quotes', given);
    await tellSpent(session, paid);
    return { messages: [], all: false };
  }
  try {
    const { messages, read } = await quotesOf(session, me, { post, atMost: Math.min(grown, given), given, signal });
    await paid.giveBack('quotes', given - read);
    if (given < wanted) await tellSpent(session, paid);
    return { messages, all: given === wanted };
  } catch (error) {
    await paid.giveBack('quotes', given);
    throw error;
  }
}

async function tellSpent({ log, handle, settings: { quotesPerDay } }: XSession, paid: PaidReads): Promise<void> {
  await paid.spent('quotes', quotesPerDay);
  log.info({ network: 'x', handle, quotesPerDay }, 'the quotes of the day are read; the others wait until tomorrow');
}

/** The newest quotes come first; a few more than the count grew are harmless, as they were seen before. X counts some that it does not show. */
async function quotesOf(
  session: XSession,
  me: Reader,
  { post, atMost, given, signal }: { post: WirePost; atMost: number; given: number; signal: AbortSignal },
): Promise<{ messages: InboundMessage[]; read: number }> {
  const messages: InboundMessage[] = [];
  let read = 0;
  await followPages(
    (token) =>
      session.page(
        `tweets/${post.id}/quote_tweets`,
        {
          max_results: Math.min(100, Math.max(LEAST, Math.min(atMost, given - read))),
          ...postFields,
          pagination_token: token,
        },
        signal,
      ),
    {
      most: maxPages,
      isEmpty: ({ posts }) => posts.length === 0,
      take: (page) => {
        read += page.posts.length;
        messages.push(...page.posts.flatMap((quote) => toMessage(quote, page, me) ?? []));
        // Another page brings ten at least.
        return messages.length < atMost && given - read >= LEAST;
      },
    },
  );
  return { messages, read };
}
