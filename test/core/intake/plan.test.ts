import { describe, expect, it } from 'vitest';
import type { InboundEvent } from '#core/message.ts';
import { claimed, deliveryOf, draftOf, messageOf, minutes, postedAt } from '../../handlers/cards/builders.ts';
import { message, own, plan, planned, view } from './planned.ts';

describe('a first message', () => {
  it('opens a ticket with its area, language, channels and opening jobs', () => {
    const {
      ticket,
      message: row,
      changes,
      author,
    } = planned('open', plan(message({ author: { nativeId: '5', handle: 'rui', name: 'Rui' } })));
    expect(ticket).toMatchObject({
      brand: 'alba',
      account: 'alba-x',
      accounts: ['alba-x'],
      area: 'billing',
      language: 'es',
      kind: 'mention',
      owner: null,
      state: 'open',
      previousTicketId: null,
      lastInboundAt: minutes(30),
      openedAt: minutes(30),
    });
    expect(ticket.route).toEqual({ rule: 0, matched: [], channels: ['facturacion'] });
    expect(row).toMatchObject({ ticketId: ticket.id, direction: 'in', language: 'es', nativeId: '101', state: 'live' });
    expect(author.handle).toBe('rui');
    expect(changes.jobs).toEqual([{ job: 'post-card', ticketId: ticket.id }]);
    expect(changes.thread?.map(({ kind }) => kind)).toEqual(['digest']);
  });

  it.each([
    { what: 'the text', said: 'a fatura', hint: 'en', expected: 'pt' },
    { what: 'the network, where the text says nothing', said: '??', hint: 'en', expected: 'en' },
    { what: 'nothing, where the network does not know either', said: '??', hint: 'und', expected: null },
    {
      what: 'the text and the network, where it is one that nobody here expects',
      said: 'Pesanan saya belum sampai, sudah lama',
      hint: 'id',
      expected: 'id',
    },
  ])('takes its language from $what', ({ said, hint, expected }) => {
    expect(planned('open', plan(message({ text: said, languageHint: hint }))).ticket.language).toBe(expected);
  });

  it('to two of our accounts is one ticket; the one listed first answers', () => {
    const { ticket, message: row } = planned(
      'open',
      plan(message({ mentions: ['Alba_Ayuda', 'alba'] }), {}, { account: 'alba-ayuda' }),
    );
    expect(ticket).toMatchObject({ account: 'alba-x', accounts: ['alba-x', 'alba-ayuda'] });
    expect(row.account).toBe('alba-x');
  });

  it('of one of our own accounts opens nothing', () => {
    expect(plan(message({ author: { nativeId: '2', handle: 'Alba_Ayuda', name: 'Alba' } }))).toEqual({
      kind: 'ignore',
      why: 'own',
    });
  });
});

describe('a message by somebody muted', () => {
  it('is kept and opens nothing, nor does it bring back what is closed', () => {
    expect(planned('muted', plan(message(), { muted: true })).message).toMatchObject({
      nativeId: '101',
      ticketId: null,
      direction: 'in',
    });
    const closed = view({ ticket: { state: 'closed', closeReason: 'spam', closedAt: new Date(0) } });
    expect(planned('muted', plan(message(), { muted: true, view: closed })).message.ticketId).toBe(closed.ticket.id);
  });
  it('still joins a conversation that is open', () => {
    expect(plan(message(), { muted: true, view: view() }).kind).toBe('add');
  });
});

describe('a message that we have', () => {
  const known = { message: messageOf({ nativeId: '101', currentId: '101' }), view: view() };

  it('is ignored when it comes again', () => {
    expect(plan(message(), known)).toEqual({ kind: 'ignore', why: 'seen' });
  });
  it('is ignored in an older version', () => {
    expect(plan(message({ version: 1 }), { ...known, message: messageOf({ version: 2 }) })).toEqual({
      kind: 'ignore',
      why: 'older-version',
    });
  });
  it('adds the other account it came by', () => {
    const { accounts, changes } = planned('also-to', plan(message(), known, { account: 'alba-ayuda' }));
    expect(accounts).toEqual(['alba-x', 'alba-ayuda']);
    expect(changes.ticket).toEqual({ accounts });
    expect(changes.jobs).toEqual([{ job: 'redraw-card', ticketId: 'tk_1' }]);
  });
  it('keeps the account listed first in front, whichever came first', () => {
    const late = { ...known, view: view({ ticket: { accounts: ['alba-ayuda'], account: 'alba-ayuda' } }) };
    expect(planned('also-to', plan(message(), late)).accounts).toEqual(['alba-x', 'alba-ayuda']);
  });
  it('in a new version becomes that version and voids what was approved', () => {
    const approved = { ...known, view: view({ ticket: claimed, drafts: [draftOf({ state: 'approved' })] }) };
    const given = planned('version', plan(message({ version: 1, currentId: '102', text: 'Ya está' }), approved));
    expect(given.message).toMatchObject({ version: 1, currentId: '102', text: 'Ya está' });
    expect(given.changes?.drafts).toEqual([{ id: 'dr_2', set: { state: 'void', voidReason: 'edited-by-customer' } }]);
  });
  it('once deleted stays deleted', () => {
    expect(plan(message({ version: 1 }), { ...known, message: messageOf({ state: 'deleted' }) })).toEqual({
      kind: 'ignore',
      why: 'seen',
    });
  });
});

describe('a later message of the same person in the same thread', () => {
  it('joins the ticket, calls the owner and becomes the one to answer', () => {
    const { ticketId, message: row, changes } = planned('add', plan(message(), { view: view({ ticket: claimed }) }));
    expect(ticketId).toBe('tk_1');
    expect(changes.ticket).toMatchObject({ lastInboundId: row.id, lastInboundAt: minutes(30) });
    expect(changes.thread).toEqual([
      { kind: 'customer-message', messageId: row.id, alsoToChannel: false, mentionOwner: true },
    ]);
  });
  it('calls the owner at most once in two minutes', () => {
    const { changes } = planned(
      'add',
      plan(message({ postedAt: minutes(1) }), { view: view({ ticket: claimed }) }, { now: minutes(1) }),
    );
    expect(changes.thread).toEqual([expect.objectContaining({ mentionOwner: false })]);
  });
  it('goes to the channel where nobody has it', () => {
    expect(planned('add', plan(message(), { view: view() })).changes.thread).toEqual([
      expect.objectContaining({ alsoToChannel: true, mentionOwner: false }),
    ]);
  });
  it('keeps the language she wrote in before, where the text says none', () => {
    expect(
      planned('add', plan(message({ text: '??', languageHint: 'en' }), { view: view({ ticket: { language: 'pt' } }) }))
        .message.language,
    ).toBe('pt');
  });
  it('brings in an account that only it mentions', () => {
    expect(
      planned('add', plan(message({ mentions: ['alba_ayuda'] }), { view: view() })).changes.ticket?.accounts,
    ).toEqual(['alba-x', 'alba-ayuda']);
  });

  const closed = view({ ticket: { ...claimed, state: 'closed', closeReason: 'answered', closedAt: postedAt } });
  it('reopens what was closed, with its owner, within the days for that', () => {
    const { changes } = planned('add', plan(message(), { view: closed }, { now: minutes(7 * 24 * 60) }));
    expect(changes.ticket).toMatchObject({ state: 'open', closeReason: null, reopened: 1 });
    expect(changes.thread).toEqual([expect.objectContaining({ alsoToChannel: true, mentionOwner: true })]);
  });
  it('opens a new ticket after them, linked to the old', () => {
    const { ticket } = planned(
      'open',
      plan(message({ text: '??' }), { view: closed }, { now: minutes(7 * 24 * 60 + 1) }),
    );
    expect(ticket).toMatchObject({ previousTicketId: 'tk_1', owner: null, language: 'es' });
    expect(ticket.id).not.toBe('tk_1');
  });
});

describe('something we said', () => {
  const draft = draftOf({ state: 'approved' });
  const sending = deliveryOf({ state: 'unknown' });

  it('as an answer that may not have gone out proves that it did', () => {
    const given = planned(
      'own',
      plan(own({ text: '@carla_ruiz Hola, Carla: te devolvemos  el segundo cobro.' }), {
        view: view({ ticket: claimed, drafts: [draft], deliveries: [sending] }),
        delivery: sending,
      }),
    );
    expect(given.message).toMatchObject({ direction: 'out', ticketId: 'tk_1' });
    expect(given.changes?.deliveries).toEqual([
      {
        id: 'dl_1',
        set: expect.objectContaining({ state: 'sent', nativeId: '200', url: 'https://x.com/alba/status/200' }),
      },
    ]);
  });
  it('after a person called it sent only brings the link', () => {
    const said = deliveryOf({ state: 'sent', sentAt: minutes(15) });
    const given = planned(
      'own',
      plan(own({ text: draft.text }), { view: view({ ticket: claimed, drafts: [draft], deliveries: [said] }) }),
    );
    expect(given.changes?.ticket?.state).toBeUndefined();
    expect(given.changes?.deliveries).toEqual([{ id: 'dl_1', set: expect.objectContaining({ nativeId: '200' }) }]);
  });
  it('as the echo of what we know is out changes nothing', () => {
    const sent = deliveryOf({ state: 'sent', sentAt: minutes(14), nativeId: '200' });
    expect(
      planned('own', plan(own(), { view: view({ drafts: [draft], deliveries: [sent] }), delivery: sent })).changes,
    ).toBeNull();
  });
  it("in the network's own app closes the ticket as answered outside", () => {
    const given = planned('own', plan(own({ text: 'Ya lo miramos' }), { view: view({ ticket: claimed }) }));
    expect(given.changes?.ticket).toMatchObject({ state: 'closed', closeReason: 'answered-outside' });
    expect(given.changes?.activity).toContainEqual({
      what: 'answered-outside',
      detail: { messageId: given.message.id },
    });
  });
  it("with other words than the answer under way is a colleague's", () => {
    const given = planned(
      'own',
      plan(own({ text: 'Te escribimos en privado' }), {
        view: view({ ticket: claimed, drafts: [draft], deliveries: [sending] }),
        delivery: sending,
      }),
    );
    expect(given.changes?.ticket).toMatchObject({ closeReason: 'answered-outside' });
  });
  it('as a file without words is ours while our call is under way, or where one like it was sent about then', () => {
    const attachments = [{ name: '1.png', mime: 'image/png', sha256: 'a1' }];
    const file = draftOf({ state: 'approved', text: '', attachments });
    const picture = own({ text: '', media: [{ kind: 'image', url: 'https://x.com/1.png' }] });
    const after = (state: 'sending' | 'unknown' | 'queued', event = picture) => {
      const delivery = deliveryOf({ state, nativeId: null, sendingSince: state === 'queued' ? null : minutes(29) });
      return planned('own', plan(event, { view: view({ ticket: claimed, drafts: [file], deliveries: [delivery] }) }))
        .changes;
    };
    const ours = [{ id: 'dl_1', set: expect.objectContaining({ state: 'sent' }) }];
    expect(after('sending')?.deliveries).toEqual(ours);
    expect(after('unknown')?.deliveries).toEqual(ours);
    expect(after('unknown')?.ticket?.closeReason).toBeUndefined();
    const others: [Parameters<typeof after>[0], InboundEvent][] = [
      ['queued', picture],
      ['sending', own({ text: 'Te la mando' })],
      // Hours later, another kind, or more than was sent: a colleague's.
      ['unknown', own({ text: '', media: [{ kind: 'image' }], postedAt: minutes(90) })],
      ['unknown', own({ text: '', media: [{ kind: 'video' }] })],
      ['unknown', own({ text: '', media: [{ kind: 'image' }, { kind: 'image' }] })],
    ];
    for (const [state, event] of others)
      expect(after(state, event)?.ticket).toMatchObject({ closeReason: 'answered-outside' });
  });
  it('never opens a ticket', () => {
    expect(plan(own({ parentId: undefined }))).toEqual({ kind: 'ignore', why: 'no-ticket' });
    expect(plan(own(), { message: messageOf({ direction: 'out', nativeId: '200' }) })).toEqual({
      kind: 'ignore',
      why: 'seen',
    });
  });
});

describe('a private message', () => {
  const before = {
    id: 'tk_9',
    lastInboundAt: minutes(20),
    state: 'open' as const,
    area: 'billing',
    region: 'norte',
    centre: null,
    route: { rule: 3, matched: [], channels: ['facturacion'], moved: [] },
  };
  const secret = message({ private: true, kind: 'dm', text: '¿Cuándo me lo devolvéis?' });

  it('goes on with what its author asked in public: the same area and route, and linked', () => {
    const { ticket } = planned('open', plan(secret, { publicBefore: before }));
    expect(ticket).toMatchObject({
      area: 'billing',
      region: 'norte',
      private: true,
      previousTicketId: 'tk_9',
      route: { rule: 3, channels: ['facturacion'] },
    });
    expect(ticket.route).not.toHaveProperty('moved');
  });

  it('is read by its own words where that was closed or is long past', () => {
    expect(planned('open', plan(secret, { publicBefore: { ...before, state: 'closed' } })).ticket).toMatchObject({
      area: null,
      previousTicketId: 'tk_9',
      route: { rule: 0 },
    });
    expect(
      planned('open', plan(secret, { publicBefore: { ...before, lastInboundAt: minutes(-15 * 24 * 60) } })).ticket,
    ).toMatchObject({ area: null, previousTicketId: null });
  });
});
