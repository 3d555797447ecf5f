import { describe, expect, it } from 'vitest';
import { howManySay, mostTelling, tellApart } from '#core/floods/samples.ts';

const LATE = [
  '@alba mi pedido 1234 lleva una semana de retraso y nadie contesta',
  'Mi pedido 98 lleva una semana de retraso y nadie contesta @alba',
  'mi pedido lleva una semana de retraso y nadie me contesta!!!',
];
const LAMP = '¡La lámpara Sol se ha prendido fuego en mi salón!';
const BILL = '¿Por qué me cobráis dos veces la factura de octubre?';
const text = (each: string): string => each;
const counts = (all: readonly string[]): [string, number][] =>
  tellApart(all, { text }).map(({ said }) => [said[0], said.length]);

describe('what is said', () => {
  it('stands once, with all that say about the same, whatever their numbers, handles and signs', () => {
    expect(counts([...LATE, LAMP, BILL, LAMP])).toEqual([
      [LATE[0], 3],
      [LAMP, 2],
      [BILL, 1],
    ]);
  });

  it('is compared by its signs where it has no word', () => {
    expect(counts(['😡😡', '123', '😡😡', '', '123', LAMP]).map(([, count]) => count)).toEqual([2, 2, 1, 1]);
  });

  it('by whoever is to be seen stays by itself, and others join it', () => {
    const said = tellApart([LAMP, `${LAMP} `, LAMP], { text, byItself: (each) => each.endsWith(' ') });
    expect(said.map((each) => each.said.length)).toEqual([2, 1]);
  });

  it('is looked for among the first few dozen different ones', () => {
    const names = Array.from(
      { length: 200 },
      (_, n) => `palabra${String.fromCharCode(97 + (n % 26), 97 + ((n / 26) | 0))}`,
    );
    const said = tellApart([...names, names[0] ?? ''], { text });
    expect([said.length, said[0]?.said.length]).toEqual([64, 2]);
  });

  it('is counted among all that came', () => {
    expect(howManySay([LAMP, LATE[0] ?? '', '😡'], [...LATE, LAMP, '😡', '😡 ', BILL])).toEqual([1, 3, 2]);
  });

  it('of most people comes beside what presses most, in the order of what presses', () => {
    const said = tellApart([BILL, LAMP, 'Hola', ...LATE, 'Otra cosa distinta', LAMP], { text });
    expect(mostTelling(said, 3).map((each) => each.said[0])).toEqual([BILL, LAMP, LATE[0]]);
    expect(mostTelling(said, 1).map((each) => each.said[0])).toEqual([BILL]);
    expect(mostTelling([], 3)).toEqual([]);
  });
});
