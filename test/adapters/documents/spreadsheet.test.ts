/** The exported workbook as LibreOffice reads it: run by `npm run test:peers`, which says in its environment where that is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '#core/ports/documents.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';

const program = process.env['RECADO_TEST_SPREADSHEET'] ?? '';
const PATIENCE_MS = 120_000;

const rows: ReportDocument['table']['rows'] = [
  ['Facturación', 1_200, 15.25, 0.5],
  ['Envíos', 80, 125.5, 0.925],
  ['=HYPERLINK("https://mal.example")', 3, null, null],
];
const total = ['Total', 1_283, 18.75, 0.51];
const report: ReportDocument = {
  title: 'Por área 🙂',
  about: ['Del 1 nov 2026 al 7 nov 2026 · Europe/Madrid'],
  notes: ['Con pocos casos no se dice la cifra.'],
  table: {
    columns: [
      { label: 'Área', kind: 'text', figure: null, part: 'name' },
      { label: 'Recibidas', kind: 'count', figure: 0, part: 'value' },
      { label: 'Primera respuesta (min)', kind: 'minutes', figure: 1, part: 'value' },
      { label: '% en plazo', kind: 'share', figure: 2, part: 'value' },
    ],
    rows,
    total,
  },
  said: { heads: [], rows: [], total: [] },
  meanings: [{ name: 'Recibidas', text: 'Conversaciones que empezaron en el período.' }],
  meaningsTitle: 'Qué cuenta cada cifra',
  picture: null,
  chart: { shape: 'column', columns: [1], title: 'Recibidas por área' },
  voice: 'es',
};

describe.skipIf(program === '')('the exported workbook in LibreOffice', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'recado-spreadsheet-'));
    writeFileSync(path.join(folder, 'report.xlsx'), await createDocuments().report('xlsx', report));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** With a profile of its own, so that nobody's settings count. */
  function convert(to: string): void {
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    const args = [profile, '--headless', '--convert-to', to, '--outdir', folder, path.join(folder, 'report.xlsx')];
    // Its files are named after the sheets, which a machine without a language could not spell.
    const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' };
    execFileSync(program, args, { stdio: 'pipe', timeout: PATIENCE_MS, env });
  }

  it(
    'has the numbers of the CSV, as numbers, and no formula',
    async () => {
      // Commas, UTF-8, English, values as they are and not as shown, every sheet.
      convert('csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1');
      const sheets = readdirSync(folder).filter((name) => name.endsWith('.csv'));
      expect(sheets).toHaveLength(2);
      const first = sheets.find((name) => !name.includes(report.meaningsTitle)) ?? '';
      const read = parse(readFileSync(path.join(folder, first), 'utf8'), { relax_column_count: true });
      const at = read.findIndex(([name]) => name === 'Área');
      const csv = parse(Buffer.from(await createDocuments().report('csv', { ...report, voice: 'en' })), { bom: true });
      expect(at).toBeGreaterThan(0);
      expect(read[at]).toEqual(csv[0]);
      const numberOf = (text = ''): number | string =>
        text === '' ? '' : text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
      for (const [index, wanted] of csv.slice(1).entries()) {
        const [name, ...figures] = read[at + 1 + index] ?? [];
        // In a workbook a text is a text: the apostrophe that guards a CSV is not needed there.
        expect(name).toBe(wanted[0]?.replace(/^'=/, '='));
        expect(figures.map(numberOf)).toEqual(wanted.slice(1).map(numberOf));
      }
    },
    PATIENCE_MS,
  );

  it(
    'is drawn, its chart too',
    () => {
      convert('pdf');
      const pdf = readFileSync(path.join(folder, 'report.pdf')).toString('latin1');
      expect(pdf.startsWith('%PDF-')).toBe(true);
      // A page for each sheet: no column stands on one of its own.
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
      // Its own file names the chart as it understood it: the column, and what stands below the bars.
      convert('ods');
      const parts = unzipSync(readFileSync(path.join(folder, 'report.ods')));
      const chart = new TextDecoder().decode(parts['Object 1/content.xml']);
      expect(chart).toContain('chart:class="chart:bar"');
      expect(chart.match(/<chart:series /g)).toHaveLength(1);
      for (const word of ['Recibidas', 'Facturación', 'Envíos', '1200', '80']) expect(chart).toContain(`>${word}<`);
    },
    PATIENCE_MS,
  );
});
