import { beforeEach, expect, it, describe } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { clocks, figureIds, figures, type FigureId } from '#core/reports/figures.ts';
import { firstSpec, groupings, problemOf, type ReportSpec } from '#core/reports/spec.ts';
import { noPressing } from '../../../handlers/dispatch/press-priority.ts';
import { makeReport, ticketsBehind } from '../../../handlers/reports/make.ts';
import type { ReadScope } from '../../../handlers/people/read-scope.ts';
import { onEachStore } from '../rig.ts';
import { DAY, histories, START, storeHistories, ZONE, type History } from './histories.ts';
import { slowCell, slowKeys, slowValues } from './slow.ts';

const config = Config.parse({
  timeZone: ZONE,
  brands: {
    alba: {
      name: 'Alba',
      accounts: { 'alba-x': { network: 'x', handle: 'alba' }, 'alba-fb': { network: 'facebook', handle: 'Alba' } },
    },
  },
  channels: { facturacion: { slack: '#facturacion' }, envios: { slack: '#envios' } },
  fallback: 'facturacion',
});
const NOW = START + 60 * DAY;
const spec = (over: Partial<ReportSpec>): ReportSpec => ({
  ...firstSpec,
  period: 'between',
  from: '2026-10-14',
  to: '2026-11-02',
  compare: 'none',
  ...over,
});
// In Madrid the first of these days begins in summer time and the last one ends in winter time.
const FROM = Date.UTC(2026, 9, 13, 22);
const UNTIL = Date.UTC(2026, 10, 2, 23);

/** The same sum in another order differs in the last digits. */
const cellOf = ({ value, ...rest }: ReturnType<typeof slowCell>): object => ({
  ...rest,
  value: value === null ? null : expect.closeTo(value, 6),
});

onEachStore('figures', (rig) => {
  const all = histories(200, 13);
  const services = () => ({
    store: rig.at.store,
    config,
    clock: { now: () => new Date(NOW) },
    time: createTimeRules(config),
    pressing: noPressing,
  });
  const make = (asked: ReportSpec, scope: ReadScope = 'all') =>
    makeReport(services(), { spec: asked, timeZone: ZONE, scope });
  const slow = {
    service: slowValues(all, 'service', config.reopenDays),
    calendar: slowValues(all, 'calendar', config.reopenDays),
  };
  const slowly = (id: FigureId, clock: (typeof clocks)[number], of: readonly History[] = all) =>
    (slow[clock].get(id) ?? []).filter(
      ({ at, history }) => (figures[id].now === true || (at >= FROM && at < UNTIL)) && of.includes(history),
    );

  describe('of 200 conversations', () => {
    beforeEach(() => storeHistories(rig.at, all));

    it.each(groupings.filter((by) => by !== 'age'))(
      'are what counting minute by minute gives, split by %s, in either time',
      async (by) => {
        for (const clock of clocks) {
          const ids = figureIds.filter((id) => problemOf(spec({ figures: [id], by })) === null);
          const report = await make(spec({ figures: ids, by, clock }));
          for (const [index, id] of ids.entries()) {
            const values = slowly(id, clock);
            expect(values.length, id).toBeGreaterThan(5);
            const whole = slowCell(
              values.map((each) => each.value),
              figures[id].unit,
            );
            expect(report.total.cells[index], `${id} ${clock} total`).toMatchObject(cellOf(whole));
            if (by === 'none' || by === 'centre' || by === 'category') continue;
            const keys = new Map<string, number[]>();
            for (const each of values)
              for (const key of slowKeys(by, each)) keys.set(key, [...(keys.get(key) ?? []), each.value]);
            const rows = new Map(report.lines.map((line) => [line.key, line.cells[index]]));
            const told = [...rows].flatMap(([key, cell]) => (cell?.n === 0 ? [] : [key]));
            expect(told.toSorted(), `${id} ${clock}`).toEqual([...keys.keys()].toSorted());
            for (const [key, found] of keys)
              expect(rows.get(key), `${id} ${clock} ${key}`).toMatchObject(cellOf(slowCell(found, figures[id].unit)));
          }
        }
      },
    );

    it('tell how much of them is counted', async () => {
      const shares: number[] = [];
      const asked = { spec: spec({ by: 'none', compare: 'previous' }), timeZone: ZONE, scope: 'all' as const };
      await makeReport(services(), { ...asked, progress: (share) => void shares.push(share) });
      expect(shares.length).toBeGreaterThan(2);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
    });

    it('leaves out what whoever asks may not read', async () => {
      const scope = { keys: ['envios'], privateChannels: [] };
      const hers = all.filter((history) => history.channel === 'envios' && !history.private);
      for (const id of ['received', 'first-response', 'closed'] as const) {
        const report = await make(spec({ figures: [id], by: 'none' }), scope);
        expect(report.total.cells[0]?.n).toBe(slowly(id, 'service', hers).length);
      }
    });

    it('keeps to what was chosen, values of one thing side by side and things together', async () => {
      const only = { area: ['billing', ''], tag: ['FACTURA'] };
      const those = all.filter(({ area, tags }) => area !== 'shipping' && tags.includes('factura'));
      const report = await make(spec({ figures: ['received', 'answers'], by: 'none', only }));
      expect(report.total.cells.map(({ n }) => n)).toEqual([
        slowly('received', 'service', those).length,
        slowly('answers', 'service', those).length,
      ]);
    });

    it('names the conversations behind each figure', async () => {
      const asked = { spec: spec({ by: 'area' }), timeZone: ZONE, scope: 'all' as const };
      const ids = await ticketsBehind(services(), asked, { figure: 'first-response', of: 'billing', most: 500 });
      const wanted = slowly('first-response', 'service').filter(({ history }) => history.area === 'billing');
      expect(ids.toSorted()).toEqual([...new Set(wanted.map(({ history }) => history.ticketId))].toSorted());
    });

    it('puts the period before beside it', async () => {
      const report = await make(
        spec({ figures: ['received'], by: 'none', from: '2026-10-20', to: '2026-10-24', compare: 'previous' }),
      );
      const between = (from: number, until: number): number =>
        (slow.service.get('received') ?? []).filter(({ at }) => at >= from && at < until).length;
      const start = Date.UTC(2026, 9, 19, 22);
      expect(report.total.cells[0]?.value).toBe(between(start, start + 5 * DAY));
      expect(report.total.before?.[0]?.value).toBe(between(start - 5 * DAY, start));
    });
  });
});
