import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { plan, showPlace } from '../../../handlers/chat-posts/shared/show.ts';
import type { Services } from '../../../handlers/context.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';
import type { Subject } from '../../../store/chat-posts/show-orders.ts';
import { openFromBefore, type Before } from './before.ts';

let before: Before;
beforeAll(async () => {
  before = await openFromBefore();
});
afterAll(async () => {
  await before.close();
});
beforeEach(() => {
  before.calls.posted.length = 0;
  before.calls.updated.length = 0;
});

const standings = ['wanted', 'attempt-there', 'attempt-lost', 'there', 'lost', 'posted', 'gone'];
interface Kind {
  kind: string;
  subjects: Subject[];
  /** How many there are. */
  count: number;
  /** Not asked, or told, any more: what may not have been shown yet is never shown. */
  isOver(was: ChatPost): boolean;
  /** To be shown later. */
  isEarly?(was: ChatPost): boolean;
  /** Stays as it was posted. */
  isKept?(was: ChatPost): boolean;
  /** A job of its own shows them. */
  ownJob?: { handle(services: Services, payload: unknown, signal: AbortSignal): Promise<void> };
}

const kinds: Kind[] = [
  {
    kind: 'approval',
    subjects: ['submitted', 'approved', 'returned', 'void'].map((state) => ({ ticketId: `tk_approval-${state}` })),
    count: 32,
    isOver: ({ ownerId, state }) => state === 'wanted' && !ownerId.includes('submitted'),
  },
  {
    kind: 'delegation',
    subjects: ['asked', 'answered', 'used', 'withdrawn'].map((state) => ({ ticketId: `tk_delegation-${state}` })),
    count: 32,
    isOver: ({ ownerId, state }) => state === 'wanted' && !ownerId.includes('asked'),
  },
  {
    kind: 'alert',
    subjects: ['no-access', 'quiet', 'gap', 'channel'].flatMap((alert) =>
      standings.flatMap((standing) =>
        ['', '_over'].map((end) => ({ kind: 'alert', ownerId: `al_${alert}_${standing}${end}` })),
      ),
    ),
    count: 56,
    // A gap in which nothing turned up was none.
    isOver: ({ ownerId }) => ownerId.includes('_gap_'),
  },
  {
    kind: 'queue',
    subjects: standings.map((standing) => ({ kind: 'queue', ownerId: `cola-${standing}` })),
    count: 8,
    isOver: () => false,
    // Nobody is called to an empty channel.
    isEarly: ({ state }) => state === 'wanted',
  },
  {
    kind: 'thread',
    subjects: ['moved', ...standings.map((standing) => `thread-${standing}`)].map((name) => ({
      ticketId: `tk_${name}`,
    })),
    count: 7 * 7 * 2 + 4,
    isOver: () => false,
    isKept: ({ state, payload }) => state === 'posted' && /"kind":"(digest|event)"/.test(JSON.stringify(payload)),
  },
  {
    kind: 'card',
    subjects: ['moved', ...standings.map((standing) => `cards-${standing}`)].map((name) => ({
      ticketId: `tk_${name}`,
    })),
    count: 2 + 7 * 3,
    isOver: () => false,
    ownJob: postCard,
  },
];

/** Does what the queue would: the plan of each subject, then each of its places. */
async function showAll({ subjects, ownJob }: Pick<Kind, 'subjects' | 'ownJob'>): Promise<void> {
  const { services } = before;
  if (ownJob) {
    for (const subject of subjects) await ownJob.handle(services, subject, new AbortController().signal);
    return;
  }
  for (const subject of subjects) {
    await plan(services, subject);
    const posts = await services.store.chatPosts.of(subject);
    for (const { surface, place } of new Map(posts.map((post) => [`${post.surface} ${post.place}`, post])).values())
      await showPlace(services, subject, { surface, place, signal: new AbortController().signal });
  }
}

async function rowsOf({ kind, subjects }: Kind): Promise<ChatPost[]> {
  const rows = await Promise.all(subjects.map((subject) => before.services.store.chatPosts.of(subject)));
  return rows.flat().filter((row) => row.kind === kind);
}

describe.each(kinds)('messages of the kind $kind in a data folder of an earlier version', (of) => {
  it('are found where they stand, brought up to date, and posted only where nothing stands', async () => {
    const were = await rowsOf(of);
    expect(were).toHaveLength(of.count);
    const there = new Map(before.held.map((message) => [message.opId, message]));
    await showAll(of);
    const rows = new Map((await rowsOf(of)).map((row) => [row.id, row]));
    expect(rows.size).toBe(were.length);
    const drawn: string[] = [];
    for (const was of were) {
      const now = rows.get(was.id);
      const stood = there.get(was.opId);
      if (was.state === 'gone' || of.isEarly?.(was) || of.isKept?.(was)) expect(now).toEqual(was);
      else if (of.isOver(was)) expect(now).toEqual(was.state === 'posted' ? was : { ...was, state: 'gone' });
      else if (stood) {
        expect(now).toMatchObject({ state: 'posted', opId: was.opId, channelId: stood.channel, ts: stood.ts });
        drawn.push(`${stood.surface} ${stood.channel} ${stood.ts}`);
      } else expect({ id: was.id, state: now?.state }).toEqual({ id: was.id, state: 'posted' });
    }
    const { posted, updated } = before.calls;
    expect(posted.map(({ opId }) => opId).filter((opId) => there.has(opId))).toEqual([]);
    expect(new Set(posted.map(({ opId }) => opId)).size).toBe(posted.length);
    expect(posted).toHaveLength(
      were.filter(({ opId, id }) => !there.has(opId) && rows.get(id)?.state === 'posted').length,
    );
    // Nothing says how they looked to this version, so each that stood is drawn once.
    expect(updated.map(({ surface, channel, ts }) => `${surface} ${channel} ${ts}`).toSorted()).toEqual(
      drawn.toSorted(),
    );
  });

  it('are left alone from then on', async () => {
    before.clock.at = new Date(before.clock.at.getTime() + 10 * 60_000);
    await showAll(of);
    expect(before.calls).toEqual({ posted: [], updated: [] });
  });
});
