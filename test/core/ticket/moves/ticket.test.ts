import { describe, expect, it } from 'vitest';
import { openingChanges } from '#core/ticket/moves/index.ts';
import { customer, message, minutes, opened, person, scene, START, system, text, byIvan } from '../../scene.ts';

const lucia = person('lucia');
const joao = person('joao');

describe('having a ticket', () => {
  it('is exclusive: the second is told who has it and since when, the owner that she has it', () => {
    const s = scene();
    const { ticket, activity } = s.do({ move: 'claim' }, lucia);
    expect(ticket).toMatchObject({ owner: 'lucia', ownedSince: s.at });
    expect(activity).toEqual([{ what: 'claim' }]);
    const since = s.at.toISOString();
    expect(s.try({ move: 'claim' }, joao)).toEqual({
      kind: 'refused',
      code: 'ticket.taken',
      params: { owner: 'lucia', since },
    });
    expect(s.try({ move: 'claim' }, lucia)).toEqual({
      kind: 'already',
      say: { key: 'say.claimed-already', params: { since } },
    });
  });

  it('ends by release, by the owner alone', () => {
    const s = scene(opened({ owner: 'lucia', ownedSince: START }));
    expect(s.try({ move: 'release' }, joao)).toEqual({
      kind: 'refused',
      code: 'ticket.not-yours',
      params: { owner: 'lucia' },
    });
    expect(s.do({ move: 'release' }, lucia).ticket).toEqual({ owner: null, ownedSince: null });
    expect(s.try({ move: 'release' }, lucia)).toMatchObject({ kind: 'already', say: { key: 'say.released-already' } });
  });

  it('passes on by take-over with a reason, and the one before is told', () => {
    const s = scene(opened({ owner: 'lucia', ownedSince: START }));
    expect(s.try({ move: 'take-over', reason: ' \u200b ' }, joao)).toEqual({ kind: 'refused', code: 'reason.missing' });
    const { ticket, thread, activity, jobs } = s.do({ move: 'take-over', reason: ' come ' }, joao);
    expect(ticket?.owner).toBe('joao');
    expect(thread).toEqual([
      {
        kind: 'event',
        key: 'event.taken-over',
        params: { owner: 'lucia', by: 'joao', reason: 'come' },
        mention: ['lucia'],
      },
    ]);
    expect(activity).toEqual([{ what: 'take-over', detail: { from: 'lucia' } }]);
    expect(jobs.map(({ job }) => job)).toEqual(['redraw-card']);
    expect(s.try({ move: 'take-over', reason: 'x' }, joao).kind).toBe('already');
  });

  it('needs no reason where nobody has it', () => {
    expect(scene().do({ move: 'take-over', reason: '' }, lucia).activity).toEqual([{ what: 'claim' }]);
  });

  it.each([system, customer, { kind: 'rule', id: 'rule:1' } as const])('is for people, not for $kind', (by) => {
    for (const move of ['claim', 'release', 'reopen'] as const)
      expect(scene().try({ move }, by)).toMatchObject({ kind: 'refused', code: 'right.missing' });
  });
});

describe('closing', () => {
  it('voids what could still go out, and only says "answered" of what was answered', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola', { approval: byIvan }), submit: true }, lucia);
    expect(s.try({ move: 'close', reason: 'answered' }, joao)).toMatchObject({
      kind: 'refused',
      code: 'ticket.not-yours',
    });
    s.do({ move: 'close', reason: 'answered' }, lucia);
    expect(s.view.ticket).toMatchObject({
      state: 'closed',
      closeReason: 'no-answer-needed',
      closedAt: s.at,
      owner: 'lucia',
    });
    expect(s.newest()).toMatchObject({ state: 'void', voidReason: 'closed' });
    expect(s.try({ move: 'close', reason: 'answered' }, lucia)).toMatchObject({
      kind: 'already',
      say: { key: 'say.closed-already' },
    });
    for (const move of [
      { move: 'claim' },
      { move: 'release' },
      { move: 'take-over', reason: 'x' },
      { move: 'write', draft: text('x'), submit: false },
    ] as const) {
      expect(s.try(move, lucia)).toEqual({ kind: 'refused', code: 'ticket.closed' });
    }
    expect(s.do({ move: 'reopen' }, joao).ticket).toEqual({
      state: 'open',
      closeReason: null,
      closedAt: null,
      reopened: 1,
    });
    expect(s.view.ticket.owner).toBe('lucia');
    expect(s.try({ move: 'reopen' }, joao)).toMatchObject({ kind: 'already' });
  });

  it('is refused while an answer is on its way', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    s.do({ move: 'send', draftId: s.newest().id, hash: s.newest().approvedHash ?? '', confirmed: false }, lucia);
    for (const move of [
      { move: 'close', reason: 'answered' },
      { move: 'release' },
      { move: 'write', draft: text('x'), submit: false },
    ] as const) {
      expect(s.try(move, lucia)).toEqual({ kind: 'refused', code: 'ticket.being-sent' });
    }
  });
});

describe('the customer', () => {
  it('who writes again voids the approval, and the owner is mentioned at most once in two minutes', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola', { approval: byIvan }), submit: true }, lucia);
    s.do({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, person('ivan'));
    const again = message('ms_2', minutes(1));
    const { thread } = s.do({ move: 'customer-wrote', message: again }, customer);
    expect(s.newest()).toMatchObject({ state: 'void', voidReason: 'new-message', text: 'Hola' });
    expect(s.view.ticket).toMatchObject({ lastInboundId: 'ms_2', lastInboundAt: again.postedAt });
    expect(thread).toEqual([{ kind: 'customer-message', messageId: 'ms_2', alsoToChannel: false, mentionOwner: true }]);
    expect(s.do({ move: 'customer-wrote', message: message('ms_3', minutes(1.5)) }, customer).thread).toMatchObject([
      { mentionOwner: false },
    ]);
    s.wait(5 * 60_000);
    expect(s.do({ move: 'customer-wrote', message: message('ms_4', s.at) }, customer).thread).toMatchObject([
      { mentionOwner: true },
    ]);
  });

  it('who writes to a ticket that nobody has, or that was closed, is heard in the channel, and gets the owner back', () => {
    expect(scene().do({ move: 'customer-wrote', message: message('ms_2', minutes(1)) }, customer).thread).toMatchObject(
      [{ alsoToChannel: true, mentionOwner: false }],
    );
    const s = scene(
      opened({ state: 'closed', closeReason: 'answered', closedAt: START, owner: 'lucia', ownedSince: START }),
    );
    expect(s.do({ move: 'customer-wrote', message: message('ms_2', minutes(9)) }, customer).thread).toMatchObject([
      { alsoToChannel: true, mentionOwner: true },
    ]);
    expect(s.view.ticket).toMatchObject({
      state: 'open',
      closeReason: null,
      owner: 'lucia',
      reopened: 1,
      lastInboundId: 'ms_2',
    });
  });

  it('whose older message arrives late is shown, but the answer stays with the newest', () => {
    const s = scene();
    s.do({ move: 'customer-wrote', message: message('ms_0', minutes(-9)) }, customer);
    expect(s.view.ticket.lastInboundId).toBe('ms_1');
  });

  it.each([
    ['customer-edited', 'edited-by-customer'],
    ['customer-deleted', 'deleted-by-customer'],
  ] as const)('%s voids the approval, keeps the text and tells the owner', (move, voidReason) => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    expect(s.do({ move, messageId: 'ms_1' }, customer).thread).toMatchObject([{ mention: ['lucia'] }]);
    expect(s.newest()).toMatchObject({ state: 'void', voidReason, text: 'Hola' });
  });

  it('who writes while the answer waits to go out holds it; while it goes out, it goes', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
    const before = s.view;
    s.do({ move: 'customer-wrote', message: message('ms_2', minutes(1)) }, customer);
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'approval-changed', detail: 'new-message' });
    const going = scene(before);
    going.do({ move: 'delivery-starts', deliveryId: going.delivery().id }, system);
    going.do({ move: 'customer-edited', messageId: 'ms_1' }, customer);
    expect(going.delivery().state).toBe('sending');
    expect(going.newest().state).toBe('approved');
  });
});

it("an answer in the network's own app closes the ticket and voids what was written", () => {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
  s.do({ move: 'answered-outside', messageId: 'ms_9', url: 'https://x.example/9', at: minutes(3) }, system);
  expect(s.view.ticket).toMatchObject({
    state: 'closed',
    closeReason: 'answered-outside',
    firstAnsweredAt: minutes(3),
  });
  expect(s.newest().state).toBe('void');
  expect(s.try({ move: 'answered-outside', messageId: 'ms_9', url: '', at: START }, system).kind).toBe('already');
});

it('a new ticket begins with its card and a thread of notice and digest', () => {
  expect(openingChanges('tk_9')).toEqual({
    thread: [{ kind: 'digest' }],
    activity: [{ what: 'opened' }],
    jobs: [{ job: 'post-card', ticketId: 'tk_9' }],
  });
});
