import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { jobs } from '../../../handlers/jobs/registry.ts';

it('every job file is registered under its own name', () => {
  const files = readdirSync('handlers/jobs').filter((file) => file.endsWith('.ts') && file !== 'registry.ts');
  expect(jobs.map(({ name }) => `${name}.ts`).toSorted()).toEqual(files.toSorted());
});
