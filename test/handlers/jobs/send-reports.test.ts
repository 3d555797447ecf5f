import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import type { ReportSchedule } from '#core/reports/schedule.ts';
import { Config } from '#core/config/config.ts';
import type { Services } from '../../../handlers/context.ts';
import { sendReports } from '../../../handlers/jobs/send-reports.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import { read } from '../cards/builders.ts';
import type { SavedReport } from '../../../store/reports/reports.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => {
  await rig.test.close();
});
beforeEach(async () => {
  await rig.reset();
});

const MONDAY_NINE = new Date('2026-10-05T07:00:00Z');
const weekly: ReportSchedule = {
  every: 'week',
  time: '09:00',
  timeZone: 'Europe/Madrid',
  weekday: 1,
  hours: null,
  to: { kind: 'channel', channel: 'facturacion' },
};

/** Lucía may ask for reports, or not. */
function servicesFor(role: string | undefined, over: Partial<Services> = {}): Services {
  const config = Config.parse({
    ...rig.services.config,
    people: { lucia: { name: 'Lucía', slack: 'ULUCIA', roles: role === undefined ? [] : [role] } },
  });
  const { surfaces, store, clock } = rig.services;
  return { ...rig.services, config, directory: createDirectory({ config, surfaces, store, clock }), ...over };
}

async function keep(schedule: ReportSchedule, over: Partial<ReportSpec> = {}): Promise<SavedReport> {
  const { reports, people } = rig.services.store;
  const spec: ReportSpec = {
    ...firstSpec,
    figures: ['received'],
    by: 'area',
    shape: 'table',
    period: 'today',
    ...over,
  };
  await people.seen({ id: 'lucia', name: 'Lucía', surface: 'slack', userId: 'ULUCIA', locale: 'es' }, rig.clock.now());
  const saved = await reports.save({ personId: 'lucia', name: 'Lo de hoy', spec, at: rig.clock.now() });
  await reports.setSchedule(saved.id, schedule, MONDAY_NINE);
  return saved;
}

async function shown(): Promise<string[]> {
  const { rows } = await rig.test.opened.run(
    "select distinct owner_id from chat_posts where kind in ('report', 'report-direct')",
  );
  for (const { owner_id: id } of rows as { owner_id: string }[])
    for (const kind of ['report', 'report-direct']) await rig.show({ kind, ownerId: id });
  return rig.chat.messages
    .filter(({ card }) => card.fallback.startsWith('Lo de hoy'))
    .map(({ card }) => read(card).join(' | '));
}

describe('a scheduled report', () => {
  it('is counted and told once, though two processes look, and again a week later', async () => {
    await rig.takeIn(message());
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    const saved = await keep(weekly);
    await rig.run(sendReports, {}, servicesFor('analyst'));
    await rig.run(sendReports, {}, servicesFor('analyst'));
    const told = await shown();
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Recibidas: 1');
    expect((await rig.services.store.reports.get(saved.id))?.nextAt).toEqual(new Date('2026-10-12T07:00:00Z'));
    const { rows } = await rig.test.opened.run("select what, by_id from activity where what like 'report.%'");
    expect(rows).toEqual([{ what: 'report.sent', by_id: 'lucia' }]);
  });

  it('reaches whoever keeps it in her direct conversation, and others by e-mail', async () => {
    const mails: { to: string; subject: string; text: string }[] = [];
    const mail = { isConfigured: true, send: async (one: (typeof mails)[number]) => void mails.push(one) };
    await keep({ ...weekly, to: { kind: 'direct' } });
    await rig.run(sendReports, {}, servicesFor('analyst', { mail }));
    expect(await shown()).toHaveLength(1);
    expect(rig.chat.messages.at(-1)?.channel).toBe('D-ULUCIA');
    await keep({ ...weekly, to: { kind: 'mail', address: 'ana@alba.example' } });
    await rig.run(sendReports, {}, servicesFor('analyst', { mail }));
    expect(mails).toMatchObject([{ to: 'ana@alba.example', subject: 'Informe: Lo de hoy' }]);
    expect(mails[0]?.text).toContain('Recibidas: 0');
  });

  it('is sent no more where whoever keeps it may not see it now', async () => {
    const saved = await keep(weekly);
    await rig.run(sendReports, {}, servicesFor('agent'));
    expect(await rig.services.store.reports.get(saved.id)).toMatchObject({ schedule: null, nextAt: null });
    expect(await shown()).toEqual([]);
  });

  it('is sent no more into a channel that she has left or that is gone, and she is told', async () => {
    const { directory } = servicesFor('analyst');
    const left = { ...directory, channelsOf: () => Promise.resolve([]) };
    const saved = await keep(weekly);
    await rig.run(sendReports, {}, servicesFor('analyst', { directory: left }));
    expect(await rig.services.store.reports.get(saved.id)).toMatchObject({ schedule: null, nextAt: null });
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    await keep({ ...weekly, to: { kind: 'channel', channel: 'closed-down' } });
    await rig.run(sendReports, {}, servicesFor('director'));
    expect(await shown()).toEqual([]);
    const { rows } = await rig.test.opened.run(
      "select owner_id, place from chat_posts where kind = 'report-stopped' order by owner_id",
    );
    expect(rows).toMatchObject([{ place: 'lucia' }, { place: 'lucia' }]);
    const [{ owner_id: ownerId }] = rows as [{ owner_id: string }];
    await rig.show({ kind: 'report-stopped', ownerId });
    const told = rig.chat.messages.find(({ channel }) => channel === 'D-ULUCIA');
    expect(told?.card.fallback).toMatch(/«Lo de hoy» ya no se envía\. No puede estar en el canal/);
  });

  it('is mailed again while the mail server is away, and she is told once that is given up', async () => {
    let tries = 0;
    const mail = { isConfigured: true, send: () => ((tries += 1), Promise.reject(new Error('the server is away'))) };
    const services = servicesFor('analyst', { mail });
    const saved = await keep({ ...weekly, to: { kind: 'mail', address: 'ana@alba.example' } });
    rig.clock.at = MONDAY_NINE;
    await rig.run(sendReports, {}, services);
    expect(await rig.services.store.reports.get(saved.id)).toMatchObject({ nextAt: MONDAY_NINE });
    rig.clock.at = new Date(MONDAY_NINE.getTime() + 10 * 60_000);
    await rig.run(sendReports, {}, services);
    await rig.run(sendReports, {}, services);
    expect(tries).toBe(2);
    expect(await rig.services.store.reports.get(saved.id)).toMatchObject({ nextAt: new Date('2026-10-12T07:00:00Z') });
    const { rows } = await rig.test.opened.run("select 1 from chat_posts where kind = 'report-stopped'");
    expect(rows).toHaveLength(1);
  });

  it('tells in a channel that it counts what she may read, by her name', async () => {
    await keep(weekly);
    await rig.run(sendReports, {}, servicesFor('analyst'));
    expect((await shown())[0]).toContain('Cuenta lo que puede leer Lucía');
  });

  it('tells people apart to managers only, in their own channel', async () => {
    const saved = await keep(weekly, { by: 'person', figures: ['answers'] });
    await rig.run(sendReports, {}, servicesFor('director'));
    expect(await rig.services.store.reports.get(saved.id)).toMatchObject({ schedule: null });
    expect(await shown()).toEqual([]);
  });
});
