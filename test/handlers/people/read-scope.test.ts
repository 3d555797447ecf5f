import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actions } from '../../../handlers/actions/registry.ts';
import { recordingRespond, openRig, type Rig } from '../actions/rig.ts';

/** Words that must reach nobody who may not read them. */
const SECRET = 'pantunflas';
const TEXT = `Me habéis cobrado dos veces las ${SECRET}`;
/** Is in no channel of the ticket and has no role. */
const OUTSIDER = 'UM5';
const GUEST = 'UGUEST';
const MEMBER = 'ULUCIA';
const DIRECTOR = 'UCARMEN';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.close());
beforeEach(async () => {
  await rig.reset();
  for (const channel of rig.chat.channels.values()) channel.delete(OUTSIDER);
});

/** Every button that only needs the right to read; one that is new is walked too. */
const reads = Object.values(actions).filter(({ right }) => right === 'read');
/** Those that are about one ticket; the others make lists, tell what anybody said in public, read a text or figures of her own, or are for whoever is named in them. */
const ofFlood = reads.map(({ id }) => id).filter((id) => id.startsWith('flood-'));
const ofTicket = reads.filter(
  ({ id }) =>
    ![
      'bulk',
      'deadlines',
      'find',
      'heard',
      'mine',
      'my-numbers',
      'queue',
      'step-done',
      'step-undone',
      'try-text',
    ].includes(id) && !ofFlood.includes(id),
);
/** What else a press carries. */
const also = (id: string): Record<string, string> =>
  id === 'find' ? { find: SECRET } : id === 'drop-note' ? { note: 'an_1' } : {};
/** Whoever is asked may answer, wherever she is; these are pressed with a question to somebody else. */
const OF_THE_ASKED: ReadonlySet<string> = new Set(['take-delegation', 'write-answer']);

async function press(
  userId: string,
  action: string,
  ticketId: string,
  more: Record<string, string> = also(action),
): Promise<string> {
  const { said, opened, updated } = await rig.press(userId, action, { ticketId, ...more });
  return JSON.stringify([said, opened, updated]);
}

async function type(userId: string, text: string): Promise<string> {
  const { respond, said, opened } = recordingRespond();
  await rig.dispatch.onCommand({ id: randomUUID(), surface: 'slack', userId, channel: 'C-facturacion', text }, respond);
  return JSON.stringify([said, opened]);
}

describe('what is private stays private', () => {
  it.each([...OF_THE_ASKED])('%s is for whoever was asked', async (action) => {
    const { ticket } = await rig.open({ text: TEXT });
    await rig.store.tickets.move({
      ticketId: ticket.id,
      move: {
        move: 'delegate',
        to: { kind: 'person', person: 'joao' },
        question: `¿Qué ${SECRET}?`,
        note: null,
        language: 'es',
        tokenHash: null,
      },
      by: { kind: 'person', id: 'lucia' },
      at: rig.clock.now(),
    });
    const delegationId = (await rig.detail(ticket.id)).delegations[0]?.id ?? '';
    for (const who of [OUTSIDER, GUEST]) {
      const told = await press(who, action, ticket.id, { delegationId });
      expect(told, who).not.toContain(SECRET);
      expect(told, who).toMatch(/\[\["[^"]+"\],\[\],\[\]\]/);
    }
    expect((await rig.detail(ticket.id)).delegations[0]).toMatchObject({ state: 'asked', takenBy: null });
  });

  it.each(ofTicket.map(({ id }) => id).filter((id) => !OF_THE_ASKED.has(id)))(
    '%s refuses whoever is outside, and guests',
    async (action) => {
      const { ticket } = await rig.open({ text: TEXT });
      for (const [who, why] of [
        [OUTSIDER, 'Aquí contestan las personas del canal #facturacion'],
        [GUEST, 'Guests and people from other organisations can read, but not act.'],
      ] as const) {
        const told = await press(who, action, ticket.id);
        expect(told, who).toContain(why);
        expect(told, who).not.toContain(SECRET);
      }
    },
  );

  it.each(['old-text', 'earlier', 'why', 'author', 'profile'])(
    '%s opens for a member and for whoever manages',
    async (action) => {
      const { ticket } = await rig.open({ text: TEXT });
      for (const who of [MEMBER, DIRECTOR])
        expect(await press(who, action, ticket.id), who).not.toMatch(/Aquí contestan|People of the channel/);
    },
  );

  it.each(['queue', 'find'])('the list of %s holds nothing of other channels', async (action) => {
    const { ticket } = await rig.open({ text: TEXT });
    expect(await press(MEMBER, action, ticket.id)).toContain(SECRET);
    expect(await press(DIRECTOR, action, ticket.id)).toContain(SECRET);
    for (const who of [OUTSIDER, GUEST]) expect(await press(who, action, ticket.id), who).not.toContain(SECRET);
  });

  it.each(['bulk', 'mine'])('neither does %s', async (action) => {
    const { ticket } = await rig.open({ text: TEXT });
    for (const who of [OUTSIDER, GUEST]) expect(await press(who, action, ticket.id), who).not.toContain(SECRET);
  });

  it('the list of what is late holds nothing of other channels', async () => {
    const before = await rig.open({ text: 'Me habéis cobrado de más' });
    const { ticket } = await rig.open({ text: TEXT });
    for (const [id, ticketId] of [
      ['ln_1', before.ticket.id],
      ['ln_2', ticket.id],
    ])
      await rig.run(`insert into level_notices (id, person_id, ticket_id, what, how, at, first)
        values ('${id}', 'lucia', '${ticketId}', 'first 1 1', 'missed', now(), 'ln_1')`);
    const more = { first: 'ln_1' };
    expect(await press(MEMBER, 'deadlines', ticket.id, more)).toContain(SECRET);
    for (const who of [OUTSIDER, GUEST])
      expect(await press(who, 'deadlines', ticket.id, more), who).not.toContain(SECRET);
  });

  it.each(ofFlood)('%s, about many conversations of a channel, says nothing of them outside', async (action) => {
    const { ticket } = await rig.open({ text: TEXT });
    await rig.run(`insert into floods (id, brand, place, channels, private, kind, what, base, began_at, last_at)
        values ('fl_1', 'alba', 'alba public facturacion', '["facturacion"]', false, 'alike', '', '${SECRET}', now(), now());
      update tickets set flood = 'fl_1', folded = true where id = '${ticket.id}';`);
    for (const who of [OUTSIDER, GUEST]) {
      const { said, opened, updated } = await rig.press(who, action, { flood: 'fl_1' });
      expect(JSON.stringify([said, opened, updated]), who).not.toContain(SECRET);
    }
    expect((await rig.detail(ticket.id)).ticket).toMatchObject({ owner: null, folded: true });
    const hers = await rig.press(MEMBER, action, { flood: 'fl_1' });
    expect(hers.opened.length + hers.updated.length).toBeGreaterThan(0);
  });

  it('a channel named in a press gives no way around', async () => {
    await rig.open({ text: TEXT });
    const { opened } = await rig.press(OUTSIDER, 'queue', { channel: 'facturacion' });
    expect(JSON.stringify(opened)).not.toContain(SECRET);
    expect(JSON.stringify((await rig.press(MEMBER, 'queue', { channel: 'facturacion' })).opened)).toContain(SECRET);
  });

  it('what she has is hidden once she has left the channel', async () => {
    const { ticket } = await rig.open({ text: TEXT });
    await rig.press(MEMBER, 'claim', ticket.id);
    expect(await type(MEMBER, 'mías')).toContain(SECRET);
    rig.chat.channels.get('facturacion')?.delete(MEMBER);
    expect(await type(MEMBER, 'mías')).not.toContain(SECRET);
    rig.chat.channels.get('facturacion')?.add(MEMBER);
  });

  it.each([
    'cola',
    'mías',
    `buscar ${SECRET}`,
    `buscar de:@carla_ruiz ${SECRET} estado:abierta`,
    'buscar área:facturación',
  ])('/recado %s says nothing to outsiders and guests', async (text) => {
    const { ticket } = await rig.open({ text: TEXT });
    const words = text.startsWith('buscar') ? `n.º ${ticket.number}` : SECRET;
    if (text !== 'mías') expect(await type(MEMBER, text)).toContain(words);
    for (const who of [OUTSIDER, GUEST]) expect(await type(who, text), who).not.toContain(words);
  });

  it("the author's history holds nothing of channels that the reader is not in", async () => {
    const { ticket } = await rig.open({ text: 'Hola' });
    await rig.open({ text: TEXT, channels: ['general'] });
    rig.chat.channels.get('general')?.delete(MEMBER);
    expect(await press(MEMBER, 'author', ticket.id)).not.toContain(SECRET);
    expect(await press(MEMBER, 'profile', ticket.id)).not.toContain(SECRET);
    rig.chat.channels.get('general')?.add(MEMBER);
  });
});
