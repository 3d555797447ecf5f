import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { redrawCard } from '../../../handlers/jobs/redraw-card.ts';
import { read } from '../cards/builders.ts';
import { dyingAt, inbound, lucia, message, openRig, type Posted, type Rig } from './rig.ts';
import { written } from '../../support/written.ts';

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

const cards = (channel: string): Posted[] =>
  rig.chat.messages.filter((each) => each.channel === `C-${channel}` && each.thread === undefined);
const thread = (ts: string): Posted[] => rig.chat.messages.filter((each) => each.thread === ts);
async function opened(): Promise<string> {
  return (await rig.takeIn(message())).ticket.id;
}
async function shown(): Promise<string> {
  const ticketId = await opened();
  await rig.run(postCard, { ticketId });
  return ticketId;
}
function home(): Posted {
  const card = cards('facturacion').at(-1);
  if (!card) throw new Error('no home card');
  return card;
}

describe('post-card', () => {
  it('shows the home card first, then the others with a link to it, and begins the thread', async () => {
    await shown();
    expect(rig.chat.messages.map(({ channel, thread: under }) => (under === undefined ? channel : 'thread'))).toEqual([
      'C-facturacion',
      'C-faturas',
      'thread',
    ]);
    expect(read(cards('faturas')[0]?.card ?? { blocks: [], fallback: '' }).at(-2)).toContain(
      'https://chat.example/C-facturacion/1',
    );
    expect(thread(home().ts).map(({ card }) => read(card).slice(0, 2))).toEqual([
      ['Lo que escribáis aquí es interno: nunca se publica.', 'La conversación hasta ahora · 1 mensaje'],
    ]);
  });

  it('shows nothing twice, however often it runs', async () => {
    const ticketId = await shown();
    await rig.run(postCard, { ticketId });
    await rig.show(ticketId);
    expect(rig.chat.calls).toEqual({ post: 3, update: 0, find: 0 });
  });

  it('after a crash between the post and its record finds the card instead of posting again', async () => {
    const ticketId = await opened();
    const dying = dyingAt(rig.services, 'posted');
    await expect(rig.run(postCard, { ticketId }, dying)).rejects.toThrow('the process died');
    await expect(rig.run(postCard, { ticketId })).rejects.toMatchObject({
      code: 'surface.unknown-outcome',
      retryAfterMs: expect.any(Number),
    });
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000);
    await rig.run(postCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
    expect(cards('faturas')).toHaveLength(1);
    expect((await rig.detail(ticketId)).cards.map(({ state }) => state)).toEqual(['posted', 'posted']);
  });

  it('after an outcome nobody knows finds the card at once', async () => {
    const ticketId = await opened();
    rig.chat.troubles.push({ when: 'after', error: new RecadoError('surface.unknown-outcome') });
    await expect(rig.run(postCard, { ticketId })).rejects.toMatchObject({ code: 'surface.unknown-outcome' });
    await rig.run(postCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
  });

  it('does not forget the attempt that posted when the look-up after it fails', async () => {
    const ticketId = await opened();
    rig.chat.troubles.push({ when: 'after', error: new RecadoError('surface.unknown-outcome') });
    await expect(rig.run(postCard, { ticketId })).rejects.toThrow();
    rig.chat.findTrouble = new RecadoError('surface.rate-limited', { retryAfterMs: 10 });
    await expect(rig.run(postCard, { ticketId })).rejects.toMatchObject({ code: 'surface.rate-limited' });
    rig.chat.findTrouble = undefined;
    await rig.run(postCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
  });

  it('asked to slow down, posts at the next try without looking', async () => {
    const ticketId = await opened();
    rig.chat.troubles.push({ when: 'before', error: new RecadoError('surface.rate-limited', { retryAfterMs: 10 }) });
    await expect(rig.run(postCard, { ticketId })).rejects.toMatchObject({ retryAfterMs: 10 });
    await rig.run(postCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
    expect(rig.chat.calls.find).toBe(0);
  });

  it('without its channel shows the others, says so, and comes back for it', async () => {
    rig.chat.channels.delete('facturacion');
    const ticketId = await opened();
    await expect(rig.run(postCard, { ticketId })).rejects.toMatchObject({
      code: 'surface.channel',
      retryAfterMs: 60_000,
    });
    expect(cards('faturas')).toHaveLength(1);
    expect(rig.logged).toContainEqual({ level: 'error', message: 'the app may not post in a channel' });
    expect(rig.services.problems?.list()).toEqual([
      {
        what: 'channel:facturacion:slack',
        since: rig.clock.at,
        say: 'El canal #facturacion no existe o la aplicación no está en él. Invítala con /invite @Recado.',
      },
    ]);
    rig.chat.channels.add('facturacion');
    // Another card of the channel waits for its next look; whoever gets through has all others look at once.
    const later = { job: 'post-card', ticketId: 'another', afterMs: 60_000 };
    await rig.test.queue.transact((_trx, send) => send([later]));
    const { due } = await rig.test.queue.counts();
    await rig.run(
      postCard,
      { ticketId },
      { ...rig.services, directory: { ...rig.services.directory, channelId: async (_surface, key) => `C-${key}` } },
    );
    expect(rig.services.problems?.list()).toEqual([]);
    expect((await rig.test.queue.counts()).due).toBeGreaterThan(due);
    expect(thread(home().ts)).toHaveLength(1);
  });

  it('draws what moved while the card was on its way', async () => {
    const ticketId = await opened();
    rig.chat.during = async () => {
      rig.chat.during = async () => {};
      await rig.move(ticketId, { move: 'claim' });
    };
    await rig.run(postCard, { ticketId });
    expect(read(home().card)).toContain('Lucía la lleva desde las 10:33');
  });
});

describe('redraw-card', () => {
  it('updates each card once and then finds nothing to do', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'claim' });
    await rig.run(redrawCard, { ticketId });
    await rig.run(redrawCard, { ticketId });
    expect(rig.chat.calls.update).toBe(2);
    expect(read(home().card)).toContain('Lucía la lleva desde las 10:33');
    expect(read(cards('faturas')[0]?.card ?? { blocks: [], fallback: '' })).toContain('Está com Lucía desde as 10:33');
  });

  it('draws each message once, however many jobs want to at the same moment', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'claim' });
    const all = Array.from({ length: 5 }, (_, n) =>
      n % 2 === 0 ? rig.run(redrawCard, { ticketId }) : rig.show(ticketId),
    );
    await Promise.all(all);
    expect(rig.chat.calls.update).toBe(2);
    // What moves while one draws is drawn by the next.
    const last = rig.run(redrawCard, { ticketId });
    await rig.move(ticketId, { move: 'release' });
    await Promise.all([last, rig.run(redrawCard, { ticketId }), rig.show(ticketId)]);
    expect(read(home().card).join('\n')).not.toContain('Lucía la lleva');
    expect(rig.chat.calls.update).toBeLessThanOrEqual(6);
  });

  it("posts an open home card again when somebody deleted it, but not another channel's", async () => {
    const ticketId = await shown();
    rig.chat.messages = rig.chat.messages.filter(({ thread: under }) => under !== undefined);
    await rig.move(ticketId, { move: 'claim' });
    await rig.run(redrawCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
    expect(cards('faturas')).toHaveLength(0);
    expect((await rig.detail(ticketId)).cards.map(({ home: isHome, state }) => [isHome, state])).toEqual([
      [true, 'posted'],
      [false, 'gone'],
    ]);
  });

  it('brings back a home card that was deleted while its conversation was closed, once that opens again', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, { move: 'close', reason: 'no-answer-needed' });
    rig.chat.messages = [];
    await rig.run(redrawCard, { ticketId });
    expect(rig.chat.messages).toEqual([]);
    await rig.move(ticketId, { move: 'reopen' });
    await rig.run(redrawCard, { ticketId });
    await rig.run(redrawCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
    expect(cards('faturas')).toHaveLength(0);
  });

  it("a conversation goes to a channel where somebody deleted another's card of it, and is seen there", async () => {
    const ticketId = await shown();
    rig.chat.messages = rig.chat.messages.filter(({ channel }) => channel !== 'C-faturas');
    await rig.move(ticketId, { move: 'claim' });
    await rig.run(redrawCard, { ticketId });
    await rig.move(ticketId, { move: 'transfer', to: 'faturas', reason: 'está en portugués' });
    await rig.run(postCard, { ticketId });
    await rig.run(redrawCard, { ticketId });
    expect(cards('faturas')).toHaveLength(1);
    expect(thread(cards('faturas')[0]?.ts ?? '')).not.toHaveLength(0);
    expect((await rig.detail(ticketId)).cards.find((card) => card.home)).toMatchObject({
      place: 'faturas',
      state: 'posted',
    });
  });

  it('posts a deleted home card again once, also where the process that did so died', async () => {
    const ticketId = await shown();
    rig.chat.messages = rig.chat.messages.filter(({ thread: under }) => under !== undefined);
    await rig.move(ticketId, { move: 'claim' });
    const dying = dyingAt(rig.services, 'posted');
    await expect(rig.run(redrawCard, { ticketId }, dying)).rejects.toThrow('the process died');
    await expect(rig.run(redrawCard, { ticketId })).rejects.toMatchObject({ code: 'surface.unknown-outcome' });
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000);
    await rig.run(redrawCard, { ticketId });
    expect(cards('facturacion')).toHaveLength(1);
    expect((await rig.detail(ticketId)).cards.find((card) => card.home)).toMatchObject({ state: 'posted' });
    expect(read(home().card)).toContain('Lucía la lleva desde las 10:33');
  });

  it('takes the buttons from a draft once it was decided', async () => {
    const ticketId = await shown();
    await rig.move(ticketId, written({ approval: { rule: 1, approvers: ['ivan'], fourEyes: 'yes' } }));
    await rig.show(ticketId);
    const draft = (await rig.detail(ticketId)).drafts[0];
    const post = (): string[] =>
      read(
        thread(home().ts).find(({ card }) => read(card)[0]?.startsWith('Borrador 1') === true)?.card ?? {
          blocks: [],
          fallback: '',
        },
      );
    expect(post().slice(-2)).toEqual([
      '@Iván: falta tu aprobación',
      '[ Aprobar y enviar primary ] [ Aprobar ] [ Cambiar ] [ Devolver ]',
    ]);
    await rig.move(
      ticketId,
      { move: 'return', draftId: draft?.id ?? '', reason: 'más cercano' },
      { kind: 'person', id: 'ivan' },
    );
    await rig.show(ticketId);
    expect(post().slice(-2)).toEqual(['Devuelto por Iván: «más cercano»', '[ Editar primary ]']);
    expect(thread(home().ts).map(({ card }) => read(card)[0])).toContain(
      '@Lucía: Iván devuelve el borrador 1: «más cercano»',
    );
  });
});

describe('what a customer takes back', () => {
  it('leaves the opening of the thread too', async () => {
    const ticketId = await shown();
    const opening = (): string[] => read(thread(home().ts)[0]?.card ?? { blocks: [], fallback: '' });
    const words = inbound().text;
    expect(opening().join('\n')).toContain(words);
    await rig.takeIn({ kind: 'deleted', eventKey: 'deleted:100', nativeId: inbound().nativeId, at: rig.clock.at });
    await rig.show(ticketId);
    expect(opening().join('\n')).not.toContain(words);
    expect(opening()[0]).toBe('Lo que escribáis aquí es interno: nunca se publica.');
  });
});

describe('the thread', () => {
  it('waits for the home card', async () => {
    const ticketId = await opened();
    await rig.show(ticketId);
    expect(rig.chat.messages).toEqual([]);
  });

  it('after a crash goes on where it stopped, in order and without repeating', async () => {
    const ticketId = await opened();
    const { store } = rig.services;
    const dying = {
      ...rig.services,
      store: {
        ...store,
        chatPosts: {
          ...store.chatPosts,
          posted: async (...about: Parameters<typeof store.chatPosts.posted>) => {
            if ((await store.chatPosts.get(about[0]))?.kind === 'thread') throw new Error('the process died');
            await store.chatPosts.posted(...about);
          },
        },
      },
    };
    await expect(rig.run(postCard, { ticketId }, dying)).rejects.toThrow('the process died');
    rig.clock.at = new Date(rig.clock.at.getTime() + 61_000);
    await rig.show(ticketId);
    expect(thread(home().ts).map(({ card }) => read(card).slice(0, 2))).toEqual([
      ['Lo que escribáis aquí es interno: nunca se publica.', 'La conversación hasta ahora · 1 mensaje'],
    ]);
  });

  it('shows every message of a burst, those behind the newest ten too', async () => {
    const ticketId = await shown();
    const texts = Array.from({ length: 15 }, (_, i) => `mensaje ${i + 1}`);
    for (const [i, text] of texts.entries()) {
      const nativeId = `${200 + i}`;
      await rig.takeIn(
        message({
          nativeId,
          currentId: nativeId,
          text,
          postedAt: new Date(inbound().postedAt.getTime() + (i + 1) * 1_000),
        }),
      );
    }
    await rig.show(ticketId);
    expect(
      thread(home().ts)
        .slice(1)
        .map(({ card }) => read(card)[1]),
    ).toEqual(texts.map((text) => `> ${text}`));
    expect((await rig.detail(ticketId)).thread.filter(({ state }) => state !== 'posted')).toEqual([]);
  });

  it('tells the channel too of a later message that nobody has, and only the owner of one that she has', async () => {
    const ticketId = await shown();
    await rig.takeIn(
      message({ nativeId: '101', currentId: '101', text: '¿Hola?', postedAt: new Date('2026-10-05T10:40:00Z') }),
    );
    await rig.show(ticketId);
    rig.clock.at = new Date('2026-10-05T10:50:00Z');
    await rig.move(ticketId, { move: 'claim' }, lucia);
    await rig.takeIn(
      message({ nativeId: '102', currentId: '102', text: '¿Nadie?', postedAt: new Date('2026-10-05T10:50:00Z') }),
    );
    await rig.show(ticketId);
    const [, first, second] = thread(home().ts);
    expect([first?.alsoToChannel, read(first?.card ?? { blocks: [], fallback: '' })[0]]).toEqual([
      true,
      'Carla Ruiz ha escrito otra vez · 10:40',
    ]);
    expect([second?.alsoToChannel, read(second?.card ?? { blocks: [], fallback: '' })[0]]).toEqual([
      undefined,
      '@Lucía, Carla Ruiz ha escrito otra vez · 10:50',
    ]);
  });

  it('shows what was said before a reply, and goes on without it where the network does not tell', async () => {
    rig.network.conversation = [
      inbound({
        nativeId: '90',
        currentId: '90',
        text: 'Novedades',
        author: { nativeId: '1', handle: 'alba', name: 'Alba' },
        postedAt: new Date('2026-10-05T09:00:00Z'),
      }),
    ];
    const { ticket } = await rig.takeIn(message({ kind: 'reply', parentId: '90' }));
    await rig.run(postCard, { ticketId: ticket.id });
    expect(read(thread(home().ts)[0]?.card ?? { blocks: [], fallback: '' })).toContain('> Novedades');
  });
});
