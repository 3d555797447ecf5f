import { expect, it } from 'vitest';
import { createRequestLimits, networkOf } from '../../../bot/http/request-limits.ts';

function make(): { isTooMuch(from: string, what?: string): Promise<boolean>; later(ms: number): void } {
  let now = Date.parse('2026-11-20T10:00:00Z');
  const limits = createRequestLimits({ clock: { now: () => new Date(now) } });
  return { isTooMuch: (from, what = 'ask') => limits.isTooMuch(what, from, 3), later: (ms) => void (now += ms) };
}

it('lets so many through in a minute, from each place and for each thing, and again in the next', async () => {
  const { isTooMuch, later } = make();
  const told = async (from: string, what?: string): Promise<boolean[]> => [
    await isTooMuch(from, what),
    await isTooMuch(from, what),
    await isTooMuch(from, what),
    await isTooMuch(from, what),
  ];
  expect(await told('192.0.2.1')).toEqual([false, false, false, true]);
  expect(await told('192.0.2.2')).toEqual([false, false, false, true]);
  expect(await told('192.0.2.1', 'files')).toEqual([false, false, false, true]);
  later(60_000);
  expect(await told('192.0.2.1')).toEqual([false, false, false, true]);
});

it('remembers whoever came too often, however many others come after', async () => {
  const { isTooMuch } = make();
  for (let asked = 0; asked < 4; asked += 1) await isTooMuch('192.0.2.1');
  for (let other = 0; other < 12_000; other += 1)
    await isTooMuch(`10.${other >> 16}.${(other >> 8) & 255}.${other & 255}`);
  expect(await isTooMuch('192.0.2.1')).toBe(true);
});

it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['link dg_1', 'link dg_1'],
  ['', ''],
])('counts %s as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
