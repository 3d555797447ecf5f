import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../support/source.ts';

/** Keeps some 75 MB and lets ten times as much go that was kept for a while; says how large the heap was then and at most. */
const program = `
  const { tidyUp } = await import('${path.join(root, 'bot', 'starting', 'tidy-up.ts')}');
  const one = (i) => ({ i, words: [i, i + 1, i + 2, i + 3] });
  const kept = Array.from({ length: 400_000 }, (_, i) => one(i));
  tidyUp();
  const mb = () => process.memoryUsage().heapTotal / 1024 / 1024;
  const before = mb();
  const line = [];
  let most = 0;
  for (let i = 0; i < 6_000_000; i += 1) {
    line[i % 150_000] = one(i);
    if (i % 50_000 > 0) continue;
    most = Math.max(most, mb());
    await new Promise((resolve) => setImmediate(resolve));
  }
  console.log(JSON.stringify({ kept: kept.length, before, most }));
`;

it('lets no heap grow to several times what is in it once the start is over', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--max-semi-space-size=8', '-e', program], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  const { kept, before, most } = JSON.parse(stdout) as { kept: number; before: number; most: number };
  expect(kept).toBe(400_000);
  expect(before).toBeLessThan(80);
  // Left to itself V8 takes 320 MB.
  expect(most).toBeLessThan(220);
});
