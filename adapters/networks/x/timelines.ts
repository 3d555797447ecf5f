import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { XQuery } from './client.ts';
import { againForMs, newestOf, timeOf } from './cursor.ts';
import { postFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';

/** X itself ends after the newest 800 mentions and 3,200 own posts; 100 a page. This only bounds a server that never ends. */
const maxPages = 500;

export interface FoundPosts {
  messages: InboundMessage[];
  newest: string | undefined;
  pages: number;
  /** X no longer takes the id where the last look ended, so this began at a time instead. */
  refused?: true;
}

interface Window {
  since: string | undefined;
  from: string;
  signal: AbortSignal;
}

export function readMentions(session: XSession, me: Reader, window: Window): Promise<FoundPosts> {
  return readSince(session, me, { path: `users/${me.meId}/mentions`, query: postFields, ...window });
}

/** Our own posts; while their window is spent they wait, and nothing else does. */
export async function readOwn(session: XSession, me: Reader, window: Window): Promise<FoundPosts> {
  const limit = session.client.limits.get('users/:id/tweets');
  if (limit !== undefined && limit.remaining < 1 && limit.resetAt > session.clock.now())
    return { messages: [], newest: window.since, pages: 0 };
  return readSince(session, me, {
    path: `users/${me.meId}/tweets`,
    query: { ...postFields, exclude: 'retweets' },
    ...window,
  });
}

type Asked = Window & { path: string; query: XQuery };

async function readSince(session: XSession, me: Reader, asked: Asked): Promise<FoundPosts> {
  const { since } = asked;
  if (since === undefined) return readAll(session, me, asked, { start_time: asked.from });
  try {
    return await readAll(session, me, asked, { since_id: since });
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'network.unexpected' || error.params['status'] !== 400)
      throw error;
    const from = againFrom(session, since);
    session.log.warn(
      { network: 'x', path: asked.path, since, from, err: error },
      'X no longer takes the place where the last look ended; looking again from a time',
    );
    return { ...(await readAll(session, me, asked, { start_time: from })), refused: true };
  }
}

/** The time that the id tells, if it can be the time of a look of ours. */
function againFrom({ clock, settings }: XSession, since: string): string {
  const now = clock.now().getTime();
  const told = timeOf(since);
  return new Date(told < now ? Math.max(told, now - againForMs) : now - settings.sinceHours * 3_600_000).toISOString();
}

/** All pages down to where the last look ended. A page that fails fails the whole, so that the cursor never jumps a gap. */
async function readAll(
  session: XSession,
  me: Reader,
  { path, query, signal }: Asked,
  from: XQuery,
): Promise<FoundPosts> {
  const found: FoundPosts = { messages: [], newest: undefined, pages: 0 };
  const { pages, complete } = await followPages(
    (token) => session.page(path, { max_results: 100, ...from, ...query, pagination_token: token }, signal),
    {
      most: maxPages,
      isEmpty: ({ posts }) => posts.length === 0,
      take: (page) => {
        found.messages.push(...page.posts.flatMap((post) => toMessage(post, page, me) ?? []));
        found.newest = newestOf([found.newest, page.newestId, ...page.posts.map((post) => post.id)]);
        return true;
      },
    },
  );
  if (!complete)
    session.log.warn({ network: 'x', path, pages }, 'X went on giving pages without an end; the rest was not read');
  return { ...found, pages };
}
