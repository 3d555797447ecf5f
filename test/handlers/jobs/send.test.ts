import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { dropDead } from '../../../handlers/actions/drop-dead.ts';
import { createExplain } from '../../../handlers/sentences.ts';
import type { Services } from '../../../handlers/context.ts';
import { inbound, message, openRig, type Rig } from './rig.ts';
import { sending } from './sending.ts';

let rig: Rig;
const { ready, press, send, delivery, status } = sending(() => rig);
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

async function attempts(): Promise<{ outcome: string | null }[]> {
  return rig.test.opened.db.selectFrom('deliveryAttempts').select('outcome').orderBy('startedAt').execute();
}

describe('send-reply', () => {
  it('publishes once, however often it runs', async () => {
    const it = await ready();
    await send(it);
    await send(it);
    expect(rig.network.published).toMatchObject([
      { text: 'Lo miramos.', target: '100', opId: (await delivery(it)).opId },
    ]);
    expect(await status(it)).toMatchObject({ kind: 'answered', url: 'https://x.com/alba/status/900' });
    expect(await attempts()).toEqual([{ outcome: 'sent' }]);
  });

  it('holds a text that is not the one that was approved', async () => {
    const it = await ready();
    await rig.test.opened.db.updateTable('drafts').set({ text: 'Otra cosa' }).where('id', '=', it.draftId).execute();
    await send(it);
    expect(rig.network.published).toEqual([]);
    expect(await delivery(it)).toMatchObject({
      state: 'refused',
      refusal: 'approval-changed',
      detail: 'content-changed',
    });
    expect((await rig.detail(it.ticketId)).drafts.at(-1)).toMatchObject({
      state: 'void',
      voidReason: 'content-changed',
    });
  });

  it.each([
    {
      what: 'edited',
      how: 'edited' as const,
      now: { state: 'live' as const, message: inbound({ currentId: '105', version: 1, text: 'Ya está' }) },
    },
    {
      what: 'reworded under the same id',
      how: 'edited' as const,
      now: { state: 'live' as const, message: inbound({ text: 'Ya está' }) },
    },
    { what: 'deleted', how: 'deleted' as const, now: { state: 'gone' as const } },
  ])('asks first when the original was $what', async ({ how, now }) => {
    rig.network.now.set('100', now);
    const it = await ready();
    await send(it);
    expect(rig.network.published).toEqual([]);
    expect(await status(it)).toMatchObject({ kind: 'original-changed', how });
  });

  it('sends where the network says nothing about the original, and notes it', async () => {
    rig.network.now.delete('100');
    const it = await ready();
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'answered' });
    expect(rig.logged).toContainEqual({ level: 'warn', message: 'the network said nothing about the original' });
  });

  it("asks first when a colleague answered in the network's own app, and sends all the same when she confirms", async () => {
    rig.network.now.set('100', {
      state: 'live',
      message: inbound({ counts: { likes: 0, reposts: 0, replies: 1, quotes: 0 } }),
    });
    rig.network.conversation = [
      inbound({
        nativeId: '300',
        currentId: '300',
        parentId: '100',
        text: 'Ya te escribimos',
        author: { nativeId: '1', handle: 'Alba', name: 'Alba' },
      }),
    ];
    const it = await ready();
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'original-changed', how: 'answered-outside' });
    await send(await press(it.ticketId, true));
    expect(rig.network.published).toHaveLength(1);
    expect(await status(it)).toMatchObject({ kind: 'answered' });
  });

  it("does not take another customer's reply for an answer", async () => {
    rig.network.now.set('100', {
      state: 'live',
      message: inbound({ counts: { likes: 0, reposts: 0, replies: 1, quotes: 0 } }),
    });
    rig.network.conversation = [
      inbound({
        nativeId: '300',
        currentId: '300',
        parentId: '100',
        author: { nativeId: '9', handle: 'otra', name: 'Otra' },
      }),
    ];
    const it = await ready();
    await send(it);
    expect(rig.network.published).toHaveLength(1);
  });

  it('sends nothing while the original cannot be read, and comes back', async () => {
    const it = await ready();
    rig.network.trouble = new RecadoError('network.unreachable', { retryAfterMs: 5_000 });
    await expect(send(it)).rejects.toMatchObject({ retryAfterMs: 5_000 });
    expect(await delivery(it)).toMatchObject({ state: 'queued', attempts: 0 });
    rig.network.trouble = undefined;
    await send(it);
    expect(rig.network.published).toHaveLength(1);
  });

  it('gives up after an hour of not reading the original, and says so', async () => {
    const it = await ready();
    rig.clock.at = new Date(rig.clock.at.getTime() + 60 * 60_000);
    rig.network.trouble = new RecadoError('network.unreachable', { retryAfterMs: 5_000 });
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'refused' });
    expect((await rig.detail(it.ticketId)).thread.map(({ entry }) => entry)).toContainEqual(
      expect.objectContaining({ kind: 'event', key: 'event.given-up' }),
    );
    expect(rig.network.published).toEqual([]);
  });

  it('never leaves an answer on its way where the original cannot be understood', async () => {
    const it = await ready();
    rig.network.trouble = new RecadoError('network.unexpected', { params: { network: 'X', status: 'format' } });
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'refused', code: 'rejected' });
    expect(rig.network.published).toEqual([]);
    rig.network.trouble = undefined;
    await rig.move(it.ticketId, { move: 'send-again', deliveryId: it.deliveryId });
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'answered' });
  });

  it('is not on its way for ever once its job was given up and dropped', async () => {
    const it = await ready();
    await sql`update pgboss.job set state = 'failed', completed_on = now() where name = 'send-reply'`.execute(
      rig.test.opened.db.withoutPlugins(),
    );
    const { items } = await rig.test.store.dead.list(10);
    expect(items.map(({ job, ticketId }) => [job, ticketId])).toEqual([['send-reply', it.ticketId]]);
    const actor = {
      id: 'carmen',
      name: 'Carmen',
      surface: 'slack',
      userId: 'UCARMEN',
      locale: 'es-ES',
      timeZone: 'UTC',
      rights: new Set(['configure'] as const),
    };
    await dropDead.submit?.(
      { ...rig.services, actor, explain: createExplain(rig.services), t: rig.services.texts.in('es') },
      { id: items[0]?.id ?? '' },
      { reason: 'una prueba' },
    );
    expect(await status(it)).toMatchObject({ kind: 'refused' });
    expect(await rig.test.store.dead.list(10)).toEqual({ items: [], total: 0 });
    expect(rig.network.published).toEqual([]);
  });

  it('asked to wait by the network, tries again later', async () => {
    const it = await ready();
    rig.network.outcomes.push({ kind: 'not-sent', retryAfterMs: 3_000, detail: '429' });
    await send(it);
    expect(await delivery(it)).toMatchObject({ state: 'queued', attempts: 1 });
    await send(it);
    expect(await delivery(it)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(await attempts()).toEqual([{ outcome: 'not-sent' }, { outcome: 'sent' }]);
  });

  it('tells a refusal as it is; a duplicate after an earlier call is looked for instead', async () => {
    const it = await ready();
    rig.network.outcomes.push({ kind: 'refused', code: 'duplicate', detail: 'duplicate content' });
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'refused', code: 'duplicate' });
    await rig.move(it.ticketId, { move: 'send-again', deliveryId: it.deliveryId });
    rig.network.outcomes.push({ kind: 'refused', code: 'duplicate', detail: 'duplicate content' });
    await send(it);
    expect(await status(it)).toMatchObject({ kind: 'unknown' });
  });

  it('without the account refuses in words instead of failing', async () => {
    const it = await ready();
    await send(it, { ...rig.services, networks: new Map() });
    expect(await status(it)).toMatchObject({ kind: 'refused', code: 'not-authorised' });
  });

  it('waits until the drafter can no longer stop a changed text', async () => {
    const { ticket } = await rig.takeIn(message());
    const draft = {
      text: 'Lo miramos.',
      attachments: [],
      account: 'alba-x',
      private: false,
      target: '100',
      at: null,
      findings: [],
      approval: { rule: 1, approvers: ['ivan'], fourEyes: 'yes' as const },
      basedOn: null,
    };
    await rig.move(ticket.id, { move: 'write', submit: true, draft });
    const base = (await rig.detail(ticket.id)).drafts.at(-1);
    await rig.move(
      ticket.id,
      {
        move: 'change-and-approve',
        undoSeconds: 30,
        draft: { ...draft, text: 'Lo miramos ya.', basedOn: base?.id ?? null },
      },
      { kind: 'person', id: 'ivan' },
    );
    const it = await press(ticket.id, false);
    await expect(send(it)).rejects.toMatchObject({ retryAfterMs: 29_000 });
    rig.clock.at = new Date(rig.clock.at.getTime() + 29_000);
    await send(it);
    expect(rig.network.published.map(({ text }) => text)).toEqual(['Lo miramos ya.']);
  });

  it('after a crash during the call never repeats it', async () => {
    const it = await ready();
    const dying: Services = {
      ...rig.services,
      networks: new Map([
        ['alba-x', { ...rig.network.connection, publish: () => Promise.reject(new Error('the process died')) }],
      ]),
    };
    await expect(send(it, dying)).rejects.toThrow('the process died');
    expect(await delivery(it)).toMatchObject({ state: 'sending', attempts: 1 });
    await send(it);
    expect(rig.network.published).toEqual([]);
    expect(await status(it)).toMatchObject({ kind: 'unknown' });
  });
});
