import { expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';
import { likeText } from '../../../handlers/lists/lines.ts';

const t = createTexts('es').in('en');

it.each([
  [{ count: 0, more: true }, null],
  [{ count: 66, more: false }, 'and 66 like it'],
  [{ count: 66, more: true }, 'and 60 or more like it'],
  [{ count: 412, more: true }, 'and 400 or more like it'],
  [{ count: 7, more: true }, 'and 7 or more like it'],
])('names an exact figure only where all were read: %o', (like, words) => {
  expect(likeText(t, like)).toBe(words);
});
