import { isSameWords } from '#core/intake/same-words.ts';
import type { FoundAnswer, NetworkConnection } from '#core/ports/network.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { findOwnDirect } from '../meta/direct-publish.ts';
import { followList } from '../meta/lists.ts';
import { addressOf, isPost, postOf } from './ids.ts';
import { reread } from './reread.ts';
import type { FacebookSession } from './session.ts';
import { COMMENT_FIELDS, PER_PAGE, readComment } from './wire.ts';

/** The clocks of Facebook and of this machine may differ by so much. */
const SKEW_MS = 5 * 60_000;
const MOST_PAGES = 10;

type Sought = Parameters<NonNullable<NetworkConnection['findOwnAnswer']>>[0];

/**
 * Looks under the target for a comment of the Page. One with the same words is our answer; one with other words may be a
 * colleague's, so a person decides.
 */
export async function findOwnAnswer(
  session: FacebookSession,
  { text, target, since, isPrivate = false, files }: Sought,
): Promise<FoundAnswer> {
  const direct = parseDirectId(target);
  if (session.directs && direct)
    return findOwnDirect(session.directs, { text, participant: direct.participant, since, files });
  const me = await session.me();
  const postId = postOf(target, me.pageId);
  const original = (await reread(session, [target])).get(target);
  if (original?.state !== 'live') return { kind: 'cannot-tell', detail: 'The message that it answers is gone.' };
  if (session.directs && isPrivate) {
    const { nativeId: participant } = original.message.author;
    if (!/^\d+$/.test(participant)) return { kind: 'cannot-tell', detail: 'Facebook does not tell who wrote it.' };
    return findOwnDirect(session.directs, { text, participant, since });
  }
  // An answer to an answer stands under the first comment.
  const { parentId } = original.message;
  const under = isPost(target, me.pageId) || parentId === undefined || parentId === postId ? target : parentId;
  const from = new Date(since.getTime() - SKEW_MS);
  const { rows, complete } = await followList(session.read, `${under}/comments`, {
    parameters: { fields: COMMENT_FIELDS, filter: 'toplevel', order: 'reverse_chronological', limit: PER_PAGE },
    pages: MOST_PAGES,
    read: (row) => readComment(row, session.log),
    enough: (found) => (found.at(-1)?.created_time ?? from) < from,
  });
  const ours = rows.filter((comment) => comment.from?.id === me.pageId && comment.created_time >= from);
  const same = ours.find(({ message }) => isSameWords(text, message ?? ''));
  const address = (id: string): string => addressOf(id, { postId, ...me });
  if (same) {
    session.answered.set(same.id, target);
    return { kind: 'found', nativeId: same.id, url: address(same.id), at: same.created_time };
  }
  const [other] = ours;
  if (other) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${address(other.id)}` };
  if (!complete) return { kind: 'cannot-tell', detail: 'There are more comments than could be read.' };
  if (session.clock.now().getTime() - since.getTime() < session.settings.settleSeconds * 1000)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: Facebook may show it in a moment.' };
  return { kind: 'absent' };
}
