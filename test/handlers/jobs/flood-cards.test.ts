import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { postCard } from '../../../handlers/jobs/post-card.ts';
import { workFlood } from '../../../handlers/jobs/work-flood.ts';
import type { FloodWork } from '../../../store/floods/flood.ts';
import { read } from '../cards/builders.ts';
import { inbound, message, openRig, type Rig } from './rig.ts';

let rig: Rig;
let hours = 0;
beforeAll(async () => {
  rig = await openRig({ floods: true });
}, 240_000);
beforeEach(async () => {
  await rig.reset();
  // What one test brought is forgotten by the next: the rule remembers for minutes.
  rig.clock.at = new Date(rig.clock.at.getTime() + (hours += 3) * 3_600_000);
});
afterAll(() => rig.test.close());

/** So many who say the same, of whom the first nine had their cards before the others came. */
async function came(many: number): Promise<void> {
  const events = Array.from({ length: many }, (_, n) => {
    const nativeId = `${hours}-${n}`;
    const author = { nativeId: `a${nativeId}`, handle: `cliente_${n}`, name: `Cliente ${n}` };
    const text = `@alba mi pedido ${n} no llega y nadie contesta`;
    const at = { postedAt: rig.clock.at, conversationId: nativeId };
    return message(inbound({ nativeId, currentId: nativeId, author, text, ...at }));
  });
  await rig.takeIn(...events.slice(0, 9));
  const rows = await rig.test.opened.db.selectFrom('tickets').select('id').execute();
  for (const { id: ticketId } of rows) await rig.run(postCard, { ticketId });
  await rig.takeIn(...events.slice(9));
}

async function flood(): Promise<string> {
  const [found] = await rig.services.store.floods.toWatch();
  if (!found) throw new Error('there is no flood');
  return found.id;
}

async function drawn(id: string): Promise<string> {
  rig.clock.at = new Date(rig.clock.at.getTime() + 10_000);
  await rig.show({ kind: 'flood', ownerId: id });
  const card = rig.chat.messages.find(
    ({ channel, card: { blocks } }) => channel === 'C-facturacion' && JSON.stringify(blocks).includes('flood-list'),
  );
  return card ? read(card.card).join('\n') : '';
}

it('many who say the same stand on a card that is drawn before threads and cards of single conversations, whatever is due', async () => {
  await came(15);
  const { rows } = await sql<{ kind: string | null; first: boolean }>`
    select data ->> 'kind' as kind, priority > 0 as first from pgboss.job where name = 'show' order by priority desc, created_on`.execute(
    rig.test.opened.db.withoutPlugins(),
  );
  expect(rows.length).toBeGreaterThan(rows.filter(({ first }) => first).length);
  expect(rows.filter(({ first }) => first).map(({ kind }) => kind)).toEqual(['flood', 'flood']);
});

it('many who say the same are shown by what they say, each once, with how many say the same', async () => {
  await came(30);
  const id = await flood();
  const card = await drawn(id);
  expect(card.match(/nadie contesta/g)).toHaveLength(1);
  expect(card).toMatch(/nadie contesta.*y otras 20 como esta/);
  const [other = ''] = (await rig.services.store.floods.waiting(id, { for: 'lucia', limit: 50 })).slice(-1);
  await rig.test.opened.db
    .updateTable('messages')
    .set({ text: 'La lámpara Sol ha ardido en el salón' })
    .where('ticketId', '=', other)
    .execute();
  const now = await drawn(id);
  expect(now).toMatch(/nadie contesta.*y otras 19 como esta/);
  expect(now).toMatch(/La lámpara Sol ha ardido en el salón»$/m);
});

const work = (what: FloodWork['what'], by: string): FloodWork => {
  const at = rig.clock.at.toISOString();
  return { what, by, surface: 'slack', tags: [], at, done: 0, refused: 0, why: null, after: '', endedAt: null };
};

it('many who say the same are archived by whoever took them too, and not what others took', async () => {
  await came(20);
  const id = await flood();
  const { store } = rig.services;
  await store.floods.begin(id, work('claim', 'lucia'));
  await rig.run(workFlood, { floodId: id });
  // Hers come first.
  const hers = (await store.floods.waiting(id, { for: 'lucia', limit: 3 })).slice(0, 2);
  const owners = await Promise.all(hers.map(async (ticketId) => (await store.tickets.get(ticketId))?.owner));
  expect(owners).toEqual(['lucia', 'lucia']);
  expect(await store.floods.waiting(id, { for: 'joao', limit: 50 })).not.toContain(hers[0]);
  await store.floods.begin(id, work('archive', 'joao'));
  await rig.run(workFlood, { floodId: id });
  expect(await store.floods.figures(id)).toMatchObject({ unanswered: 2, left: 2 });
  // Nobody else has any left, and the card goes on offering her hers.
  expect(await drawn(id)).toContain('[ Responder a la siguiente ]');
  await store.floods.begin(id, work('archive', 'lucia'));
  await rig.run(workFlood, { floodId: id });
  expect(await store.floods.figures(id)).toMatchObject({ unanswered: 0, left: 0 });
});
