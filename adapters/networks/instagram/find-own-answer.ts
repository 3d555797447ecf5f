import { isSameWords } from '#core/intake/same-words.ts';
import type { FoundAnswer, NetworkConnection } from '#core/ports/network.ts';
import { parseDirectId } from '../meta/direct-id.ts';
import { findOwnDirect } from '../meta/direct-publish.ts';
import { followList } from '../meta/lists.ts';
import { placeOf } from './ids.ts';
import { fromComment } from './message.ts';
import { reread } from './reread.ts';
import type { InstagramSession } from './session.ts';
import { COMMENT_FIELDS, MOST_PAGES, PER_PAGE, readComment } from './wire.ts';

/** The clocks of Instagram and of this machine may differ by so much. */
const SKEW_MS = 5 * 60_000;

type Sought = Parameters<NonNullable<NetworkConnection['findOwnAnswer']>>[0];

/** Looks under the target for a comment of ours. Where others posted, Graph shows us none of it, so a person decides. */
export async function findOwnAnswer(
  session: InstagramSession,
  { text, target, since, isPrivate = false, files }: Sought,
): Promise<FoundAnswer> {
  const direct = parseDirectId(target);
  if (session.directs && direct)
    return findOwnDirect(session.directs, { text, participant: direct.participant, since, files });
  if (placeOf(target).is !== 'comment')
    return { kind: 'cannot-tell', detail: "Instagram does not show us what stands under somebody else's post." };
  const me = await session.me();
  const original = (await reread(session, [target])).get(target);
  if (original?.state !== 'live') return { kind: 'cannot-tell', detail: 'The message that it answers is gone.' };
  if (session.directs && isPrivate) {
    const { nativeId: participant } = original.message.author;
    if (!/^\d+$/.test(participant)) return { kind: 'cannot-tell', detail: 'Instagram does not tell who wrote it.' };
    return findOwnDirect(session.directs, { text, participant, since });
  }
  const { parentId = target } = original.message;
  const first = placeOf(parentId).is === 'comment' ? parentId : target;
  const from = new Date(since.getTime() - SKEW_MS);
  const { rows, complete } = await followList(session.read, `${first}/replies`, {
    parameters: { fields: COMMENT_FIELDS, limit: PER_PAGE },
    pages: MOST_PAGES,
    read: (row) => readComment(row, session.log),
  });
  const ours = rows
    .map((row) => fromComment(row, { version: 0 }, me))
    .filter(({ author, postedAt }) => author.nativeId === me.igId && postedAt >= from);
  const same = ours.find((message) => isSameWords(text, message.text));
  if (same) {
    session.answered.set(same.nativeId, target);
    return { kind: 'found', nativeId: same.nativeId, url: same.url, at: same.postedAt };
  }
  const [other] = ours;
  if (other) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url}` };
  if (!complete) return { kind: 'cannot-tell', detail: 'There are more comments than could be read.' };
  if (session.clock.now().getTime() - since.getTime() < session.settings.settleSeconds * 1000)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: Instagram may show it in a moment.' };
  return { kind: 'absent' };
}
