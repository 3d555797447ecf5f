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
    ['avísele a Toño en el +52 1 33 2841 7705', 'phone', '+52 1 33 2841 7705'],
    ['she left +44 7700 900119 with the driver', 'phone', '+44 7700 900119'],
    ['manda la foto a lucia.gomez+alba@correo.example', 'email', 'lucia.gomez+alba@correo.example'],
    ['@ana escríbenos a ana@correo.example', 'email', 'ana@correo.example'],
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
    'Hola, @ana@mastodon.social: ya está',
    '@ana_b@social.alba.example y @carla',
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
    'https://alba.example/p/612345678',
    'https://alba.example/p?id=698765432&x=1',
    'www.alba.example/912345678',
    'alba.example/612345678',
    'mira https://alba.example/c/4539148803436467',
    'pedido núm. 612345678 y 698765432',
    'pedidos 612345678, 698765432 e 612345679',
    'son 612.345.678 euros',
    'facturaron € 612.345.678',
    '1.612.345.678 visitas',
    'llama antes del 21/11/2026 14:30',
    'llama el 21/11/2026 o el 22/11/2026',
    'a partir de las 10.30 y hasta las 21.30',
  ])('%j holds none', (text) => {
    expect(personalData(text)).toEqual([]);
  });

  const number = ['612', '345', '678'];
  it.each(
    Object.entries({
      'no-break space': '\u00a0',
      'narrow no-break space': '\u202f',
      'thin space': '\u2009',
      'figure space': '\u2007',
      'wide space': '\u3000',
      tab: '\t',
      'no-break hyphen': '\u2011',
      hyphen: '\u2010',
      dash: '–',
      'long dash': '—',
      minus: '\u2212',
      'wide hyphen': '－',
      dot: '.',
      'middle dot': '·',
      slash: '/',
      'wide slash': '／',
      'zero width': '\u200b',
      'soft hyphen': '\u00ad',
      'low line': '_',
      'low line among spaces': ' _ ',
      comma: ',',
      colon: ':',
      semicolon: ';',
      asterisk: '*',
      bar: '|',
      tilde: '~',
    }),
  )('groups parted by a %s are the number, as it is written', (_, gap) => {
    const phone = number.join(gap);
    expect(personalData(`Llámanos al ${phone}, por favor`)).toEqual([{ kind: 'phone', excerpt: phone }]);
    expect(personalData(`😡 ${phone}`)).toEqual([{ kind: 'phone', excerpt: phone }]);
  });

  it.each([
    ['６１２３４５６７８', 'phone'],
    ['٦١٢٣٤٥٦٧٨', 'phone'],
    ['𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', 'phone'],
    ['+34\u00a0612\u00a0345\u00a0678', 'phone'],
    ['＋34 612345678', 'phone'],
    ['+34.612.345.678', 'phone'],
    ['ana@correo．com', 'email'],
    ['ana＠correo.com', 'email'],
    ['ES79\u00a02100\u00a00813\u00a06101\u00a02345\u00a06789', 'iban'],
    ['ES79.2100.0813.6101.2345.6789', 'iban'],
    ['ES79\u20112100\u20110813\u20116101\u20112345\u20116789', 'iban'],
    ['4539\u00a01488\u00a00343\u00a06467', 'card'],
    ['4539.1488.0343.6467', 'card'],
    ['4539–1488–0343–6467', 'card'],
    ['00.000.001\u2011R', 'tax-id'],
    ['00 000 001 R', 'tax-id'],
    ['00.000.001.R', 'tax-id'],
    ['111\u00a0444\u00a0777\u00a035', 'tax-id'],
    ['111.444.777\u201135', 'tax-id'],
  ])('%s is seen for what it is', (data, kind) => {
    expect(personalData(`es ${data} y ya`)).toEqual([{ kind, excerpt: data }]);
  });

  it.each([
    ['https://wa.me/34612345678', '34612345678'],
    ['https://api.whatsapp.com/send?phone=34612345678', '34612345678'],
    ['https://612345678', '612345678'],
    ['pedido 4471: llama al 612345678', '612345678'],
    ['está en https://alba.example/p/1 612345678', '612345678'],
    ['a\u00a0😡 b 612345678', '612345678'],
  ])('%s still tells a telephone', (text, excerpt) => {
    expect(personalData(text)).toEqual([{ kind: 'phone', excerpt }]);
  });

  it.each([
    ['212-456-7890', 'phone'],
    ['212.456.7890', 'phone'],
    ['whatsapp 525512345678', 'phone'],
    ['https://t.me/+34612345678', 'phone'],
    ['MAAR790213HMNRLF03', 'tax-id'],
    ['curp gomc900101hdfrrr09', 'tax-id'],
    ['RFC GOMC900101AB1', 'tax-id'],
    ['CUIT 20-12345678-6', 'tax-id'],
    ['cuil 20123456786', 'tax-id'],
    ['mi DNI es 30.123.456', 'tax-id'],
    ['cédula 1.020.345.678', 'tax-id'],
    ['C.C. 79123456', 'tax-id'],
    ['12.345.678-5', 'tax-id'],
    ['mi rut es 12345678-5', 'tax-id'],
    ['RG 12.345.678-9', 'tax-id'],
    ['1234567L', 'tax-id'],
    ['pasaporte AAB123456', 'tax-id'],
    ['passport no. 123456789', 'tax-id'],
    ['CLABE 032180000118359719', 'iban'],
    ['CBU 2850590940090418135201', 'iban'],
    ['ana(at)correo.com', 'email'],
    ['ana [arroba] correo [punto] com', 'email'],
    ['ana arroba correo punto com', 'email'],
    ['ana @ correo.com', 'email'],
    ['ana@ correo.com', 'email'],
    ['ana (arroba) correo punto com', 'email'],
    ['ana ( at ) correo.com', 'email'],
    ['ana @ correo punto com', 'email'],
    ['ana@correo punto com', 'email'],
    ['ana at correo dot com', 'email'],
    ['ana_12_34@correo.com', 'email'],
    ['612,34,56,78', 'phone'],
    ['91_455_32_10', 'phone'],
    ['+34_612_345_678', 'phone'],
    ['6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', 'phone'],
    ['ES79_2100_0813_6101_2345_6789', 'iban'],
    ['4539_1488_0343_6467', 'card'],
    ['4539*1488*0343*6467', 'card'],
    ['00_000_001_R', 'tax-id'],
    ['111_444_777_35', 'tax-id'],
  ])('what people of other countries write: %s', (text, kind) => {
    expect(personalData(`Es ${text}, gracias`).map((each) => each.kind)).toEqual([kind]);
  });

  it.each([
    'Hasta 600.000.000 de visitas',
    '660 000 000 de euros',
    'AWB 723 456 789',
    'guía 7012345678',
    'tu pedido es el 30123456',
    'una arroba de aceite',
    'moto de 500 cc, 30.123 km',
    'pedido 12345678-4',
    'ref. 212-456-78901',
    'transferencia del 28-11-2026 por 1.234.567,00 €',
    '612,345,678 visitas a 1,234,567 páginas',
    'facturamos $ 612,345,678',
    'REF_612_345_678',
    'abrimos 10:30:00, cerramos 21:30:00',
    'tallas 36,38,40,42',
    'hola @alba.example',
    'escríbenos por @alba. Gracias',
    'quedamos @ las 8. Ven',
    'meet us at Alba dot',
    'foto_2026_11_28_4471.jpg',
  ])('%j holds none either', (text) => {
    expect(personalData(text)).toEqual([]);
  });

  it('tells several, in the order of the text, each once', () => {
    expect(personalData('634 207 185 o ana@alba.example, DNI 00000001R').map(({ kind }) => kind)).toEqual([
      'phone',
      'email',
      'tax-id',
    ]);
  });

  it('quotes what stands in the text, whatever stands there, and stays quick', () => {
    const pieces = fc.constantFrom(
      '6',
      '34 ',
      '-',
      '.',
      '(',
      ')',
      '+',
      'a@b.c',
      'ES',
      ' ',
      '@',
      'é',
      '\u202E',
      '😀',
      '91',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 200 }), (parts) => {
        const text = parts.join('');
        for (const { excerpt } of personalData(text)) expect(text).toContain(excerpt);
      }),
      { numRuns: 300 },
    );
    for (const hostile of [
      '1 '.repeat(5000),
      'a.'.repeat(5000),
      'ES12'.repeat(3000),
      '('.repeat(10_000),
      `${'a'.repeat(10_000)}@`,
      '@a.'.repeat(4000),
    ])
      personalData(hostile);
  }, 15_000);

  it('of cases gathered by hand', ({ skip }) => {
    const folder = process.env['RECADO_SHARED_DATA'];
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of cases');
    const source = readFileSync(path.join(folder, 'handmade', 'pii-cases.mjs'), 'utf8');
    const found = [
      ...(source.match(/const POS=\[[\s\S]*?\]\];/)?.[0] ?? '').matchAll(/\['([^']+)','([^']+)','(\w+)','\w\w'\]/g),
    ];
    const missed = found.filter(
      ([, text = '', excerpt, kind]) =>
        !personalData(text).some((data) => data.excerpt === excerpt && data.kind === (kind === 'id' ? 'tax-id' : kind)),
    );
    const clean = [...(source.match(/const NEG=\[([\s\S]*?)\];/)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(
      ([, text = '']) => text,
    );
    expect(found.length).toBeGreaterThan(25);
    expect(clean.length).toBeGreaterThan(20);
    expect(missed.map(([, text]) => text)).toEqual([]);
    expect(clean.filter((text) => personalData(text).length > 0)).toEqual([]);
  });
});
