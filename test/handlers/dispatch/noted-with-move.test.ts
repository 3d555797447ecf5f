import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import type { Respond } from '#core/ports/surface.ts';
import { createDispatch } from '../../../handlers/dispatch/dispatch.ts';
import { actions } from '../../../handlers/actions/registry.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import type { Services } from '../../../handlers/context.ts';
import { read } from '../cards/builders.ts';
import { openRig, recordingRespond, type Rig } from '../actions/rig.ts';
import { until } from '../../support/until.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const at = { channel: 'C-facturacion', ts: '1.1' };
const about = { surface: 'slack', userId: 'ULUCIA', ...at };

async function shown(): Promise<{ ticketId: string; cardId: string }> {
  const { ticket, cards } = await rig.open();
  const cardId = cards[0]?.id ?? '';
  await rig.store.chatPosts.posted(cardId, {
    channelId: at.channel,
    ts: at.ts,
    hash: 'older',
    at: rig.clock.now(),
  });
  return { ticketId: ticket.id, cardId };
}

/** The same with its drawings noted in `seen` as they are when each is about to begin. */
function watching(seen: (Date | null)[]): Services {
  const { chatPosts } = rig.store;
  const store: Services['store'] = {
    ...rig.store,
    chatPosts: {
      ...chatPosts,
      drawing: async (post, moment) => {
        seen.push(post.attemptAt);
        return await chatPosts.drawing(post, moment);
      },
    },
  };
  return { ...rig.services, store };
}

function drawingWith(redraw: (card: Card) => Promise<void>): Respond {
  return { ...recordingRespond().respond, redraw };
}

it('a press has its drawing noted with what it changes, so that nothing is left to commit before the call', async () => {
  const { ticketId, cardId } = await shown();
  const seen: (Date | null)[] = [];
  const drawn: string[] = [];
  const dispatch = createDispatch(watching(seen), Object.values(actions));
  const respond = drawingWith(async (card) => {
    drawn.push(read(card).join(' '));
    expect((await rig.store.chatPosts.get(cardId))?.attemptAt).toEqual(rig.clock.now());
  });
  await dispatch.onClick({ ...about, id: 'press', action: 'claim', value: ticketId }, respond);
  expect(drawn).toEqual([expect.stringContaining('Lucía la lleva')]);
  expect(seen).toEqual([rig.clock.now()]);
  expect(await rig.store.chatPosts.get(cardId)).toMatchObject({
    attemptAt: null,
    contentHash: expect.stringMatching(/./),
  });
});

it('a form has the drawing of what it came from noted the same way', async () => {
  const { ticketId, cardId } = await shown();
  const seen: (Date | null)[] = [];
  const dispatch = createDispatch(watching(seen), Object.values(actions));
  const drawn = Promise.withResolvers<string>();
  const respond = drawingWith(async (card) => drawn.resolve(read(card).join(' ')));
  const values = { text: 'Hola, Carla: lo miramos.', next: 'keep' };
  const reply = await dispatch.onSubmit(
    { ...about, from: at, id: 'form', action: 'reply', viewId: 'V1', meta: { ticketId }, values },
    respond,
  );
  expect(reply).toMatchObject({ kind: 'close' });
  expect(await drawn.promise).toContain('Borrador 1 de Lucía');
  await until('all that was in hand', () => dispatch.busy() === 0);
  expect(seen).toEqual([rig.clock.now()]);
  expect(await rig.store.chatPosts.get(cardId)).toMatchObject({ attemptAt: null });
});

it('a card whose press was kept and never drawn is drawn by the job, also where it looks as it was recorded', async () => {
  const { ticketId, cardId } = await shown();
  let calls = 0;
  const surface = { ...rig.chat.surface, update: async () => void (calls += 1) };
  const services = { ...rig.services, surfaces: new Map([['slack', surface]]) };
  const redraw = () => redrawCard.handle(services, { ticketId }, new AbortController().signal);
  const dispatch = createDispatch(services, Object.values(actions));
  const broken = drawingWith(() => Promise.reject(new Error('used up')));
  await redraw();
  expect(calls).toBe(1);
  const before = await rig.store.chatPosts.get(cardId);
  await dispatch.onClick({ ...about, id: 'press', action: 'claim', value: ticketId }, broken);
  await dispatch.onClick({ ...about, id: 'again', action: 'release', value: ticketId }, broken);
  expect(await rig.store.chatPosts.get(cardId)).toMatchObject({
    contentHash: before?.contentHash,
    attemptAt: expect.any(Date),
  });
  await redraw();
  expect(calls).toBe(2);
  expect(await rig.store.chatPosts.get(cardId)).toMatchObject({ contentHash: before?.contentHash, attemptAt: null });
});
