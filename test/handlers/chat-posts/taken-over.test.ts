import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plan, showPlace } from '../../../handlers/chat-posts/shared/show.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';
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

/** Does what the queue would: the plan of each subject, then each of its places. */
async function showAll(tickets: readonly string[]): Promise<void> {
  const { services } = before;
  for (const ticketId of tickets) {
    await plan(services, { ticketId });
    for (const { surface, place } of await services.store.chatPosts.of({ ticketId }))
      await showPlace(services, { ticketId }, { surface, place, signal: new AbortController().signal });
  }
}

async function rowsOf(kind: string, tickets: readonly string[]): Promise<ChatPost[]> {
  const rows = await Promise.all(tickets.map((ticketId) => before.services.store.chatPosts.of({ ticketId })));
  return rows.flat().filter((row) => row.kind === kind);
}

describe.each([
  ['approval', ['submitted', 'approved', 'returned', 'void'], 'submitted'],
  ['delegation', ['asked', 'answered', 'used', 'withdrawn'], 'asked'],
])('messages of the kind %s in a data folder of an earlier version', (kind, states, waiting) => {
  const tickets = states.map((state) => `tk_${kind}-${state}`);

  it('are found where they stand, brought up to date, and posted only where nothing stands', async () => {
    const were = await rowsOf(kind, tickets);
    expect(were).toHaveLength(8 * states.length);
    const there = new Map(before.held.map((message) => [message.opId, message]));
    await showAll(tickets);
    const rows = new Map((await rowsOf(kind, tickets)).map((row) => [row.id, row]));
    expect(rows.size).toBe(were.length);
    for (const was of were) {
      const now = rows.get(was.id);
      const stood = there.get(was.opId);
      if (was.state === 'gone') expect(now).toEqual(was);
      else if (stood)
        expect(now).toMatchObject({ state: 'posted', opId: was.opId, channelId: stood.channel, ts: stood.ts });
      // What was asked of nobody yet and is over is asked no more; what may have been asked is finished.
      else
        expect({ id: was.id, state: now?.state }).toEqual({
          id: was.id,
          state: was.state === 'wanted' && !was.ownerId.includes(waiting) ? 'gone' : 'posted',
        });
    }
    expect(before.calls.posted.map(({ opId }) => opId).filter((opId) => there.has(opId))).toEqual([]);
    expect(new Set(before.calls.posted.map(({ opId }) => opId)).size).toBe(before.calls.posted.length);
    expect(before.calls.posted).toHaveLength(
      were.filter(({ opId, id }) => !there.has(opId) && rows.get(id)?.state === 'posted').length,
    );
    // Nothing says how they looked to this version, so each that stood is drawn once.
    expect(before.calls.updated).toHaveLength(
      were.filter(({ opId, state }) => there.has(opId) && state !== 'gone').length,
    );
  });

  it('are left alone from then on', async () => {
    await showAll(tickets);
    expect(before.calls).toEqual({ posted: [], updated: [] });
  });
});
