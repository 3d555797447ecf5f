import { z } from 'zod';
import type { NewFollowers } from '#core/ports/network.ts';
import { toAuthor } from './message.ts';
import { newerThan } from './pages.ts';
import type { MastodonSession } from './session.ts';
import { readNotifications } from './wire.ts';

/** Mastodon gives so many notifications at most. */
const NOTIFICATIONS = 80;

/** Who began to follow us, as the server notified; it tells since when. */
export async function newFollowers(
  session: MastodonSession,
  { cursor, signal }: { cursor: string | undefined; signal: AbortSignal },
): Promise<NewFollowers> {
  const { settings, clock, log, base } = session;
  const me = await session.me(signal);
  const now = clock.now();
  const { rows, newest } = await newerThan(
    async (where) => {
      const params = { types: ['follow' as const], includeFiltered: true, limit: NOTIFICATIONS, ...where };
      return readNotifications(
        await session.read((rest, options) => rest.v1.notifications.list(params, options), signal),
        log,
      );
    },
    {
      since: cursor === undefined ? undefined : newestIn(cursor, base),
      from: new Date(now.getTime() - settings.sinceHours * 3_600_000),
      now,
      refused: (err) => log.warn({ network: 'mastodon', what: 'followers', err }, 'looking again from a time'),
    },
  );
  return {
    followers: rows.flatMap(({ type, account, createdAt: at }) =>
      type !== 'follow' || account === undefined
        ? []
        : [{ author: toAuthor(account, me), url: account.url ?? `${base}/@${account.acct}`, at }],
    ),
    cursor: newest === undefined ? cursor : JSON.stringify({ base, newest }),
    read: rows.length,
    all: true,
  };
}

const Cursor = z.object({ base: z.string(), newest: z.string().min(1).max(64) });

/** Ids of another server, and what is no cursor of ours, are a first look. */
function newestIn(text: string, base: string): string | undefined {
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.base === base ? cursor.newest : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
