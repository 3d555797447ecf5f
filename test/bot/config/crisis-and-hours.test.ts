import { describe, expect, it } from 'vitest';
import { configFolder, marked } from './told.ts';

const { told } = configFolder();

/** ¦ marks the place that must be told. */
describe('hours, a crisis and protocols that are wrong stop the start', () => {
  it.each<[string, string, string]>([
    [
      'a whole day in which part of it stands once more',
      'hours:\n  a: { week: { mon-sun: 00:00-24:00, sun: ¦10:00-12:00 } }',
      'hours > a > week > sun: 00:00-24:00 and 10:00-12:00 overlap on sun.',
    ],
    [
      'an exception that overlaps',
      'hours:\n  a: { week: { mon: 09:00-14:00 }, exceptions: { 2026-12-24: ¦[09:00-12:00, 11:00-13:00] } }',
      'hours > a > exceptions > 2026-12-24: 09:00-12:00 and 11:00-13:00 overlap.',
    ],
    [
      'service that goes on in no channel',
      'hours:\n  a: { week: { mon: 09:00-14:00 } }\nservice:\n  - { hours: a, handOver: ¦redess }',
      'service > entry 1 > handOver: there is no channel "redess". It can be facturacion.',
    ],
    [
      'a step of the emergency protocol for nobody',
      'crisis:\n  protocol:\n    - { text: Llamar, owner: ¦ivan }',
      'crisis > protocol > entry 1 > owner: there is no person "ivan". It can be lucia.',
    ],
    [
      'a war room for nobody',
      'crisis:\n  room: { role: ¦analyst }',
      'crisis > room > role: nobody has the role "analyst", so nobody could be called.',
    ],
    [
      'a protocol that shows nothing',
      'protocols:\n  - ¦{ name: Vacío, when: { area: billing } }',
      'protocols > entry 1: give `steps`, `phrases` or both, or it has nothing to show.',
    ],
  ])('%s', (_, part, sentence) => {
    const { yaml, place } = marked('networks:', `${part}\nnetworks:`);
    expect(told(yaml)).toContain(`${place}${sentence}`);
  });
});
