import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { lazily, makeWaiting, once } from '#core/lazily.ts';
import { createLabelReader } from '#core/ticket/labels/reader.ts';
import { nothingRead } from '../support/no-labels.ts';

const config = Config.parse({
  brands: { alba: { name: 'Alba', languages: ['es'], accounts: { alba: { network: 'x', handle: 'alba' } } } },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
});

/** What waits to be made, which it is by this. */
async function made(): Promise<number> {
  let count = 0;
  await makeWaiting(async () => void (count += 1));
  return count;
}

it('makes at the first use, or once everything else is ready, and never twice', async () => {
  await made();
  let times = 0;
  const used = lazily(() => (times += 1));
  const unused = lazily(() => (times += 1));
  expect([used(), used()]).toEqual([1, 1]);
  expect(await made()).toBe(1);
  expect([unused(), times]).toEqual([2, 2]);
  expect(await made()).toBe(0);
});

it('what belongs to one message is not waited for, so that it goes with the message', async () => {
  await made();
  once(() => 'never asked for');
  const read = createLabelReader(config, { language: () => null, read: nothingRead });
  for (let n = 0; n < 20; n += 1)
    read({
      text: `hola ${n}`,
      profile: '',
      brand: 'alba',
      accounts: ['alba'],
      languages: ['es'],
      hint: null,
      before: null,
    });
  expect(await made()).toBe(0);
});
