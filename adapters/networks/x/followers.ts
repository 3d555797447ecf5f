import { z } from 'zod';
import type { NewFollowers } from '#core/ports/network.ts';
import { postFields } from './fields.ts';
import { toAuthor } from './message.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';
import { readUsers } from './wire.ts';

/** Each account that X gives is paid for, those that were known too. */
const PAGE = 10;
const MOST_PAGES = 50;
/** The newest of the last look: as long as one of them follows still, it tells where that look ended. */
const KNOWN = 50;

const Cursor = z.array(z.string().regex(/^\d{1,19}$/)).max(KNOWN);

/**
 * Followers down to the first who was among the newest at the last look; X gives the newest first, as it is seen, and tells of nobody
 * since when. The first look only learns who they are.
 */
export async function newFollowers(
  session: XSession,
  { cursor, atMost, signal, site }: { cursor: string | undefined; atMost: number; signal: AbortSignal; site: string },
): Promise<NewFollowers> {
  const me = await session.me(signal);
  const known = readCursor(cursor);
  const before = new Set(known);
  const found: NewFollowers['followers'] = [];
  let read = 0;
  let isMet = false;
  const { complete } = await followPages(
    async (token) => {
      const query = {
        max_results: Math.min(PAGE, atMost - read),
        'user.fields': postFields['user.fields'],
        pagination_token: token,
      };
      return readUsers(await session.client.get(`users/${me.meId}/followers`, query, signal), session.log);
    },
    {
      most: MOST_PAGES,
      isEmpty: ({ users }) => users.length === 0,
      take: ({ users }) => {
        read += users.length;
        for (const user of users) {
          isMet ||= before.has(user.id);
          if (!isMet) found.push({ author: toAuthor(user.id, user), url: `${site}/${user.username}`, at: undefined });
        }
        return known !== undefined && !isMet && read < atMost;
      },
    },
  );
  const ids = [...new Set([...found.map(({ author }) => author.nativeId), ...(known ?? [])])].slice(0, KNOWN);
  return {
    followers: known === undefined ? [] : found,
    cursor: JSON.stringify(ids),
    read,
    all: known === undefined || isMet || complete,
  };
}

/** What is no cursor of ours is a first look. */
function readCursor(text: string | undefined): string[] | undefined {
  if (text === undefined) return undefined;
  try {
    return Cursor.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
