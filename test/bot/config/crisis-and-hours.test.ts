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
      'a holiday that is listed twice',
      'hours:\n  a: { week: { mon: 09:00-14:00 }, holidays: [2026-05-01, 12-25, ¦2026-05-01] }',
      'hours > a > holidays > entry 3: the holiday 2026-05-01 is listed twice; it is entry 1 already.',
    ],
    [
      'a holiday of one year that is one of every year too',
      'hours:\n  a: { week: { mon: 09:00-14:00 }, holidays: [¦2026-12-25, 01-01, 12-25] }',
      "hours > a > holidays > entry 1: the holiday 2026-12-25 is listed twice; entry 3, 12-25, is every year's.",
    ],
    [
      'a level below one that holds for everything',
      'levels:\n  - { first: 4h }\n  - ¦{ when: { area: billing }, first: 30m }',
      'levels > entry 2: it is never reached, because entry 1 has no conditions and holds for everything; put that one last.',
    ],
    [
      'hours of service below a rule that holds for everything',
      'hours:\n  a: { week: { mon: 09:00-14:00 } }\nservice:\n  - { when: { area: billing }, hours: a }\n  - { hours: a }\n  - ¦{ hours: a }',
      'service > entry 3: it is never reached, because entry 2 has no conditions',
    ],
    [
      'an automatic answer out of articles where there are none',
      'automatic:\n  - { when: { area: billing }, article: ¦true }',
      'automatic > entry 1 > article: it has nothing to say, because there are no articles; add `knowledge`, or give `say`.',
    ],
    [
      'an automatic answer to whoever is angry',
      'automatic:\n  - { when: { sentiment: ¦negative }, say: { es: Hola } }',
      'automatic > entry 1 > when > sentiment: it never speaks: nothing is said without a person where the customer is angry.',
    ],
    [
      'an automatic answer to what was not said to us',
      'automatic:\n  - { when: { kind: ¦quote }, say: { es: Hola } }',
      'automatic > entry 1 > when > kind: it never speaks: only what is said to us is answered without a person.',
    ],
    [
      'a ready phrase that nothing fills in',
      "protocols:\n  - { name: P, when: { area: billing }, phrases: { es: ['Hola, {name}', ¦'Hola, {nombre}'] } }",
      'protocols > entry 1 > phrases > es > entry 2: nothing fills in "{nombre}" here',
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
      'a holding statement in a language that nobody answers in',
      'crisis:\n  holding: { es: Un momento, ¦fr: Un instant }',
      'crisis > holding > fr: "fr" means nothing here. It can be es, pt, or en.',
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
