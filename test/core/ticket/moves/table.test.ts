import { describe, expect, it } from 'vitest';
import type { By, Verdict } from '#core/ticket/changes.ts';
import { decide, moves, type Move, type MoveName, type PayloadOf } from '#core/ticket/moves/index.ts';
import { customer, message, minutes, opened, person, scene, START, system, text } from '../../scene.ts';

const lucia = person('lucia');
const draftId = 'dr_none';
const deliveryId = 'dl_none';
const delegationId = 'dg_none';
const at = minutes(5);

/** A payload for every move, who makes it on a new ticket, and what it comes to: a move with the rule of another would come to something else. */
const samples: { [Name in MoveName]: [PayloadOf<Name>, By, string] } = {
  claim: [{}, lucia, 'moved claim'],
  release: [{}, lucia, 'already say.released-already'],
  'owner-gone': [{ owner: 'lucia' }, system, 'already say.released-already'],
  'take-over': [{ reason: 'x' }, lucia, 'moved claim'],
  close: [{ reason: 'answered' }, lucia, 'moved close'],
  unfold: [{}, lucia, 'already say.unfolded-already'],
  reopen: [{}, lucia, 'already say.open-already'],
  tag: [{ add: ['cobros'], remove: [] }, lucia, 'moved tag'],
  'correct-labels': [{ values: { sentiment: 'negative' } }, lucia, 'moved label'],
  mark: [{ what: 'like', messageId: 'ms_1' }, lucia, 'moved network.like'],
  snooze: [{ until: minutes(60) }, lucia, 'moved snooze'],
  wake: [{}, system, 'already say.open-already'],
  'say-by-itself': [
    { draft: text('Abrimos el lunes'), rule: 'service 1' },
    { kind: 'rule', id: 'service 1' },
    'moved automatic',
  ],
  'ask-rating': [
    { draft: text('¿Qué tal?'), rating: { id: 'rt_1', experts: [], language: 'es', choices: [], token: null } },
    { kind: 'rule', id: 'rating' },
    'already say.sent-already',
  ],
  rate: [{ score: 4, messageId: null }, { kind: 'customer', id: 'au_1' }, 'already say.done'],
  'comment-rating': [{ comment: 'Gracias' }, { kind: 'customer', id: 'au_1' }, 'already say.done'],
  'level-told': [
    { kind: 'first', round: 1, turn: 1, how: 'warned', due: START.getTime(), escalate: [], gathered: [] },
    system,
    'already say.told-already',
  ],
  spam: [{ mute: true }, lucia, 'moved close'],
  mute: [{ on: true }, lucia, 'moved author.muted'],
  'continue-elsewhere': [{ elsewhere: { way: 'phone', who: 'Ana', note: '' } }, lucia, 'moved close'],
  transfer: [{ to: 'general', reason: 'x' }, lucia, 'moved move'],
  reroute: [{ route: { rule: 2, matched: [], channels: ['general'] } }, system, 'moved move'],
  'channel-gone': [{ from: 'facturacion', to: 'general' }, system, 'moved move'],
  'hand-over': [{ to: 'general', opens: minutes(600) }, system, 'moved move'],
  note: [
    {
      note: {
        id: 'nt_1',
        ticketId: 'tk_1',
        surface: 'slack',
        channel: 'C1',
        ts: '1',
        by: 'lucia',
        text: 'x',
        at,
        editedAt: null,
        deletedAt: null,
      },
      copy: false,
    },
    lucia,
    'moved note',
  ],
  'note-changed': [{ noteId: 'nt_1', text: null }, lucia, 'moved note.deleted'],
  write: [{ draft: text('Hola'), submit: false }, lucia, 'moved claim'],
  submit: [{ draftId }, lucia, 'refused draft.not-found'],
  send: [{ draftId, hash: '', confirmed: false }, lucia, 'refused draft.not-found'],
  approve: [{ draftId, hash: '', send: false }, lucia, 'refused draft.not-found'],
  return: [{ draftId, reason: 'x' }, lucia, 'refused draft.not-found'],
  'change-and-approve': [
    { draft: text('Hola', { basedOn: draftId }), undoSeconds: 30 },
    lucia,
    'refused draft.not-found',
  ],
  'approvers-changed': [
    { draftId, approval: { rule: 1, approvers: [], fourEyes: 'no' } },
    system,
    'refused draft.not-found',
  ],
  'stop-window': [{ draftId, undoSeconds: 30 }, system, 'already say.done'],
  stop: [{ draftId }, lucia, 'refused draft.not-found'],
  delegate: [
    { to: { kind: 'person', person: 'teresa' }, question: '¿Cuándo?', note: null, language: 'es', tokenHash: null },
    lucia,
    'moved delegation.asked',
  ],
  'take-delegation': [{ delegationId }, lucia, 'refused delegation.not-found'],
  'answer-delegation': [
    { delegationId, text: 'x', source: 'form', messageKey: null },
    lucia,
    'refused delegation.not-found',
  ],
  'use-answer': [{ delegationId }, lucia, 'refused delegation.not-found'],
  'withdraw-delegation': [{ delegationId }, lucia, 'refused delegation.not-found'],
  'experts-gone': [{ gone: ['teresa'] }, system, 'already say.withdrawn-already'],
  'delivery-starts': [{ deliveryId }, system, 'refused delivery.not-found'],
  'delivery-waits': [{ deliveryId }, system, 'refused delivery.not-found'],
  'delivery-ends': [{ deliveryId, outcome: { kind: 'unknown', detail: 'x' } }, system, 'refused delivery.not-found'],
  'delivery-found': [
    { deliveryId, nativeId: '7', url: 'https://x.example/7', at },
    system,
    'refused delivery.not-found',
  ],
  'delivery-absent': [{ deliveryId }, system, 'refused delivery.not-found'],
  'delivery-not-found': [{ deliveryId, detail: 'x', giveUp: false }, system, 'refused delivery.not-found'],
  'delivery-told': [{ deliveryId, nativeId: '7', what: 'read', at }, system, 'refused delivery.not-found'],
  'delivery-removed': [{ deliveryId }, system, 'refused delivery.not-found'],
  'mark-sent': [{ deliveryId }, lucia, 'refused delivery.not-found'],
  'send-again': [{ deliveryId }, lucia, 'refused delivery.not-found'],
  'needs-approval': [
    { draftId, approval: { rule: -1, approvers: ['emma'], fourEyes: 'no' } },
    system,
    'refused draft.not-found',
  ],
  'delivery-silenced': [{ deliveryId }, system, 'refused delivery.not-found'],
  'original-changed': [{ deliveryId, how: 'edited' }, system, 'refused delivery.not-found'],
  'customer-wrote': [{ message: message('ms_2', at) }, customer, 'moved customer.wrote'],
  'went-private': [{ ticketId: 'tk_2', number: 2 }, customer, 'moved went-private'],
  'file-refused': [{ fileId: 'fl_1', why: 'type', url: 'https://x.example/1' }, system, 'moved file.refused'],
  'customer-edited': [{ messageId: 'ms_1' }, customer, 'moved customer.edited'],
  'customer-deleted': [{ messageId: 'ms_1' }, customer, 'moved customer.deleted'],
  'customer-hidden': [{ messageId: 'ms_1' }, customer, 'moved customer.hidden'],
  'customer-shown': [{ messageId: 'ms_1', edited: false }, customer, 'moved customer.shown'],
  'answered-outside': [{ messageId: 'ms_2', url: 'https://x.example/2', at }, customer, 'moved answered-outside'],
};

function told(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'moved':
      return `moved ${verdict.changes.activity[0]?.what ?? ''}`;
    case 'already':
      return `already ${verdict.say.key}`;
    case 'refused':
      return `refused ${verdict.code}`;
    default:
      return verdict satisfies never;
  }
}

/** The very orders that callers give. */
const orders = Object.entries(samples).map(([move, [payload, by, outcome]]) => ({
  move: { move, ...payload } as Move,
  by,
  outcome,
}));

describe('every move', () => {
  it('has a payload here', () => {
    expect(orders.map(({ move }) => move.move).toSorted()).toEqual(Object.keys(moves).toSorted());
  });

  it.each(orders.map((each) => [each.move.move, each] as const))(
    '%s is decided by its own rule',
    (_name, { move, by, outcome }) => {
      expect(told(decide(opened(), move, by, at))).toBe(outcome);
    },
  );

  it('changes the ticket by what it carries', () => {
    const s = scene(opened({ openedAt: START }));
    expect(s.do({ move: 'snooze', until: minutes(90) }, lucia).ticket?.snoozedUntil).toEqual(minutes(90));
    expect(s.do({ move: 'transfer', to: 'general', reason: 'x' }, lucia).newHome).toBe('general');
  });
});
