import { describe, expect, it } from 'vitest';
import { personOf } from '../../sandbox/page/client/person.ts';

const known = [
  { handle: 'carla_ruiz', name: 'Carla Ruiz' },
  { handle: 'bea.gil', name: 'Beatriz Gil' },
];

describe('who writes, of what is typed in the composer', () => {
  it.each([
    ['@carla_ruiz ', { handle: 'carla_ruiz' }],
    ['nuria', { handle: 'nuria' }],
  ])('where people have handles, "%s" is one', (typed, person) => {
    expect(personOf(typed, { called: 'handle', known })).toEqual(person);
  });

  it.each([
    ['carla ruiz', { handle: 'carla_ruiz', name: 'Carla Ruiz' }],
    ['Beatriz Gil', { handle: 'bea.gil', name: 'Beatriz Gil' }],
    ['bea.gil', { handle: 'bea.gil', name: 'Beatriz Gil' }],
    [' José Núñez-Ruiz ', { handle: 'jose_nunez_ruiz', name: 'José Núñez-Ruiz' }],
    ['Мария', { handle: 't8tsu8u0un', name: 'Мария' }],
  ])('where people have names, "%s" is one, and who wrote before stays who she is', (typed, person) => {
    expect(personOf(typed, { called: 'name', known })).toEqual(person);
  });

  it('two names in other letters are two people, and nothing typed is nobody', () => {
    const handle = (typed: string): string => personOf(typed, { called: 'name', known }).handle;
    expect(handle('Мария')).not.toBe(handle('Ольга'));
    expect(handle(' ')).toBe('');
  });
});
