import { expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { keepAlive } from '../../../bot/workspace/keep-alive.ts';
import { until } from '../../support/until.ts';

/** A process that is there until it is ended. */
function create(): {
  isThere: boolean;
  starts: number;
  fails: number;
  waits: number[];
  errors: number;
  stop(): Promise<void>;
} {
  const it = { isThere: true, starts: 0, fails: 0, waits: [] as number[], errors: 0, stop: async () => {} };
  const keeper = keepAlive({
    name: 'it',
    isThere: async () => it.isThere,
    async start() {
      it.starts += 1;
      if (it.starts <= it.fails) throw new Error('no room');
      it.isThere = true;
    },
    log: { ...silentLog, warn: ({ waitMs }) => void it.waits.push(Number(waitMs)), error: () => void (it.errors += 1) },
    everyMs: 1,
    wait: { firstMs: 1, longestMs: 8 },
  });
  it.stop = () => keeper.stop();
  return it;
}

it('waits longer before each try, up to a bound, and says what went wrong', async () => {
  const process = create();
  process.fails = 5;
  process.isThere = false;
  await until('that it is there again', () => process.isThere);
  await process.stop();
  expect(process).toMatchObject({ waits: [1, 2, 4, 8, 8, 8], errors: 5, starts: 6 });
});

it('begins with the short wait again once it has stayed', async () => {
  const process = create();
  process.isThere = false;
  await until('a start', () => process.starts === 1 && process.isThere);
  await new Promise((resolve) => setTimeout(resolve, 60));
  process.isThere = false;
  await until('another start', () => process.starts === 2);
  await process.stop();
  expect(process.waits).toEqual([1, 1]);
});

it('starts nothing after it was told to stop', async () => {
  const process = create();
  await process.stop();
  process.isThere = false;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(process.starts).toBe(0);
});
