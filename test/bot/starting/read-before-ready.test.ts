import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../support/source.ts';

/** What a start with the local workspace, the embedded database and an account on X cannot do without. */
const NEEDED = [
  '@electric-sql/pglite',
  '@slack/bolt',
  'bottleneck',
  'express',
  'i18next',
  'kysely',
  // The queue reads it, whatever database it is given.
  'pg',
  'pg-boss',
  'pino',
  'temporal-polyfill',
  'yaml',
  'zod',
];

/** Whatever is read until Recado is ready; it opens nothing. The last one is what a simulated or real X adds. */
const START = [
  'bot/config/environment.ts',
  'bot/starting/start.ts',
  'bot/config/load.ts',
  'bot/workspace/start.ts',
  'bot/build/assemble.ts',
  'store/database/embedded-postgres.ts',
  'adapters/networks/x/connect.ts',
];

const program = `
  const { registerHooks } = await import('node:module');
  const read = new Set();
  registerHooks({ load(url, context, next) {
    const [, name] = /^.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url) ?? [];
    if (name) read.add(name);
    return next(url, context);
  } });
  for (const file of ${JSON.stringify(START)}) await import(${JSON.stringify(`${root}/`)} + file);
  process.stdout.write(JSON.stringify([...read]), () => process.exit(0));
`;

it('reads no package before it is ready that a start can do without', () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' });
  expect(stderr).toBe('');
  const read = JSON.parse(stdout) as string[];
  expect(read.filter((name) => name in dependencies).toSorted()).toEqual(NEEDED);
});
