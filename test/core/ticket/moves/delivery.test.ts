import { describe, expect, it } from 'vitest';
import type { Move } from '#core/ticket/moves/index.ts';
import { isConfirmed, type DeliveryState, type PublishOutcome } from '#core/ticket/delivery.ts';
import { GIVE_UP_AFTER_MS } from '#core/ticket/moves/delivery.ts';
import { customer, message, minutes, person, scene, system, text, type Scene } from '../../scene.ts';

const lucia = person('lucia');

function queued(): Scene {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
  s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
  return s;
}
function sending(): Scene {
  const s = queued();
  s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
  return s;
}
function ended(outcome: PublishOutcome): Scene {
  const s = sending();
  s.do({ move: 'delivery-ends', deliveryId: s.delivery().id, outcome }, system);
  return s;
}
const sentAt = minutes(7);
const sent: PublishOutcome = { kind: 'sent', nativeId: '77', url: 'https://x.example/77', at: sentAt };
const unknown: PublishOutcome = { kind: 'unknown', detail: 'time-out' };
const refusal: PublishOutcome = { kind: 'refused', code: 'duplicate', detail: 'You already said that' };

const made: Record<DeliveryState, () => Scene> = {
  queued,
  sending,
  sent: () => ended(sent),
  unknown: () => ended(unknown),
  refused: () => ended(refusal),
  removed: () => {
    const s = ended(sent);
    return scene({
      ...s.view,
      deliveries: s.view.deliveries.map((delivery) => ({ ...delivery, state: 'removed' as const })),
    });
  },
};

type About = Extract<Move, { deliveryId: string }>;
const moves: { name: string; move: Omit<About, 'deliveryId'>; ends: Record<DeliveryState, string> }[] = [
  {
    name: 'starts',
    move: { move: 'delivery-starts' },
    ends: {
      queued: 'sending',
      sending: 'already',
      sent: 'already',
      refused: 'already',
      unknown: 'already',
      removed: 'already',
    },
  },
  {
    name: 'ends sent',
    move: { move: 'delivery-ends', outcome: sent } as About,
    ends: {
      queued: 'already',
      sending: 'sent',
      sent: 'already',
      refused: 'already',
      unknown: 'sent',
      removed: 'already',
    },
  },
  {
    name: 'ends refused',
    move: { move: 'delivery-ends', outcome: refusal } as About,
    ends: {
      queued: 'already',
      sending: 'refused',
      sent: 'already',
      refused: 'already',
      unknown: 'refused',
      removed: 'already',
    },
  },
  {
    name: 'ends unknown',
    move: { move: 'delivery-ends', outcome: unknown } as About,
    ends: {
      queued: 'already',
      sending: 'unknown',
      sent: 'already',
      refused: 'already',
      unknown: 'already',
      removed: 'already',
    },
  },
  {
    name: 'ends not sent',
    move: { move: 'delivery-ends', outcome: { kind: 'not-sent', retryAfterMs: 9000, detail: '429' } } as About,
    ends: {
      queued: 'already',
      sending: 'queued',
      sent: 'already',
      refused: 'already',
      unknown: 'queued',
      removed: 'already',
    },
  },
  {
    name: 'is found',
    move: { move: 'delivery-found', nativeId: '77', url: 'u', at: sentAt } as About,
    ends: { queued: 'sent', sending: 'sent', sent: 'already', refused: 'sent', unknown: 'sent', removed: 'already' },
  },
  {
    name: 'is proven absent',
    move: { move: 'delivery-absent' },
    ends: {
      queued: 'already',
      sending: 'already',
      sent: 'already',
      refused: 'already',
      unknown: 'queued',
      removed: 'already',
    },
  },
  {
    name: 'is not found',
    move: { move: 'delivery-not-found', detail: '', giveUp: true } as About,
    ends: {
      queued: 'already',
      sending: 'already',
      sent: 'already',
      refused: 'already',
      unknown: 'unknown',
      removed: 'already',
    },
  },
  {
    name: 'is marked sent',
    move: { move: 'mark-sent' },
    ends: {
      queued: 'delivery.not-unknown',
      sending: 'delivery.not-unknown',
      sent: 'already',
      refused: 'delivery.not-unknown',
      unknown: 'sent',
      removed: 'delivery.not-unknown',
    },
  },
  {
    name: 'is sent again',
    move: { move: 'send-again' },
    ends: {
      queued: 'already',
      sending: 'already',
      sent: 'already',
      refused: 'queued',
      unknown: 'queued',
      removed: 'already',
    },
  },
  {
    name: 'is held',
    move: { move: 'original-changed', how: 'edited' } as About,
    ends: {
      queued: 'refused',
      sending: 'refused',
      sent: 'already',
      refused: 'already',
      unknown: 'already',
      removed: 'already',
    },
  },
];

describe('a delivery', () => {
  const table = moves.flatMap(({ name, move, ends }) =>
    Object.entries(ends).map(([from, to]) => ({ name, move, from, to })),
  );
  it.each(table)('that is $from and $name: $to', ({ move, from, to }) => {
    const s = made[from as DeliveryState]();
    const person = move.move === 'mark-sent' || move.move === 'send-again';
    const verdict = s.try({ ...move, deliveryId: s.delivery().id } as Move, person ? lucia : system);
    const end = verdict.kind === 'refused' ? verdict.code : verdict.kind === 'already' ? 'already' : s.delivery().state;
    expect(end).toBe(to);
    expect(s.view.deliveries).toHaveLength(1);
  });

  it('that is unknown to us is refused in words', () => {
    expect(scene().try({ move: 'delivery-starts', deliveryId: 'dl_x' }, system)).toEqual({
      kind: 'refused',
      code: 'delivery.not-found',
    });
  });

  it('leaves the ticket open with its owner, answered at the time of the network', () => {
    const s = ended(sent);
    expect(s.view.ticket).toMatchObject({ state: 'open', owner: 'lucia', firstAnsweredAt: sentAt });
    expect(s.delivery()).toMatchObject({ nativeId: '77', url: 'https://x.example/77', sentAt, attempts: 1 });
  });

  it('whose end is unknown is looked for after 5 seconds, ever more slowly, and then left to a person', () => {
    const s = sending();
    const { id } = s.delivery();
    expect(s.do({ move: 'delivery-ends', deliveryId: id, outcome: unknown }, system).jobs).toContainEqual({
      job: 'find-sent',
      deliveryId: id,
      ticketId: 'tk_1',
      afterMs: 5_000,
    });
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map(() =>
      s
        .do({ move: 'delivery-not-found', deliveryId: id, detail: 'no', giveUp: false }, system)
        .jobs.flatMap((job) => (job.job === 'find-sent' ? [job.afterMs] : [])),
    );
    expect(waits.flat()).toEqual([10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000, 300_000]);
    const { thread, jobs } = s.do({ move: 'delivery-not-found', deliveryId: id, detail: 'no', giveUp: true }, system);
    expect(thread).toMatchObject([{ key: 'event.unknown', mention: ['lucia'] }]);
    expect(jobs.map(({ job }) => job)).toEqual(['redraw-card']);
    expect(s.delivery().lookups).toBe(9);
    expect(s.try({ move: 'write', draft: text('otra'), submit: false }, lucia)).toEqual({
      kind: 'refused',
      code: 'delivery.unresolved',
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1e15, -5])(
    'is tried again within the hour although the network asks for %s milliseconds',
    (retryAfterMs) => {
      const s = sending();
      const { jobs } = s.do(
        {
          move: 'delivery-ends',
          deliveryId: s.delivery().id,
          outcome: { kind: 'not-sent', retryAfterMs, detail: '429' },
        },
        system,
      );
      const again = jobs.find(({ job }) => job === 'send-reply');
      const afterMs = again !== undefined && 'afterMs' in again ? (again.afterMs ?? Number.NaN) : Number.NaN;
      expect(afterMs).toBeGreaterThanOrEqual(0);
      expect(afterMs).toBeLessThanOrEqual(GIVE_UP_AFTER_MS);
    },
  );

  it('that could not be sent for an hour is left to a person', () => {
    const s = sending();
    const notSent = {
      move: 'delivery-ends',
      deliveryId: s.delivery().id,
      outcome: { kind: 'not-sent', retryAfterMs: 60_000, detail: '429' },
    } as const;
    expect(s.do(notSent, system).jobs).toContainEqual({
      job: 'send-reply',
      deliveryId: s.delivery().id,
      ticketId: 'tk_1',
      afterMs: 60_000,
    });
    s.wait(3_600_000);
    s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
    expect(s.do(notSent, system).thread).toMatchObject([{ key: 'event.given-up', mention: ['lucia'] }]);
    expect(s.delivery().state).toBe('refused');
  });

  it('is held when the stored words are not the approved ones, and the version is void', () => {
    const before = queued();
    const s = scene({ ...before.view, drafts: before.view.drafts.map((draft) => ({ ...draft, text: 'otra cosa' })) });
    s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'approval-changed', detail: 'content-changed' });
    expect(s.newest()).toMatchObject({ state: 'void', voidReason: 'content-changed' });
  });

  it('held because the original changed goes out once the owner confirms, and is not held again', () => {
    const s = sending();
    expect(
      s.do({ move: 'original-changed', deliveryId: s.delivery().id, how: 'answered-outside' }, system).thread,
    ).toMatchObject([{ key: 'event.original-answered-outside', mention: ['lucia'] }]);
    s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: true }, lucia);
    expect(isConfirmed(s.delivery())).toBe(true);
    s.do({ move: 'delivery-starts', deliveryId: s.delivery().id }, system);
    s.do(
      {
        move: 'delivery-ends',
        deliveryId: s.delivery().id,
        outcome: { kind: 'not-sent', retryAfterMs: 1, detail: 'x' },
      },
      system,
    );
    expect(isConfirmed(s.delivery())).toBe(true);
    expect(s.try({ move: 'original-changed', deliveryId: s.delivery().id, how: 'edited' }, system).kind).toBe(
      'already',
    );
  });

  it.each<[string, Move[]]>([
    [
      'is proven absent',
      [
        { move: 'delivery-ends', deliveryId: '', outcome: unknown },
        { move: 'delivery-absent', deliveryId: '' },
      ],
    ],
    [
      'could not be sent yet',
      [{ move: 'delivery-ends', deliveryId: '', outcome: { kind: 'not-sent', retryAfterMs: 1, detail: '429' } }],
    ],
  ])('that %s is not tried again past what the customer wrote meanwhile', (_, steps) => {
    const s = sending();
    s.do({ move: 'customer-wrote', message: message('ms_2', minutes(2)) }, customer);
    expect(s.newest().state).toBe('approved');
    const changes = steps.map((step) => s.do({ ...step, deliveryId: s.delivery().id } as Move, system)).at(-1);
    expect(changes?.jobs.map(({ job }) => job)).toEqual(['redraw-card']);
    expect(s.delivery()).toMatchObject({ state: 'refused', refusal: 'approval-changed', detail: 'new-message' });
    expect(s.newest()).toMatchObject({ state: 'void', voidReason: 'new-message' });
  });

  it('marked as sent by a person takes its link when it is found after all', () => {
    const s = ended(unknown);
    s.do({ move: 'mark-sent', deliveryId: s.delivery().id }, lucia);
    expect(s.delivery()).toMatchObject({ state: 'sent', url: null });
    s.do({ move: 'delivery-found', deliveryId: s.delivery().id, nativeId: '77', url: 'u', at: sentAt }, system);
    expect(s.delivery()).toMatchObject({ nativeId: '77', url: 'u', sentAt });
  });

  it('that is found after a refusal stops the second one of its version', () => {
    const s = ended(refusal);
    const first = s.delivery().id;
    const again = { ...s.delivery(), id: 'dl_again', state: 'queued' as const, refusal: null, detail: null };
    const both = scene({ ...s.view, deliveries: [...s.view.deliveries, again] });
    both.do({ move: 'delivery-found', deliveryId: first, nativeId: '77', url: 'u', at: sentAt }, system);
    expect(both.view.deliveries.map(({ id, state, refusal: why }) => [id, state, why])).toEqual([
      [first, 'sent', null],
      ['dl_again', 'refused', 'duplicate'],
    ]);
  });

  it('is judged by its owner or by whoever sent it', () => {
    const s = ended(unknown);
    expect(s.try({ move: 'mark-sent', deliveryId: s.delivery().id }, person('joao'))).toMatchObject({
      kind: 'refused',
      code: 'ticket.not-yours',
    });
    expect(s.try({ move: 'send-again', deliveryId: s.delivery().id }, system)).toMatchObject({
      kind: 'refused',
      code: 'right.missing',
    });
  });
});
