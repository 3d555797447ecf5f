import { expect, it } from 'vitest';
import { read } from '../support/source.ts';
import { glossaryText } from './glossary.ts';

it('docs/glossary.md says what each figure and metric is, as the code has them (npm run glossary)', () => {
  expect(read('docs/glossary.md')).toBe(glossaryText());
});
