import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { protocol } from '../../../handlers/chat-posts/protocol.ts';
import { roomNote } from '../../../handlers/chat-posts/room-note.ts';
import { makeRooms } from '../../../handlers/crisis/room.ts';
import { RecadoError } from '#core/errors.ts';
import { openRig, type Rig } from './rig.ts';
import { fieldOf, waiting } from './waiting.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    managers: 'general',
    automatic: [{ say: { es: 'Hola, {name}.' } }],
    crisis: { holding: { es: '{name}, lo estamos mirando.' } },
  });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const on = () => rig.store.holds.on('alba');
const switchOn = (kind: string, values: Record<string, string> = {}) =>
  rig.send('UCARMEN', 'hold', { brand: 'alba', kind }, values);

describe('switches', () => {
  it('are pressed by whoever manages, and by nobody else', async () => {
    const { said } = await rig.press('ULUCIA', 'hold', { brand: 'alba', kind: 'automatic' });
    expect(said.join()).not.toBe('');
    expect(await on()).toEqual([]);
    const told = await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'automatic' });
    expect(told.said.concat(told.opened.map((form) => JSON.stringify(form)))).toHaveLength(1);
    expect(await on()).toMatchObject([{ kind: 'automatic', by: 'carmen' }]);
  });

  it('everything needs approval of those chosen: whoever manages is proposed, and nobody is a mistake', async () => {
    const { opened } = await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'approval' });
    expect(fieldOf(opened[0], 'people')).toMatchObject({
      options: [{ value: 'carmen' }, { value: 'ivan' }],
      initial: ['carmen'],
    });
    expect((await switchOn('approval', { people: '' })).reply).toMatchObject({ kind: 'errors' });
    expect((await switchOn('approval', { people: 'lucia' })).reply).toMatchObject({ kind: 'errors' });
    expect((await switchOn('approval', { people: 'ivan' })).reply).toEqual({ kind: 'close' });
    expect(await on()).toMatchObject([{ kind: 'approval', people: ['ivan'] }]);
    const again = await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'approval' });
    expect(JSON.stringify(again)).toContain('Carmen switched it on at');
  });

  it('end once, one or all of them', async () => {
    await switchOn('approval', { people: 'ivan' });
    await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'automatic' });
    const [first] = await on();
    expect((await rig.press('UCARMEN', 'end-hold', { id: first?.id })).said).toEqual(['Ended.']);
    expect((await rig.press('UCARMEN', 'end-hold', { id: first?.id })).said).toEqual(['It had ended already.']);
    expect((await rig.press('UCARMEN', 'end-hold', { brand: 'alba' })).said).toEqual(['Ended.']);
    expect(await on()).toEqual([]);
  });
});

describe('while everything needs approval', () => {
  it('Send asks for it, and nothing has to be written again', async () => {
    // Where no rule asks for approval.
    const { seen } = await waiting(rig, { area: null });
    await switchOn('approval', { people: 'carmen' });
    const { said, opened } = await rig.press('ULUCIA', 'send', seen);
    expect(`${said.join()}${JSON.stringify(opened)}`).toContain('espera a Carmen');
    const { drafts, deliveries } = await rig.detail(seen.ticketId);
    expect(drafts).toMatchObject([{ state: 'submitted', approval: { approvers: ['carmen'] } }]);
    expect(deliveries).toEqual([]);
    const approved = await rig.press('UCARMEN', 'approve-and-send', seen);
    expect(approved.said.join()).not.toContain('approves');
    expect((await rig.detail(seen.ticketId)).deliveries).toMatchObject([{ state: 'queued' }]);
  });

  it('those of before approve nothing any more; those of now do', async () => {
    const { seen } = await waiting(rig);
    await switchOn('approval', { people: 'carmen' });
    expect((await rig.press('UTERESA', 'approve', seen)).said).toHaveLength(1);
    expect((await rig.detail(seen.ticketId)).drafts.at(-1)).toMatchObject({
      state: 'submitted',
      approval: { approvers: ['carmen'] },
    });
    await rig.press('UCARMEN', 'approve', seen);
    expect((await rig.detail(seen.ticketId)).drafts.at(-1)).toMatchObject({ state: 'approved', approvedBy: 'carmen' });
  });

  it('the form of an answer says so before she writes', async () => {
    await switchOn('approval', { people: 'carmen' });
    const { ticket } = await rig.open({ area: null });
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(JSON.stringify(opened[0])).toContain('La aprueba Carmen (ahora todo necesita aprobación)');
    expect(fieldOf(opened[0], 'next')).toMatchObject({ initial: 'ask' });
  });

  it('whoever was asked still decides once it is over', async () => {
    await switchOn('approval', { people: 'carmen' });
    const { seen } = await waiting(rig, { area: null });
    await rig.press('UCARMEN', 'end-hold', { brand: 'alba' });
    await rig.press('UCARMEN', 'approve', seen);
    expect((await rig.detail(seen.ticketId)).drafts.at(-1)).toMatchObject({ state: 'approved' });
  });
});

describe('a holding statement', () => {
  it('is proposed as the configuration words it, and must be written in one language at least', async () => {
    const { opened } = await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'statement' });
    expect(fieldOf(opened[0], 'text-es')).toMatchObject({ initial: '{name}, lo estamos mirando.' });
    expect((await switchOn('statement', { 'text-es': ' ' })).reply).toMatchObject({ kind: 'errors' });
  });

  it('is offered first in an answer, in the language and with the name of the customer, and begins one', async () => {
    await switchOn('statement', { 'text-es': '{name}, lo estamos mirando.', 'text-pt': 'Estamos a ver.' });
    const { ticket } = await rig.open();
    const { opened } = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    const words = JSON.stringify(opened[0]);
    expect(words).toMatch(/Carla[^"]*, lo estamos mirando\./);
    expect(words).not.toContain('Estamos a ver');
    const used = await rig.press('ULUCIA', 'use-statement', { ticketId: ticket.id });
    expect(fieldOf(used.opened[0], 'text')).toMatchObject({ initial: expect.stringMatching(/lo estamos mirando/) });
    await rig.press('UCARMEN', 'end-hold', { brand: 'alba' });
    const after = await rig.press('ULUCIA', 'reply', { ticketId: ticket.id });
    expect(JSON.stringify(after.opened[0])).not.toContain('lo estamos mirando');
  });
});

describe('what managers see', () => {
  const asks = async (userId: string, text: string): Promise<string> => {
    const shown: string[] = [];
    const respond = {
      say: async (said: unknown) => void shown.push(JSON.stringify(said)),
      show: async (card: unknown) => void shown.push(JSON.stringify(card)),
      open: async (form: unknown) => {
        shown.push(JSON.stringify(form));
        return { update: async () => undefined };
      },
    };
    await rig.dispatch.onCommand({ id: `${userId} ${text}`, surface: 'slack', userId, channel: 'C1', text }, respond);
    return shown.join(' ');
  };

  it('every watched series with its picture, and what is switched on by whom', async () => {
    await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'automatic' });
    const at = new Date(Math.floor(rig.clock.at.getTime() / 300_000) * 300_000 - 600_000).toISOString();
    await rig.run(
      `insert into crisis_counts (brand, at, series, count, judged, negative) values ('alba', '${at}', 'all', 12, 0, 0), ('alba', '${at}', 'area billing', 7, 0, 0)`,
    );
    const words = await asks('UCARMEN', 'crisis');
    expect(words).toMatch(/▁+█▁*/);
    expect(words).toContain('All messages');
    expect(words).toContain(': 12');
    expect(words).toContain('Facturación');
    expect(words).toContain('Automatic replies held by ');
    expect(words).toContain('Nothing out of the ordinary.');
  });

  it('are managers: nobody else is shown it', async () => {
    expect(await asks('ULUCIA', 'crisis')).not.toContain('▁');
  });

  it('the last 30 days, replayed from what was counted', async () => {
    // A steady 24 an hour for three weeks, and one hour of ten times as much two days ago.
    const end = Math.floor(rig.clock.at.getTime() / 300_000) * 300_000;
    await rig.run(`insert into crisis_counts (brand, at, series, count, judged, negative)
      select 'alba', at, 'all', case when at >= '${new Date(end - 2 * 86_400_000).toISOString()}' and at < '${new Date(end - 2 * 86_400_000 + 3_600_000).toISOString()}' then 20 else 2 end, 0, 0
      from generate_series('${new Date(end - 21 * 86_400_000).toISOString()}'::timestamptz, '${new Date(end - 300_000).toISOString()}'::timestamptz, interval '5 minutes') as at`);
    const { opened } = await rig.press('UCARMEN', 'replay', { brand: 'alba' });
    const words = JSON.stringify(opened[0]);
    expect(words).toContain('One alert in 30 days');
    expect(words).toContain('level ');
    expect(words).toContain('times the normal');
  });
});

describe('the emergency protocol', () => {
  it('is started once, and each step is done by its owner or whoever manages', async () => {
    const { id: incident } = await incidentOf();
    rig.services.config.crisis.protocol.push(
      { text: 'Llamar a prensa', owner: 'ivan', within: 15 },
      { text: 'Avisar a tiendas', owner: 'lucia' },
    );
    await rig.press('UCARMEN', 'protocol', { incident });
    await rig.press('UCARMEN', 'protocol', { incident });
    const due = new Date(rig.clock.at.getTime() + 15 * 60_000);
    expect(await rig.store.protocol.of(incident)).toMatchObject([
      { text: 'Llamar a prensa', owner: 'ivan', dueAt: due, startedBy: 'carmen', doneAt: null },
      { text: 'Avisar a tiendas', owner: 'lucia', dueAt: null },
    ]);
    expect((await rig.press('ULUCIA', 'step-done', { incident, step: '0' })).said.join()).toContain('Iván');
    await rig.press('UIVAN', 'step-done', { incident, step: '0' });
    await rig.press('UCARMEN', 'step-done', { incident, step: '1' });
    expect((await rig.press('UCARMEN', 'step-done', { incident, step: '0' })).said.join()).toContain('marked it at');
    expect((await rig.store.protocol.of(incident)).map(({ doneBy }) => doneBy)).toEqual(['ivan', 'carmen']);

    // Marked by mistake: whoever may mark it takes it back, and the others keep their places.
    const checklist = async (): Promise<string> => {
      const [post] = await rig.store.chatPosts.of({ kind: 'protocol', ownerId: incident });
      const [reader] = (await rig.store.people.get(['ivan'])).values();
      if (post === undefined || reader === undefined) throw new Error('there is no checklist');
      return JSON.stringify(
        await protocol.draw(rig.services, { subject: await rig.store.protocol.of(incident), post, reader }),
      );
    };
    expect(await checklist()).toMatch(/Deshacer: 1.*Deshacer: 2/);
    expect((await rig.press('ULUCIA', 'step-undone', { incident, step: '0' })).said.join()).toContain('Iván');
    await rig.press('UIVAN', 'step-undone', { incident, step: '0' });
    await rig.press('UIVAN', 'step-undone', { incident, step: '0' });
    expect((await rig.store.protocol.of(incident)).map(({ doneBy }) => doneBy)).toEqual([null, 'carmen']);
    expect(await checklist()).toMatch(/1 de 2 pasos hechos.*Hecho: 1.*Deshacer: 2/);
    rig.services.config.crisis.protocol.length = 0;
  });

  async function incidentOf() {
    await rig.run(`insert into incidents (id, brand, key, kind, level, series, signs, sign_count, opened_at, odd_at, notes)
      values ('in_1', 'alba', 'noise', 'red', 1, '["all"]', '[]', 0, now(), now(), '[]')`);
    return { id: 'in_1' };
  }
});

describe('a war room', () => {
  const called = { brand: 'alba', kind: 'room', incident: 'in_2' };
  beforeEach(async () => {
    rig.chat.rooms.clear();
    rig.chat.roomTrouble = undefined;
    await rig.run(`insert into incidents (id, brand, key, kind, level, series, signs, sign_count, opened_at, odd_at, notes)
      values ('in_2', 'alba', 'noise', 'red', 1, '["all"]', '[]', 0, '${rig.clock.at.toISOString()}', now(), '[]')`);
  });

  it('calls managers, whoever has its conversations and those of the configuration, once', async () => {
    rig.services.config.crisis.room = { people: ['teresa'] };
    const { ticket } = await rig.open();
    await rig.press('ULUCIA', 'claim', { ticketId: ticket.id });
    const { opened } = await rig.press('UCARMEN', 'hold', called);
    expect(fieldOf(opened[0], 'people')).toMatchObject({ initial: ['carmen', 'teresa', 'lucia'] });
    const { reply } = await rig.send('UCARMEN', 'hold', called, { people: 'carmen\nlucia' });
    expect(reply).toEqual({ kind: 'close' });
    await rig.send('UCARMEN', 'hold', called, { people: 'carmen\nlucia' });
    expect([...rig.chat.rooms.values()]).toEqual([{ invited: ['UCARMEN', 'ULUCIA'], archived: false }]);
    const [hold] = await on();
    expect(hold).toMatchObject({ kind: 'room', people: ['carmen', 'lucia'], incidentId: 'in_2' });
    const [name] = rig.chat.rooms.keys();
    expect(name).toMatch(/^crisis-alba-2026-03-10-/);
    expect(await rig.store.rooms.of(hold?.id ?? '')).toMatchObject([{ surface: 'slack', channelId: name }]);
    rig.services.config.crisis.room = undefined;
  });

  it('calls more than ten', async () => {
    const crowd = Array.from({ length: 14 }, (_, n) => `p${n}`);
    rig.services.config.crisis.room = { people: crowd };
    const { opened } = await rig.press('UCARMEN', 'hold', called);
    expect(fieldOf(opened[0], 'people')).toMatchObject({ initial: ['carmen', ...crowd] });
    rig.services.config.crisis.room = undefined;
  });

  it('that was made and not kept, because a process died, is found by the next press', async () => {
    const incident = { id: 'in_2', brand: 'alba', openedAt: rig.clock.at };
    const first = await makeRooms(rig.services, incident, ['carmen']);
    await rig.send('UCARMEN', 'hold', called, { people: 'carmen' });
    expect(rig.chat.rooms.size).toBe(1);
    const [hold] = await on();
    expect(await rig.store.rooms.of(hold?.id ?? '')).toMatchObject(first.rooms);
  });

  it('that the chat refuses is said to whoever pressed, with what to do, and nothing is on', async () => {
    rig.chat.roomTrouble = new RecadoError('surface.scope-missing', { params: { scope: 'groups:write' } });
    const { reply, told } = await rig.send('UCARMEN', 'hold', called, { people: 'carmen' });
    expect(JSON.stringify([reply, told])).toMatch(/groups:write.*manifest\.json/);
    expect(await on()).toEqual([]);
  });

  it('that is closed after the all-clear is not offered to be closed any more', async () => {
    await rig.send('UCARMEN', 'hold', called, { people: 'carmen' });
    const [hold] = await on();
    const ownerId = `${hold?.id} clear`;
    await rig.run(`insert into chat_posts select (jsonb_populate_record(p, jsonb_build_object('id', 'cp_clear', 'seq', p.seq + 100000, 'op_id', 'op_clear', 'kind', 'room-note', 'owner_id', '${ownerId}', 'state', 'posted', 'drawn_at', now() - interval '1 day'))).*
      from chat_posts p where p.kind = 'war-room' and p.owner_id = '${hold?.id}' limit 1`);
    const rest = async (): Promise<number | undefined> => {
      const [post] = await rig.store.chatPosts.of({ kind: 'room-note', ownerId });
      const subject = await roomNote.load(rig.services, ownerId, 'slack');
      if (!post || !subject) throw new Error('there is no note');
      return roomNote.restMs?.({ subject, post: { ...post, drawnAt: hold?.at ?? null }, now: rig.clock.at });
    };
    expect(await rest()).toBe(Number.POSITIVE_INFINITY);
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    await rig.press('UCARMEN', 'end-hold', { id: hold?.id ?? '' });
    expect(await rest()).toBe(0);
    const ordered = "select data ->> 'ownerId' as owner from pgboss.job where name = 'show'";
    expect(await rig.run(ordered)).toMatchObject({ rows: expect.arrayContaining([{ owner: ownerId }]) });
  });

  it('is archived once it is closed, and another one gets another name', async () => {
    await rig.send('UCARMEN', 'hold', called, { people: 'carmen' });
    const [hold] = await on();
    const archive = { hold: hold?.id ?? '' };
    expect((await rig.press('UCARMEN', 'archive-room', archive)).said.join()).toContain('no longer');
    await rig.press('UCARMEN', 'end-hold', { id: hold?.id ?? '' });
    expect(await rig.store.chatPosts.of({ kind: 'room-note', ownerId: `${hold?.id} end` })).toMatchObject([
      { surface: 'slack', state: 'wanted' },
    ]);
    expect((await rig.press('UCARMEN', 'archive-room', archive)).said.join()).toContain('The room is archived');
    expect((await rig.press('UCARMEN', 'archive-room', archive)).said.join()).toContain('archived already');
    await rig.send('UCARMEN', 'hold', called, { people: 'carmen' });
    expect([...rig.chat.rooms].map(([name, { archived }]) => [name.slice(-2), archived])).toEqual([
      ['_2', true],
      ['-2', false],
    ]);
  });

  it('leaves a record that whoever manages has brought to her as a file, and nobody else', async () => {
    const file = { incident: 'in_2' };
    expect((await rig.press('UCARMEN', 'incident-file', file)).said.join()).not.toContain('direct message');
    Object.assign(rig.services, { publicUrl: 'https://recado.example' });
    expect((await rig.press('UCARMEN', 'incident-file', file)).said).toEqual(['It comes to you in a direct message.']);
    await rig.press('ULUCIA', 'incident-file', file);
    expect(await rig.run('select format, name from exports')).toMatchObject({
      rows: [{ format: 'incident', name: 'in_2' }],
    });
    Object.assign(rig.services, { publicUrl: '' });
  });

  it('is called about something that goes on', async () => {
    const { said } = await rig.press('UCARMEN', 'hold', { brand: 'alba', kind: 'room' });
    expect(said.join()).toContain('no longer');
  });
});
