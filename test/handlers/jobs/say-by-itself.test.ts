import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import type { Services } from '../../../handlers/context.ts';
import { sayByItself } from '../../../handlers/jobs/say-by-itself.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
let services: Services;
beforeAll(async () => {
  rig = await openRig();
}, 60_000);
beforeEach(async () => {
  await rig.reset();
  const config = Config.parse({
    ...rig.services.config,
    automatic: [{ say: { es: 'Hola, {name}: hemos abierto el caso {number}.' }, perHour: 2 }],
  });
  services = { ...rig.services, config, time: createTimeRules(config) };
});
afterAll(() => rig.test.close());

let count = 0;
async function arrives(name = 'Carla Ruiz'): Promise<string> {
  count += 1;
  const nativeId = `${5_000 + count}`;
  await rig.takeIn(
    message({
      nativeId,
      currentId: nativeId,
      conversationId: nativeId,
      author: { nativeId: `7${nativeId}`, handle: `c${nativeId}`, name },
    }),
  );
  const { id } = await rig.test.opened.db
    .selectFrom('tickets')
    .select('id')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

const says = async (ticketId: string): Promise<string[]> => {
  await rig.run(sayByItself, { ticketId }, services);
  return (await rig.detail(ticketId)).drafts.map(({ text }) => text);
};

describe('a rule that opens a case', () => {
  it('says so once, with the number of the conversation, however often the job runs', async () => {
    const id = await arrives();
    await Promise.all([says(id), says(id)]);
    const { number } = (await rig.detail(id)).ticket;
    expect(await says(id)).toEqual([`Hola, Carla: hemos abierto el caso ${number}.\n\nRespuesta automática`]);
    expect((await rig.detail(id)).deliveries).toMatchObject([{ state: 'queued', by: 'rule:automatic 1' }]);
  });

  it('speaks so many times an hour, and then is silent', async () => {
    const ids = [await arrives(), await arrives(), await arrives()];
    const said = [];
    for (const id of ids) said.push((await says(id)).length);
    expect(said).toEqual([1, 1, 0]);
    rig.clock.at = new Date(rig.clock.at.getTime() + 61 * 60_000);
    expect(await says(ids[2] ?? '')).toHaveLength(1);
  });

  it('repeats nothing that a stranger calls herself', async () => {
    const [text = ''] = await says(await arrives('Compra barato en http://timo.example'));
    expect(text).toContain('Hola, Compra:');
    const [odd = ''] = await says(await arrives('💸 GRATIS www.timo.example'));
    expect(odd).toMatch(/Hola, @c\d+:/);
    expect(`${text}${odd}`).not.toContain('timo');
  });

  it('is silent where a person has it', async () => {
    const id = await arrives();
    await rig.move(id, { move: 'claim' });
    expect(await says(id)).toEqual([]);
  });
});
