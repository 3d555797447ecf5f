import { describe, expect, it } from 'vitest';
import { Floods, type FloodSettings } from '#core/config/floods.ts';
import { createFloodWatch, type Arrival, type FloodWatch, type Verdict } from '#core/floods/watch.ts';

const START = Date.parse('2026-03-02T10:00:00Z');
const settings = (given: object = {}): FloodSettings => {
  const parsed = Floods.parse(given);
  if (parsed === false) throw new Error('floods are off');
  return parsed;
};
let count = 0;
/** Words that no other number has. */
const unlike = (n: number): string =>
  ['pe', 'so', 'tu', 'ra'].map((part) => part + letters(n * 7_919 + part.length)).join(' ');
const letters = (n: number): string =>
  (n < 26 ? '' : letters(Math.floor(n / 26))) + String.fromCodePoint(97 + (n % 26));
const arrival = (given: Partial<Arrival> = {}): Arrival => ({
  ticketId: `tk_${(count += 1)}`,
  place: 'alba public envios',
  post: null,
  text: unlike(count),
  standsOut: null,
  ...given,
});
/** So many, so many milliseconds apart. */
function seen(
  watch: FloodWatch,
  many: number,
  apartMs: number,
  given: (n: number) => Partial<Arrival>,
): (Verdict | null)[] {
  return Array.from({ length: many }, (_, n) => watch.see(arrival(given(n)), new Date(START + n * apartMs)));
}
const foldedIn = (verdicts: readonly (Verdict | null)[]): number => verdicts.filter((each) => each?.folded).length;

describe('messages that say the same', () => {
  it('are one flood from the tenth within ten minutes; those before belong to it, once', () => {
    const verdicts = seen(createFloodWatch(settings()), 30, 10_000, (n) => ({
      ticketId: `same_${n}`,
      text: `@alba el pedido ${n} no llega`,
    }));
    expect(verdicts.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => null));
    expect(verdicts[9]).toMatchObject({ folded: true, key: { kind: 'alike', place: 'alba public envios' } });
    expect(verdicts[9]?.before).toEqual(Array.from({ length: 9 }, (_, n) => ({ ticketId: `same_${n}`, folded: true })));
    expect(verdicts[10]?.before).toEqual([]);
    expect(foldedIn(verdicts)).toBe(21);
    expect(new Set(verdicts.slice(9).map((each) => each?.key.what)).size).toBe(1);
  });

  it('are none where they come as slowly as on any day', () => {
    expect(foldedIn(seen(createFloodWatch(settings()), 200, 70_000, () => ({ text: 'gracias por todo' })))).toBe(0);
  });

  it('in another channel, of another brand or in private are another flood', () => {
    const watch = createFloodWatch(settings());
    expect(foldedIn(seen(watch, 27, 1_000, (n) => ({ text: 'no funciona la app', place: `place ${n % 3}` })))).toBe(0);
  });

  it('fold no more once it is calm again, and anew when it begins again', () => {
    const watch = createFloodWatch(settings());
    const see = (at: number): Verdict | null =>
      watch.see(arrival({ text: 'no funciona la app' }), new Date(START + at));
    for (let n = 0; n < 20; n += 1) see(n * 1_000);
    expect(see(60_000)?.folded).toBe(true);
    expect(see(40 * 60_000)).toBeNull();
    const again = Array.from({ length: 10 }, (_, n) => see(41 * 60_000 + n));
    expect(again.at(-1)?.folded).toBe(true);
  });
});

describe('comments under one post', () => {
  it('are one flood, whatever they say', () => {
    const verdicts = seen(createFloodWatch(settings()), 40, 10_000, () => ({ post: 'facebook 17' }));
    expect(foldedIn(verdicts)).toBe(26);
    expect(verdicts.at(-1)?.key).toEqual({ place: 'alba public envios', kind: 'post', what: 'facebook 17' });
  });
});

describe('more than anybody can read', () => {
  it('are one flood of their channel, in which nothing is lost', () => {
    const verdicts = seen(createFloodWatch(settings()), 3_000, 20, () => ({}));
    expect(verdicts.filter((each) => each === null).length).toBeLessThanOrEqual(26);
    expect(foldedIn(verdicts) + verdicts.filter((each) => each === null).length).toBe(3_000);
    expect(verdicts.at(-1)?.key).toEqual({ place: 'alba public envios', kind: 'channel', what: '' });
  });

  it('have few cards however many things are said again and again, and a saying has its own once it is calm', () => {
    const watch = createFloodWatch(settings());
    const saying = (n: number): Partial<Arrival> => ({ text: unlike(500_000 + (n % 60)) });
    const verdicts = seen(watch, 3_000, 20, saying);
    const cards = new Map(verdicts.map((each) => [JSON.stringify(each?.key), each?.key.kind]));
    expect([...cards.values()].filter((kind) => kind === 'alike')).toHaveLength(4);
    expect(cards.size).toBe(6);
    expect(verdicts.filter((each) => each === null).length).toBeLessThanOrEqual(26);
    // Two hours later two others are said, as slowly as can be read.
    const later = Array.from({ length: 40 }, (_, n) =>
      watch.see(arrival(saying(30 + (n % 2))), new Date(START + 7_200_000 + n * 10_000)),
    );
    expect(new Set(later.slice(20).map((each) => each?.key.kind))).toEqual(new Set(['alike']));
  });

  it('has those of its first moments too, and none of an hour before', () => {
    const watch = createFloodWatch(settings());
    seen(watch, 10, 1_000, () => ({}));
    const verdicts = Array.from({ length: 25 }, (_, n) =>
      watch.see(
        arrival({ ticketId: `first_${n}`, standsOut: n === 3 ? 'question' : null }),
        new Date(START + 3_600_000 + n * 100),
      ),
    );
    expect(verdicts[24]?.before).toEqual(
      Array.from({ length: 24 }, (_, n) => ({ ticketId: `first_${n}`, folded: n !== 3 })),
    );
  });

  it('hands over to the card of a saying those that said so before, so that no card begins with one', () => {
    const watch = createFloodWatch(settings());
    seen(watch, 30, 100, () => ({}));
    const said = Array.from({ length: 12 }, (_, n) =>
      watch.see(arrival({ ticketId: `same_${n}`, text: 'no funciona la app' }), new Date(START + 3_000 + n * 100)),
    );
    expect(said.map((each) => each?.key.kind)).toEqual([
      ...Array.from({ length: 9 }, () => 'channel'),
      ...Array.from({ length: 3 }, () => 'alike'),
    ]);
    expect(said[9]?.before).toEqual(
      Array.from({ length: 9 }, (_, n) => ({ ticketId: `same_${n}`, folded: true, moves: true })),
    );
    expect(said[10]?.before).toEqual([]);
  });

  it('has none that a saying in it has already', () => {
    const watch = createFloodWatch(settings());
    const same = (n: number): Verdict | null =>
      watch.see(arrival({ ticketId: `same_${n}`, text: 'no funciona la app' }), new Date(START + n * 100));
    const said = Array.from({ length: 10 }, (_, n) => same(n));
    expect(said[9]?.before).toHaveLength(9);
    const others = Array.from({ length: 15 }, (_, n) =>
      watch.see(arrival({ ticketId: `other_${n}` }), new Date(START + 2_000 + n * 100)),
    );
    expect(others[14]?.before.map(({ ticketId }) => ticketId)).toEqual(
      Array.from({ length: 14 }, (_, n) => `other_${n}`),
    );
  });

  it('is not a busy day: one every three seconds keeps its cards', () => {
    expect(foldedIn(seen(createFloodWatch(settings()), 500, 3_000, () => ({})))).toBe(0);
  });
});

describe('what stands out', () => {
  const inFlood = (
    standsOut: Arrival['standsOut'],
    text: (n: number) => string,
    given: object = {},
  ): (Verdict | null)[] => {
    const watch = createFloodWatch(settings(given));
    seen(watch, 200, 10, () => ({}));
    return Array.from({ length: 20 }, (_, n) =>
      watch.see(arrival({ standsOut, text: text(n) }), new Date(START + 2_000 + n * 10)),
    );
  };
  const own = (verdicts: readonly (Verdict | null)[]): number =>
    verdicts.filter((each) => each?.folded === false).length;

  it('has its own card a few times a minute, red words some more; whoever managers must know of, always', () => {
    expect(own(inFlood('question', (n) => unlike(90_000 + n)))).toBe(4);
    expect(own(inFlood('angry', (n) => unlike(90_000 + n), { ownCards: 2 }))).toBe(2);
    expect(own(inFlood('angry', (n) => unlike(90_000 + n), { ownCards: 0 }))).toBe(0);
    expect(own(inFlood('listed', (n) => unlike(90_000 + n)))).toBe(20);
    expect(own(inFlood('red', (n) => unlike(90_000 + n)))).toBe(10);
    expect(own(inFlood('red', (n) => unlike(90_000 + n), { redCards: 3, ownCards: 0 }))).toBe(3);
  });

  it('does so once: the same words again are one of many', () => {
    expect(own(inFlood('question', () => '¿cuándo abrís la tienda nueva?'))).toBe(1);
  });

  it('does so too where it came before the flood was known, within the same bounds', () => {
    const watch = createFloodWatch(settings());
    const verdicts = seen(watch, 60, 100, () => ({ standsOut: 'question' }));
    const before = verdicts.flatMap((each) => each?.before ?? []);
    expect(before).toHaveLength(24);
    expect(before.filter(({ folded }) => !folded)).toHaveLength(4);
    expect(own(verdicts)).toBe(0);
  });

  it('belongs to its flood', () => {
    expect(inFlood('listed', (n) => unlike(90_000 + n)).every((each) => each?.key.kind === 'channel')).toBe(true);
  });
});

describe('after a restart', () => {
  it('floods that the store knows go on at once', () => {
    const before = seen(createFloodWatch(settings()), 30, 1_000, (n) => ({ text: `el pedido ${n} no llega` }));
    const key = before.at(-1)?.key;
    const watch = createFloodWatch(settings());
    if (key) watch.goesOn(key, new Date(START + 31_000));
    const next = watch.see(arrival({ text: 'el pedido 7 no llega' }), new Date(START + 32_000));
    expect(next).toMatchObject({ folded: true, key });
    watch.goesOn({ place: 'p', kind: 'alike', what: 'of an earlier version' }, new Date(START));
    watch.goesOn({ place: 'p', kind: 'post', what: 'facebook 17' }, new Date(START));
    expect(watch.see(arrival({ place: 'p', post: 'facebook 17' }), new Date(START + 1_000))?.folded).toBe(true);
  });
});

describe('what is remembered', () => {
  it('is bounded: the ten thousandth that differs costs no more than the first ones', () => {
    const watch = createFloodWatch(settings({ channel: { count: 10_000, minutes: 0.5 } }));
    const time = (from: number): number => {
      const begun = performance.now();
      seen(watch, 1_000, 1, (n) => ({ place: `place ${(from + n) % 9}`, post: `post ${from + n}` }));
      return performance.now() - begun;
    };
    time(0);
    const early = time(1_000);
    for (let n = 2; n < 10; n += 1) time(n * 1_000);
    const late = Math.min(time(10_000), time(11_000), time(12_000));
    expect(late).toBeLessThan(early * 10 + 200);
  });
});
