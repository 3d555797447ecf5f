import { expect, it } from 'vitest';
import { createTexts } from '../../../bot/build/texts.ts';

it.each([
  ['es', 1, '1 mensaje que dice lo mismo que otros'],
  ['es', 2, '2 mensajes que dicen lo mismo'],
  ['pt', 1, '1 mensagem que diz o mesmo que outras'],
  ['en', 1, '1 message that says the same as others'],
] as const)('a card of a flood counts one as one: %s, %d', (locale, count, words) => {
  // In a channel that floods, what is said again may begin a card when all before stand on the channel's.
  expect(createTexts('es').in(locale)('flood.title.alike', { count })).toBe(words);
});
