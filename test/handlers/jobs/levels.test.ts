import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Services } from '../../../handlers/context.ts';
import { drawCard } from '../../../handlers/cards/card.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { watchLevel } from '../../../handlers/jobs/watch-level.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { listRules } from '../../../bot/build/list-rules.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { noLabels } from '../../support/no-labels.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

const MINUTE = 60_000;
let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(async () => {
  await rig.reset();
  const config = Config.parse({
    ...rig.services.config,
    hours: { day: { timeZone: 'UTC', week: { 'mon-fri': '09:00-18:00' } } },
    service: [{ hours: 'day' }],
    levels: [{ first: '40m', resolution: '4h', escalateTo: { people: ['ivan'] } }],
  });
  services = { ...rig.services, config, time: createTimeRules(config) };
  expect(listRules(config).time?.levelOf({ ...noLabels } as never)).not.toBeNull();
});
afterAll(() => rig.test.close());

const later = (minutes: number): void => {
  rig.clock.at = new Date(rig.clock.at.getTime() + minutes * MINUTE);
};

/** What the timer does now, and in how many minutes it wakes; null where it is over. */
async function tick(ticketId: string): Promise<number | null> {
  try {
    await rig.run(watchLevel, { ticketId }, services);
    return null;
  } catch (error) {
    if (!(error instanceof RecadoError) || error.retryAfterMs === undefined) throw error;
    return error.retryAfterMs / MINUTE;
  }
}

async function opened(at = rig.clock.at): Promise<string> {
  const { ticket } = await rig.takeIn(message({ postedAt: at }));
  await rig.run(postCard, { ticketId: ticket.id }, services);
  return ticket.id;
}

async function lines(ticketId: string, channel = 'facturacion'): Promise<string[]> {
  const detail = await rig.detail(ticketId);
  return read(
    drawCard(
      { detail, config: services.config, surface: 'slack' },
      { channel, home: true },
      { texts: createTexts('es'), homeLink: null },
    ),
  );
}

async function said(ticketId: string): Promise<string[]> {
  await rig.show(ticketId, services);
  return rig.chat.messages.filter(({ thread }) => thread !== undefined).map(({ card }) => read(card).join(' '));
}

describe('what is promised', () => {
  it('is on the card and told to its owner before it is late, and to whoever it is escalated to when it is', async () => {
    const id = await opened();
    await rig.move(id, { move: 'claim' });
    expect(await tick(id)).toBe(30);
    expect((await lines(id)).join('\n')).not.toContain('vence');
    later(30);
    expect(await tick(id)).toBe(10);
    expect((await lines(id)).join('\n')).toContain('La primera respuesta vence a las');
    expect((await lines(id, 'faturas')).join('\n')).toContain('O prazo da primeira resposta acaba às');
    const warned = await said(id);
    expect(warned.filter((line) => line.includes('vence pronto'))).toHaveLength(1);
    later(10);
    // What is left is the time until it is closed: three hours after the first, less the 25 % of the warning.
    expect(await tick(id)).toBe(140);
    expect((await lines(id)).join('\n')).toContain('va con retraso');
    const missed = (await said(id)).filter((line) => line.includes('Sigue sin primera respuesta'));
    expect(missed).toHaveLength(1);
    expect(missed[0]).toContain('Iván');
  });

  it('goes with its conversation to whoever it is escalated to, once, and says when it is over', async () => {
    const id = await opened();
    await rig.move(id, { move: 'claim' });
    later(41);
    await tick(id);
    await tick(id);
    const direct = async (): Promise<string[]> => {
      await rig.show(id, services);
      return rig.chat.messages.filter(({ channel }) => channel === 'D-UIVAN').map(({ card }) => read(card).join(' '));
    };
    const told = await direct();
    expect(told).toHaveLength(1);
    expect(await services.store.chatPosts.of({ ticketId: id }, { kind: 'escalation' })).toMatchObject([
      { place: 'ivan', state: 'posted' },
    ]);
    expect(told[0]).toMatch(/Carla Ruiz sigue sin primera respuesta.*la lleva Lucía.*¿Y mi factura\?.*Relevar/);
    await rig.move(id, { move: 'close', reason: 'no-answer-needed' });
    const after = await direct();
    expect(after).toHaveLength(1);
    expect(after[0]).not.toMatch(/Relevar|mi factura/);
  });

  it.each([{ group: '@guardia' }, { role: 'approver' }])('goes to whoever is in %o, too', async (escalateTo) => {
    const config = Config.parse({
      ...services.config,
      levels: [{ first: '40m', escalateTo }],
      people: { ...services.config.people, ivan: { name: 'Iván', slack: 'UIVAN', roles: ['approver'] } },
    });
    const surface = { ...rig.chat.surface, group: async (of: string) => (of === '@guardia' ? ['UIVAN'] : undefined) };
    const surfaces = new Map([['slack', surface]]);
    const directory = createDirectory({ config, surfaces, store: services.store, clock: rig.clock });
    services = { ...services, config, surfaces, directory, time: createTimeRules(config) };
    const id = await opened();
    later(41);
    await tick(id);
    await rig.show(id, services);
    expect(rig.chat.messages.filter(({ channel }) => channel === 'D-UIVAN')).toHaveLength(1);
  });

  it('is told without words or name where it was said in private', async () => {
    const { ticket } = await rig.takeIn(message({ postedAt: rig.clock.at, private: true }));
    later(41);
    await tick(ticket.id);
    await rig.show(ticket.id, services);
    const told = rig.chat.messages
      .filter(({ channel }) => channel === 'D-UIVAN')
      .map(({ card }) => read(card).join(' '));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`n.º ${ticket.number}`);
    expect(told[0]).not.toMatch(/factura\?|Carla/);
  });

  it('is told once, however often and in however many processes the timer wakes', async () => {
    const id = await opened();
    await rig.move(id, { move: 'claim' });
    later(45);
    await Promise.all([tick(id), tick(id)]);
    await tick(id);
    const { rows } = await rig.test.opened.db
      .selectFrom('activity')
      .select('what')
      .where('what', 'like', 'level.%')
      .execute()
      .then((found) => ({ rows: found }));
    expect(rows.map(({ what }) => what)).toEqual(['level.missed']);
  });

  it('counts hours of service only: the timer of what came in the evening wakes in the morning', async () => {
    rig.clock.at = new Date('2026-10-05T17:50:00Z');
    const id = await opened();
    // Ten minutes today, twenty tomorrow from nine o'clock.
    expect(await tick(id)).toBe(10 + 15 * 60 + 20);
  });

  it('says nothing but on its card where it was late before we heard of it', async () => {
    const id = await opened(new Date(rig.clock.at.getTime() - 60 * MINUTE));
    await tick(id);
    expect((await said(id)).filter((line) => line.includes('Sigue sin primera respuesta'))).toEqual([]);
    expect((await lines(id)).join('\n')).toContain('va con retraso');
  });

  it('is over once it is closed, and its rows say how long it took and by which promise', async () => {
    const id = await opened();
    await rig.move(id, { move: 'claim' });
    later(20);
    await rig.move(id, { move: 'close', reason: 'no-answer-needed' });
    expect(await tick(id)).toBeNull();
    const waits = await services.store.time.waits(id);
    expect(waits.map(({ wait, calendarMs }) => [wait, calendarMs / MINUTE])).toEqual([['writing', 20]]);
    const replies = await services.store.time.replies(id);
    expect(replies).toMatchObject([{ kind: 'resolution', calendarMs: 20 * MINUTE, round: 1 }]);
  });
});

describe('hours of service', () => {
  it('that change leave what was as it was', async () => {
    const config = services.config;
    const before = createTimeRules(config);
    const after = createTimeRules({
      ...config,
      hours: Config.parse({ ...config, hours: { day: { timeZone: 'UTC', week: { 'mon-fri': '12:00-14:00' } } } }).hours,
    });
    const change = new Date('2026-10-06T12:00:00Z');
    await services.store.time.keepSpec(before.spec, new Date('2026-10-01T00:00:00Z'));
    expect(await services.store.time.keepSpec(before.spec, new Date('2026-10-02T00:00:00Z'))).toHaveLength(1);
    after.remember(await services.store.time.keepSpec(after.spec, change));
    const ticket = (await rig.takeIn(message())).ticket;
    const hours = (from: string, to: string): number =>
      after.service(ticket, Date.parse(from), Date.parse(to)) / (60 * MINUTE);
    expect(hours('2026-10-05T00:00Z', '2026-10-06T00:00Z')).toBe(9);
    expect(hours('2026-10-06T00:00Z', '2026-10-07T00:00Z')).toBe(3 + 2);
    expect(hours('2026-10-07T00:00Z', '2026-10-08T00:00Z')).toBe(2);
  });
});
