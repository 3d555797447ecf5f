import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRig, type Rig } from './rig.ts';

const FIRST = 'ln_1';
let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
}, 240_000);
afterAll(() => rig.close());

it('shows all that a message gathered and that still waits, as far as she may read it', async () => {
  const ids: string[] = [];
  for (const name of ['Ana Gil', 'Bea Paz', 'Carla Ruiz', 'Dora Sanz'])
    ids.push((await rig.open({ channels: ['general'], text: `Soy ${name}`, name, area: null })).ticket.id);
  const [first = '', , answered = ''] = ids;
  for (const [at, id] of ids.entries())
    await rig.run(`insert into level_notices (id, person_id, ticket_id, what, how, at, first)
      values ('${id === first ? FIRST : `ln_${at + 1}`}', 'joao', '${id}', 'first 1 1', 'missed', now() + interval '${at} seconds', '${FIRST}')`);
  await rig.run(`update tickets set state = 'closed' where id = '${answered}'`);
  const { opened } = await rig.press('UJOAO', 'deadlines', { first: FIRST });
  const list = JSON.stringify(opened.map(({ blocks }) => blocks));
  expect(list).toContain('Bea Paz');
  expect(list).toContain('Dora Sanz');
  // The first was told by itself, the other waits no more.
  expect(list).not.toMatch(/Ana Gil|Carla Ruiz/);
  await rig.run(`update tickets set route = jsonb_set(route, '{channels}', '["nowhere"]')`);
  const none = await rig.press('UJOAO', 'deadlines', { first: FIRST });
  expect(JSON.stringify([none.opened, none.said])).toContain('Nos seus canais nenhuma delas');
});
