import { expect, it } from 'vitest';
import type { Delegation } from '#core/ticket/delegation.ts';
import { newId } from '#core/ids.ts';
import { at, changes, later } from './build.ts';
import { onEachStore, ticketRig } from './rig.ts';

const HASH = 'a'.repeat(64);

function delegation(ticketId: string, over: Partial<Delegation> = {}): Delegation {
  return {
    id: newId('dg', at),
    ticketId,
    askedBy: 'lucia',
    to: { kind: 'group', group: '@legal', members: ['teresa', 'joao'] },
    question: '¿Desde cuándo?\0',
    note: null,
    state: 'asked',
    takenBy: null,
    language: 'es',
    tokenHash: null,
    expiresAt: null,
    askedAt: at,
    answeredAt: null,
    usedAt: null,
    answers: [],
    ...over,
  };
}

onEachStore('delegations', (rig) => {
  const { ticket, write } = ticketRig(rig);
  async function ask(over: Partial<Delegation> = {}): Promise<Delegation> {
    const asked = delegation(await ticket(), over);
    await write(asked.ticketId, { newDelegation: asked });
    return asked;
  }

  it('come with the ticket, with their answers, as they were written', async () => {
    const { store } = rig.at;
    const asked = await ask();
    const answer = {
      id: newId('da', at),
      by: 'teresa',
      source: 'direct' as const,
      messageKey: 'slack:D1:1',
      text: 'Desde octubre',
      at: later(60),
    };
    await write(asked.ticketId, {
      newAnswer: { ...answer, delegationId: asked.id },
      delegations: [{ id: asked.id, set: { state: 'answered', answeredAt: later(60), takenBy: 'teresa' } }],
    });
    const second = { ...answer, id: newId('da', later(70)), messageKey: 'slack:D1:2', at: later(70) };
    await write(asked.ticketId, {
      newAnswer: { ...second, delegationId: asked.id },
      answers: [{ id: answer.id, text: 'Desde noviembre' }],
    });
    const expected = {
      ...asked,
      question: '¿Desde cuándo?',
      state: 'answered',
      answeredAt: later(60),
      takenBy: 'teresa',
      answers: [{ ...answer, text: 'Desde noviembre' }, second],
    };
    const detail = await store.tickets.detail(asked.ticketId);
    expect(detail?.delegations).toEqual([expected]);
    expect(await store.delegations.get(asked.id)).toEqual(expected);
    expect(await store.delegations.get('dg_none')).toBeNull();
  });

  it('are seen by the next move', async () => {
    const asked = await ask();
    let seen: Delegation[] = [];
    rig.decide((view) => {
      seen = view.delegations;
      return { kind: 'moved', changes: changes() };
    });
    await rig.at.store.tickets.move({
      ticketId: asked.ticketId,
      move: { move: 'claim' },
      by: { kind: 'person', id: 'lucia' },
      at,
    });
    expect(seen.map(({ id }) => id)).toEqual([asked.id]);
  });

  it('of a link are found by its hash, which is there once', async () => {
    const { store } = rig.at;
    const link = {
      to: { kind: 'link', name: '', address: 'ana@taller.example' },
      tokenHash: HASH,
      expiresAt: later(600),
    } as const;
    const asked = await ask(link);
    expect(await store.delegations.byToken(HASH)).toMatchObject({ id: asked.id, to: link.to, expiresAt: later(600) });
    expect(await store.delegations.byToken('b'.repeat(64))).toBeNull();
    await expect(write(asked.ticketId, { newDelegation: delegation(asked.ticketId, link) })).rejects.toThrow();
    expect(await store.chatPosts.of({ ticketId: asked.ticketId }, { kind: 'delegation' })).toEqual([]);
  });

  it('make one direct message for each person, found by where it was posted', async () => {
    const { store } = rig.at;
    const asked = await ask();
    const posts = await store.chatPosts.of({ ticketId: asked.ticketId }, { kind: 'delegation' });
    expect(new Map(posts.map(({ place, state, surface }) => [place, `${surface} ${state}`]))).toEqual(
      new Map([
        ['joao', 'slack wanted'],
        ['teresa', 'slack wanted'],
      ]),
    );
    const [first] = posts;
    if (!first) throw new Error('no post');
    expect(await store.delegations.postsIn('slack', 'D1')).toEqual([]);
    await store.chatPosts.posted(first.id, { channelId: 'D1', ts: '5.1', hash: 'h', at });
    expect(await store.delegations.postsIn('slack', 'D1')).toMatchObject([{ ts: '5.1', delegation: { id: asked.id } }]);
    expect(await store.delegations.postsIn('slack', 'D2')).toEqual([]);
    await store.chatPosts.gone(first.id);
    expect(await store.delegations.postsIn('slack', 'D1')).toEqual([]);
  });

  it('tell how long experts let us wait', async () => {
    const { store } = rig.at;
    const asked = await ask();
    expect(await store.delegations.waits({ from: at, until: later(10_000) })).toEqual([]);
    await write(asked.ticketId, {
      newAnswer: {
        id: newId('da', at),
        delegationId: asked.id,
        by: 'joao',
        source: 'form',
        messageKey: null,
        text: 'Sí',
        at: later(90),
      },
      delegations: [{ id: asked.id, set: { state: 'answered', answeredAt: later(90) } }],
    });
    expect(await store.delegations.waits({ from: at, until: later(91) })).toEqual([
      {
        delegationId: asked.id,
        ticketId: asked.ticketId,
        kind: 'group',
        by: 'joao',
        askedAt: at,
        answeredAt: later(90),
        waitedMs: 90_000,
      },
    ]);
    expect(await store.delegations.waits({ from: at, until: later(90) })).toEqual([]);
  });
});
