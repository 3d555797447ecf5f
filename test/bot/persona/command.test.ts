import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.join(import.meta.dirname, '..', '..', '..');

function persona(...args: string[]): { out: string; err: string; code: number | null } {
  const { RECADO_CONFIG: _none, ...env } = process.env;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['bot/persona/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { out: stdout, err: stderr, code: status };
}

describe('npm run persona', () => {
  it('tells programs what it found, and where', () => {
    const text = 'Hola, Ana: mañana te llega. El equipo de Alba';
    const { out, code } = persona(text, '--reply-to', '¿Cuándo llega mi pedido a casa?', '--json', '--in', 'en');
    expect({ code, told: JSON.parse(out) as unknown }).toEqual({
      code: 0,
      told: {
        findings: [
          {
            check: 'promises',
            clause: '3.2',
            title: 'No prometemos plazos',
            severity: 'warning',
            words: 'mañana te llega',
            start: 11,
            end: 26,
            says: 'It promises a time: “mañana te llega”',
            advice: 'Say what you will do now, not when it will be done.',
          },
        ],
      },
    });
  }, 60_000);

  it('tells people in their language, and knows private from public', () => {
    const text = 'Hola, Ana: tu teléfono es el 612 345 678. El equipo de Alba';
    const told = persona(text, '--lang', 'es-ES').out;
    expect(told).toBe(
      'Impide enviar · 4.1 Los datos de las personas no se escriben en público\n' +
        '    Hay un teléfono a la vista de todo el mundo: 612 345 678\n    Quítalo o sigue en privado.\n',
    );
    expect(persona(text, '--lang', 'es-ES', '--private').out).toBe('Sin avisos del manual de marca\n');
  }, 60_000);

  it('tells what it found of one clause together, what to do once', () => {
    const text = 'Hola, Ana: es culpa tuya por no haber leído. El equipo de Alba';
    expect(persona(text, '--lang', 'es-ES').out).toBe(
      'Impide enviar · 3.1 No echamos la culpa a nadie\n    Dice «es culpa tuya»\n    Dice «haber leído»\n    Dilo de otra manera.\n',
    );
  }, 60_000);

  it.each([
    [['a', 'b'], 'Give one text, in quotes.'],
    [['a', '--public', '--private'], 'public or private'],
    [['a', '--lang', 'Spanish'], '"Spanish" is no language'],
    [['a', '--brand', 'beta'], 'There is no brand "beta" in the configuration; there is alba.'],
    [['a', '--loud'], '--loud'],
    [['  '], 'Give one text, in quotes.'],
  ])(
    'says what is wrong with %j',
    (args, told) => {
      const { err, code } = persona(...args);
      expect(code).toBe(1);
      expect(err).toContain(told);
      expect(err).not.toContain('    at ');
    },
    60_000,
  );

  it('tells programs what is wrong where they read what it found', () => {
    const { out, err, code } = persona('--json', '--lang', 'es_mx');
    expect({ code, err, told: JSON.parse(out) as unknown }).toEqual({
      code: 1,
      err: '',
      told: { error: 'Give one text, in quotes.' },
    });
  }, 60_000);
});
