import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

describe('who has it', () => {
  it('twenty people press at once: one has it, nineteen are told who and since when', async () => {
    const { ticket } = await rig.open();
    const told = await Promise.all(
      Array.from({ length: 20 }, (_, i) => rig.press(`UM${i}`, 'claim', { ticketId: ticket.id })),
    );
    const { ticket: now, people } = await rig.detail(ticket.id);
    const owner = people.get(now.owner ?? '')?.name;
    expect(owner).toMatch(/^Miembro \d+$/);
    const refusals = told.flatMap(({ said }) => said);
    expect(refusals).toHaveLength(19);
    expect(new Set(refusals)).toEqual(new Set([`La lleva ${owner} desde las 10:36. Si hace falta, pulsa «Relevar».`]));
  });

  it('the refusal is in the language and by the clock of who reads it', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    expect((await rig.press('UJOAO', 'claim', { ticketId: ticket.id })).said).toEqual([
      'Está com Lucía desde as 06:36. Se for preciso, clique em “Relevar”.',
    ]);
    expect((await rig.press('UCARMEN', 'claim', { ticketId: ticket.id })).said).toEqual([
      'Lucía has had it since 09:36. If you need to, press “Relevar”.',
    ]);
  });

  it('a time of another day says the day', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    rig.clock.at = new Date('2026-03-12T08:00:00Z');
    expect((await rig.press('UIVAN', 'claim', { ticketId: ticket.id })).said[0]).toContain('10:36 (10 mar)');
  });

  it('guests, strangers and people of other channels are refused, and nothing changes', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('UGUEST', 'claim', { ticketId: ticket.id })).said).toEqual([
      'Guests and people from other organisations can read, but not act.',
    ]);
    expect((await rig.press('UNOBODY', 'claim', { ticketId: ticket.id })).said).toHaveLength(1);
    expect((await rig.press('UTERESA', 'claim', { ticketId: ticket.id })).said[0]).toContain('#facturacion');
    expect((await rig.detail(ticket.id)).ticket).toEqual(ticket);
  });

  it('where the configuration names the agents of a channel, only they act', async () => {
    const { ticket } = await rig.open({ channels: ['cerrado'] });
    for (const each of ['UM1', 'ULUCIA'])
      expect((await rig.press(each, 'claim', { ticketId: ticket.id })).said).toEqual([
        'En #cerrado solo pueden contestar las personas que nombra la configuración.',
      ]);
    await rig.press('UJOAO', 'claim', { ticketId: ticket.id });
    expect((await rig.detail(ticket.id)).ticket.owner).toBe('joao');
  });

  it('a director acts where she is not a member', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('UCARMEN', 'claim', { ticketId: ticket.id })).said).toEqual([]);
    expect((await rig.detail(ticket.id)).ticket.owner).toBe('carmen');
  });

  it('taking over asks for a reason, and has it then', async () => {
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { opened } = await rig.press('UJOAO', 'take-over', { ticketId: ticket.id });
    expect(JSON.stringify(opened[0]?.blocks)).toContain('Lucía');
    const refused = await rig.send('UJOAO', 'take-over', { ticketId: ticket.id }, { reason: '  ' });
    expect(refused.reply).toEqual({ kind: 'errors', errors: { reason: 'Escreva o motivo numa linha.' } });
    const { reply } = await rig.send('UJOAO', 'take-over', { ticketId: ticket.id }, { reason: 'Lucía está\nde baja' });
    expect(reply).toEqual({ kind: 'close' });
    const { ticket: now, thread } = await rig.detail(ticket.id);
    expect(now.owner).toBe('joao');
    expect(thread.at(-1)?.entry).toMatchObject({
      key: 'event.taken-over',
      params: { reason: 'Lucía está de baja' },
      mention: ['lucia'],
    });
  });

  it('what nobody has is not taken over, and who has it is told so', async () => {
    const { ticket } = await rig.open();
    expect((await rig.press('ULUCIA', 'take-over', { ticketId: ticket.id })).said[0]).toContain('Me la quedo');
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    expect((await rig.press('ULUCIA', 'take-over', { ticketId: ticket.id })).said).toEqual([
      'Ya la llevas tú desde las 10:36.',
    ]);
  });

  it('release, close and reopen each do their work once', async () => {
    const { ticket } = await rig.open();
    const value = { ticketId: ticket.id };
    await rig.press('ULUCIA', 'claim', value);
    expect((await rig.press('ULUCIA', 'release', value)).said).toEqual([]);
    expect((await rig.press('ULUCIA', 'release', value)).said).toHaveLength(1);
    await rig.press('ULUCIA', 'close', value);
    expect((await rig.detail(ticket.id)).ticket).toMatchObject({ state: 'closed', closeReason: 'no-answer-needed' });
    expect((await rig.press('ULUCIA', 'close', value)).said).toHaveLength(1);
    await rig.press('ULUCIA', 'reopen', value);
    expect((await rig.detail(ticket.id)).ticket.state).toBe('open');
  });
});
