import { describe, expect, it } from 'vitest';
import type { ReceiptKind } from '#core/message.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { statusOf } from '#core/ticket/status.ts';
import { minutes, person, scene, system, text, type Scene } from '../../scene.ts';

const lucia = person('lucia');
const sent: PublishOutcome = { kind: 'sent', nativeId: 'wamid.1', url: null, at: minutes(7) };

function sending(): Scene {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
  s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
  s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
  return s;
}
function ended(outcome: PublishOutcome = sent): Scene {
  const s = sending();
  s.do({ move: 'delivery-ends', deliveryId: s.delivery().id, outcome }, system);
  return s;
}
const why = { code: 'undeliverable' as const, detail: 'Message undeliverable (131026)' };
const told = (s: Scene, what: ReceiptKind, at: number, nativeId = 'wamid.1'): string =>
  s.try(
    {
      move: 'delivery-told',
      deliveryId: s.delivery().id,
      nativeId,
      what,
      at: minutes(at),
      why: what === 'failed' ? why : undefined,
    },
    system,
  ).kind;
function tell(s: Scene, ...receipts: [ReceiptKind, number][]): Scene {
  for (const [what, at] of receipts) told(s, what, at);
  return s;
}

describe('what the network tells of an answer', () => {
  it('is kept in whichever order it comes, each thing once', () => {
    const kept = { state: 'sent', deliveredAt: minutes(9), readAt: minutes(12) };
    const orders: [ReceiptKind, number][][] = [
      [
        ['sent', 8],
        ['delivered', 9],
        ['read', 12],
      ],
      [
        ['read', 12],
        ['delivered', 9],
        ['sent', 8],
      ],
      [
        ['delivered', 9],
        ['delivered', 10],
        ['read', 12],
        ['read', 13],
      ],
    ];
    for (const order of orders) expect(tell(ended(), ...order).delivery()).toMatchObject(kept);
  });

  it('that it did not arrive takes back that it was sent, and tells whoever sent it why', () => {
    const s = tell(ended(), ['sent', 8], ['failed', 9]);
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'undeliverable', detail: why.detail });
    // That it was on its way is told late, and no news; that it arrived after all is.
    expect(told(s, 'sent', 8)).toBe('already');
    expect(tell(s, ['delivered', 10]).delivery()).toMatchObject({ state: 'sent', deliveredAt: minutes(10) });
  });

  it('that it did not arrive opens again what was closed with it, and tells its owner and whoever sent it', () => {
    const s = ended();
    s.do({ move: 'close', reason: 'answered' }, lucia);
    expect(s.view.ticket.state).toBe('closed');
    const { deliveryId, ...failed } = {
      deliveryId: s.delivery().id,
      nativeId: 'wamid.1',
      what: 'failed' as const,
      why,
    };
    const { thread } = s.do({ move: 'delivery-told', deliveryId, ...failed, at: minutes(9) }, system);
    expect(s.view.ticket).toMatchObject({ state: 'open', closeReason: null, owner: 'lucia', reopened: 1 });
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'undeliverable' });
    expect(statusOf(s.view)).toMatchObject({ kind: 'refused', code: 'undeliverable' });
    expect(thread).toMatchObject([{ key: 'event.not-delivered-reopened', mention: ['lucia'] }]);
  });

  it('leaves closed what goes on elsewhere', () => {
    const s = ended();
    s.do({ move: 'spam', mute: false }, lucia);
    tell(s, ['failed', 9]);
    expect(s.view.ticket.state).toBe('closed');
    expect(s.delivery().state).toBe('refused');
  });

  it('says nothing of a failure once she has it, nor of an earlier try', () => {
    expect(told(tell(ended(), ['delivered', 9]), 'failed', 10)).toBe('already');
    expect(told(ended(), 'failed', 9, 'wamid.0')).toBe('already');
    expect(told(ended(), 'read', 9, 'wamid.0')).toBe('already');
  });

  it('proves that a call whose end nobody knows did its work', () => {
    for (const s of [sending(), ended({ kind: 'unknown', detail: 'time-out' })])
      expect(tell(s, ['delivered', 9]).delivery()).toMatchObject({
        state: 'sent',
        nativeId: 'wamid.1',
        sentAt: minutes(9),
        deliveredAt: minutes(9),
      });
    expect(tell(sending(), ['failed', 9]).delivery()).toMatchObject({ state: 'refused', refusal: 'undeliverable' });
  });
});
