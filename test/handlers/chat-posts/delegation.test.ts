import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DelegateTo } from '#core/ticket/delegation.ts';
import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';
import type { Services } from '../../../handlers/context.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { read } from '../cards/builders.ts';
import { lucia, message, openRig, type Posted, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
  // They are asked in person because none of them is in the channel.
  rig.chat.surface.isMember = async () => false;
});

const ivan = { kind: 'person', id: 'ivan' } as const;

async function asked(
  to: DelegateTo = { kind: 'person', person: 'ivan' },
  over: Partial<InboundMessage> = {},
): Promise<{ ticketId: string; delegationId: string }> {
  const { ticket } = await rig.takeIn(message(over));
  await rig.move(ticket.id, {
    move: 'delegate',
    to,
    question: '¿Desde <b>cuándo</b>?',
    note: null,
    language: 'es',
    tokenHash: null,
  });
  const [delegation] = (await rig.detail(ticket.id)).delegations;
  return { ticketId: ticket.id, delegationId: delegation?.id ?? '' };
}
const told = (user: string): Posted[] => rig.chat.messages.filter(({ channel }) => channel === `D-${user}`);
const words = (posted: Posted | undefined): string => (posted ? read(posted.card).join('\n') : '');
const buttons = (posted: Posted | undefined): string[] =>
  (posted?.card.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : [],
  );

describe('a message that asks an expert', () => {
  it("asks once, with the customer's words", async () => {
    const { ticketId } = await asked();
    await rig.show(ticketId);
    await rig.show(ticketId);
    expect(told('UIVAN')).toHaveLength(1);
    expect(words(told('UIVAN')[0])).toContain('¿Y mi factura?');
    expect(words(told('UIVAN')[0])).toContain('¿Desde <b>cuándo</b>?');
    expect(buttons(told('UIVAN')[0])).toEqual(['write-answer']);
    expect(rig.chat.calls.update).toBe(0);
  });

  it('tells whoever is in the channel once: the thread mentions her', async () => {
    rig.chat.surface.isMember = async () => true;
    const { ticketId } = await asked();
    await rig.show(ticketId);
    expect(told('UIVAN')).toEqual([]);
    expect((await rig.test.store.chatPosts.of({ ticketId }, { kind: 'delegation' })).map(({ state }) => state)).toEqual(
      ['gone'],
    );
  });

  it("posts once although the first attempt's answer was lost", async () => {
    const { ticketId } = await asked();
    rig.chat.troubles.push({ when: 'after', error: new RecadoError('surface.unknown-outcome') });
    await expect(rig.show(ticketId)).rejects.toMatchObject({ code: 'surface.unknown-outcome' });
    await rig.show(ticketId);
    expect(told('UIVAN')).toHaveLength(1);
    expect(rig.chat.calls.find).toBe(1);
  });

  it('keeps up with what becomes of it: answered, used', async () => {
    const { ticketId, delegationId } = await asked();
    await rig.show(ticketId);
    await rig.move(
      ticketId,
      { move: 'answer-delegation', delegationId, text: 'Desde octubre', source: 'form', messageKey: null },
      ivan,
    );
    await rig.show(ticketId);
    expect(words(told('UIVAN')[0])).toContain('ya tiene tu respuesta');
    expect(buttons(told('UIVAN')[0])).toEqual([]);
    await rig.move(ticketId, { move: 'use-answer', delegationId });
    await rig.show(ticketId);
    expect(words(told('UIVAN')[0])).toContain('Lucía ha usado tu respuesta');
  });

  it('asks nobody what was withdrawn before she was told', async () => {
    const { ticketId, delegationId } = await asked();
    await rig.move(ticketId, { move: 'withdraw-delegation', delegationId });
    await rig.show(ticketId);
    expect(told('UIVAN')).toEqual([]);
    expect((await rig.test.store.chatPosts.of({ ticketId }, { kind: 'delegation' })).map(({ state }) => state)).toEqual(
      ['gone'],
    );
  });

  it('never carries a private message out of its channel', async () => {
    const { ticketId } = await asked(undefined, { private: true, text: 'Mi DNI es 12345678Z' });
    await rig.show(ticketId);
    expect(words(told('UIVAN')[0])).not.toContain('12345678Z');
    expect(words(told('UIVAN')[0])).not.toContain('Carla');
    expect(words(told('UIVAN')[0])).toContain('¿Desde <b>cuándo</b>?');
  });

  it('goes on where one person cannot be told', async () => {
    const { ticketId } = await asked({ kind: 'group', group: '@todos', members: ['nadie', 'ivan'] });
    await rig.show(ticketId);
    expect(told('UIVAN')).toHaveLength(1);
    expect(rig.logged.some(({ level, message: said }) => level === 'warn' && said.includes('told directly'))).toBe(
      true,
    );
    await rig.move(ticketId, { move: 'close', reason: 'no-answer-needed' }, lucia);
    rig.chat.messages.length = 0;
    await rig.show(ticketId);
    expect((await rig.test.store.chatPosts.of({ ticketId }, { kind: 'delegation' })).map(({ state }) => state)).toEqual(
      ['gone', 'gone'],
    );
  });
});

describe('an expert of another chat', () => {
  function withTeams(): Services {
    const noa: SurfaceUser = {
      id: '29:1',
      name: 'Noa',
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      standing: 'member',
    };
    const teams: Surface = {
      ...rig.chat.surface,
      id: 'teams',
      user: async (id) => (id === noa.id ? noa : undefined),
      userByEmail: async () => undefined,
    };
    const surfaces = new Map([
      ['slack', rig.chat.surface],
      ['teams', teams],
    ]);
    return { ...rig.services, surfaces, directory: createDirectory({ ...rig.services, surfaces }) };
  }

  it('is asked there, once, where she is not found on the first', async () => {
    const services = withTeams();
    const { ticketId } = await asked({ kind: 'person', person: 'teams:29:1' });
    await rig.show(ticketId, services);
    expect(await rig.test.store.chatPosts.of({ ticketId }, { kind: 'delegation' })).toMatchObject([
      { surface: 'teams', state: 'wanted' },
    ]);
    expect(told('29:1')).toHaveLength(0);
    await rig.show(ticketId, services);
    await rig.show(ticketId, services);
    expect(told('29:1')).toHaveLength(1);
  });

  it('who cannot be written to on either is asked in the thread only, and nobody goes round in circles', async () => {
    const services = withTeams();
    const { ticketId } = await asked({ kind: 'person', person: 'teams:29:1' });
    await rig.show(ticketId, services);
    rig.chat.troubles.push({ when: 'before', error: new RecadoError('surface.refused') });
    await rig.show(ticketId, services);
    expect(await rig.test.store.chatPosts.of({ ticketId }, { kind: 'delegation' })).toMatchObject([
      { surface: 'teams', state: 'gone' },
    ]);
  });
});
