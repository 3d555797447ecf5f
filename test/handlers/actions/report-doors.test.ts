import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buttonRows } from '#core/buttons.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { openRig, type Rig, type Told } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({
    managers: 'general',
    people: {
      joao: { name: 'João Pinto', slack: 'UJOAO', roles: ['analyst'] },
      ivan: { name: 'Iván Soto', email: 'ivan@alba.example', roles: ['approver'] },
      carmen: { name: 'Carmen Ruiz', email: 'carmen@alba.example', roles: ['director'] },
    },
  });
  Object.assign(rig.services, { mail: { isConfigured: true, send: () => Promise.resolve() } });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const spec = (over: Partial<ReportSpec> = {}): string =>
  JSON.stringify({ ...firstSpec, period: 'today', figures: ['received'], by: 'area', ...over });
const byPerson = spec({ figures: ['answers'], by: 'person' });
const form = {
  period: 'today',
  volume: 'received',
  time: '',
  quality: '',
  by: 'area',
  clock: 'calendar',
  shape: 'table',
  compare: 'none',
  only: '',
  name: '',
  from: '',
  to: '',
};
const schedule = { name: 'Lo mío', every: 'day', weekday: '1', time: '09:00', to: 'direct', hours: 'any', address: '' };
const nothingBut = async (told: Promise<Told>): Promise<string> => {
  const { said, opened, updated } = await told;
  expect([opened, updated]).toEqual([[], []]);
  expect(said).toHaveLength(1);
  return said[0] ?? '';
};
const kept = async (): Promise<unknown[]> => {
  const { rows } = (await rig.run(
    'select id from told_reports union all select id from exports union all select id from saved_reports',
  )) as { rows: unknown[] };
  return rows;
};

describe('a door of reports', () => {
  const reports = ['report', 'report-tickets', 'share-report', 'schedule-report', 'export-report'] as const;
  const managers = ['goals', 'edit-goal', 'review-answers', 'analyst'] as const;

  it('is named with the right that it wants', () => {
    for (const id of [...reports, 'report-means', 'forget-report'] as const)
      expect(buttonRows[id].right).toBe('report');
    for (const id of [...managers, 'end-goal', 'export-person'] as const) expect(buttonRows[id].right).toBe('manage');
  });

  it.each(reports)('stays shut to whoever may not ask for reports, pressed or sent in: %s', async (id) => {
    expect(await nothingBut(rig.press('UIVAN', id, { spec: spec() }))).not.toBe('');
    const { reply } = await rig.send(
      'UIVAN',
      id,
      { spec: spec() },
      { ...form, ...schedule, format: 'csv', channel: 'general' },
    );
    expect(JSON.stringify(reply)).not.toContain('"update"');
    expect(await kept()).toEqual([]);
  });

  it.each(managers)('stays shut to whoever does not manage: %s', async (id) => {
    expect(await nothingBut(rig.press('UJOAO', id, {}))).not.toBe('');
    const { reply } = await rig.send(
      'UJOAO',
      id,
      {},
      { person: 'lucia', days: '30', count: '5', by: 'sender', blind: 'yes' },
    );
    expect(JSON.stringify(reply)).not.toContain('"update"');
  });

  it('tells no analyst people apart, whatever an old button or form carries', async () => {
    for (const id of ['report-tickets', 'export-report', 'share-report', 'schedule-report'])
      await rig.press('UJOAO', id, { spec: byPerson });
    const { reply: shown } = await rig.send('UJOAO', 'report', {}, { ...form, volume: 'answers', by: 'person' });
    const { reply: file } = await rig.send('UJOAO', 'export-report', { spec: byPerson }, { format: 'csv' });
    const { reply: shared } = await rig.send('UJOAO', 'share-report', { spec: byPerson }, { channel: 'general' });
    const { reply: list } = await rig.send(
      'UJOAO',
      'report-tickets',
      { spec: byPerson },
      { figure: 'answers', of: 'lucia' },
    );
    for (const reply of [shown, file, shared, list]) expect(JSON.stringify(reply)).not.toMatch(/"update"|"close"/);
    expect(await kept()).toEqual([]);
  });

  it('shows what she keeps to nobody else, and lets nobody else forget it', async () => {
    await rig.send('UCARMEN', 'report', {}, { ...form, name: 'Secreto de dirección' });
    const [saved] = await rig.store.reports.saved('carmen');
    const id = saved?.id ?? '';
    expect(await nothingBut(rig.press('UJOAO', 'report', { saved: id }))).not.toContain('Secreto');
    await rig.press('UJOAO', 'forget-report', { saved: id });
    const { opened } = await rig.press('UJOAO', 'schedule-report', { spec: spec(), saved: id });
    expect(JSON.stringify(opened)).not.toContain('Secreto');
    expect(await rig.store.reports.get(id)).toMatchObject({ name: 'Secreto de dirección', personId: 'carmen' });
  });
});

describe('a report that is sent', () => {
  it('is called otherwise from now on, and not left behind under its old name', async () => {
    await rig.send('UCARMEN', 'schedule-report', { spec: spec() }, { ...schedule, name: 'Lo de hoy' });
    const [first] = await rig.store.reports.saved('carmen');
    const saved = first?.id ?? '';
    const { opened } = await rig.press('UCARMEN', 'schedule-report', { spec: spec(), name: 'Lo de hoy', saved });
    const { meta } = opened[0] as { meta: Record<string, string> };
    expect(meta).toMatchObject({ saved });
    const named = async (name: string): Promise<unknown> =>
      (await rig.send('UCARMEN', 'schedule-report', meta, { ...schedule, name, time: '10:30' })).reply;
    expect(await named('Lo de cada día')).toMatchObject({ kind: 'close' });
    const kept = async () =>
      (await rig.store.reports.saved('carmen')).map(({ id, name, schedule: of }) => [id, name, of?.time]);
    expect(await kept()).toEqual([[saved, 'Lo de cada día', '10:30']]);
    // Only its capitals.
    expect(await named('LO DE CADA DÍA')).toMatchObject({ kind: 'close' });
    await rig.send('UCARMEN', 'report', {}, { ...form, name: 'Otro' });
    expect(await named('otro')).toMatchObject({
      kind: 'errors',
      errors: { name: expect.stringMatching(/has that name/) },
    });
    expect((await kept()).map(([, name]) => name)).toEqual(['LO DE CADA DÍA', 'Otro']);
  });

  it('of somebody else keeps its name', async () => {
    await rig.send('UCARMEN', 'schedule-report', { spec: spec() }, { ...schedule, name: 'Suyo' });
    const [hers] = await rig.store.reports.saved('carmen');
    const mine = { spec: spec(), saved: hers?.id ?? '' };
    expect((await rig.send('UJOAO', 'schedule-report', mine, { ...schedule, name: 'Mío' })).reply.kind).toBe('close');
    expect((await rig.store.reports.saved('carmen')).map(({ name }) => name)).toEqual(['Suyo']);
    expect((await rig.store.reports.saved('joao')).map(({ name }) => name)).toEqual(['Mío']);
  });
});

describe('what she may read', () => {
  it('is counted, listed and shared by the channels that she is in when she presses', async () => {
    await rig.open({ channels: ['cerrado'], name: 'Rosa Secreta', text: 'Esto es solo del canal cerrado' });
    rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
    const list = async (): Promise<string> =>
      JSON.stringify((await rig.press('UJOAO', 'report-tickets', { spec: spec() })).opened);
    expect(await list()).toContain('canal cerrado');
    const members = rig.chat.channels.get('cerrado');
    members?.delete('UJOAO');
    try {
      expect(await list()).not.toContain('canal cerrado');
      const { reply } = await rig.send('UJOAO', 'report', {}, form);
      expect(JSON.stringify(reply)).not.toMatch(/Facturação|Facturación|: 1/);
      // The form with that channel was open on her screen.
      const share = await rig.send('UJOAO', 'share-report', { spec: spec() }, { channel: 'cerrado' });
      expect(share.reply.kind).not.toBe('close');
      const send = await rig.send('UJOAO', 'schedule-report', { spec: spec() }, { ...schedule, to: 'cerrado' });
      expect(send.reply.kind).not.toBe('close');
      expect(await kept()).toEqual([]);
    } finally {
      members?.add('UJOAO');
    }
  });

  it('is nothing for a guest, and for somebody whom the chat no longer has', async () => {
    expect(await nothingBut(rig.press('UGUEST', 'report', { spec: spec() }))).not.toBe('');
    expect(await nothingBut(rig.press('UGONE', 'export-report', { spec: spec() }))).not.toBe('');
  });
});

describe('figures by person', () => {
  it('go to the managers’ channel alone, and into no e-mail', async () => {
    const { opened } = await rig.press('UCARMEN', 'share-report', { spec: byPerson });
    expect(JSON.stringify(opened)).toContain('general');
    expect(JSON.stringify(opened)).not.toContain('facturacion');
    const other = await rig.send('UCARMEN', 'share-report', { spec: byPerson }, { channel: 'facturacion' });
    expect(other.reply.kind).not.toBe('close');
    const mailed = await rig.send(
      'UCARMEN',
      'schedule-report',
      { spec: byPerson },
      { ...schedule, to: 'mail', address: 'ana@alba.example' },
    );
    expect(mailed.reply).toMatchObject({ kind: 'errors', errors: { to: expect.stringContaining('by e-mail') } });
    expect(await kept()).toEqual([]);
  });
});

describe('what is wrong in a form', () => {
  const speak = (locale: string): void => {
    const carmen = rig.chat.users.get('UCARMEN');
    if (carmen) rig.chat.users.set('UCARMEN', { ...carmen, locale });
  };
  const long = 'x'.repeat(150);
  it.each([
    ['report', { only: `#${long}` }, 'only'],
    ['report', { only: Array.from({ length: 25 }, (_, at) => `#tag${at}`).join('\n') }, 'only'],
    ['report', { only: 'Nowhere: 3' }, 'only'],
    ['report', { period: 'between', from: '2026-02-30', to: '2026-03-01' }, 'from'],
    ['report', { by: 'nothing-like-this' }, 'by'],
    ['report', { period: 'for ever' }, 'period'],
    ['schedule-report', { time: '25:00' }, 'time'],
    ['schedule-report', { time: 'nine' }, 'time'],
    ['schedule-report', { name: '  ' }, 'name'],
    ['schedule-report', { every: 'year' }, 'every'],
    ['schedule-report', { weekday: '9' }, 'weekday'],
    ['schedule-report', { to: 'mail', address: 'nobody' }, 'address'],
    ['export-report', { format: 'docx' }, 'format'],
    ['export-report', { format: 'png' }, 'format'],
  ] as const)('is said at its field in each language: %s %o', async (action, over, field) => {
    const said = new Set<string>();
    for (const locale of ['es-ES', 'pt-PT', 'pt-BR', 'en-GB']) {
      speak(locale);
      const meta: Record<string, string> = action === 'report' ? {} : { spec: spec({ shape: 'table' }) };
      const { reply } = await rig.send('UCARMEN', action, meta, {
        ...(action === 'report' ? form : schedule),
        ...over,
      });
      if (reply.kind !== 'errors') throw new Error(`no error: ${JSON.stringify(reply)}`);
      expect(Object.keys(reply.errors)).toEqual([field]);
      const words = reply.errors[field as never] as string;
      expect(words).toMatch(/\p{L}+ .*\.$/u);
      said.add(words);
    }
    speak('en-GB');
    expect(said.size).toBeGreaterThan(2);
  });
});
