import type { Reread } from '#core/ports/network.ts';
import { parseDirectId } from './dm-id.ts';
import { postFields } from './fields.ts';
import { toMessage } from './message.ts';
import type { XSession } from './session.ts';
import type { Page, WirePost } from './wire.ts';

/** GET /2/tweets takes at most so many ids. */
const perCall = 100;

/** X answers an old id with the old text and the whole history, so an edited post is read again under its newest id. */
export async function reread(session: XSession, ids: string[]): Promise<Reread> {
  const me = await session.me();
  // X neither edits direct messages nor tells of deletions.
  const asked = [...new Set(ids)].filter((id) => parseDirectId(id) === undefined);
  const first = await readByIds(session, asked);
  const newest = new Map(
    [...first.posts].flatMap(([id, { post }]) => {
      const last = post.history?.at(-1);
      return last !== undefined && last !== id ? [[id, last] as const] : [];
    }),
  );
  const second = newest.size === 0 ? first : await readByIds(session, [...new Set(newest.values())]);
  const states: Reread = new Map();
  for (const id of asked) {
    const later = newest.get(id);
    const [read, as] = later === undefined ? [first, id] : [second, later];
    const found = read.posts.get(as);
    const message = found === undefined ? undefined : toMessage(found.post, found.page, me);
    if (message !== undefined) states.set(id, { state: 'live', message });
    else if (read.missing.has(as)) states.set(id, { state: 'gone' });
    else if (read.hidden.has(as)) states.set(id, { state: 'hidden' });
  }
  return states;
}

async function readByIds(
  session: XSession,
  ids: string[],
): Promise<{ posts: Map<string, { post: WirePost; page: Page }>; missing: Set<string>; hidden: Set<string> }> {
  const posts = new Map<string, { post: WirePost; page: Page }>();
  const missing = new Set<string>();
  const hidden = new Set<string>();
  for (let at = 0; at < ids.length; at += perCall) {
    const page = await session.page('tweets', { ids: ids.slice(at, at + perCall).join(','), ...postFields });
    for (const post of page.posts) posts.set(post.id, { post, page });
    for (const id of page.missing) missing.add(id);
    for (const id of page.hidden) hidden.add(id);
  }
  return { posts, missing, hidden };
}
