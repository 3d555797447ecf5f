import { describe, expect, it } from 'vitest';
import { languages } from '#core/config/config.ts';
import { found } from './manual.ts';
import { WORDINGS } from './promise-wordings.ts';

/** Clauses of the example's manual. */
const CLAUSE = { deadline: '3.2', guarantee: '3.3' } as const;
const clausesOf = (text: string, locale: string): string[] =>
  found(text, { locale }).flatMap(({ check, clause }) =>
    check === 'promises' && clause !== undefined ? [clause] : [],
  );

describe.each(languages)('promises in %s', (language) => {
  it.each(WORDINGS[language].deadline)('finds a day or a span by which something comes: %s', (text) => {
    expect(clausesOf(text, language)).toContain(CLAUSE.deadline);
  });

  it.each(WORDINGS[language].guarantee)('finds a guarantee: %s', (text) => {
    expect(clausesOf(text, language)).toContain(CLAUSE.guarantee);
  });

  it.each(WORDINGS[language].none)('finds none: %s', (text) => {
    expect(clausesOf(text, language)).toEqual([]);
  });
});

it('finds both promises of one sentence', () => {
  expect(clausesOf('We guarantee a refund tomorrow', 'en')).toEqual(['3.2', '3.3']);
});
