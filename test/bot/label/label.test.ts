import { spawn } from 'node:child_process';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../../bot/label/lines.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

async function label(
  input: string | Buffer,
  options: string[] = [],
): Promise<{ code: number | null; out: string; err: string; answers: Record<string, unknown>[] }> {
  const child = spawn(process.execPath, [path.join(root, 'bot', 'label', 'main.ts'), ...options], { cwd: root });
  const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await ended;
  return {
    code,
    out,
    err,
    answers: out
      .split('\n')
      .filter(Boolean)
      .map((line): Record<string, unknown> => JSON.parse(line)),
  };
}

describe('npm run label', () => {
  it('answers each line of text or JSON with every label, and a bad one with what is wrong and what to do', async () => {
    const lines = [
      'Me habéis cobrado dos veces',
      '',
      '{"text":"ok","lang":"pt","network":"x"}',
      '{bad',
      '{"text":3}',
      '{"lang":"es"}',
      'hola\u0000 😀\r',
      '[1,2]',
      'fim sem quebra',
    ];
    const { code, answers } = await label(lines.join('\n'));
    expect(code).toBe(0);
    expect(answers.map(({ line }) => line)).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
    expect(answers[0]).toMatchObject({
      language: { value: 'es' },
      category: { value: 'complaint', why: 'por «Me habéis cobrado dos veces»', places: [[0, 27]] },
      sentiment: { value: 'negative' },
      red: { value: [] },
    });
    expect(Object.keys(answers[0] ?? {})).toEqual([
      'line',
      'language',
      'sentiment',
      'category',
      'intent',
      'urgency',
      'red',
      'toxicity',
      'brands',
      'area',
      'topic',
    ]);
    expect(answers[2]?.['error']).toContain('Line 4 begins with a brace');
    expect(answers[3]?.['error']).toContain('On line 5 “text”');
    expect(answers[4]?.['error']).toContain('On line 6 “text”');
    expect(answers[7]).toMatchObject({ line: 9, category: expect.anything() });
  });

  it('says of bytes that are no text which line they are, and reads on', async () => {
    const { code, answers } = await label(
      Buffer.concat([
        Buffer.from([0x89, 0xff, 0xfe, 0x1a, 0, 0, 0, 0x0d, 0xc1, 0x0a]),
        Buffer.from('Gracias por todo\n'),
      ]),
    );
    expect(code).toBe(0);
    expect(answers[0]?.['error']).toContain('Line 1 is no text');
    expect(answers[1]).toMatchObject({ line: 2, category: { value: 'praise' } });
  });

  it('reads a file as Windows writes it, and a language as networks and tables name it', async () => {
    const wide = Buffer.from('\uFEFFMe habéis cobrado dos veces\r\n{"text":"Bom dia","lang":"pt-BR"}\r\n', 'utf16le');
    const { answers } = await label(wide);
    expect(answers).toMatchObject([
      { line: 1, language: { value: 'es' } },
      { line: 2, language: { value: 'pt' } },
    ]);
  });

  it('refuses a line longer than a message can be, and reads on', async () => {
    const { answers } = await label(`${'x'.repeat(1_000_001)}\n{"text":"${'a '.repeat(100_000)}"}\nhola\n`);
    expect(answers[0]?.['error']).toContain('has 1,000,001 characters and at most 1,000,000');
    expect(answers.slice(1).map(({ line }) => line)).toEqual([2, 3]);
  });

  it('tells reasons in the language asked for, and brands that are named', async () => {
    const { answers } = await label('Alba me ha cobrado dos veces\n', ['--in', 'en', '--names', 'Alba']);
    expect(answers[0]).toMatchObject({
      category: { why: expect.stringContaining('because of “') },
      brands: { value: ['Alba'] },
    });
  });

  it.each([[['--in', 'xx']], [['--languages', 'español']], [['--what']]])(
    '%j is refused with how to write it',
    async (options) => {
      const { code, err, out } = await label('hola\n', options);
      expect([code, out]).toEqual([1, '']);
      expect(err).toContain('npm run label -- [--in');
    },
  );

  it('ends quietly when who reads has enough', async () => {
    const child = spawn(process.execPath, [path.join(root, 'bot', 'label', 'main.ts')], { cwd: root });
    const ended = new Promise<number | null>((resolve) => void child.once('exit', resolve));
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    Readable.from(Array.from({ length: 3_000 }, () => 'Me habéis cobrado dos veces la factura\n')).pipe(child.stdin);
    expect(await ended).toBe(0);
  }, 60_000);
});

describe('lines of a stream', () => {
  it('come out whole however the bytes are cut', async () => {
    const bytes = Buffer.from('uno\ndós 😀\r\n\ntres');
    const one = async function* (): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    };
    const lines = await Array.fromAsync(linesOf(one(), 100));
    expect(lines.map(({ number, text: line }) => [number, line])).toEqual([
      [1, 'uno'],
      [2, 'dós 😀'],
      [3, ''],
      [4, 'tres'],
    ]);
  });
});
