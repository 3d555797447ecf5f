import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PATIENT, UNCOUNTED } from '../../store/database/embedded-postgres.ts';
import { root } from '../support/source.ts';
import { copyTemplate } from '../support/store.ts';

let folder = '';
beforeAll(async () => {
  folder = await copyTemplate();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sooner = path.join(root, 'bot', 'starting', 'sooner.cjs');

/** So many different statements, each parsed anew, in a process that says how much memory it held at most. */
const program = `
  const { bootDatabaseThread } = await import('${path.join(root, 'store', 'database', 'database-thread.ts')}');
  const thread = await bootDatabaseThread().open({ dir: process.env.DIR, fsync: false });
  const { tidyUp } = await import('${path.join(root, 'bot', 'starting', 'tidy-up.ts')}');
  for (let i = 0; i < 800; i += 1) {
    // As a start does once it is over.
    if (i === 10) tidyUp();
    await thread.query(\`select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relkind in ('r', 'v') and a.attnum > \${i} and c.relname like 'ticket%' order by a.attname limit 3\`);
  }
  const { rows } = await thread.query("select array[1, 2] as numbers, array['a', 'b'] as words");
  await thread.close();
  console.log(JSON.stringify({ rows, mb: process.resourceUsage().maxRSS / 1024 }));
`;

it('knows what the words that it says to V8 are as V8 comes', () => {
  const { stdout } = spawnSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
  for (const [, back] of [...PATIENT, ...UNCOUNTED]) expect(stdout).toMatch(new RegExp(`default: ${back}\\s`));
  expect(stdout).toMatch(/default: --flush-liftoff-code\s/);
});

it('parses any number of statements without the half gigabyte that optimising the parser takes', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', sooner, '-e', program], {
    encoding: 'utf8',
    env: { ...process.env, DIR: path.join(folder, 'postgres') },
  });
  expect(stderr).toBe('');
  const { rows, mb } = JSON.parse(stdout) as { rows: unknown; mb: number };
  expect(rows).toEqual([{ numbers: [1, 2], words: ['a', 'b'] }]);
  expect(mb).toBeLessThan(600);
});
