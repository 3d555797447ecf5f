import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { slownessOf, workers } from '../support/run/measure.ts';
import { leftOut, mustRun } from '../support/run/must-run.ts';
import { changed } from '../support/run/suites.ts';
import { root } from '../support/source.ts';

describe('what CI must have run', () => {
  const whole = (mustRun['browser'] ?? []).map((file) => ({ file, passed: 3, skipped: 0 }));

  it('is content where every file of the list was run whole', () => {
    expect(leftOut('browser', whole)).toEqual([]);
    expect(leftOut('unit', [])).toEqual([]);
  });

  it('names a file that was skipped, in part too, and one that was not there', () => {
    const [first, second, ...others] = whole;
    const files = [
      { ...(first ?? { file: '' }), passed: 0, skipped: 4 },
      { ...(second ?? { file: '' }), passed: 1, skipped: 1 },
      ...others.slice(1),
    ];
    expect(leftOut('browser', files)).toEqual([
      `${first?.file} skipped 4 of its tests`,
      `${second?.file} skipped 1 of its tests`,
      `${others[0]?.file} was not run`,
    ]);
  });

  it('names files that exist', () => {
    expect(
      Object.values(mustRun)
        .flat()
        .filter((file) => !existsSync(path.join(root, file))),
    ).toEqual([]);
  });
});

it('works on as many files as the machine can carry, one at least', () => {
  expect(workers({ cores: 1, slowness: 12 })).toEqual({ computing: 1, waiting: 1 });
  expect(workers({ cores: 2, slowness: 5 })).toEqual({ computing: 2, waiting: 2 });
  expect(workers({ cores: 64, slowness: 1 }).computing).toBe(8);
});

it('takes the middle of three looks at the machine, so that one busy moment lengthens no wait', () => {
  expect(slownessOf([120, 1_500, 132], 2)).toBe(1.1);
  expect(slownessOf([400, 360, 1_500], 2)).toBe(3.3);
  expect(slownessOf([10, 10, 10], 2)).toBe(1);
  expect(slownessOf([240, 240, 240], 1)).toBe(4);
  expect(slownessOf([9_000, 9_000, 9_000], 4)).toBe(12);
});

it('starts a whole bot where a change lies in a room of it, and a browser where it lies in the page', () => {
  const steps = (...files: string[]): string[] =>
    changed('.', 'main', files).flatMap((part) => part.steps.map(({ name }) => name));
  expect(steps('docs/decisions.md')).toEqual(['static', 'changed', 'ground']);
  expect(steps('store/tickets/tickets.ts')).toEqual(['static', 'changed', 'ground', 'main job']);
  expect(steps('sandbox/page/client/main.ts')).toEqual(['static', 'changed', 'ground', 'main job', 'page']);
});
