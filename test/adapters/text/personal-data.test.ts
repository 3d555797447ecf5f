import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextAnalysis } from '../../../adapters/text/index.ts';

const { personalData } = createTextAnalysis();

describe('personal data', () => {
  it.each([
    ['Llámanos al 634 20 71 85 y lo vemos', 'phone', '634 20 71 85'],
    ['El fijo es 91 455 32 10', 'phone', '91 455 32 10'],
    ['escribe al +34 634207185', 'phone', '+34 634207185'],
    ['o meu telemóvel é 936 221 470', 'phone', '936 221 470'],
    ['me chama no (21) 98123-4567', 'phone', '(21) 98123-4567'],
    ['mi celular es 55 3412 8890', 'phone', '55 3412 8890'],
    ['llama por lo del pedido al móvil 634207185', 'phone', '634207185'],
    ['call me on 020 7946 0321', 'phone', '020 7946 0321'],
    ['manda la foto a lucia.gomez+alba@correo.example', 'email', 'lucia.gomez+alba@correo.example'],
    ['mi DNI es 00000001R', 'tax-id', '00000001R'],
    ['NIE Y-0000001-S', 'tax-id', 'Y-0000001-S'],
    ['CPF 111.444.777-35', 'tax-id', '111.444.777-35'],
    ['contribuinte 501 964 843', 'tax-id', '501 964 843'],
    ['la tarjeta 4539 1488 0343 6467', 'card', '4539 1488 0343 6467'],
    ['ES79 2100 0813 6101 2345 6789 es mi cuenta', 'iban', 'ES79 2100 0813 6101 2345 6789'],
  ])('%j: %s', (text, kind, excerpt) => {
    expect(personalData(text)).toEqual([{ kind, excerpt }]);
  });

  it.each([
    'Tu pedido 634207185 ya salió',
    'Referencia: 936221470',
    'cuesta 1.299,00 € más portes',
    'el 21/11/2026 a las 14:30',
    'abrimos de 10:00 a 21:30',
    'llama gratis al 900 100 200',
    'ligue 808 200 300',
    'ISBN 9788437604947',
    'son 150 x 200 x 45 cm',
    'versión 10.15.7',
    'encomenda 20269988771 enviada',
    '4539 1488 0343 6468',
    'ES80 2100 0813 6101 2345 6789',
    '12345678A',
    '@lucia.gomez',
    'https://alba.example/p/20261121',
    '12.000.000 de puntos',
  ])('%j holds none', (text) => {
    expect(personalData(text)).toEqual([]);
  });

  it('tells several, in the order of the text, each once', () => {
    expect(personalData('634 207 185 o ana@alba.example, DNI 00000001R').map(({ kind }) => kind)).toEqual(['phone', 'email', 'tax-id']);
  });

  it('quotes what stands in the text, whatever stands there, and stays quick', () => {
    const pieces = fc.constantFrom('6', '34 ', '-', '.', '(', ')', '+', 'a@b.c', 'ES', ' ', '@', 'é', '\u202E', '😀', '91');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        for (const { excerpt } of personalData(text)) expect(text).toContain(excerpt);
      }),
      { numRuns: 300 },
    );
    for (const hostile of ['1 '.repeat(5000), 'a.'.repeat(5000), 'ES12'.repeat(3000), '('.repeat(10_000), `${'a'.repeat(10_000)}@`, '@a.'.repeat(4000)]) personalData(hostile);
  }, 15_000);

  it('of cases gathered by hand', ({ skip }) => {
    const folder = process.env['RECADO_SHARED_DATA'];
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of cases');
    const source = readFileSync(path.join(folder, 'handmade', 'pii-cases.mjs'), 'utf8');
    const found = [...(source.match(/const POS=\[[\s\S]*?\]\];/)?.[0] ?? '').matchAll(/\['([^']+)','([^']+)','(\w+)','\w\w'\]/g)];
    const missed = found.filter(([, text = '', excerpt, kind]) => !personalData(text).some((data) => data.excerpt === excerpt && data.kind === (kind === 'id' ? 'tax-id' : kind)));
    const clean = [...(source.match(/const NEG=\[([\s\S]*?)\];/)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, text = '']) => text);
    expect(found.length).toBeGreaterThan(25);
    expect(clean.length).toBeGreaterThan(20);
    expect(missed.map(([, text]) => text)).toEqual([]);
    expect(clean.filter((text) => personalData(text).length > 0)).toEqual([]);
  });
});
