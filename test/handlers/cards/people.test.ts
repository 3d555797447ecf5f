import { expect, it } from 'vitest';
import { authorName, customerName, shortName } from '../../../handlers/cards/people.ts';
import { readInlines } from './builders.ts';
import { texts } from './drawn.ts';

it.each([
  ['both', { network: 'x', name: 'Carla Ruiz', handle: 'carla_ruiz' }, 'Carla Ruiz @carla_ruiz'],
  ['a name alone', { network: 'facebook', name: 'Carla Ruiz', handle: 'Carla Ruiz' }, 'Carla Ruiz'],
  ['a handle alone', { network: 'x', name: ' ', handle: 'carla_ruiz' }, '@carla_ruiz'],
])('who wrote is told once where her network gives her %s', (_what, author, told) => {
  expect(readInlines(authorName(texts.in('es'), author))).toBe(told);
});

it.each([
  ['a handle', { network: 'x', name: 'Carla Ruiz', handle: 'carla_ruiz' }, '@carla_ruiz'],
  ['a name', { network: 'facebook', name: 'Carla Ruiz', handle: 'Carla Ruiz' }, 'Carla Ruiz'],
  [
    'a name instead of a telephone number',
    { network: 'whatsapp', name: 'Carla Ruiz', handle: '34911234567' },
    'Carla Ruiz',
  ],
  ['a telephone number', { network: 'whatsapp', name: ' ', handle: '34911234567' }, '+34911234567'],
])('lists name who wrote by %s', (_what, author, told) => {
  expect(shortName(texts.in('es'), author)).toBe(told);
});

it.each([
  ['her name', { network: 'instagram', name: 'Carla Ruiz', handle: 'carla_ruiz' }, 'Carla Ruiz'],
  ['her handle where she has no name', { network: 'instagram', name: '', handle: 'carla_ruiz' }, '@carla_ruiz'],
  ['her number where she has no name', { network: 'whatsapp', name: ' ', handle: '34911234567' }, '+34911234567'],
])('sentences call who wrote by %s', (_what, author, told) => {
  expect(customerName(texts.in('es'), author)).toBe(told);
});
