import { z } from 'zod';
import type { InboundMessage } from '#core/message.ts';
import type { ListenedFor, Searched } from '#core/ports/network.ts';
import { byId, newestOf, timeOf } from './cursor.ts';
import { heardFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import { queriesOf } from './search-query.ts';
import type { XSession } from './session.ts';

/** X gives at least so many posts with a page, whatever is asked for. */
const SMALLEST_PAGE = 10;
const LARGEST_PAGE = 100;
const MOST_PAGES = 50;
/** Recent search knows seven days; a place before that is refused. */
const KNOWN_MS = 7 * 24 * 3_600_000 - 10 * 60_000;

/** Newest post by query: a query that the budget did not reach goes on where it was. */
const Cursor = z.record(z.string(), z.string().regex(/^\d{1,19}$/));

/** Recent search: what anybody said in public with these words, hashtags, or from these accounts. */
export async function search(
  session: XSession,
  wanted: ListenedFor,
  { cursor, atMost, signal }: { cursor: string | undefined; atMost: number; signal: AbortSignal },
): Promise<Searched> {
  const me = await session.me(signal);
  const before = readCursor(cursor);
  const after: Record<string, string> = {};
  const messages = new Map<string, InboundMessage>();
  let read = 0;
  let all = true;
  for (const query of queriesOf(wanted, me.meHandle)) {
    const since = before[query];
    const found = await readQuery(session, me, { query, since, atMost: atMost - read, signal });
    read += found.read;
    all &&= found.all;
    for (const message of found.messages) messages.set(`${message.nativeId} ${message.version}`, message);
    const newest = newestOf([since, found.newest]);
    if (newest !== undefined) after[query] = newest;
  }
  return {
    messages: [...messages.values()].toSorted((a, b) => byId(a.currentId, b.currentId)),
    cursor: JSON.stringify(after),
    read,
    all,
  };
}

interface FoundPosts {
  messages: InboundMessage[];
  newest: string | undefined;
  read: number;
  all: boolean;
}

async function readQuery(
  session: XSession,
  me: Reader,
  { query, since, atMost, signal }: { query: string; since: string | undefined; atMost: number; signal: AbortSignal },
): Promise<FoundPosts> {
  const found: FoundPosts = { messages: [], newest: undefined, read: 0, all: false };
  if (atMost < SMALLEST_PAGE) return found;
  const { complete } = await followPages(
    (token) =>
      session.page(
        'tweets/search/recent',
        {
          query,
          max_results: Math.min(LARGEST_PAGE, atMost - found.read),
          ...from(session, since),
          ...heardFields,
          next_token: token,
        },
        signal,
      ),
    {
      most: MOST_PAGES,
      isEmpty: ({ posts }) => posts.length === 0,
      take: (page) => {
        found.read += page.posts.length;
        found.messages.push(
          ...page.posts.flatMap((post) => {
            const message = toMessage(post, page, me);
            return message ? [asHeard(message, me)] : [];
          }),
        );
        found.newest = newestOf([found.newest, page.newestId, ...page.posts.map(({ id }) => id)]);
        return atMost - found.read >= SMALLEST_PAGE;
      },
    },
  );
  return { ...found, all: complete };
}

/** From the newest post of the last look, if X still knows that far back. */
function from({ clock, settings }: XSession, since: string | undefined): Record<string, string> {
  const now = clock.now().getTime();
  if (since !== undefined && timeOf(since) > now - KNOWN_MS) return { since_id: since };
  const ms = since === undefined ? Math.min(KNOWN_MS, settings.sinceHours * 3_600_000) : KNOWN_MS;
  return { start_time: new Date(now - ms).toISOString() };
}

/** Quotes of ours come with those of our posts: of others it is not asked whom they quote, for that would be another paid read. */
function asHeard(message: InboundMessage, { meHandle }: Reader): InboundMessage {
  const speaksToUs = message.kind === 'reply' || message.mentions.includes(meHandle.toLowerCase());
  return speaksToUs ? message : { ...message, kind: 'post' };
}

/** What is no cursor of ours begins again, which is harmless. */
function readCursor(text: string | undefined): Record<string, string> {
  if (text === undefined) return {};
  try {
    return Cursor.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}
