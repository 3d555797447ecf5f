import { isSameWords } from '#core/intake/same-words.ts';
import type { FoundAnswer } from '#core/ports/network.ts';
import { addressedTo } from './measure.ts';
import type { MastodonSession } from './session.ts';
import { readableText } from './text.ts';
import { readStatuses, type WireStatus } from './wire.ts';

/** The clocks of the server and of this machine may differ by so much. */
const SKEW_MS = 5 * 60_000;
const MOST_PAGES = 10;
const PER_PAGE = 40;

/**
 * Looks through our own posts for a reply to the target. One with the same words is our answer; one with other words may be a
 * colleague's, so a person decides.
 */
export async function findOwnAnswer(
  session: MastodonSession,
  { text, target, to, since }: { text: string; target: string; to?: string; since: Date },
): Promise<FoundAnswer> {
  const { answers, complete } = await answersTo(session, target, new Date(since.getTime() - SKEW_MS));
  const sent = addressedTo(text, to);
  const same = answers.find(({ content }) => [sent, text].some((words) => isSameWords(words, readableText(content))));
  if (same) return { kind: 'found', nativeId: same.id, url: same.url ?? same.uri, at: same.createdAt };
  const [other] = answers;
  if (other) return { kind: 'cannot-tell', detail: `There is an answer with other words: ${other.url ?? other.uri}` };
  if (!complete) return { kind: 'cannot-tell', detail: 'There are more posts of ours than could be read.' };
  if (session.clock.now().getTime() - since.getTime() < session.settings.settleSeconds * 1000)
    return { kind: 'cannot-tell', detail: 'It is too early to tell: Mastodon may show it in a moment.' };
  return { kind: 'absent' };
}

async function answersTo(
  session: MastodonSession,
  target: string,
  from: Date,
): Promise<{ answers: WireStatus[]; complete: boolean }> {
  const { meId } = await session.me();
  const answers: WireStatus[] = [];
  let maxId: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = readStatuses(
      await session.read((rest, options) =>
        rest.v1.accounts.$select(meId).statuses.list({ excludeReblogs: true, limit: PER_PAGE, maxId }, options),
      ),
      session.log,
    );
    answers.push(...found.filter(({ inReplyToId, createdAt }) => inReplyToId === target && createdAt >= from));
    const last = found.at(-1);
    if (last === undefined || last.createdAt < from || last.id === maxId) return { answers, complete: true };
    maxId = last.id;
  }
  return { answers, complete: false };
}
