import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { NetworkConnection } from '#core/network.ts';
import type { XQuery } from './client.ts';
import { byId, newestOf, readCursor, writeCursor, type XCursor } from './cursor.ts';
import { pullDirect, toDirectEvents } from './dm-pull.ts';
import { ownFields, postFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { waitAfter } from './pace.ts';
import type { XSession } from './session.ts';
import type { WirePost } from './wire.ts';

/** X itself ends after the newest 800 mentions and 3,200 own posts; 100 a page. This only bounds a server that never ends. */
const maxPages = 500;
/** Quotes of older posts are not looked for. */
const quotedForMs = 7 * 24 * 3_600_000;

interface Found {
  messages: InboundMessage[];
  newest: string | undefined;
  pages: number;
}

/**
 * New mentions and our own new posts; every `sweepSeconds` also quotes of our posts that do not mention us, and the mentions
 * since the last sweep once more, because X shows some of them late.
 */
export async function pull(session: XSession, text: string | undefined, signal: AbortSignal): ReturnType<NetworkConnection['pull']> {
  const now = session.clock.now();
  const me = await session.me(signal);
  const first: XCursor = { from: new Date(now.getTime() - session.settings.sinceHours * 3_600_000).toISOString(), sweptAt: now.toISOString(), quotes: {} };
  const kept = text === undefined ? undefined : readCursor(text);
  if (text !== undefined && kept === undefined) session.log.warn({ network: 'x', cursor: text.slice(0, 200) }, 'the place where the last look ended is unreadable; looking from the start');
  const last = kept ?? first;
  const sweep = kept !== undefined && now.getTime() - Date.parse(last.sweptAt) >= session.settings.sweepSeconds * 1000;

  const mentions = await readAll(session, me, { path: `users/${me.meId}/mentions`, since: sweep ? last.sweptFrom : last.mentions, from: last.from, query: postFields, signal });
  const own = await readAll(session, me, { path: `users/${me.meId}/tweets`, since: last.own, from: last.from, query: { ...postFields, exclude: 'retweets' }, signal });
  const quotes = sweep ? await readQuotes(session, me, { counted: last.quotes, signal }) : { messages: [], counts: last.quotes };

  const direct = await pullDirect(session, me, { since: last.direct, from: last.from, signal });

  const cursor: XCursor = {
    from: last.from,
    mentions: newestOf([last.mentions, mentions.newest]),
    own: newestOf([last.own, own.newest]),
    direct: direct.newest,
    sweptFrom: sweep ? last.mentions : last.sweptFrom,
    sweptAt: sweep ? now.toISOString() : last.sweptAt,
    quotes: quotes.counts,
  };
  return {
    events: [...toEvents([...mentions.messages, ...own.messages, ...quotes.messages], me), ...toDirectEvents(direct.messages, me)],
    cursor: writeCursor(cursor),
    waitMs: waitAfter({ limits: session.client.limits, calls: Math.max(mentions.pages, own.pages), now, pollSeconds: session.pollSeconds() }),
  };
}

/** All pages down to where the last look ended. A page that fails fails the whole, so that the cursor never jumps a gap. */
async function readAll(
  session: XSession,
  me: Reader,
  { path, since, from, query, signal }: { path: string; since: string | undefined; from: string; query: XQuery; signal: AbortSignal },
): Promise<Found> {
  const found: Found = { messages: [], newest: undefined, pages: 0 };
  let token: string | undefined;
  do {
    const page = await session.page(path, { max_results: 100, ...(since === undefined ? { start_time: from } : { since_id: since }), ...query, pagination_token: token }, signal);
    found.messages.push(...page.posts.flatMap((post) => toMessage(post, page, me) ?? []));
    found.newest = newestOf([found.newest, page.newestId, ...page.posts.map((post) => post.id)]);
    found.pages += 1;
    token = page.nextToken;
  } while (token !== undefined && found.pages < maxPages);
  if (token !== undefined) session.log.warn({ network: 'x', path, pages: found.pages }, 'more posts than the network shows; the oldest were not read');
  return found;
}

/** Reads the quotes of those posts of ours whose count grew since the last look. */
async function readQuotes(
  session: XSession,
  me: Reader,
  { counted, signal }: { counted: Record<string, number>; signal: AbortSignal },
): Promise<{ messages: InboundMessage[]; counts: Record<string, number> }> {
  const now = session.clock.now().getTime();
  const recent = await session.page(
    `users/${me.meId}/tweets`,
    { max_results: session.settings.quotedPosts, exclude: 'retweets', start_time: new Date(now - quotedForMs).toISOString(), ...ownFields },
    signal,
  );
  const counts: Record<string, number> = {};
  const messages: InboundMessage[] = [];
  for (const post of recent.posts) {
    const count = post.public_metrics?.quote_count ?? 0;
    const before = counted[post.id] ?? 0;
    counts[post.id] = count;
    if (count > before) messages.push(...(await quotesOf(session, me, { post, atMost: count - before, signal })));
  }
  return { messages, counts };
}

/** The newest quotes come first; a few more than the count grew are harmless, as they were seen before. */
async function quotesOf(session: XSession, me: Reader, { post, atMost, signal }: { post: WirePost; atMost: number; signal: AbortSignal }): Promise<InboundMessage[]> {
  const messages: InboundMessage[] = [];
  let token: string | undefined;
  do {
    const page = await session.page(`tweets/${post.id}/quote_tweets`, { max_results: Math.min(100, Math.max(10, atMost)), ...postFields, pagination_token: token }, signal);
    messages.push(...page.posts.flatMap((quote) => toMessage(quote, page, me) ?? []));
    token = page.nextToken;
  } while (token !== undefined && messages.length < atMost);
  return messages;
}

/** Oldest first, each version once; what we wrote is ours by whichever way it came. */
export function toEvents(messages: InboundMessage[], me: Reader): InboundEvent[] {
  const byVersion = new Map(messages.map((message) => [`post:${message.nativeId}:${message.version}`, message]));
  return [...byVersion]
    .toSorted(([, a], [, b]) => byId(a.currentId, b.currentId))
    .map(([eventKey, message]) => ({ kind: message.author.nativeId === me.meId ? 'own-message' : 'message', eventKey, message }));
}
