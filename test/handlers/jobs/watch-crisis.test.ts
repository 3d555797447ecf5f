import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import type { Services } from '../../../handlers/context.ts';
import { judgeSigns } from '../../../handlers/jobs/judge-signs.ts';
import { watchCrisis } from '../../../handlers/jobs/watch-crisis.ts';
import { read } from '../cards/builders.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(async () => {
  await rig.reset();
  services = { ...rig.services, config: Config.parse({ ...rig.services.config, managers: 'faturas' }) };
});
afterAll(() => rig.test.close());

const never = new AbortController().signal;
const told = (): string[] =>
  rig.chat.messages.filter(({ channel }) => channel === 'C-faturas').map(({ card }) => read(card).join(' '));

async function redMessage(nativeId: string): Promise<void> {
  await rig.takeIn(message({ nativeId, currentId: nativeId, conversationId: nativeId }));
  const { db } = rig.test.opened;
  const { id: ticketId } = await db
    .selectFrom('tickets')
    .select('id')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const [brand = ''] = Object.keys(services.config.brands);
  await db
    .insertInto('crisisSigns')
    .values({ brand, kind: 'red', what: 'facua', level: 1, ticketId, at: rig.clock.at })
    .execute();
}

async function show(): Promise<void> {
  for (const { id } of await services.store.crisis.open()) await rig.show({ kind: 'incident', ownerId: id }, services);
}

it('what managers must know of is told once, however often it is looked at', async () => {
  await redMessage('301');
  await judgeSigns.handle(services, {}, never);
  await judgeSigns.handle(services, {}, never);
  await watchCrisis.handle(services, {}, never);
  await watchCrisis.handle(services, {}, never);
  await show();
  // No two draws of one incident stand closer.
  rig.clock.at = new Date(rig.clock.at.getTime() + 30_000);
  await show();
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/«facua»/);
});

it('is over after a quiet hour, and its card becomes the record', async () => {
  await redMessage('302');
  await judgeSigns.handle(services, {}, never);
  await show();
  const [open] = await services.store.crisis.open();
  for (let minutes = 0; minutes < 70; minutes += 5) {
    rig.clock.at = new Date(rig.clock.at.getTime() + 5 * 60_000);
    await watchCrisis.handle(services, {}, never);
  }
  expect(await services.store.crisis.open()).toEqual([]);
  await rig.show({ kind: 'incident', ownerId: open?.id ?? '' }, services);
  expect(told()).toHaveLength(1);
  expect(told()[0]).toMatch(/vuelve la normalidad|voltou ao normal/);
});
