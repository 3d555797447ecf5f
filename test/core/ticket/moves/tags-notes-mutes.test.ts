import { describe, expect, it } from 'vitest';
import { statusOf } from '#core/ticket/status.ts';
import { foldTag, toTag, uniqueTags } from '#core/ticket/tags.ts';
import { byIvan, customer, message, minutes, opened, person, scene, START, system, text } from '../../scene.ts';

const lucia = person('lucia');
const joao = person('joao');
const timer = { kind: 'system', id: 'wake-ticket' } as const;

describe('a tag as somebody types it', () => {
  it.each([
    ['  #Cobro doble ', 'cobro-doble'],
    ['RECLAMACIÓN', 'reclamación'],
    ['<!channel>', 'channel'],
    ['***', ''],
    ['a'.repeat(60), 'a'.repeat(40)],
    ['pedido\nroto', 'pedido-roto'],
  ])('%j is %j', (typed, tag) => {
    expect(toTag(typed)).toBe(tag);
  });
  it('is the same whatever its accents', () => {
    expect(foldTag('Reclamación')).toBe('reclamacion');
    expect(uniqueTags(['queja', 'QUEJA', '', 'reclamación', 'reclamacion'])).toEqual(['queja', 'reclamación']);
  });
});

describe('tagging', () => {
  it('adds what is new, takes away what is named, and says when nothing changes', () => {
    const s = scene(opened({ tags: ['queja', 'factura'] }));
    const { ticket, newTags, activity } = s.do(
      { move: 'tag', add: ['Cobro doble', 'QUEJA'], remove: ['factura'] },
      lucia,
    );
    expect(ticket).toEqual({ tags: ['queja', 'cobro-doble'] });
    expect(newTags).toEqual(['cobro-doble']);
    expect(activity).toEqual([{ what: 'tag', detail: { add: 'cobro-doble', remove: 'factura' } }]);
    expect(s.try({ move: 'tag', add: ['queja'], remove: ['nada'] }, lucia)).toMatchObject({
      kind: 'already',
      say: { key: 'say.tagged-already' },
    });
  });
  it('has an end, and is not for customers', () => {
    const many = Array.from({ length: 21 }, (_, i) => `t${i}`);
    expect(scene().try({ move: 'tag', add: many, remove: [] }, lucia)).toEqual({
      kind: 'refused',
      code: 'tags.too-many',
      params: { max: 20 },
    });
    expect(scene().try({ move: 'tag', add: ['x'], remove: [] }, customer)).toMatchObject({
      kind: 'refused',
      code: 'right.missing',
    });
  });
  it('works on what is closed', () => {
    expect(
      scene(opened({ state: 'closed', closedAt: START })).do({ move: 'tag', add: ['x'], remove: [] }, lucia).ticket,
    ).toEqual({ tags: ['x'] });
  });
});

describe('a pause', () => {
  it('hides the ticket until its time, which an order for later wakes', () => {
    const s = scene();
    const { jobs } = s.do({ move: 'snooze', until: minutes(60) }, lucia);
    expect(jobs).toContainEqual({
      job: 'wake-ticket',
      ticketId: 'tk_1',
      afterMs: minutes(60).getTime() - s.at.getTime(),
    });
    expect(statusOf(s.view)).toMatchObject({ kind: 'snoozed', until: minutes(60), needs: 'nobody' });
    expect(s.try({ move: 'wake' }, timer)).toMatchObject({ kind: 'already', say: { key: 'say.snoozed-still' } });
    s.wait(60 * 60_000);
    expect(s.do({ move: 'wake' }, timer).thread).toMatchObject([{ key: 'event.woken', mention: [] }]);
    expect(s.view.ticket).toMatchObject({ state: 'open', snoozedUntil: null });
    expect(s.try({ move: 'wake' }, timer).kind).toBe('already');
  });
  it('that was made longer is not ended by the first order', () => {
    const s = scene();
    s.do({ move: 'snooze', until: minutes(10) }, lucia);
    s.do({ move: 'snooze', until: minutes(90) }, lucia);
    s.wait(11 * 60_000);
    expect(s.try({ move: 'wake' }, timer).kind).toBe('already');
    expect(s.view.ticket.state).toBe('snoozed');
  });
  it('ends at once when the customer writes, and is told in the channel', () => {
    const s = scene();
    s.do({ move: 'snooze', until: minutes(60) }, lucia);
    expect(s.do({ move: 'customer-wrote', message: message('ms_2', minutes(1)) }, customer).thread).toMatchObject([
      { alsoToChannel: true },
    ]);
    expect(s.view.ticket).toMatchObject({ state: 'open', reopened: 0 });
  });
  it("is refused for the past, for ever, for another's ticket and while an answer goes out", () => {
    expect(scene().try({ move: 'snooze', until: START }, lucia)).toEqual({ kind: 'refused', code: 'snooze.past' });
    expect(scene().try({ move: 'snooze', until: new Date(Number.NaN) }, lucia)).toEqual({
      kind: 'refused',
      code: 'snooze.past',
    });
    expect(scene().try({ move: 'snooze', until: minutes(60 * 24 * 91) }, lucia)).toMatchObject({
      code: 'snooze.too-long',
    });
    expect(
      scene(opened({ owner: 'joao', ownedSince: START })).try({ move: 'snooze', until: minutes(9) }, lucia),
    ).toMatchObject({ code: 'ticket.not-yours' });
    const s = scene();
    s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
    s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
    expect(s.try({ move: 'snooze', until: minutes(9) }, lucia)).toEqual({ kind: 'refused', code: 'ticket.being-sent' });
  });
});

describe('closing for other reasons', () => {
  it('spam may silence the author in the same step', () => {
    const s = scene();
    const { mute, activity } = s.do({ move: 'spam', mute: true }, lucia);
    expect(s.view.ticket).toMatchObject({ state: 'closed', closeReason: 'spam' });
    expect(mute).toEqual({ on: true, by: 'lucia' });
    expect(activity).toEqual([
      { what: 'close', detail: { reason: 'spam' } },
      { what: 'author.muted', detail: { authorId: 'au_1' } },
    ]);
    expect(scene().do({ move: 'spam', mute: false }, lucia).mute).toBeUndefined();
    expect(scene(opened({ owner: 'joao', ownedSince: START })).try({ move: 'spam', mute: true }, lucia)).toMatchObject({
      code: 'ticket.not-yours',
    });
  });
  it('going on elsewhere keeps who and what, and the activity only the way', () => {
    const s = scene();
    const elsewhere = { way: 'phone', who: 'Marta, de tienda', note: 'la llama a las 12' } as const;
    expect(s.try({ move: 'continue-elsewhere', elsewhere: { ...elsewhere, who: ' ' } }, lucia)).toEqual({
      kind: 'refused',
      code: 'elsewhere.who',
    });
    expect(JSON.stringify(s.do({ move: 'continue-elsewhere', elsewhere }, lucia).activity)).not.toContain('Marta');
    expect(s.view.ticket).toMatchObject({ state: 'closed', closeReason: 'continued-elsewhere', elsewhere });
  });
});

it('an author is muted once and heard again once', () => {
  expect(scene().do({ move: 'mute', on: true }, lucia)).toMatchObject({
    mute: { on: true, by: 'lucia' },
    activity: [{ what: 'author.muted' }],
  });
  expect(scene().try({ move: 'mute', on: false }, lucia)).toMatchObject({
    kind: 'already',
    say: { key: 'say.unmuted-already' },
  });
  const muted = { ...opened(), muted: true };
  expect(scene(muted).try({ move: 'mute', on: true }, lucia)).toMatchObject({
    kind: 'already',
    say: { key: 'say.muted-already' },
  });
  expect(scene(muted).do({ move: 'mute', on: false }, joao).activity).toEqual([
    { what: 'author.unmuted', detail: { authorId: 'au_1' } },
  ]);
});

describe('moving to another channel', () => {
  it('makes a new home whose thread begins anew with the draft in the making, and keeps where it came from', () => {
    const s = scene(
      opened({ owner: 'joao', ownedSince: START, route: { rule: 2, matched: [], channels: ['facturacion', 'norte'] } }),
    );
    s.do({ move: 'write', draft: text('Hola', { approval: byIvan }), submit: true }, joao);
    expect(s.try({ move: 'transfer', to: 'envios', reason: ' ' }, lucia)).toEqual({
      kind: 'refused',
      code: 'reason.missing',
    });
    expect(s.try({ move: 'transfer', to: 'facturacion', reason: 'x' }, lucia)).toMatchObject({ kind: 'already' });
    const { newHome, thread, jobs } = s.do({ move: 'transfer', to: 'envios', reason: ' es un envío ' }, lucia);
    expect(newHome).toBe('envios');
    expect(s.view.ticket.route).toEqual({
      rule: 2,
      matched: [],
      channels: ['envios', 'norte'],
      moved: [{ from: 'facturacion', to: 'envios', by: 'lucia', at: s.at.toISOString(), reason: 'es un envío' }],
    });
    expect(thread).toEqual([
      { kind: 'digest' },
      {
        kind: 'event',
        key: 'event.moved',
        params: { by: 'lucia', channel: 'facturacion', reason: 'es un envío' },
        mention: ['joao'],
      },
      { kind: 'draft', draftId: s.newest().id, mention: [] },
    ]);
    expect(jobs.map(({ job }) => job)).toContain('post-card');
    s.do({ move: 'transfer', to: 'norte', reason: 'mejor allí' }, lucia);
    expect(s.view.ticket.route.channels).toEqual(['norte']);
    expect(s.view.ticket.route.moved).toHaveLength(2);
  });
});

it('a note under another card is copied, and its words stand in no activity', () => {
  const note = {
    id: 'slack:C1:1.2',
    ticketId: 'tk_1',
    by: 'lucia',
    text: 'ojo con esta',
    surface: 'slack',
    channel: 'C1',
    ts: '1.2',
    at: START,
    editedAt: null,
    deletedAt: null,
  };
  const { newNote, thread, activity } = scene().do({ move: 'note', note, copy: true }, lucia);
  expect(newNote).toEqual(note);
  expect(thread).toEqual([{ kind: 'note', noteId: note.id, by: 'lucia' }]);
  expect(JSON.stringify(activity)).not.toContain('ojo');
  expect(scene().do({ move: 'note', note, copy: false }, lucia).thread).toBeUndefined();
  expect(scene().do({ move: 'note-changed', noteId: note.id, text: null }, lucia)).toMatchObject({
    changedNote: { id: note.id, text: null },
    activity: [{ what: 'note.deleted' }],
  });
});

it('what was done on the network is marked once', () => {
  const s = scene();
  s.do({ move: 'mark', what: 'like', messageId: 'ms_1' }, lucia);
  s.do({ move: 'mark', what: 'hide', messageId: 'ms_1' }, lucia);
  expect(s.view.ticket.marks).toEqual({ liked: ['ms_1'], hidden: ['ms_1'] });
  expect(s.try({ move: 'mark', what: 'hide', messageId: 'ms_1' }, lucia).kind).toBe('already');
  s.do({ move: 'mark', what: 'unhide', messageId: 'ms_1' }, lucia);
  expect(s.view.ticket.marks).toEqual({ liked: ['ms_1'], hidden: [] });
});

it('an answer that was taken back is removed, once, and only if it was out', () => {
  const s = scene();
  s.do({ move: 'write', draft: text('Hola'), submit: true }, lucia);
  s.do({ move: 'send', draftId: s.newest().id, hash: s.hash(), confirmed: false }, lucia);
  const { id: deliveryId } = s.delivery();
  expect(s.try({ move: 'delivery-removed', deliveryId }, lucia)).toMatchObject({
    kind: 'refused',
    code: 'delivery.not-sent',
  });
  s.do({ move: 'delivery-starts', deliveryId }, system);
  s.do(
    {
      move: 'delivery-ends',
      deliveryId,
      outcome: { kind: 'sent', nativeId: '7', url: 'https://x.example/7', at: minutes(3) },
    },
    system,
  );
  s.do({ move: 'delivery-removed', deliveryId }, lucia);
  expect(statusOf(s.view)).toMatchObject({ kind: 'removed' });
  expect(s.try({ move: 'delivery-removed', deliveryId }, lucia)).toMatchObject({ kind: 'already' });
});
