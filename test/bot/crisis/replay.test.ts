import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Crisis } from '#core/config/crisis.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { readHistory, type PastMessage } from '../../../bot/crisis/history.ts';
import { replay } from '../../../bot/crisis/replay.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'recado-crisis-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, lines: readonly string[]): Promise<string> {
  const place = path.join(folder, name);
  await writeFile(place, lines.map((line) => `${line}\n`).join(''));
  return place;
}

async function reading(name: string, lines: readonly string[]): Promise<string> {
  const place = await file(name, lines);
  return readHistory(place).then(
    () => 'read',
    (error: unknown) => String(error),
  );
}

describe('a history', () => {
  it('is read oldest first, with its quoted lines, in any zone, with a mark at its beginning', async () => {
    const place = await file('good.csv', [
      '\uFEFFAt,text,sentiment,network',
      '2026-03-02T10:00:00+01:00,"dos, y',
      'tres",NEGATIVE,x',
      '2026-03-02 08:30,uno,,x',
    ]);
    expect(await readHistory(place)).toMatchObject([
      { line: 4, at: Date.parse('2026-03-02T08:30:00Z'), text: 'uno', sentiment: undefined },
      { at: Date.parse('2026-03-02T09:00:00Z'), text: 'dos, y\ntres', sentiment: 'negative', network: 'x' },
    ]);
  });

  it('keeps the offsets that its times are written with', async () => {
    const place = await file('offsets.csv', ['at|text', '2026-03-02T10:00:00+05:30|uno', '2026-03-02T10:00:00Z|dos']);
    expect(await readHistory(place)).toMatchObject([{ text: 'uno', offset: 330 }, { text: 'dos' }]);
  });

  it('is read as other programs write it: a blank before the zone, whole numbers with a point', async () => {
    const place = await file('other.csv', ['at,text,followers', '2015-02-24 11:35:52 -0800,late,1200.0']);
    expect(await readHistory(place)).toMatchObject([{ at: Date.parse('2015-02-24T19:35:52Z'), followers: 1_200 }]);
  });

  it.each([
    ['semicolons', '\uFEFFat;text\r\n2026-03-02T10:00:00Z;"día; dos, ""tres""\r\nmás"\r\n', 'utf8'],
    ['tabs', 'at\ttext\n2026-03-02T10:00:00Z\tdía\n', 'utf8'],
    ['letters of Western Europe', 'at,text\n2026-03-02T10:00:00Z,día\n', 'latin1'],
    ['letters of two bytes', '\uFEFFat;text\r\n2026-03-02T10:00:00Z;día\r\n', 'utf16le'],
    ['its separator said first', 'sep=;\nat;text\n2026-03-02T10:00:00Z;día\n', 'utf8'],
  ] as const)('is read as spreadsheets write it: %s', async (name, text, encoding) => {
    const place = path.join(folder, `${name.replaceAll(' ', '-')}.csv`);
    await writeFile(place, Buffer.from(text, encoding));
    const [message, ...more] = await readHistory(place);
    expect(more).toEqual([]);
    expect(message?.at).toBe(Date.parse('2026-03-02T10:00:00Z'));
    expect(message?.text).toMatch(/^día/);
  });

  it('says what is wrong with its line, all mistakes at once', async () => {
    const told = await reading('bad.csv', [
      'at,text,followers,sentiment',
      '2026-03-02T10:00:00Z,hola,12,',
      'yesterday,hola,12,',
      '2026-02-30T10:00:00Z,hola,12,',
      '2026-03-02T10:00:00Z,hola,many,',
      '2026-03-02T10:00:00Z,hola,3,angry',
    ]);
    expect(told).toContain('line 3: "yesterday" in the column at is no time');
    expect(told).toContain('line 4: "2026-02-30T10:00:00Z"');
    expect(told).toContain('line 5: "many" in the column followers');
    expect(told).toContain('line 6: "angry" in the column sentiment');
  });

  it('must have its columns, as many in each line, and messages', async () => {
    expect(await reading('heads.csv', ['time,text', '2026-03-02,hola'])).toContain('no column "at"');
    expect(await reading('short.csv', ['at,text', '2026-03-02T10:00:00Z'])).toMatch(/line 2/);
    expect(await reading('none.csv', ['at,text'])).toContain('holds no message');
    expect(await reading('long.csv', ['at,text', '1970-01-01,a', '2026-03-02,b'])).toContain('more than ten years');
  });
});

const Alert = z.object({
  time: z.string(),
  level: z.number(),
  kind: z.string(),
  series: z.string(),
  observed: z.number(),
  expected: z.number(),
  sentence: z.string(),
  rises: z.array(z.object({ level: z.number(), sentence: z.string() })),
  peak: z.object({ time: z.string(), count: z.number() }).nullable(),
  lead: z.number().nullable(),
  allClear: z.string().nullable(),
});

describe('a replay', () => {
  const START = Date.parse('2026-03-02T08:00:00Z');
  const one = (minutes: number, over: Partial<PastMessage>): PastMessage => ({
    line: 0,
    at: START + minutes * 60_000,
    text: 'hola',
    author: '',
    followers: undefined,
    network: '',
    area: '',
    sentiment: 'neutral',
    ...over,
  });
  const told = (messages: readonly PastMessage[], crisis: object = {}) =>
    replay(messages, {
      settings: defaultCrisisSettings,
      crisis: Crisis.parse(crisis),
      say: createTexts('en').in('en'),
      read: (text) => ({ sentiment: null, red: text.includes('abogado') ? ['legal'] : [] }),
    });

  it('tells single messages as the live bot does: red words, whoever many read, listed authors', () => {
    const alerts = told(
      [
        one(1, { text: 'hablaré con mi abogado' }),
        one(200, { author: 'maria', followers: 80_000, sentiment: 'negative' }),
        one(400, { author: 'maria', followers: 80_000, sentiment: 'positive' }),
        one(600, { author: 'Lucia' }),
        one(900, {}),
      ],
      { influence: { authors: ['@lucia'] } },
    );
    expect(alerts).toMatchObject([
      { kind: 'red', time: iso(1), level: 1, observed: 1, sentence: 'somebody speaks of lawyers or legal action' },
      { kind: 'influential', time: iso(200), sentence: expect.stringContaining('@maria') },
      { kind: 'influential', time: iso(600), sentence: expect.stringContaining('@Lucia') },
    ]);
    expect(alerts[0]?.allClear).toBe(iso(65));
  });

  it('says of which network nothing comes any more', () => {
    const steady = Array.from({ length: 600 }, (_, i) => one(i, { network: i < 300 ? 'x' : 'bluesky' }));
    expect(told(steady)).toContainEqual(
      expect.objectContaining({ kind: 'silence', series: 'network x', peak: null, lead: null }),
    );
  });

  const iso = (minutes: number): string => new Date(START + minutes * 60_000).toISOString();
});

describe('npm run crisis:replay', () => {
  it('tells a planted crisis before its peak, in words, with what its texts speak of', async () => {
    const start = Date.parse('2026-03-02T00:00:00Z');
    const crisis = start + 6 * 86_400_000 + 12 * 3_600_000;
    const lines = ['at,text,sentiment'];
    const add = (at: number, text: string, mood: string): void =>
      void lines.push(`${new Date(at).toISOString()},${text},${mood}`);
    for (let at = start; at < crisis + 6 * 3_600_000; at += 240_000)
      add(at, 'Hola quería preguntar por mi tarifa', 'neutral');
    for (let i = 0; i < 400; i++)
      add(crisis + Math.sqrt(i / 400) * 7_200_000, 'Vergüenza de retraso sois lo peor estoy harta', '');
    const run = promisify(execFile);
    const main = path.join(import.meta.dirname, '../../../bot/crisis/main.ts');
    const { stdout } = await run(process.execPath, [main, await file('crisis.csv', lines), '--json', '--in', 'es']);
    const alerts = stdout
      .trim()
      .split('\n')
      .map((line) => Alert.parse(JSON.parse(line)));
    expect(alerts).toHaveLength(1);
    const [alert] = alerts;
    // What is said is bad before it is much.
    expect(alert).toMatchObject({ kind: 'negatives', series: 'all' });
    expect(Date.parse(alert?.time ?? '')).toBeLessThan(crisis + 45 * 60_000);
    expect(alert?.lead).toBeGreaterThan(30);
    expect(alert?.sentence).toMatch(/% negativos en la última hora/);
    expect(alert?.rises.at(-1)?.sentence).toMatch(/veces lo normal: \d+ .*negativos; casi todos hablan de/);
    expect(alert?.allClear).not.toBeNull();
  });

  it('says what is wrong and how it is written', async () => {
    const main = path.join(import.meta.dirname, '../../../bot/crisis/main.ts');
    const failed = await promisify(execFile)(process.execPath, [main, '--zone', 'Moon', 'a.csv']).catch(
      (error: unknown) => String(error),
    );
    expect(failed).toContain('"Moon" is no time zone');
    expect(failed).toContain('npm run crisis:replay');
  });
});
