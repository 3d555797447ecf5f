import type { InboundMessage } from '#core/message.ts';
import type { FoundAnswer } from '#core/ports/network.ts';
import { isSameWords } from '#core/intake/same-words.ts';
import { timeOf } from './cursor.ts';
import { parseDirectId } from './dm-id.ts';
import { findOwnDirect } from './dm-publish.ts';
import { ownFields } from './fields.ts';
import { toMessage, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import { reread } from './reread.ts';
import type { XSession } from './session.ts';

/** The clocks of X and of this machine may differ by so much. */
const skewMs = 5 * 60_000;
const maxPages = 10;

/**
 * Looks through our own timeline for a reply of ours to the target. One with the same words is our answer; one with other words
 * may be a colleague's, so a person decides.
 */
export async function findOwnAnswer(
  session: XSession,
  { text, target, since }: { text: string; target: string; since: Date },
): Promise<FoundAnswer> {
  const me = await session.me();
  const to = parseDirectId(target);
  if (to !== undefined) return findOwnDirect(session, me, { text, to, since });
  const { answers, complete } = await answersTo(session, me, { targets: await versionsOf(session, target), since });
  const same = answers.find((answer) => isSameWords(text, answer.text));
  if (same !== undefined) return { kind: 'found', nativeId: same.nativeId, url: same.url, at: same.postedAt };
  const other = answers[0];
  if (other !== undefined) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url}` };
  if (!complete) return { kind: 'cannot-tell', detail: 'There are more posts in our timeline than X shows.' };
  // Timelines run behind by some seconds: what is not there yet may still come.
  if (session.clock.now().getTime() - since.getTime() < session.settings.settleSeconds * 1000)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: X may show it in a moment.' };
  return { kind: 'absent' };
}

async function answersTo(
  session: XSession,
  me: Reader,
  { targets, since }: { targets: ReadonlySet<string>; since: Date },
): Promise<{ answers: InboundMessage[]; complete: boolean }> {
  const answers: InboundMessage[] = [];
  // No answer is older than what it answers; every post read is billed.
  const oldestTarget = Math.min(...[...targets].map(timeOf));
  const from = new Date(Math.max(since.getTime() - skewMs, oldestTarget)).toISOString();
  const { complete } = await followPages(
    (token) =>
      session.page(`users/${me.meId}/tweets`, {
        max_results: 100,
        exclude: 'retweets',
        start_time: from,
        ...ownFields,
        pagination_token: token,
      }),
    {
      most: maxPages,
      isEmpty: ({ posts }) => posts.length === 0,
      take: (page) => {
        for (const post of page.posts) {
          const message = toMessage(post, page, me);
          if (message?.parentId !== undefined && message.author.nativeId === me.meId && targets.has(message.parentId))
            answers.push(message);
        }
        return true;
      },
    },
  );
  return { answers, complete };
}

/** A reply may be filed under any version of an edited post. */
async function versionsOf(session: XSession, target: string): Promise<ReadonlySet<string>> {
  const state = (await reread(session, [target])).get(target);
  return new Set(state?.state === 'live' ? [target, state.message.nativeId, state.message.currentId] : [target]);
}
