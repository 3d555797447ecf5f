import { describe, expect, it } from 'vitest';
import { growthOf, LONG, type Shape, type Work } from './growth.ts';

/** Texts that somebody may write: some cost a careless pattern the square of their length, or one look at the whole for each of their parts. */
const shapes: Record<string, Shape> = {
  Chinese: '我的包裹还没有到请问什么时候能送达谢谢',
  Spanish: 'Me habéis cobrado dos veces la factura de octubre. ',
  'a-a-': 'a-',
  'a.a.': 'a.',
  'a@a.': 'a@a.',
  '@': '@',
  'handles in a row': '@a',
  '<': '<',
  'open tags': '<a ',
  tags: '<b>',
  'quotes of Teams': '<blockquote itemtype="http://schema.skype.com/Reply" ',
  'links of Slack': '<https://a|',
  spaces: ' ',
  'spaces and a word': `${' '.repeat(999)}x`,
  'no-break spaces': '\u00a0',
  'line breaks': '\n',
  digits: '1',
  'digits in pairs': '34 ',
  telephones: '612 345 678, ',
  addresses: 'ana@correo.example ',
  links: 'https://alba.example/p/612345678 ',
  'links without end': 'https://',
  'wide digits': '６１２　',
  emoji: '😡👏🏽',
  joined: '👩‍👩‍👧‍👦',
  'stacked accents': 'e\u0301\u0301',
  'one letter': 'x',
  'half pairs': '\ud83d',
  'a ligature of eighteen letters': 'ﷺ',
  quotes: 'a:"',
  apostrophes: "'",
  'quoted thanks': '"gracias ',
  entities: '&lt;&amp;#1;',
  'emoji by name': ':+1: :wave::skin-tone-3:',
  'mentions of Slack': '<@U7MHK1KCE6A> <!here> <!date^1392734382^{date}|x>',
  marks: '*a _b ~c `d ',
  colons: ':a',
  'code that is not closed': '```',
  'tags that nest': '<p><a href="',
  'pictures of Teams': '<img itemtype="http://schema.skype.com/Emoji" alt="',
  'a comment that does not end': '<!--',
  'what is replaced': '{name} {{x}} ',
  events: 'data: {"choices":[]}\n\n',
  hashtags: '#alba',
  'other telephones': (nth) => `6${String(12_345_678 + nth * 7919)}, `,
  'other addresses': (nth) => `ana${nth}@c${nth}.example `,
  'other people': (nth) => `@ana_${nth} `,
  'other links': (nth) => `https://t.co/${String(nth).padStart(8, 'a')} `,
  'other words': (nth) =>
    `${String.fromCodePoint(97 + (nth % 26)).repeat(2 + (nth % 7))}${String.fromCodePoint(97 + (nth % 23))}${(nth * 7919).toString(26)} `,
  'other numbers': (nth) => `${nth * 7919} `,
};

/** One test a piece of work, over every shape. */
export function growsWithItsLengthOnly(work: Readonly<Record<string, Work>>): void {
  describe(`a text of ${LONG} characters`, () => {
    it.each(Object.entries(work))(
      'costs twice as much as its half: %s',
      async (_, each) => {
        for (const [shape, piece] of Object.entries(shapes)) {
          const { isSquare, ms } = await growthOf(each, piece);
          expect(isSquare, `${shape} grows with the square: ${Math.round(ms)} ms`).toBe(false);
          expect(ms, shape).toBeLessThan(10_000);
        }
      },
      300_000,
    );
  });
}
