import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { Surface } from '#core/ports/surface.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import type { Services } from '../../../handlers/context.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

/** A chat that has no room now, and a store that counts what is noted before a call. */
function full(): { services: Services; noted: string[]; tried: string[] } {
  const noted: string[] = [];
  const tried: string[] = [];
  const surface: Surface = {
    ...rig.chat.surface,
    mayShow: () => Promise.reject(new RecadoError('surface.rate-limited', { retryAfterMs: 7_000 })),
  };
  const { chatPosts } = rig.test.store;
  const store: Services['store'] = {
    ...rig.test.store,
    chatPosts: {
      ...chatPosts,
      begin: async (id, at) => {
        noted.push('begin');
        return await chatPosts.begin(id, at);
      },
      drawing: async (post, at) => {
        noted.push('drawing');
        return await chatPosts.drawing(post, at);
      },
    },
  };
  const metrics = {
    ...rig.services.metrics,
    tried: (kind: string, outcome: string) => void tried.push(`${kind} ${outcome}`),
  };
  return { services: { ...rig.services, store, metrics, surfaces: new Map([['slack', surface]]) }, noted, tried };
}

it('what is told to wait is told so before anything is noted of it, and its wait is the job', async () => {
  const { ticket } = await rig.takeIn(message());
  const { services, noted, tried } = full();
  const wait = { code: 'surface.rate-limited', retryAfterMs: 7_000 };
  await expect(rig.run(postCard, { ticketId: ticket.id }, services)).rejects.toMatchObject(wait);
  expect(noted).toEqual([]);
  expect(new Set(tried)).toEqual(new Set(['card refused']));
  expect(rig.chat.calls.post).toBe(0);
  await rig.run(postCard, { ticketId: ticket.id });
  const { update } = rig.chat.calls;
  await rig.move(ticket.id, { move: 'claim' });
  await expect(rig.run(redrawCard, { ticketId: ticket.id }, services)).rejects.toMatchObject(wait);
  expect(noted).toEqual([]);
  expect(rig.chat.calls.update).toBe(update);
  expect((await rig.detail(ticket.id)).cards.map(({ attemptAt }) => attemptAt)).not.toContainEqual(expect.any(Date));
});
