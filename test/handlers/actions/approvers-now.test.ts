import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { approvalHash } from '#core/ticket/approval.ts';
import type { Config } from '#core/config/config.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { checkApprovers } from '../../../handlers/jobs/check-approvers.ts';
import { openRig, type Rig } from './rig.ts';

let rig: Rig;
let people: Config['people'];
let approvals: Config['approvals'];
beforeAll(async () => {
  rig = await openRig({ approvals: [{ when: { area: 'billing' }, by: { role: 'approver' } }] });
  ({ people, approvals } = structuredClone(rig.services.config));
}, 60_000);
beforeEach(async () => {
  await rig.reset();
  Object.assign(rig.services.config, structuredClone({ people, approvals }));
  rig.chat.groups.set('@turno', ['UJOAO']);
});
afterAll(() => rig.close());

async function submitted(): Promise<{
  ticketId: string;
  draft: Draft;
  seen: { ticketId: string; draftId: string; hash: string };
}> {
  const { ticket } = await rig.open();
  const { reply } = await rig.send(
    'ULUCIA',
    'reply',
    { ticketId: ticket.id },
    { text: 'Hola, Carla: ya está devuelto.', next: 'ask' },
  );
  expect(reply).toEqual({ kind: 'close' });
  const draft = await newest(ticket.id);
  expect(draft.state).toBe('submitted');
  return { ticketId: ticket.id, draft, seen: { ticketId: ticket.id, draftId: draft.id, hash: approvalHash(draft) } };
}

async function newest(ticketId: string): Promise<Draft> {
  const draft = (await rig.detail(ticketId)).drafts.at(-1);
  if (!draft) throw new Error('no draft');
  return draft;
}

const events = async (ticketId: string) =>
  (await rig.detail(ticketId)).thread.flatMap(({ entry }) => (entry.kind === 'event' ? [entry] : []));
const setRoles = (id: string, roles: string[]): void =>
  void Object.assign(rig.services.config.people[id] ?? {}, { roles });
const check = () => checkApprovers.handle(rig.services, {}, new AbortController().signal);

describe('whoever could approve when a version was submitted and may not any more', () => {
  it.each(['approve', 'approve-and-send', 'return', 'change'])('is refused at the press: %s', async (action) => {
    const { ticketId, seen } = await submitted();
    setRoles('ivan', []);
    setRoles('carmen', ['approver']);
    const told = await rig.press('UIVAN', action, seen);
    expect([...told.said, JSON.stringify(told.opened)].join()).toContain('Este borrador lo aprueba Carmen');
    expect((await newest(ticketId)).state).toBe('submitted');
    expect((await rig.detail(ticketId)).deliveries).toEqual([]);
  });

  it('is refused with a form that was open before', async () => {
    const { ticketId, seen } = await submitted();
    setRoles('ivan', []);
    setRoles('carmen', ['approver']);
    const { reply } = await rig.send('UIVAN', 'return', { ticketId, draftId: seen.draftId }, { reason: 'No' });
    expect(JSON.stringify(reply)).toContain('Este borrador lo aprueba Carmen');
    expect((await newest(ticketId)).state).toBe('submitted');
  });

  it('is out of a group that she left, and whoever joined it approves the same version', async () => {
    rig.services.config.approvals = [{ when: { area: ['billing'] }, by: { group: '@turno' }, fourEyes: 'yes' }];
    const { ticketId, seen, draft } = await submitted();
    expect(draft.approval.approvers).toEqual(['joao']);
    rig.chat.groups.set('@turno', ['UIVAN']);
    expect((await rig.press('UJOAO', 'approve', seen)).said.join()).toContain('Iván');
    expect((await newest(ticketId)).state).toBe('submitted');
    await rig.press('UIVAN', 'approve', seen);
    expect(await newest(ticketId)).toMatchObject({ state: 'approved', approvedBy: 'ivan' });
  });

  it('waits for nobody where her group was emptied: the owner is told what to do, and nobody else may', async () => {
    rig.services.config.approvals = [{ when: { area: ['billing'] }, by: { group: '@turno' }, fourEyes: 'yes' }];
    const { ticketId, seen } = await submitted();
    rig.chat.groups.set('@turno', []);
    for (const user of ['UJOAO', 'UIVAN']) await rig.press(user, 'approve-and-send', seen);
    expect(await newest(ticketId)).toMatchObject({ state: 'submitted', approval: { approvers: [] } });
    const told = (await rig.detail(ticketId)).thread.filter(
      ({ entry }) => entry.kind === 'event' && entry.key === 'event.approvers-gone',
    );
    expect(told.map(({ entry }) => (entry.kind === 'event' ? entry.mention : []))).toEqual([['lucia']]);
    rig.chat.groups.set('@turno', ['UIVAN']);
    await rig.press('UIVAN', 'approve', seen);
    expect(await newest(ticketId)).toMatchObject({ state: 'approved', approvedBy: 'ivan' });
  });

  it('does not free the version where no rule asks any more: its owner submits it again', async () => {
    const { ticketId, seen } = await submitted();
    rig.services.config.approvals = [];
    await rig.press('UIVAN', 'approve-and-send', seen);
    expect(await newest(ticketId)).toMatchObject({ state: 'submitted', approval: { rule: 1, approvers: [] } });
    const { reply } = await rig.send(
      'ULUCIA',
      'edit',
      { ticketId, draftId: seen.draftId },
      { text: 'Hola, Carla: ya está devuelto.', next: 'ask' },
    );
    expect(reply).toEqual({ kind: 'close' });
    expect(await newest(ticketId)).toMatchObject({ version: 2, state: 'approved', approvedBy: 'rule:none' });
  });
});

describe('a version that waits for somebody who may no longer approve', () => {
  it('waits for whoever may now, who is asked, and its owner is told once', async () => {
    const { ticketId, draft } = await submitted();
    setRoles('ivan', []);
    setRoles('carmen', ['approver']);
    await check();
    await check();
    expect((await newest(ticketId)).approval.approvers).toEqual(['carmen']);
    expect(await events(ticketId)).toEqual([
      {
        kind: 'event',
        key: 'event.approvers-changed',
        params: { version: draft.version, approvers: 'carmen' },
        mention: ['carmen', 'lucia'],
      },
    ]);
    expect((await rig.store.activity.of(ticketId)).filter(({ what }) => what === 'draft.approvers')).toHaveLength(1);
  });

  it('has nobody left: the owner is told what to do, and it waits for whoever comes back', async () => {
    const { ticketId, draft } = await submitted();
    setRoles('ivan', []);
    await check();
    expect(await events(ticketId)).toEqual([
      { kind: 'event', key: 'event.approvers-gone', params: { version: draft.version }, mention: ['lucia'] },
    ]);
    setRoles('ivan', ['approver']);
    await check();
    expect((await newest(ticketId)).approval.approvers).toEqual(['ivan']);
  });

  it('that several could approve says nothing when one of them goes', async () => {
    setRoles('carmen', ['approver']);
    const { ticketId } = await submitted();
    setRoles('ivan', []);
    await check();
    expect((await newest(ticketId)).approval.approvers).toEqual(['carmen']);
    expect(await events(ticketId)).toEqual([]);
  });

  it('of an account that was closed is waiting for nobody', async () => {
    const { ticketId } = await submitted();
    const user = rig.chat.users.get('UIVAN');
    if (!user) throw new Error('no user');
    try {
      rig.chat.users.set('UIVAN', { ...user, standing: 'removed' });
      await check();
    } finally {
      rig.chat.users.set('UIVAN', user);
    }
    expect((await newest(ticketId)).approval.approvers).toEqual([]);
    expect((await events(ticketId)).map(({ key }) => key)).toEqual(['event.approvers-gone']);
  });

  it('stays as it is while the chat cannot say who is in a group', async () => {
    rig.services.config.approvals = [{ when: { area: ['billing'] }, by: { group: '@turno' }, fourEyes: 'yes' }];
    const { ticketId, draft } = await submitted();
    const usual = rig.chat.surface.group;
    try {
      rig.chat.surface.group = rig.chat.surface.post as never;
      await check();
    } finally {
      rig.chat.surface.group = usual;
    }
    expect((await newest(ticketId)).approval).toEqual(draft.approval);
  });
});

it('whoever wrote an earlier version is told so at the press of Change, before she writes', async () => {
  const strict = { when: { area: ['billing'] }, by: { people: ['ivan', 'lucia'] }, fourEyes: 'yes' as const };
  rig.services.config.approvals = [strict];
  const { seen } = await submitted();
  const { opened, said } = await rig.press('ULUCIA', 'change', seen);
  expect(opened).toEqual([]);
  expect(said.join()).toContain('Escribiste tú esta respuesta');
});
