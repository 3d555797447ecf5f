import { expect, it } from 'vitest';
import { tellEnd } from '../../handlers/sentences.ts';

it.each([
  ['es', '5 dic 2026, 20:12 (hora de Europa central)'],
  ['pt', '5 de dez. de 2026, 20:12 (Hora da Europa Central)'],
  ['pt-BR', '5 de dez. de 2026, 20:12 (Horário da Europa Central)'],
  ['en', '5 Dec 2026, 20:12 (Central European Time)'],
])('the end of a link in %s has its day, its time and its zone', (language, said) => {
  expect(tellEnd(new Date('2026-12-05T19:12:00Z'), { language, timeZone: 'Europe/Madrid' })).toBe(said);
});
