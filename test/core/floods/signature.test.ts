import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike, bandsOf, fromText, signatureOf, toText, type Signature } from '#core/floods/signature.ts';

const of = (text: string): Signature => {
  const signature = signatureOf(text);
  if (!signature) throw new Error(`"${text}" has no words`);
  return signature;
};
const share = (one: string, other: string): number => alike(of(one), of(other));

describe('two texts that say the same', () => {
  it.each([
    ['@alba el pedido número 123 no llega', '@alba el pedido número 98421 no llega'],
    [
      '@alba Llevo dos horas en el aeropuerto y nadie dice nada',
      'LLEVO DOS HORAS EN EL AEROPUERTO y nadie dice nada!!! @alba',
    ],
    ['¿Dónde está mi paquete? https://t.co/abc', 'donde esta mi paquete'],
    ['A app não abre desde ontem', 'a app nao abre desde ontem 😡'],
    ['Boicot a Alba, no compréis más ahí', 'Boicot a @alba!! no compréis más ahí nunca'],
  ])('%s / %s', (one, other) => {
    expect(share(one, other)).toBeGreaterThanOrEqual(0.5);
    expect(bandsOf(of(one), 'envios').some((band) => bandsOf(of(other), 'envios').includes(band))).toBe(true);
  });
});

describe('two texts that do not', () => {
  it.each([
    ['@alba el pedido no llega', '@alba ¿a qué hora abre la tienda de Bilbao?'],
    ['Me habéis cobrado dos veces la factura de octubre', 'Me habéis contestado muy rápido, gracias'],
    ['No llega mi pedido', 'Mi pedido llegó ayer, qué rapidez'],
  ])('%s / %s', (one, other) => expect(share(one, other)).toBeLessThan(0.5));
});

describe('a signature', () => {
  it('is none where there is no word', () => {
    expect(['', '!!!', '123 456', '@alba', 'https://alba.example'].map(signatureOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('holds for pictures, and comes back from how it is kept', () => {
    expect(share('😡😡', '😡')).toBeGreaterThanOrEqual(0.5);
    expect(fromText(toText(of('hola a todos')))).toEqual(of('hola a todos'));
    expect(fromText('1.2')).toBeNull();
    expect(fromText('')).toBeNull();
  });

  it('says of any text that it is like itself, whatever stands around it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const [one, other] = [signatureOf(text), signatureOf(`@alba ${text} 42`)];
        if (one === null || other === null) expect(one).toEqual(other);
        else expect(alike(one, other)).toBe(1);
      }),
    );
  });
});
