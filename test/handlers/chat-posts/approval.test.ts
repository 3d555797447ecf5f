import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import type { InboundMessage } from '#core/message.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';
import type { Services } from '../../../handlers/context.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Posted, type Rig } from '../jobs/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
/** Chat users who are in the ticket's channels. */
let inside: string[];
beforeEach(async () => {
  await rig.reset();
  inside = ['ULUCIA'];
  rig.chat.surface.isMember = async (_channel, user) => inside.includes(user);
});

const ivan = { kind: 'person', id: 'ivan' } as const;
const byIvan: Draft['approval'] = { rule: 1, approvers: ['ivan'], fourEyes: 'yes' };
const told = (user = 'UIVAN'): Posted[] => rig.chat.messages.filter(({ channel }) => channel === `D-${user}`);
const words = (posted = told().at(-1)): string => (posted ? read(posted.card).join('\n') : '');
const buttons = (posted = told().at(-1)): string[] =>
  (posted?.card.blocks ?? []).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons.map(({ action }) => action) : [],
  );

async function write(ticketId: string, text: string, approval = byIvan, isPrivate = false): Promise<Draft> {
  const { lastInbound } = await rig.detail(ticketId);
  await rig.move(ticketId, {
    move: 'write',
    submit: true,
    draft: {
      text,
      attachments: [],
      account: 'alba-x',
      private: isPrivate,
      target: lastInbound.id,
      at: null,
      basedOn: null,
      findings: [],
      approval,
    },
  });
  return newest(ticketId);
}
async function newest(ticketId: string): Promise<Draft> {
  const draft = (await rig.detail(ticketId)).drafts.at(-1);
  if (!draft) throw new Error('no draft');
  return draft;
}
async function asked({
  approval = byIvan,
  over = {},
}: { approval?: Draft['approval']; over?: Partial<InboundMessage> } = {}): Promise<{ ticketId: string; draft: Draft }> {
  const { ticket } = await rig.takeIn(message(over));
  return { ticketId: ticket.id, draft: await write(ticket.id, 'Hola, Carla: la devolvemos', approval, over.private) };
}

describe('a message that asks for an approval', () => {
  it('asks once whoever is in none of the channels, with the words, the version and its buttons', async () => {
    const { ticketId, draft } = await asked();
    await rig.show(ticketId);
    await rig.show(ticketId);
    expect(told()).toHaveLength(1);
    expect(words()).toContain('Lucía te pide que apruebes una respuesta a Carla Ruiz');
    expect(words()).toMatch(/¿Y mi factura\?[^]*Hola, Carla: la devolvemos/);
    expect(buttons()).toEqual(['approve-and-send', 'approve', 'change', 'return', 'view-draft']);
    expect(JSON.stringify(told()[0]?.card)).toContain(draft.id);
    expect(rig.chat.calls.update).toBe(0);
  });

  it('leaves whoever is in a channel to her mention in the thread, and whoever wrote it to four eyes', async () => {
    inside = ['ULUCIA', 'UIVAN'];
    const { ticketId } = await asked();
    await rig.show(ticketId);
    inside = [];
    await write(ticketId, 'Otra', { ...byIvan, approvers: ['lucia', 'ivan'] });
    await rig.show(ticketId);
    expect(told('ULUCIA')).toEqual([]);
    expect(told('UIVAN')).toHaveLength(1);
  });

  it('is one message for each version, and the earlier one asks for nothing any more', async () => {
    const { ticketId } = await asked();
    await rig.show(ticketId);
    await write(ticketId, 'Mejor así');
    await rig.show(ticketId);
    const [first, second, ...more] = told();
    expect(more).toEqual([]);
    expect(buttons(first)).toEqual([]);
    expect(words(first)).toContain('Ya no tienes que hacer nada');
    expect(buttons(second)).toContain('approve');
    expect(words(second)).toContain('Mejor así');
  });

  it('says what became of it: approved, returned, void', async () => {
    const { ticketId, draft } = await asked();
    await rig.show(ticketId);
    await rig.move(ticketId, { move: 'return', draftId: draft.id, reason: 'Falta la fecha' }, ivan);
    await rig.show(ticketId);
    expect(words()).toContain('Devuelto por Iván: «Falta la fecha»');
    expect(buttons()).toEqual([]);
    await write(ticketId, 'Con fecha');
    await rig.show(ticketId);
    await rig.takeIn(
      message({
        nativeId: '101',
        currentId: '101',
        parentId: '100',
        text: '¿Hola?',
        postedAt: new Date('2026-10-05T10:40:00Z'),
      }),
    );
    await rig.show(ticketId);
    expect(told()).toHaveLength(2);
    expect(buttons()).toEqual([]);
    expect(words()).toContain('Con fecha');
  });

  it('asks nobody what was decided before she was told', async () => {
    const { ticketId, draft } = await asked();
    const wanted = { kind: 'approval', ownerId: draft.id, ticketId, surface: 'slack', place: 'ivan' };
    await rig.test.store.chatPosts.want([wanted], rig.clock.now());
    await rig.move(ticketId, { move: 'return', draftId: draft.id, reason: 'No' }, ivan);
    await rig.show(ticketId);
    expect(told()).toEqual([]);
    expect(await rig.test.store.chatPosts.of({ ticketId }, { kind: 'approval' })).toMatchObject([{ state: 'gone' }]);
  });

  it("posts once although the first attempt's answer was lost, and what is found is brought up to date", async () => {
    const { ticketId, draft } = await asked();
    rig.chat.troubles.push({ when: 'after', error: new RecadoError('surface.unknown-outcome') });
    await expect(rig.show(ticketId)).rejects.toMatchObject({ code: 'surface.unknown-outcome' });
    expect(buttons()).toContain('approve');
    await rig.move(ticketId, { move: 'return', draftId: draft.id, reason: 'No' }, ivan);
    await rig.show(ticketId);
    expect(told()).toHaveLength(1);
    expect(buttons()).toEqual([]);
    expect(rig.chat.calls.find).toBe(1);
  });

  it('shows what is private only while she is asked, and never on a locked screen', async () => {
    const { ticketId, draft } = await asked({ over: { private: true, text: 'Mi DNI es 12345678Z' } });
    await rig.show(ticketId);
    expect(words()).toContain('12345678Z');
    expect(words()).toContain('la devolvemos');
    expect(told()[0]?.card.fallback).not.toMatch(/12345678Z|devolvemos|Carla/);
    await rig.move(ticketId, { move: 'return', draftId: draft.id, reason: 'Quita 12345678Z' }, ivan);
    await rig.show(ticketId);
    expect(JSON.stringify(told()[0]?.card)).not.toMatch(/12345678Z|devolvemos|Carla/);
    expect(words()).toContain('se devolvió');
  });

  it('asks no guest, and goes on where somebody is not known or cannot be written to', async () => {
    rig.chat.surface.user = async (id) => ({
      id,
      name: id,
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
      standing: 'guest',
    });
    const { ticketId } = await asked({ approval: { ...byIvan, approvers: ['nadie', 'ivan'] } });
    await rig.show(ticketId);
    expect(told()).toEqual([]);
    expect(await rig.test.store.chatPosts.of({ ticketId }, { kind: 'approval' })).toMatchObject([
      { place: 'ivan', state: 'gone' },
    ]);
    expect(
      rig.logged.some(({ level, message: said }) => level === 'warn' && said.includes('approver is not known')),
    ).toBe(true);
  });
});

describe('an approver of another chat', () => {
  const noa: SurfaceUser = { id: '29:1', name: 'Noa', locale: 'pt-PT', timeZone: 'Europe/Lisbon', standing: 'member' };
  function withTeams(): Services {
    const teams: Surface = {
      ...rig.chat.surface,
      id: 'teams',
      user: async (id) => (id === noa.id ? noa : undefined),
      userByEmail: async () => undefined,
      channels: async () => [],
    };
    const surfaces = new Map([
      ['slack', rig.chat.surface],
      ['teams', teams],
    ]);
    return { ...rig.services, surfaces, directory: createDirectory({ ...rig.services, surfaces }) };
  }

  it('is asked there, once, in her language', async () => {
    const services = withTeams();
    const { ticketId } = await asked({ approval: { ...byIvan, approvers: ['teams:29:1'] } });
    await rig.show(ticketId, services);
    await rig.show(ticketId, services);
    expect(told('29:1')).toHaveLength(1);
    expect(words(told('29:1')[0])).toContain('pede-te que aproves');
  });
});
