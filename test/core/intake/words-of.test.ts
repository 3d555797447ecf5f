import { expect, it } from 'vitest';
import { wordsOf } from '#core/message.ts';
import { message, plan, planned } from './planned.ts';

it.each([
  ['a text alone', { text: 'Hola' }, 'Hola'],
  ['a review', { rating: { stars: 2, of: 5 }, title: 'Llegó roto', text: 'Muy mal' }, '★★☆☆☆\nLlegó roto\nMuy mal'],
  ['stars alone', { rating: { stars: 5, of: 5 }, text: '' }, '★★★★★'],
  ['an e-mail', { subject: 'Factura 12', text: 'Me falta' }, 'Factura 12\nMe falta'],
  ['stars that make no sense', { rating: { stars: -3, of: 5 }, text: 'x' }, '☆☆☆☆☆\nx'],
  ['a mark of a hundred', { rating: { stars: 80, of: 100 }, text: 'x' }, 'x'],
])('the words of %s', (_what, written, words) => {
  expect(wordsOf(written)).toBe(words);
});

it('are kept, and routed by, whole', () => {
  const review = message({ text: 'No lo entiendo', title: 'La factura', rating: { stars: 1, of: 5 } });
  const { message: row, ticket } = planned('open', plan(review));
  expect(row.text).toBe('★☆☆☆☆\nLa factura\nNo lo entiendo');
  expect(ticket.area).toBe('billing');
});
