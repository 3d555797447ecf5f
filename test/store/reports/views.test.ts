import { noPressing } from '../../../handlers/dispatch/press-priority.ts';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre';
import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { silentLog } from '#core/ports/log.ts';
import { noPictures } from '#core/ports/pictures.ts';
import { reportChart } from '#core/reports/chart.ts';
import { figures, type FigureId } from '#core/reports/figures.ts';
import { firstSpec, type ReportSpec } from '#core/reports/spec.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { documentOf } from '../../../handlers/reports/export.ts';
import { drawReport } from '../../../handlers/reports/drawing.ts';
import { makeReport } from '../../../handlers/reports/make.ts';
import { blocksOf, viewOf } from '../../../handlers/reports/view.ts';
import { valueText } from '../../../handlers/reports/words.ts';

import { pdfText } from '../../support/pdf-text.ts';
import { onEachStore } from '../rig.ts';
import { DAY, histories, START, storeHistories, ZONE } from './histories.ts';
import { slowCell, slowKeys, slowValues } from './slow.ts';

const config = Config.parse({
  timeZone: ZONE,
  language: 'es',
  brands: {
    alba: {
      name: 'Alba',
      accounts: { 'alba-x': { network: 'x', handle: 'alba' }, 'alba-fb': { network: 'facebook', handle: 'Alba' } },
    },
  },
  areas: { billing: { name: 'Cobros' }, shipping: { name: 'Envíos' } },
  channels: { facturacion: { slack: '#facturacion' } },
  fallback: 'facturacion',
});
const clock = { now: () => new Date(START + 60 * DAY) };
const documents = createDocuments();
const t = createTexts('es').in('es');
const MINUTE = 60_000;

onEachStore('every view of a report', (rig) => {
  it.each([
    { seed: 3, count: 60, by: 'area', figures: ['received', 'answers', 'first-response', 'within-target'] },
    { seed: 17, count: 90, by: 'sentiment', figures: ['first-response', 'next-response', 'answered-share'] },
    { seed: 29, count: 40, by: 'account', figures: ['answered-share', 'closed', 'first-response'] },
  ] as const)(
    'tells what counting slowly gives, split by $by (seed $seed)',
    async ({ seed, count, by, figures: ids }) => {
      const all = histories(count, seed);
      await storeHistories(rig.at, all);
      const services = { store: rig.at.store, config, clock, time: createTimeRules(config), pressing: noPressing };
      const spec: ReportSpec = {
        ...firstSpec,
        period: 'between',
        from: '2026-10-01',
        to: '2026-12-01',
        figures: [...ids],
        by,
        compare: 'none',
      };
      const report = await makeReport(services, { spec, timeZone: ZONE, scope: 'all' });
      const view = await viewOf(services, report, { t, name: null });
      const document = documentOf(t, view, null);

      // What has to be told, cell by cell, from the histories alone.
      const values = slowValues(all, 'service', config.reopenDays);
      const wanted = (id: FigureId, key: string | null): ReturnType<typeof slowCell> =>
        slowCell(
          (values.get(id) ?? [])
            .filter((each) => key === null || slowKeys(by, each).includes(key))
            .map(({ value }) => value),
          figures[id].unit,
        );
      const keys: (string | null)[] = [...report.lines.map(({ key }) => key), null];
      const rows = keys.map((key) =>
        view.table.columns.map(({ figure, part, kind }) => {
          const id = figure === null ? undefined : ids[figure];
          if (id === undefined) return { told: undefined, said: '' };
          const { value, p90, n } = wanted(id, key);
          const found = part === 'n' ? n : part === 'p90' ? p90 : value;
          const told = found === null ? null : kind === 'minutes' ? found / MINUTE : found;
          return { told, said: valueText(t, kind, told) };
        }),
      );
      expect(rows.length).toBeGreaterThan(2);

      // The workbook: the same numbers, typed.
      const sheet = (await readXlsx(await documents.report('xlsx', document))).sheets[0]?.rows ?? [];
      const head = sheet.findIndex(([first]) => first === document.table.columns[0]?.label);
      // The CSV: the same, as its language writes them.
      const csv = parse(Buffer.from(await documents.report('csv', document)), {
        bom: true,
        delimiter: ';',
      }) as string[][];
      // The PDF: as people read them, in their order.
      const paper = pdfText(await documents.report('pdf', document)).split('\n');
      // The message: as people read them, each duration on one line.
      const blocks = JSON.stringify(
        await blocksOf({ config, clock, pictures: noPictures, surfaces: new Map(), log: silentLog }, view, {
          t,
          surface: 'slack',
        }),
      );
      const message = blocks.replaceAll('\u00a0', ' ');
      for (const [line, row] of rows.entries()) {
        const name = String((view.table.rows[line] ?? view.table.total)[0]);
        const start = paper.findIndex((word, at) => word === name && paper[at + 1] === row[1]?.said);
        expect(start, `${name} in the PDF`).not.toBe(-1);
        for (const [at, { told, said }] of row.entries()) {
          if (told === undefined) continue;
          const where = `${name}, ${document.table.columns[at]?.label}`;
          const cell = told === null ? null : expect.closeTo(told, 6);
          expect((view.table.rows[line] ?? view.table.total)[at], where).toEqual(cell);
          expect(sheet[head + 1 + line]?.[at] ?? null, where).toEqual(cell);
          const digits = document.table.columns[at]?.kind === 'share' ? 4 : 2;
          const written = csv[1 + line]?.[at] ?? '';
          if (told === null) expect(written, where).toBe('');
          else expect(Number(written.replace(',', '.')), where).toBeCloseTo(told, digits - 1);
          expect(paper[start + at], where).toBe(said);
          const isTold = view.table.columns[at]?.part !== 'n' && told !== null;
          if (isTold) expect(message, where).toContain(JSON.stringify(said.replaceAll('\u00a0', ' ')).slice(1, -1));
        }
      }

      // The picture: its bars are the first figure, in the unit that its axis names, and the picture says the largest one.
      const drawn = reportChart(report, view.table, {
        title: 'x',
        subtitle: '',
        before: '',
        figure: (at) => ids[at] ?? '',
      });
      const unit = { minutes: 1, hours: 60, days: 24 * 60, number: 1, share: 1 }[drawn?.unit ?? 'number'];
      for (const { name, values: bars } of drawn?.chart.series ?? []) {
        const at = view.table.columns.findIndex(
          ({ figure, part }) => figure === ids.indexOf(name as never) && part === 'value',
        );
        for (const [line, bar] of bars.entries()) {
          const told = rows[line]?.[at]?.told ?? null;
          expect(bar, `${name} ${line}`).toEqual(told === null ? null : expect.closeTo(told / unit, 6));
        }
      }
      expect(drawn?.chart.series.length).toBeGreaterThan(0);
      expect(drawReport(t, config, view)?.svg).toContain('<svg');
    },
  );
});
