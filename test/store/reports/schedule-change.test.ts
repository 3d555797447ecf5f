import { afterAll, beforeAll, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTimeRules, type TimeRules } from '#core/hours/rules.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { decide } from '#core/ticket/moves/index.ts';
import { listRules } from '../../../bot/build/list-rules.ts';
import { noPressing } from '../../../handlers/dispatch/press-priority.ts';
import { makeReport } from '../../../handlers/reports/make.ts';
import { openTestStore, type TestStore } from '../../support/store.ts';
import { inbound, takeIn } from '../build.ts';

const MINUTE = 60_000;
const configured = (shift: string): Config =>
  Config.parse({
    timeZone: 'UTC',
    brands: { alba: { name: 'Alba', accounts: { 'alba-x': { network: 'x', handle: 'alba' } } } },
    channels: { general: { slack: '#general' } },
    fallback: 'general',
    hours: { day: { week: { 'mon-fri': shift } } },
    service: [{ hours: 'day' }],
  });
const config = configured('09:00-18:00');
const [wide, narrow] = [createTimeRules(config), createTimeRules(configured('12:00-14:00'))];
/** What the process counts by: a change of the configuration comes with a new start. */
let rules: TimeRules = wide;
let test: TestStore;
beforeAll(async () => {
  const time = new Proxy(wide, { get: (_first, name) => Reflect.get(rules, name) });
  test = await openTestStore({ decide, listRules: listRules(config, time) });
});
afterAll(() => test.close());

let made = 0;
/** As many as are told of, all alike. */
async function closed(from: string, to: string): Promise<void> {
  for (let each = 0; each < 5; each += 1) {
    made += 1;
    const [ticketId = ''] = await takeIn(test.store, [inbound(String(made), { postedAt: new Date(from) })]);
    const by = { kind: 'person', id: 'lucia' } as const;
    await test.store.tickets.move({
      ticketId,
      move: { move: 'close', reason: 'no-answer-needed' },
      by,
      at: new Date(to),
    });
  }
}

async function minutesByDay(): Promise<Record<string, number | null>> {
  const spec: ReportSpec = {
    ...firstSpec,
    period: 'between',
    from: '2026-10-05',
    to: '2026-10-07',
    figures: ['first-close'],
    by: 'day',
    compare: 'none',
  };
  const services = {
    store: test.store,
    config,
    clock: { now: () => new Date('2026-10-09T00:00:00Z') },
    time: rules,
    pressing: noPressing,
  };
  const { lines } = await makeReport(services, { spec, timeZone: 'UTC', scope: 'all' });
  return Object.fromEntries(
    lines.map(({ key, cells: [cell] }) => [key, cell?.value == null ? null : cell.value / MINUTE]),
  );
}

it('a schedule that changes inside of a period leaves what was before it as it was told', async () => {
  const { time } = test.store;
  wide.remember(await time.keepSpec(wide.spec, new Date('2026-10-01T00:00:00Z')));
  await closed('2026-10-05T08:00:00Z', '2026-10-05T15:00:00Z');
  const before = await minutesByDay();
  expect(before).toEqual({ '2026-10-05': 6 * 60, '2026-10-06': null, '2026-10-07': null });

  // From Tuesday noon on there is service from twelve to two.
  narrow.remember(await time.keepSpec(narrow.spec, new Date('2026-10-06T12:00:00Z')));
  rules = narrow;
  expect(await minutesByDay()).toEqual(before);
  await closed('2026-10-06T09:00:00Z', '2026-10-06T16:00:00Z');
  await closed('2026-10-07T09:00:00Z', '2026-10-07T16:00:00Z');
  expect(await minutesByDay()).toEqual({ '2026-10-05': 6 * 60, '2026-10-06': (3 + 2) * 60, '2026-10-07': 2 * 60 });
});
