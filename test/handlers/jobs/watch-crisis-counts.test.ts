/** From what is counted to what managers read: bursts and sources that fall silent. */

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { EVERYTHING } from '#core/crisis/counted.ts';
import type { Services } from '../../../handlers/context.ts';
import { watchCrisis } from '../../../handlers/jobs/watch-crisis.ts';
import { read } from '../cards/builders.ts';
import { openRig, type Rig } from './rig.ts';

const BIN = 300_000;
const never = new AbortController().signal;
let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  services = { ...rig.services, config: Config.parse({ ...rig.services.config, managers: 'faturas' }) };
  // A week in which three come every five minutes, day and night.
  rig.clock.at = new Date(Math.floor(rig.clock.at.getTime() / BIN) * BIN + 10_000);
  const begin = rig.clock.at.getTime() - 10_000 - 7 * 288 * BIN;
  await counted(Array.from({ length: 7 * 288 }, (_, n) => new Date(begin + n * BIN)).map((at) => ({ at, count: 3 })));
  await watchCrisis.handle(services, {}, never);
});
afterAll(() => rig.test.close());

async function counted(bins: readonly { at: Date; count: number; negative?: number }[]): Promise<void> {
  const rows = bins
    .filter(({ count }) => count > 0)
    .flatMap(({ at, count, negative = 0 }) =>
      [EVERYTHING, 'account alba-x'].map((series) => ({ brand: 'alba', series, at, count, judged: count, negative })),
    );
  for (let n = 0; n < rows.length; n += 1_000)
    await rig.test.opened.db
      .insertInto('crisisCounts')
      .values(rows.slice(n, n + 1_000))
      .execute();
}

/** Five minutes in which so many come, looked at when they are over. */
async function pass(count: number, negative = 0): Promise<void> {
  const at = new Date(rig.clock.at.getTime() - 10_000);
  await counted([{ at, count, negative }]);
  rig.clock.at = new Date(rig.clock.at.getTime() + BIN);
  await watchCrisis.handle(services, {}, never);
}

/** What stands in the managers' channel of what is open, or was until now. */
async function said(id: string): Promise<string> {
  await rig.show({ kind: 'incident', ownerId: id }, services);
  for (const { kind, ownerId } of await posts('incident-note')) await rig.show({ kind, ownerId }, services);
  return rig.chat.messages
    .filter(({ channel }) => channel === 'C-faturas')
    .map(({ card }) => read(card).join(' '))
    .join('\n');
}
async function posts(kind: string): Promise<{ kind: string; ownerId: string }[]> {
  return await rig.test.opened.db
    .selectFrom('chatPosts')
    .select(['kind', 'ownerId'])
    .where('kind', '=', kind)
    .execute();
}

it('a burst is told against what is normal, rises, and is one message until it is over', async () => {
  expect(await services.store.crisis.open()).toEqual([]);
  for (let n = 0; n < 3; n += 1) await pass(15, 9);
  const [open, ...others] = await services.store.crisis.open();
  expect([open?.kind, others]).toEqual(['burst', []]);
  expect(await said(open?.id ?? '')).toMatch(/vezes o normal: \d+ em \d+ minutos.*% negativas/);
  for (let n = 0; n < 4; n += 1) await pass(40, 30);
  const words = await said(open?.id ?? '');
  expect((await services.store.crisis.open()).map(({ id, level }) => [id, level])).toEqual([[open?.id, 3]]);
  expect(words).toContain('Sobe para o nível 3');
  // An hour that is quiet, each moment of which looks back an hour.
  for (let n = 0; n < 30 && (await services.store.crisis.open()).length > 0; n += 1) await pass(3);
  expect(await services.store.crisis.open()).toEqual([]);
  expect((await said(open?.id ?? '')).match(/tudo voltou ao normal/g)).toHaveLength(1);
});

it('a source that sends nothing for longer than its habit is told by its name, and when it is back', async () => {
  for (let n = 0; n < 12 && (await services.store.crisis.open()).length === 0; n += 1) await pass(0);
  const [open] = await services.store.crisis.open();
  expect(open).toMatchObject({ kind: 'silence', series: ['account alba-x'] });
  expect(await said(open?.id ?? '')).toMatch(/sem dados de @alba há \d+ minutos; o habitual é um a cada/);
  for (let n = 0; n < 4; n += 1) await pass(3);
  expect(await services.store.crisis.open()).toEqual([]);
  expect(await said(open?.id ?? '')).toMatch(/@alba/);
});
