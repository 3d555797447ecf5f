import { expect, it } from 'vitest';
import { createOwnLooks } from '../../../handlers/network/own-gone.ts';

const ours = [{ nativeId: '900', currentId: '900' }];
const gone = new Map([['900', { state: 'gone' } as const]]);
const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 29) + seconds * 1_000);

it('says that an answer is gone only after looks that are 10 seconds, a minute and five minutes apart', () => {
  const looks = createOwnLooks();
  expect(looks.seen(ours, gone, at(0))).toEqual([]);
  // An ordinary look in between counts for nothing.
  expect(looks.seen(ours, gone, at(5))).toEqual([]);
  expect([looks.due(at(9)), looks.due(at(10))]).toEqual([[], ours]);
  expect(looks.seen(ours, gone, at(10))).toEqual([]);
  expect([looks.due(at(69)), looks.due(at(70))]).toEqual([[], ours]);
  expect(looks.seen(ours, gone, at(70))).toEqual([]);
  expect([looks.due(at(369)), looks.due(at(370))]).toEqual([[], ours]);
  expect(looks.seen(ours, gone, at(370))).toEqual([
    { kind: 'deleted', eventKey: 'gone:900', nativeId: '900', at: at(370) },
  ]);
  expect(looks.due(at(10_000))).toEqual([]);
});

it.each([
  ['there again', new Map([['900', { state: 'hidden' } as const]])],
  ['not spoken of', new Map()],
])('forgets what it missed where the answer is %s', (_, found) => {
  const looks = createOwnLooks();
  for (const seconds of [0, 10, 70]) expect(looks.seen(ours, gone, at(seconds))).toEqual([]);
  expect(looks.seen(ours, found, at(370))).toEqual([]);
  expect(looks.due(at(10_000))).toEqual([]);
  expect(looks.seen(ours, gone, at(400))).toEqual([]);
});
