import { expect, it } from 'vitest';
import { isSameWords } from '#core/intake/same-words.ts';

it.each([
  ['Hola, lo miramos', '@ana @alba Hola lo  miramos'],
  ['hola mira https://example.com/pedidos?id=1', '@ana @alba Hola &… mira https://t.co/x1!'],
  ['Mira alba.example/p', 'Mira http://alba.example/p'],
  ['Mira https://www.alba.example/año', 'Mira https://alba.example/a%C3%B1o'],
  ['(mira https://alba.example/p)', '(mira https://t.co/Ab1)'],
  ['Cuesta 24,50 €.', 'cuesta 24,50€'],
  ['Un café ☕️', 'Un café ☕'],
  ['En cinco minutos - ya', 'En cinco minutos — ya'],
  ['日本語です', '日本語です。'],
  ['Hola, ya está', '@ana Hola, ya está'],
  ['@ana@m.example Hola, ya está', '@ana Hola, ya está'],
  ['Hola, @ana@m.example: ya está', '@ana Hola, @ana: ya está'],
])('is the same after a network rewrote it: %s', (sent, seen) => {
  expect(isSameWords(sent, seen)).toBe(true);
});

it.each([
  ['Cuesta 31.90 €', 'Cuesta 24.50 €'],
  ['Abrimos a las 10.30', 'Abrimos a las 9.15'],
  ['Abrimos a las 10:30', 'Abrimos a las 1030'],
  ['https://alba.example/devolver', 'https://alba.example/cambiar'],
  ['Mira alba.example/1', 'Mira alba.example/2'],
  ['Hace +5 °C', 'Hace -5 °C'],
  ['Hace 5 °C', 'Hace −5 °C'],
  ['Quedan 5 5', 'Quedan 55'],
  ['Son 24.50', 'Son 24 50'],
  ['50 %', '50'],
  ['Hola, lo miramos', 'Hola, lo miramos ya'],
  ['👍', '👎'],
  ['Escribe a ana@m.example', 'Escribe a ana@n.example'],
  ['...', '!!!'],
  ['Av.Goya 3', 'Av.Sol 3'],
  ['mira https://t.co/x1', 'dinos https://t.co/x1'],
])('is another text: %s and %s', (sent, seen) => {
  expect(isSameWords(sent, seen)).toBe(false);
});

it('reads each text once, however it is made', () => {
  // Twice as long must not be four times the work: a hundred thousand signs would then take minutes.
  for (const part of ['a-', 'a.', 'a.b/', '@a ', '@a@', '@a.', '1.', '%41', '(((', 'https://', '漢']) {
    const text = part.repeat(100_000 / part.length);
    expect(isSameWords(text, `${text} z`)).toBe(false);
  }
}, 20_000);
