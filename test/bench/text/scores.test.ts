import { describe, expect, it } from 'vitest';
import { messagesTable, readMessages } from '../../../bench/text/messages.ts';
import { classScores, columns, interval, macroF1 } from '../../../bench/text/scores.ts';

const pair = (truth: string, said: string | null): { truth: string; said: string | null } => ({ truth, said });

describe('scores', () => {
  it('are what the definition says', () => {
    const pairs = [pair('a', 'a'), pair('a', 'b'), pair('b', 'b'), pair('b', null)];
    expect(classScores(pairs, ['a', 'b'])).toEqual([
      { name: 'a', count: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { name: 'b', count: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
    ]);
    expect(macroF1(pairs, ['a', 'b', 'absent'])).toBeCloseTo((2 / 3 + 0.5) / 2);
  });

  it('lie within their interval, which is the same each time', () => {
    const pairs = Array.from({ length: 60 }, (_, i) => pair('a', i % 3 === 0 ? 'b' : 'a'));
    const share = (some: readonly { said: string | null }[]): number =>
      some.filter(({ said }) => said === 'a').length / some.length;
    const [low, high] = interval(pairs, share);
    expect(low).toBeLessThan(2 / 3);
    expect(high).toBeGreaterThan(2 / 3);
    expect(interval(pairs, share)).toEqual([low, high]);
  });

  it('of messages stand in a table with each class', () => {
    const table = messagesTable(
      [
        {
          text: 'Me habéis cobrado dos veces',
          lang: 'es',
          country: 'ES',
          category: 'complaint',
          intent: 'refund',
          urgency: 'soon',
          red: [],
        },
      ],
      'tried',
    );
    expect(table).toMatch(/category +100\.0/);
    expect(table).toMatch(/intent refund +1 +100\.0 +100\.0 +100\.0/);
  });

  it('read every written example', () => {
    for (const isSealed of [false, true])
      expect(readMessages(isSealed).every(({ text }) => text.length > 0)).toBe(true);
    expect(readMessages(false, '/nowhere')).toEqual([]);
  });

  it('stand in columns', () => {
    expect(
      columns([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toBe('a    bb\nccc   d');
  });
});
