import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import type { ReportDocument, RowsDocument } from '#core/ports/documents.ts';
import type { Column, TableValue } from '#core/reports/table.ts';
import { createDocuments } from '../../../adapters/documents/index.ts';
import { sheetNames } from '../../../adapters/documents/workbook.ts';
import { tablesOf } from '../../../adapters/documents/paper-table.ts';
import { pdfText } from '../../support/pdf-text.ts';

const documents = createDocuments();
const columns: Column[] = [
  { label: 'Área', kind: 'text', figure: null, part: 'name' },
  { label: 'Recibidas', kind: 'count', figure: 0, part: 'value' },
  { label: 'Primera respuesta, mediana (min)', kind: 'minutes', figure: 1, part: 'value' },
  { label: '% en plazo', kind: 'share', figure: 2, part: 'value' },
];
const report: ReportDocument = {
  title: 'Por área 🙂',
  about: ['Del 1 nov 2026 al 7 nov 2026 · Europe/Madrid'],
  notes: ['Con pocos casos no se dice la cifra.'],
  table: {
    columns,
    rows: [
      ['Facturación', 12, 15.25, 0.5],
      ['=HYPERLINK("https://mal.example")', 3, null, null],
    ],
    total: ['Total', 15, 15.25, 0.5],
  },
  said: {
    heads: ['Área', 'Recibidas', 'Primera respuesta, mediana', '% en plazo'],
    rows: [
      ['Facturación', '12', '15 min', '50 %'],
      ['=HYPERLINK', '3', '–', '–'],
    ],
    total: ['Total', '15', '15 min', '50 %'],
  },
  meanings: [{ name: 'Recibidas', text: 'Conversaciones que empezaron en el período.' }],
  meaningsTitle: 'Qué cuenta cada cifra',
  picture: null,
  chart: { shape: 'column', columns: [1], title: 'Recibidas por área' },
  voice: 'es',
};
const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

describe('a report as a file', () => {
  it('is a CSV that spreadsheets of its language read, in which nothing is a formula', async () => {
    const es = text(await documents.report('csv', report));
    expect(es.startsWith('\ufeffÁrea;Recibidas;')).toBe(true);
    const rows = parse(es, { bom: true, delimiter: ';' });
    expect(rows.slice(1)).toEqual([
      ['Facturación', '12', '15,25', '0,5'],
      [`'=HYPERLINK("https://mal.example")`, '3', '', ''],
      ['Total', '15', '15,25', '0,5'],
    ]);
    expect(es.endsWith('\r\n')).toBe(true);
    const en = text(await documents.report('csv', { ...report, voice: 'en' }));
    expect(parse(en, { bom: true })[1]).toEqual(['Facturación', '12', '15.25', '0.5']);
  });

  it('is a workbook with the same values, typed, and a chart that the spreadsheet draws', async () => {
    const bytes = await documents.report('xlsx', report);
    const { sheets } = await readXlsx(bytes);
    const rows = sheets[0]?.rows ?? [];
    const at = rows.findIndex(([first]) => first === 'Área');
    expect(rows[at]).toEqual(columns.map(({ label }) => label));
    for (const [index, row] of [...report.table.rows, report.table.total].entries())
      expect((rows[at + 1 + index] ?? []).map((value) => value ?? null)).toEqual(row);
    expect(sheets[1]?.rows[0]).toEqual(['Recibidas', 'Conversaciones que empezaron en el período.']);
    expect(Buffer.from(bytes).includes('xl/charts/chart1.xml')).toBe(true);
  });

  it('is a PDF, whatever signs its title has', async () => {
    const pdf = Buffer.from(await documents.report('pdf', report)).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    // The second page says what each figure counts.
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(2);
    expect(pdf).toContain('/Lang (es)');
  });
});

/** What somebody may write into a name so that a spreadsheet counts with it, opens something or runs something. */
const nasty = [
  '=1+1',
  '+1+1',
  '-1+1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '"=1+1"',
  `'=1+1`,
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  ' ＝1+1',
  `=cmd|' /C calc'!A0`,
  '=DDE("cmd";"/C calc";"x")',
  '=HYPERLINK("https://mal.example";"Pulsa aquí")',
  '=1+1";=2+2',
  '=1,=2\r\n=3',
] as const;
/** So that a spreadsheet reads each of them as text: behind an apostrophe, which it takes for the sign of one. */
const isText = (cell: string | undefined): boolean => !/^[\s\p{Cf}"]*[=+\-@＝＋－＠]/u.test(cell ?? '');

describe('a name that would be a formula', () => {
  const [label, ...others] = nasty;
  const hostile: ReportDocument = {
    ...report,
    title: '=1+1',
    meaningsTitle: '=1+1',
    chart: { shape: 'column', columns: [1], title: '=1+1' },
    table: {
      columns: columns.map((column, at) => (at === 0 ? { ...column, label } : column)),
      rows: others.map((name) => [name, -3, -15.25, 0.5]),
      total: ['-', -3, null, 0.5],
    },
  };

  it.each(['es', 'en'] as const)(
    'is text in a CSV, with its signs as they were, and numbers stay numbers (%s)',
    async (voice) => {
      const delimiter = voice === 'es' ? ';' : ',';
      const rows = parse(text(await documents.report('csv', { ...hostile, voice })), { bom: true, delimiter });
      expect(rows.map(([name]) => name)).toEqual([...nasty, '-'].map((each) => `'${each}`));
      expect(rows.flat().every((cell, at) => at % columns.length > 0 || isText(cell))).toBe(true);
      expect(rows[1]?.slice(1)).toEqual(['-3', voice === 'es' ? '-15,25' : '-15.25', voice === 'es' ? '0,5' : '0.5']);
    },
  );

  it('is text in the rows of a CSV, whole in one field', async () => {
    async function* pages(): AsyncGenerator<TableValue[][]> {
      yield nasty.map((name, at) => [at, name]);
    }
    const of: RowsDocument = {
      columns: [
        { label: '@n', kind: 'count', figure: null, part: 'name' },
        { label: '+x', kind: 'text', figure: null, part: 'name' },
      ],
      sheet: '=1+1',
      voice: 'pt-BR',
    };
    const rows = parse(text(await documents.rows('csv', of, pages())), { bom: true, delimiter: ';' });
    expect(rows).toEqual([["'@n", "'+x"], ...nasty.map((name, at) => [String(at), `'${name}`])]);
  });

  it('is a text in a workbook, also where it is a heading or the name of a sheet', async () => {
    const bytes = await documents.report('xlsx', hostile);
    const { sheets } = await readXlsx(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['=1+1', '=1+1 (2)']);
    const parts = unzipSync(bytes);
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toMatch(/<f[ >]/);
    const names = sheets[0]?.rows.map(([name]) => name) ?? [];
    for (const name of nasty) expect(names).toContain(name);
    // What the chart shows is told by cells, and the sheet by its name in quotes.
    const chart = strFromU8(parts['xl/charts/chart1.xml'] ?? new Uint8Array());
    expect([...chart.matchAll(/<c:f>([^<]*)<\/c:f>/g)].map(([, of]) => of)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(?:'|&apos;)=1\+1(?:'|&apos;)!\$?A/)]),
    );
  });
});

describe('the name of a sheet', () => {
  it.each([
    ['two alike but for their capitals', ['Resumen', 'RESUMEN', 'resumen'], ['Resumen', 'RESUMEN (2)', 'resumen (3)']],
    ['what it may not have', ["a[b]:c*?/d\\e'f", '\u0000\t'], ['a b  c   d e f', 'Recado']],
    [
      'more than 31 signs, that differ behind them',
      [`${'á'.repeat(31)}1`, `${'á'.repeat(31)}2`],
      ['á'.repeat(31), `${'á'.repeat(27)} (2)`],
    ],
    ['a sign of several in the middle of the cut', [`${'x'.repeat(30)}👩‍👩‍👧`], ['x'.repeat(30)]],
    ['nothing', ['', ' '], ['Recado', 'Recado (2)']],
    ['the one that Excel keeps for itself', ['History'], ['History (2)']],
  ])('is one that a workbook may have: %s', (_what, given, wanted) => {
    const names = sheetNames(given);
    expect(names).toEqual(wanted);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(31);
  });
});

describe('a table on paper', () => {
  it('keeps the columns of a figure together, and begins each table with the names of its rows', () => {
    const of = (figure: number, count: number) => Array.from({ length: count }, () => ({ figure }));
    expect(tablesOf([{ figure: null }, ...of(0, 4), ...of(1, 4), ...of(2, 2)], 10)).toEqual([
      [0, 1, 2, 3, 4, 5, 6, 7, 8],
      [0, 9, 10],
    ]);
    expect(tablesOf([{ figure: null }], 10)).toEqual([[0]]);
  });

  it('says on each page what its columns are, and has every row once', async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`fila ${at}`, '12', '15 min', '50 %']);
    const pdf = await documents.report('pdf', { ...report, said: { ...report.said, rows } });
    const lines = pdfText(pdf)
      .split('\n')
      .map((line) => line.trim());
    expect(lines.filter((line) => /^fila \d+$/.test(line))).toEqual(rows.map(([name]) => name));
    const pages =
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(2);
    // The last page says what each figure counts.
    expect(lines.filter((line) => line === 'Área')).toHaveLength(pages - 1);
  });
});

describe('a conversation on paper', () => {
  it('keeps the lines that were written, with who sent it below them', async () => {
    const entry = { kind: 'ours' as const, head: '@alba · 28 nov', text: 'Hola, Óscar:\n\nYa está.\nEnviado por Emma' };
    const about = { title: 'Conversación 31', about: ['Mastodon'], voice: 'es' as const };
    const lines = pdfText(await documents.conversation({ ...about, entries: [entry] })).split('\n');
    expect(lines.map((line) => line.trim())).toEqual(
      expect.arrayContaining(['Hola, Óscar:', 'Ya está.', 'Enviado por Emma']),
    );
  });
});

describe('what the font lacks', () => {
  const drawn = async (said: string): Promise<string> =>
    pdfText(
      await documents.conversation({
        title: 'Conversación 31',
        about: [],
        voice: 'es',
        entries: [{ kind: 'customer', head: '@ana', text: said }],
      }),
    );

  it.each([
    ['Gracias 🙂', 'Gracias [emoji]'],
    ['Hola👋🏽👋🏽 👩‍👩‍👧 ¡ya!', 'Hola[emoji ×3] ¡ya!'],
    ['Talla 4️⃣2 🇪🇸', 'Talla [emoji]2 [emoji]'],
    ['Te quiero ❤ Recado® ©2026 ™', 'Te quiero [emoji] Recado® ©2026 ™'],
    ['你好 \ue000 x', '·· · x'],
  ])('is said on paper and not left out: %s', async (said, wanted) => {
    expect((await drawn(said)).replaceAll(/\s+/g, ' ')).toContain(wanted);
  });
});

describe('a row for each conversation', () => {
  const document: RowsDocument = {
    columns: [
      { label: 'Número', kind: 'count', figure: null, part: 'name' },
      { label: 'Empezó (Europe/Madrid)', kind: 'moment', figure: null, part: 'name' },
      { label: 'Etiqueta', kind: 'text', figure: null, part: 'name' },
    ],
    sheet: 'Conversaciones',
    voice: 'pt',
  };
  async function* pages(count: number): AsyncGenerator<TableValue[][]> {
    for (let page = 0; page < count; page += 1)
      yield Array.from({ length: 500 }, (_, row) => [
        page * 500 + row + 1,
        new Date('2026-11-03T10:32:00Z'),
        row % 2 === 0 ? 'queja' : '+34 600',
      ]);
  }

  it('is written as pages come, in both formats', async () => {
    const csv = parse(text(await documents.rows('csv', document, pages(4))), { bom: true, delimiter: ';' });
    expect(csv).toHaveLength(2_001);
    expect(csv[2]).toEqual(['2', '2026-11-03 10:32:00', "'+34 600"]);
    const { sheets } = await readXlsx(await documents.rows('xlsx', document, pages(4)));
    expect(sheets[0]?.rows).toHaveLength(2_001);
    expect(sheets[0]?.rows[2]?.[2]).toBe('+34 600');
  });

  it('is one page wide on paper, with every row and part of it', async () => {
    const parts = unzipSync(await documents.rows('xlsx', document, pages(4)));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/);
    expect(sheet).toMatch(
      /<\/sheetData><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"\/><\/worksheet>$/,
    );
    expect(sheet.match(/<row /g)).toHaveLength(2_001);
    expect(Object.keys(parts)).toContain('[Content_Types].xml');
  });

  it('fails where reading the pages fails, and leaves nothing running', async () => {
    async function* broken(): AsyncGenerator<TableValue[][]> {
      yield* pages(1);
      throw new Error('the database is away');
    }
    await expect(documents.rows('csv', document, broken())).rejects.toThrow('the database is away');
  });
});
