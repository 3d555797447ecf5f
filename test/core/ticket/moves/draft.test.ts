import { describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import type { Finding } from '#core/ticket/draft.ts';
import {
  byIvan,
  message,
  minutes,
  customer,
  opened,
  person,
  scene,
  START,
  system,
  text,
  type Scene,
} from '../../scene.ts';

const lucia = person('lucia');
const ivan = person('ivan');
const strict = { ...byIvan, fourEyes: 'strict' as const };

/** Lucía has written and asked. */
function waiting(approval = byIvan): Scene {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola', { approval }), submit: true }, lucia);
  return s;
}
function sendIt(s: Scene, by = lucia, confirmed = false) {
  return s.try({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed }, by);
}

describe('writing', () => {
  it('claims for whoever writes first, numbers versions and supersedes the one before', () => {
    const s = scene();
    const first = s.do({ move: 'write', draft: text('uno'), submit: false }, lucia);
    expect(first.ticket).toMatchObject({ owner: 'lucia' });
    expect(first.thread).toEqual([{ kind: 'draft', draftId: s.newest().id, mention: [] }]);
    expect(s.newest()).toMatchObject({ version: 1, state: 'editing', author: 'lucia', writers: ['lucia'] });
    s.do({ move: 'write', draft: text('dos', { basedOn: s.newest().id }), submit: false }, lucia);
    expect(s.view.drafts.map(({ version, state, voidReason }) => [version, state, voidReason])).toEqual([
      [1, 'void', 'superseded'],
      [2, 'editing', null],
    ]);
    expect(s.try({ move: 'write', draft: text('x'), submit: false }, ivan)).toMatchObject({
      kind: 'refused',
      code: 'ticket.not-yours',
    });
    expect(s.try({ move: 'write', draft: text(' \u200b\n'), submit: false }, lucia)).toEqual({
      kind: 'refused',
      code: 'draft.empty',
    });
  });

  it('is approved at once where no rule asks, and mentions the approvers where one does', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    expect(s.newest()).toMatchObject({
      state: 'approved',
      approvedBy: 'rule:none',
      approvedHash: approvalHash(s.newest()),
    });
    const w = waiting();
    expect(w.newest().state).toBe('submitted');
    const asked = scene();
    expect(
      asked.do({ move: 'write', draft: text('Hola', { approval: byIvan }), submit: true }, lucia).thread,
    ).toMatchObject([{ kind: 'draft', mention: ['ivan', 'emma'] }]);
  });

  it('cannot be submitted with a finding that stops, but can be kept', () => {
    const stop: Finding = { clause: '2.2', check: 'length', severity: 'stop', params: { title: 'La respuesta cabe' } };
    const s = scene();
    const move = { move: 'write' as const, draft: text('Hola', { findings: [stop] }) };
    expect(s.try({ ...move, submit: true }, lucia)).toEqual({
      kind: 'refused',
      code: 'draft.has-stop',
      params: { clause: '2.2', title: 'La respuesta cabe' },
    });
    s.do({ ...move, submit: false }, lucia);
    expect(s.try({ move: 'submit', draftId: s.newest().id }, lucia)).toMatchObject({
      kind: 'refused',
      code: 'draft.has-stop',
    });
  });

  it('is refused where everybody who could approve it wrote it', () => {
    const s = scene();
    expect(
      s.try(
        {
          move: 'write',
          draft: text('Hola', { approval: { rule: 3, approvers: ['lucia'], fourEyes: 'yes' } }),
          submit: true,
        },
        lucia,
      ),
    ).toEqual({
      kind: 'refused',
      code: 'draft.no-approver',
      params: { rule: 3 },
    });
  });
});

describe('submitting later', () => {
  it('tells the approvers by a post, once', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola', { approval: byIvan }), submit: false }, lucia);
    const submit = { move: 'submit', draftId: s.newest().id } as const;
    expect(s.do(submit, lucia).thread).toEqual([
      { kind: 'event', key: 'event.draft-waiting', params: { by: 'lucia', version: 1 }, mention: ['ivan', 'emma'] },
    ]);
    expect(s.try(submit, lucia)).toEqual({ kind: 'already', say: { key: 'say.submitted-already' } });
    s.do({ move: 'approve', draftId: submit.draftId, hash: s.hash(), send: false }, ivan);
    expect(s.try(submit, lucia)).toMatchObject({
      kind: 'already',
      say: { key: 'say.approved-already', params: { by: 'ivan' } },
    });
  });
});

describe('approving', () => {
  it('is for the listed, who did not write it, and for what they saw', () => {
    const s = waiting();
    const approve = { move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false } as const;
    expect(s.try(approve, person('joao'))).toEqual({
      kind: 'refused',
      code: 'draft.not-approver',
      params: { approvers: 'ivan, emma' },
    });
    expect(s.try(approve, { kind: 'rule', id: 'rule:1' })).toMatchObject({ kind: 'refused', code: 'right.missing' });
    expect(s.try({ ...approve, hash: 'f'.repeat(64) }, ivan)).toEqual({ kind: 'refused', code: 'draft.changed-since' });
    const { thread } = s.do(approve, ivan);
    expect(s.newest()).toMatchObject({
      state: 'approved',
      approvedBy: 'ivan',
      approvedAt: s.at,
      approvedHash: approve.hash,
    });
    expect(thread).toMatchObject([{ key: 'event.approved', mention: ['lucia'] }]);
    expect(s.try(approve, ivan)).toMatchObject({
      kind: 'already',
      say: { key: 'say.approved-already', params: { by: 'ivan' } },
    });
  });

  it('needs other eyes than those that wrote any version of the answer', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('uno', { approval: byIvan }), submit: false }, ivan);
    s.do({ move: 'take-over', reason: 'turno' }, lucia);
    // Not "based on" the first one: it does not free him.
    s.do({ move: 'write', draft: text('dos', { approval: byIvan }), submit: true }, lucia);
    expect(s.try({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, ivan)).toEqual({
      kind: 'refused',
      code: 'draft.four-eyes',
      params: { approvers: 'emma' },
    });
    s.do({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: true }, person('emma'));
    expect(s.delivery()).toMatchObject({ state: 'queued', by: 'emma', draftId: s.newest().id });
  });

  it('of an older version points to the newest', () => {
    const s = waiting();
    const old = s.newest();
    s.do({ move: 'write', draft: text('otra', { approval: byIvan }), submit: true }, lucia);
    expect(s.try({ move: 'approve', draftId: old.id, hash: approvalHash(old), send: false }, ivan)).toEqual({
      kind: 'refused',
      code: 'draft.old-version',
      params: { version: 2 },
    });
  });

  it('of what the customer made worthless is refused with the reason', () => {
    const s = waiting();
    s.do({ move: 'customer-edited', messageId: 'ms_1' }, customer);
    expect(s.try({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, ivan)).toEqual({
      kind: 'refused',
      code: 'draft.void',
      params: { state: 'void.edited-by-customer' },
    });
  });
});

it('returning needs a reason and tells the drafter', () => {
  const s = waiting();
  const draftId = s.newest().id;
  expect(s.try({ move: 'return', draftId, reason: ' ' }, ivan)).toEqual({ kind: 'refused', code: 'reason.missing' });
  expect(s.do({ move: 'return', draftId, reason: 'sin plazos' }, ivan).thread).toEqual([
    {
      kind: 'event',
      key: 'event.returned',
      params: { by: 'ivan', version: 1, reason: 'sin plazos' },
      mention: ['lucia'],
    },
  ]);
  expect(s.newest()).toMatchObject({ state: 'returned', returnedBy: 'ivan', returnedReason: 'sin plazos' });
  expect(s.try({ move: 'return', draftId, reason: 'x' }, ivan)).toMatchObject({
    kind: 'already',
    say: { key: 'say.returned-already' },
  });
  expect(s.try({ move: 'submit', draftId }, lucia)).toMatchObject({ kind: 'already' });
});

describe('changing and approving', () => {
  const change = (s: Scene, words = 'Hola, Carla') =>
    ({
      move: 'change-and-approve',
      draft: text(words, { basedOn: s.newest().id, approval: byIvan }),
      undoSeconds: 30,
    }) as const;

  it("approves the approver's own words, tells the drafter, and sending waits until she can no longer stop it", () => {
    const s = waiting();
    const { thread } = s.do(change(s), ivan);
    expect(thread).toEqual([{ kind: 'draft', draftId: s.newest().id, mention: ['lucia'] }]);
    expect(s.newest()).toMatchObject({
      version: 2,
      state: 'approved',
      author: 'ivan',
      writers: ['lucia', 'ivan'],
      approvedBy: 'ivan',
      undoUntil: new Date(s.at.getTime() + 30_000),
    });
    expect(s.view.drafts[0]).toMatchObject({ state: 'void', voidReason: 'superseded' });
    const verdict = sendIt(s);
    expect(verdict).toMatchObject({ kind: 'moved', changes: { jobs: [{}, { job: 'send-reply', afterMs: 29_000 }] } });
    // Too early: it is only put off.
    expect(s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system).jobs).toMatchObject([
      {},
      { job: 'send-reply', afterMs: 28_000 },
    ]);
    expect(s.delivery().state).toBe('queued');
    const stop = { move: 'stop', draftId: s.newest().id } as const;
    expect(s.try(stop, ivan)).toEqual({ kind: 'refused', code: 'draft.not-drafter' });
    s.do(stop, lucia);
    expect(s.newest()).toMatchObject({ state: 'void', voidReason: 'stopped' });
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'approval-changed', detail: 'stopped' });
    expect(s.try(stop, lucia)).toMatchObject({ kind: 'already', say: { key: 'say.stopped-already' } });
  });

  it('can be stopped only in time', () => {
    const s = waiting();
    s.do(change(s), ivan);
    s.wait(31_000);
    const stop = { move: 'stop', draftId: s.newest().id } as const;
    expect(s.try(stop, lucia)).toEqual({
      kind: 'refused',
      code: 'draft.undo-over',
      params: { moment: s.newest().undoUntil?.toISOString() },
    });
    expect(sendIt(s)).toMatchObject({
      kind: 'moved',
      changes: { jobs: [{}, { job: 'send-reply', deliveryId: s.delivery().id }] },
    });
  });

  it('can be stopped from when the drafter was told on, also where it waits to be sent, and not once it goes out', () => {
    const s = waiting();
    s.do(change(s), ivan);
    const told = { move: 'stop-window', draftId: s.newest().id, undoSeconds: 30 } as const;
    expect(s.try(told, system).kind).toBe('already');
    sendIt(s);
    s.wait(60_000);
    s.do(told, system);
    const until = s.newest().undoUntil ?? START;
    expect(until.getTime() - s.at.getTime()).toBeGreaterThan(27_000);
    expect(s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system).jobs).toMatchObject([
      {},
      { job: 'send-reply' },
    ]);
    expect(s.delivery().state).toBe('queued');
    s.wait(31_000);
    expect(s.try({ move: 'stop', draftId: s.newest().id }, lucia)).toMatchObject({
      kind: 'refused',
      code: 'ticket.being-sent',
    });
    s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
    expect(s.try(told, system).kind).toBe('already');
  });

  it('with the same words is approving', () => {
    const s = waiting();
    s.do(change(s, 'Hola'), ivan);
    expect(s.view.drafts).toHaveLength(1);
    expect(s.newest()).toMatchObject({ state: 'approved', undoUntil: null });
  });

  it('under a strict rule hands the text back to the drafter, who has the last word', () => {
    const s = waiting(strict);
    s.do(change(s), ivan);
    expect(s.newest()).toMatchObject({ state: 'submitted', approvedBy: null, approval: { approvers: ['lucia'] } });
    const approve = { move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false } as const;
    expect(s.try(approve, ivan)).toMatchObject({ kind: 'refused', code: 'draft.not-approver' });
    s.do(approve, lucia);
    expect(s.newest()).toMatchObject({ state: 'approved', approvedBy: 'lucia' });
  });
});

describe('sending', () => {
  it('is for the owner, of approved words that are still the same, once', () => {
    const s = waiting();
    expect(sendIt(s)).toEqual({ kind: 'refused', code: 'draft.not-approved' });
    s.do({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, ivan);
    expect(sendIt(s, ivan)).toEqual({ kind: 'refused', code: 'ticket.not-yours', params: { owner: 'lucia' } });
    expect(s.try({ move: 'send', draftId: s.newest().id, hash: 'x', confirmed: false }, lucia)).toEqual({
      kind: 'refused',
      code: 'draft.changed-since',
    });
    expect(sendIt(s).kind).toBe('moved');
    expect(sendIt(s)).toEqual({ kind: 'already', say: { key: 'say.sent-already' } });
  });

  it('refuses stored words that are not the approved ones', () => {
    const s = waiting();
    s.do({ move: 'approve', draftId: s.newest().id, hash: s.hash(), send: false }, ivan);
    const forged = { ...s.view, drafts: s.view.drafts.map((draft) => ({ ...draft, text: 'otra cosa' })) };
    expect(
      scene(forged).try({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia),
    ).toEqual({ kind: 'refused', code: 'draft.changed-since' });
  });

  it('again is possible after the customer wrote and a new answer was approved', () => {
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    sendIt(s);
    s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
    s.do(
      {
        move: 'delivery-ends',
        deliveryId: s.delivery().id,
        outcome: { kind: 'sent', nativeId: '7', url: 'u', at: s.at },
      },
      system,
    );
    s.do({ move: 'customer-wrote', message: message('ms_2', minutes(4)) }, customer);
    expect(s.view.drafts[0]?.state).toBe('approved');
    s.do({ move: 'write', draft: text('Y otra', { target: '9ms_2' }), submit: true }, lucia);
    expect(s.newest()).toMatchObject({ version: 2, writers: ['lucia'] });
    expect(sendIt(s).kind).toBe('moved');
    expect(s.view.deliveries).toHaveLength(2);
  });

  it('of a ticket that nobody has asks to claim it first', () => {
    const s = scene(opened({ ownedSince: START, owner: 'lucia' }));
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    s.do({ move: 'release' }, lucia);
    expect(sendIt(s)).toEqual({ kind: 'refused', code: 'ticket.nobody-has-it' });
  });
});
