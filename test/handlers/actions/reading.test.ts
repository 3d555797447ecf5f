import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import type { InboundMessage } from '#core/message.ts';
import { readInlines } from '../cards/builders.ts';
import { CUSTOMER, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

function linesOf(form: Form | undefined): string[] {
  return (form?.blocks ?? []).map((block) =>
    'inlines' in block ? readInlines(block.inlines) : block.kind === 'quote' ? `> ${block.text}` : block.kind,
  );
}

it('old-text shows every text the message had, only to read', async () => {
  const { ticket, lastInbound } = await rig.open();
  const live = rig.network.now.get(lastInbound.currentId);
  if (live?.state !== 'live') throw new Error('not live');
  for (const [version, text] of [
    [1, 'Ya no, gracias'],
    [2, 'Perdón, sí que sigue'],
  ] as const) {
    const message: InboundMessage = { ...live.message, currentId: `${lastInbound.nativeId}-${version}`, version, text };
    await rig.store.inbox.add(
      [
        {
          network: 'x',
          account: 'alba',
          brand: 'alba',
          event: { kind: 'message', eventKey: message.currentId, message },
        },
      ],
      rig.clock.now(),
    );
    await rig.store.inbox.ingest(10, rig.clock.now(), () => ({
      kind: 'version',
      messageId: lastInbound.id,
      ticketId: ticket.id,
      changes: null,
      message: { currentId: message.currentId, version, text, media: [], counts: message.counts },
    }));
  }
  const { opened } = await rig.press('ULUCIA', 'old-text', { ticketId: ticket.id });
  expect(opened[0]?.submit).toBeUndefined();
  expect(linesOf(opened[0])).toEqual([
    'Carla Ruiz editó el mensaje a las 09:36',
    'Al principio',
    `> ${CUSTOMER}`,
    'Después del cambio 1',
    '> Ya no, gracias',
    'Ahora',
    '> Perdón, sí que sigue',
  ]);
});

it('old-text shows what a deleted message said', async () => {
  const { ticket, lastInbound } = await rig.open();
  await rig.store.inbox.add(
    [
      {
        network: 'x',
        account: 'alba',
        brand: 'alba',
        event: { kind: 'deleted', eventKey: 'gone', nativeId: lastInbound.nativeId, at: rig.clock.now() },
      },
    ],
    rig.clock.now(),
  );
  await rig.store.inbox.ingest(10, rig.clock.now(), () => ({
    kind: 'deleted',
    messageId: lastInbound.id,
    at: rig.clock.now(),
    ticketId: ticket.id,
    changes: null,
  }));
  const { opened } = await rig.press('UCARMEN', 'old-text', { ticketId: ticket.id });
  expect(linesOf(opened[0])).toEqual([
    'Carla Ruiz deleted the message at 09:36',
    'When it was deleted',
    `> ${CUSTOMER}`,
  ]);
});

it('old-text says so where the words were erased, to whoever presses on a card that is older than that', async () => {
  const { ticket, lastInbound } = await rig.open();
  const at = rig.clock.now();
  const event = { kind: 'deleted', eventKey: 'gone', nativeId: lastInbound.nativeId, at, forget: true } as const;
  await rig.store.inbox.add([{ network: 'x', account: 'alba', brand: 'alba', event }], at);
  const forget = { messageId: lastInbound.id, ticketId: ticket.id, at, changes: null, forget: true } as const;
  await rig.store.inbox.ingest(10, at, () => ({ kind: 'deleted', ...forget }));
  const { opened } = await rig.press('UCARMEN', 'old-text', { ticketId: ticket.id });
  expect(linesOf(opened[0])).toEqual([
    'Carla Ruiz deleted the message at 09:36',
    'What it said has been deleted here too.',
  ]);
});

it('earlier shows what came before the ten messages of the digest, oldest first', async () => {
  const { ticket, lastInbound } = await rig.open();
  const live = rig.network.now.get(lastInbound.currentId);
  if (live?.state !== 'live') throw new Error('not live');
  rig.network.own = Array.from({ length: 60 }, (_, i) => ({
    ...live.message,
    nativeId: `t${i}`,
    currentId: `t${i}`,
    text: `turno ${i}`,
    postedAt: new Date(rig.clock.now().getTime() - (60 - i) * 60_000),
    author: { nativeId: 'z', handle: i % 2 === 0 ? 'Alba' : 'otra', name: 'Z' },
  }));
  // As if she had replied in a long thread that others began.
  const { detail } = rig.store.tickets;
  rig.store.tickets.detail = async (id) => {
    const found = await detail(id);
    return found && { ...found, lastInbound: { ...found.lastInbound, parentId: 't59' } };
  };
  const { opened } = await rig.press('ULUCIA', 'earlier', { ticketId: ticket.id });
  rig.store.tickets.detail = detail;
  const lines = linesOf(opened[0]);
  expect(opened[0]?.submit).toBeUndefined();
  // 60 and the customer's own make 61; the digest has the last ten, and of the 51 before it the newest forty are shown.
  expect(lines.filter((line) => line.startsWith('>'))).toEqual(
    Array.from({ length: 40 }, (_, i) => `> turno ${i + 11}`),
  );
  expect(lines[0]).toMatch(/^@otra · /);
  expect(lines[2]).toMatch(/^@Alba \(nosotros\) · /);
});

it('earlier says so where there is nothing left to show', async () => {
  const { ticket } = await rig.open();
  const { opened } = await rig.press('ULUCIA', 'earlier', { ticketId: ticket.id });
  expect(linesOf(opened[0])).toEqual(['La red ya no muestra mensajes anteriores.']);
});
