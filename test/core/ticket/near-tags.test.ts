import { describe, expect, it } from 'vitest';
import { nearTags } from '#core/ticket/near-tags.ts';

const known = [
  'talla',
  'reclamación',
  'devolución',
  'pedido-perdido',
  'cobro-doble',
  'color',
  'elogio',
  'tienda',
  'promoção',
  'fatura',
  'refund',
  'luz',
  'delivery',
];

describe('tags that look like the one typed', () => {
  it.each([
    ['tallas', 'talla'],
    ['Tallas', 'talla'],
    ['reclamaciones', 'reclamación'],
    ['reclamasion', 'reclamación'],
    ['colores', 'color'],
    ['promoções', 'promoção'],
    ['faturas', 'fatura'],
    ['refunds', 'refund'],
    ['reufnd', 'refund'],
    ['deliveries', 'delivery'],
    ['pedidos-perdidos', 'pedido-perdido'],
    ['cobro doblle', 'cobro-doble'],
    ['elojio', 'elogio'],
  ])('%s is likely meant as %s', (typed, meant) => {
    expect(nearTags(typed, known)[0]).toBe(meant);
  });

  it.each(['tal', 'zapatos', 'taller', 'envío', 'luz', 'luces', 'x'.repeat(40), ''])('%s is like none', (typed) => {
    expect(nearTags(typed, known)).toEqual([]);
  });

  it('is not like itself, names at most three, and is quick among thousands', () => {
    expect(nearTags('talla', ['talla', 'tallas', 'tallo', 'taalla', 'valla'])).toHaveLength(3);
    const many = Array.from({ length: 2_000 }, (_, place) =>
      `etiqueta-numero-${place}-de-la-lista-larguisima`.slice(0, 40),
    );
    for (let i = 0; i < 20; i += 1) nearTags('x'.repeat(40 - (i % 3)), many);
    expect(nearTags('etiqueta-numero-7', many)).toEqual([]);
  });
});
