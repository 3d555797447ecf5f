import { expect, it } from 'vitest';
import { authorName } from '../../../handlers/cards/people.ts';
import { readInlines } from './builders.ts';
import { texts } from './drawn.ts';

it.each([
  ['both', { network: 'x', name: 'Carla Ruiz', handle: 'carla_ruiz' }, 'Carla Ruiz @carla_ruiz'],
  ['a name alone', { network: 'facebook', name: 'Carla Ruiz', handle: 'Carla Ruiz' }, 'Carla Ruiz'],
  ['a handle alone', { network: 'x', name: ' ', handle: 'carla_ruiz' }, '@carla_ruiz'],
])('who wrote is told once where her network gives her %s', (_what, author, told) => {
  expect(readInlines(authorName(texts.in('es'), author))).toBe(told);
});
