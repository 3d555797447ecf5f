import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { SurfaceUser } from '#core/ports/surface.ts';
import type { Services } from '../../../handlers/context.ts';
import { checkExperts } from '../../../handlers/jobs/check-experts.ts';
import { message, openRig, type Rig } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => rig.test.close());

async function asked(): Promise<string> {
  const { ticket } = await rig.takeIn(message());
  await rig.move(ticket.id, {
    move: 'delegate',
    to: { kind: 'person', person: 'ivan' },
    question: '¿Desde cuándo?',
    note: null,
    language: 'es',
    tokenHash: null,
  });
  return ticket.id;
}
const stateOf = async (ticketId: string): Promise<string | undefined> =>
  (await rig.detail(ticketId)).delegations[0]?.state;
const without = ({ people: { ivan: _gone, ...people }, ...config }: Config): Config => ({ ...config, people });
const member: SurfaceUser = {
  id: 'UIVAN',
  name: 'Iván',
  locale: 'es-ES',
  timeZone: 'Europe/Madrid',
  standing: 'member',
};
const chatThat = (user: () => Promise<SurfaceUser | undefined>): Services['surfaces'] =>
  new Map([['slack', { ...rig.chat.surface, user }]]);

it('a question waits for whoever is here', async () => {
  const id = await asked();
  await rig.run(checkExperts, {}, { ...rig.services, surfaces: chatThat(async () => member) });
  expect(await stateOf(id)).toBe('asked');
});

it('a question is taken back, and said once in the thread, where she has left the configuration', async () => {
  const id = await asked();
  const later = { ...rig.services, config: without(rig.services.config) };
  await rig.run(checkExperts, {}, later);
  await rig.run(checkExperts, {}, later);
  expect(await stateOf(id)).toBe('withdrawn');
  const said = (await rig.detail(id)).thread.filter(
    ({ entry }) => entry.kind === 'event' && entry.key === 'event.expert-gone',
  );
  expect(said).toHaveLength(1);
});

it('a question is taken back where her account was removed from the chat, and waits where the chat cannot say', async () => {
  await rig.services.store.people.found({
    id: 'ivan',
    name: 'Iván',
    surface: 'slack',
    userId: 'UIVAN',
    locale: 'es-ES',
  });
  const id = await asked();
  const away = chatThat(async () => Promise.reject(new RecadoError('surface.unreachable')));
  await rig.run(checkExperts, {}, { ...rig.services, surfaces: away });
  expect(await stateOf(id)).toBe('asked');
  const removed = chatThat(async () => ({ ...member, standing: 'removed' }));
  await rig.run(checkExperts, {}, { ...rig.services, surfaces: removed });
  expect(await stateOf(id)).toBe('withdrawn');
});
