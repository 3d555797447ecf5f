import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chooseBatch, type Candidate } from '../../store/intake/ingest-batch.ts';

const some = (prefix: string) => fc.integer({ min: 0, max: 3 }).map((n) => `${prefix}${n}`);
const names = fc.uniqueArray(some('m'), { minLength: 1, maxLength: 2 });
const candidate = fc.oneof(
  fc.record({ threadId: some('t'), authorNativeId: some('a'), names }),
  fc.record({ threadId: some('t'), authorNativeId: fc.constant(null), names }),
  fc.record({ threadId: fc.constant(null), authorNativeId: fc.constant(null), names }),
);
const list = fc
  .array(candidate, { maxLength: 40 })
  .map((all) => all.map((one, id): Candidate => ({ id, network: 'x', ...one })));

function depend(a: Candidate, b: Candidate): boolean {
  if (a.names.some((name) => b.names.includes(name))) return true;
  if (a.threadId === null || a.threadId !== b.threadId) return false;
  const own = a.authorNativeId === null || b.authorNativeId === null;
  return own || a.authorNativeId === b.authorNativeId;
}

it('never takes up two events that depend on each other, and never one before an older one it depends on', () => {
  fc.assert(
    fc.property(list, fc.integer({ min: 1, max: 20 }), (candidates, limit) => {
      const chosen = new Set(chooseBatch(candidates, limit));
      expect(chosen.size).toBeLessThanOrEqual(limit);
      for (const one of candidates) {
        if (!chosen.has(one.id)) continue;
        for (const older of candidates.slice(0, one.id)) expect(depend(one, older)).toBe(false);
      }
    }),
  );
});

it('always takes the oldest, and everything where nothing depends on anything', () => {
  fc.assert(
    fc.property(list, (candidates) => {
      fc.pre(candidates.length > 0);
      expect(chooseBatch(candidates, 10)[0]).toBe(0);
    }),
  );
  const free = Array.from({ length: 30 }, (_, id): Candidate => ({
    id,
    network: 'x',
    threadId: `t${id}`,
    authorNativeId: 'a',
    names: [`m${id}`],
  }));
  expect(chooseBatch(free, 25)).toEqual(free.slice(0, 25).map((one) => one.id));
});
