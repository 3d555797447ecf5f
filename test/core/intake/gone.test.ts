import { describe, expect, it } from 'vitest';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { claimed, deliveryOf, draftOf, messageOf, minutes, postedAt } from '../../handlers/cards/builders.ts';
import { inbound, own, plan, planned, view } from './planned.ts';

describe('a deletion', () => {
  const gone: InboundEvent = { kind: 'deleted', eventKey: 'd', nativeId: '100', at: minutes(20) };
  it('of a message that we have is kept as one, and voids what was approved', () => {
    const given = planned(
      'deleted',
      plan(gone, { message: messageOf({}), view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })] }) }),
    );
    expect(given).toMatchObject({ messageId: 'ms_1', at: minutes(20), ticketId: 'tk_1' });
    expect(given.changes?.drafts).toEqual([{ id: 'dr_2', set: { state: 'void', voidReason: 'deleted-by-customer' } }]);
  });
  it('of the newest message leaves the one before it to be answered', () => {
    const remaining = messageOf({ id: 'ms_0', postedAt: minutes(-5) });
    const given = planned(
      'deleted',
      plan(gone, { message: messageOf({}), view: view({ ticket: claimed }), remaining }),
    );
    expect(given.changes?.ticket).toEqual({ lastInboundId: 'ms_0', lastInboundAt: minutes(-5) });
    expect(
      planned(
        'deleted',
        plan(gone, { message: messageOf({ id: 'ms_0' }), view: view({ ticket: claimed }), remaining: messageOf({}) }),
      ).changes?.ticket,
    ).toBeUndefined();
  });
  it('that is to be forgotten is drawn again without what was read of it, though it was known before', () => {
    const known = { message: messageOf({ state: 'deleted' }), view: view({ ticket: claimed }) };
    expect(plan(gone, known)).toEqual({ kind: 'ignore', why: 'seen' });
    expect(plan({ ...gone, forget: true }, known)).toMatchObject({
      kind: 'deleted',
      forget: true,
      changes: { jobs: [{ job: 'redraw-card', ticketId: 'tk_1' }] },
    });
  });
  it('is not taken for gone where the network only does not show it: her words and what was written for her stay', () => {
    const hidden: InboundEvent = { kind: 'hidden', eventKey: 'h', nativeId: '100', at: minutes(20) };
    const given = planned(
      'hidden',
      plan(hidden, {
        message: messageOf({}),
        view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })] }),
      }),
    );
    expect(given).toMatchObject({
      messageId: 'ms_1',
      at: minutes(20),
      changes: { thread: [{ key: 'event.customer-hidden' }] },
    });
    expect(given.changes?.drafts ?? []).toEqual([]);
    expect(given.changes?.ticket).toBeUndefined();
    expect(plan(hidden, { message: messageOf({ state: 'hidden' }) })).toEqual({ kind: 'ignore', why: 'seen' });
    expect(plan(hidden, { message: messageOf({ state: 'deleted' }) })).toEqual({ kind: 'ignore', why: 'seen' });
    expect(plan(hidden, {})).toEqual({ kind: 'ignore', why: 'seen' });
  });

  it('is back when a look by its id shows it, and is the one to answer again', () => {
    const shown = (over: Partial<InboundMessage> = {}): InboundEvent => ({
      kind: 'shown',
      eventKey: 's',
      message: inbound({ nativeId: '100', currentId: '100', ...over }),
    });
    for (const state of ['hidden', 'deleted'] as const) {
      const older = view({
        ticket: { ...claimed, lastInboundId: 'ms_0', lastInboundAt: new Date(postedAt.getTime() - 60_000) },
        drafts: [draftOf({ state: 'approved' })],
      });
      const given = planned('shown', plan(shown(), { message: messageOf({ state }), view: older }));
      expect(given).toMatchObject({
        messageId: 'ms_1',
        message: { state: 'live', version: 0 },
        changes: { ticket: { lastInboundId: 'ms_1' }, thread: [{ key: 'event.customer-shown' }] },
      });
      expect(given.changes?.drafts ?? []).toEqual([]);
    }
    const edited = planned(
      'shown',
      plan(shown({ version: 1, currentId: '105', text: 'Otra cosa' }), {
        message: messageOf({ state: 'hidden' }),
        view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })] }),
      }),
    );
    expect(edited).toMatchObject({
      message: { state: 'edited', version: 1, currentId: '105', text: 'Otra cosa' },
      changes: {
        thread: [{ key: 'event.customer-shown.edited' }],
        drafts: [{ set: { voidReason: 'edited-by-customer' } }],
      },
    });
    expect(plan(shown(), { message: messageOf({}) })).toEqual({ kind: 'ignore', why: 'seen' });
  });

  it('of what we never had, or had deleted, is nothing', () => {
    expect(plan(gone)).toEqual({ kind: 'ignore', why: 'no-ticket' });
    expect(plan(gone, { message: messageOf({ state: 'deleted' }) })).toEqual({ kind: 'ignore', why: 'seen' });
  });
  it('of what a colleague said outside moves nothing', () => {
    expect(planned('deleted', plan(gone, { message: messageOf({ direction: 'out' }), view: view() }))).toMatchObject({
      messageId: 'ms_1',
      changes: null,
    });
  });
  it.each([{ readBack: false }, { readBack: true }])(
    'of our answer is told whether or not it was read back ($readBack)',
    ({ readBack }) => {
      const sent = deliveryOf({ state: 'sent', nativeId: '100' });
      const given = planned(
        'deleted',
        plan(gone, {
          message: readBack ? messageOf({ direction: 'out' }) : null,
          view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })], deliveries: [sent] }),
          delivery: sent,
        }),
      );
      expect(given).toMatchObject({ messageId: readBack ? 'ms_1' : null, ticketId: 'tk_1', own: true });
      expect(given.changes?.deliveries).toEqual([{ id: 'dl_1', set: { state: 'removed' } }]);
      expect(given.changes?.thread).toEqual([expect.objectContaining({ key: 'event.answer-gone' })]);
    },
  );
  it('of our answer that was told before is nothing, and reading it back brings it in as deleted', () => {
    const removed = deliveryOf({ state: 'removed', nativeId: '200' });
    const known = {
      view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })], deliveries: [removed] }),
      delivery: removed,
    };
    expect(plan(gone, known)).toEqual({ kind: 'ignore', why: 'seen' });
    expect(planned('own', plan(own(), known))).toMatchObject({ message: { state: 'deleted' }, changes: null });
  });
});

describe('a receipt', () => {
  const receipt: InboundEvent = { kind: 'receipt', eventKey: 'r', nativeId: '200', what: 'delivered', at: minutes(20) };
  it('marks the answer that it is about, and of any other says nothing', () => {
    const delivery = deliveryOf({ state: 'sent', nativeId: '200', sentAt: minutes(14) });
    const known = { delivery, view: view({ ticket: claimed, drafts: [draftOf({})], deliveries: [delivery] }) };
    expect(planned('marked', plan(receipt, known)).changes.deliveries).toEqual([
      { id: delivery.id, set: { deliveredAt: minutes(20), nativeId: '200' } },
    ]);
    expect(plan(receipt, { view: known.view })).toEqual({ kind: 'ignore', why: 'no-ticket' });
    expect(plan({ ...receipt, what: 'sent' }, known)).toEqual({ kind: 'ignore', why: 'seen' });
  });

  it('that names a moment alone marks what was out then, which keeps its id', () => {
    const delivery = deliveryOf({ state: 'sent', nativeId: '200', sentAt: minutes(14) });
    const known = { delivery, view: view({ ticket: claimed, drafts: [draftOf({})], deliveries: [delivery] }) };
    const until: InboundEvent = {
      ...receipt,
      what: 'read',
      nativeId: 'dm:7',
      until: { author: '7', at: minutes(15) },
    };
    expect(planned('marked', plan(until, known)).changes.deliveries).toEqual([
      { id: delivery.id, set: { readAt: minutes(20), nativeId: '200' } },
    ]);
  });
});
