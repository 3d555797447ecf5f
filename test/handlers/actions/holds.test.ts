import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
