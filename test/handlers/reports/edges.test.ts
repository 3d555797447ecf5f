import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { namesFor } from '../../../handlers/reports/names.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const plain = { volume: 'received', time: '', quality: '', only: '', name: '', from: '', to: '' };
const chosen = { period: 'today', by: 'area', clock: 'calendar', shape: 'table', compare: 'previous', ...plain };
const ask = async (over: Record<string, string> = {}) =>
  (await rig.send('UCARMEN', 'report', {}, { ...chosen, ...over })).reply;
const told = async (over: Record<string, string> = {}): Promise<string> => JSON.stringify(await ask(over));

/** A conversation, and a minute later: a period of today ends now. */
async function open(over: Parameters<Rig['open']>[0] = {}): ReturnType<Rig['open']> {
  const detail = await rig.open(over);
  rig.clock.at = new Date(rig.clock.at.getTime() + 60_000);
  return detail;
}

describe('what is wrong in the form of a report', () => {
  it.each([
    ['no first day', { period: 'between', to: '2026-03-01' }, 'from'],
    ['no last day', { period: 'between', from: '2026-03-01' }, 'to'],
    ['a day that the calendar lacks', { period: 'between', from: '2026-02-30', to: '2026-03-01' }, 'from'],
    ['the last day before the first', { period: 'between', from: '2026-03-02', to: '2026-03-01' }, 'to'],
    ['more than two years', { period: 'between', from: '2020-03-02', to: '2026-03-01' }, 'to'],
    ['a first day without the period that it is of', { from: '2026-03-01' }, 'from'],
    ['a last day without the period that it is of', { period: 'last-week', to: '2026-03-01' }, 'to'],
    ['no figure', { volume: '' }, 'volume'],
    [
      'too many figures',
      { volume: 'received\nanswered\nanswers\nclosed', time: 'wait-claim\nfirst-close\nlast-close' },
      'volume',
    ],
    ['a figure that is nobody’s by person', { volume: 'backlog', by: 'person' }, 'by'],
    ['a figure of now by day', { volume: 'backlog', by: 'day' }, 'by'],
    ['a figure of a period by age', { by: 'age' }, 'by'],
    ['a filter that is none', { only: 'Area: Nowhere' }, 'only'],
  ])('is said at its field: %s', async (_what, over, field) => {
    const reply = await ask(over);
    if (reply.kind !== 'errors') throw new Error(`no error: ${JSON.stringify(reply)}`);
    expect(Object.keys(reply.errors)).toEqual([field]);
    expect(Object.values(reply.errors).join('')).toMatch(/\w+ .*\./);
  });
});

describe('a report', () => {
  it('of days that is asked for another period leaves the days that its form began with', async () => {
    const days = { from: '2026-03-01', to: '2026-03-02' };
    const { reply } = await rig.send('UCARMEN', 'report', days, { ...chosen, ...days, period: 'last-week' });
    expect(reply.kind).toBe('update');
    const other = await rig.send('UCARMEN', 'report', days, { ...chosen, ...days, to: '2026-03-04' });
    expect(other.reply).toMatchObject({ kind: 'errors', errors: { to: expect.stringContaining('Between two days') } });
  });

  it('of nothing says so, and what to do', async () => {
    expect(await told()).toContain('There is nothing of what you ask in this period');
  });

  it('of one conversation tells it, and each single day by one date', async () => {
    await open();
    const one = await told();
    expect(one).toContain('Facturación');
    expect(one).toContain('Received: 1');
    expect(one).toContain('Before, on 9 Mar 2026, there is nothing');
    rig.clock.at = new Date(rig.clock.at.getTime() + 86_400_000);
    await open();
    expect(await told()).toContain('Before: 10 Mar 2026"');
    expect(await told({ period: 'yesterday', compare: 'none' })).not.toContain('Before');
  });

  it('keeps what the configuration no longer has apart, and can be kept to it', async () => {
    await open();
    await rig.run("update tickets set area = 'furniture'");
    const gone = 'furniture (no longer in the configuration)';
    expect(await told()).toContain(gone);
    // As it stands in the field when a report from before is edited.
    expect(await told({ only: `Area: ${gone}` })).toContain('Received: 1');
    expect(await told({ only: 'Area: Facturación' })).toContain('There is nothing');
  });

  it('shows a conversation whose route and channel no longer exist', async () => {
    const { ticket } = await open({ channels: ['gone'] });
    const spec: ReportSpec = { ...firstSpec, period: 'today', figures: ['received'], by: 'area' };
    const { opened } = await rig.press('UCARMEN', 'report-tickets', { spec: JSON.stringify(spec) });
    expect(JSON.stringify(opened)).toContain(`no. ${ticket.number}`);
  });

  it('names who has left by what is known of her', async () => {
    const name = await namesFor(rig.services, 'person', { keys: ['marta', ''], t: rig.services.texts.in('es') });
    expect([name('marta'), name('lucia'), name('')]).toEqual(['marta (ya no está)', 'Lucía Vega', 'Nadie']);
  });
});
