import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { SurfaceUser } from '#core/ports/surface.ts';
import type { Services } from '../../../handlers/context.ts';
import { checkOwners } from '../../../handlers/jobs/check-owners.ts';
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

/** A conversation that Lucía took. */
async function held(nativeId = '100'): Promise<{ id: string; number: number }> {
  await rig.takeIn(
    message({
      nativeId,
      currentId: nativeId,
      conversationId: nativeId,
      author: { nativeId: `7${nativeId}`, handle: `c${nativeId}`, name: 'Carla' },
    }),
  );
  const [ticket] = await services.store.tickets.open({ owner: null, limit: 1 });
  if (!ticket) throw new Error('nothing waits');
  // As she is known since she pressed.
  await services.store.people.found({
    id: 'lucia',
    name: 'Lucía',
    surface: 'slack',
    userId: 'ULUCIA',
    locale: 'es-ES',
  });
  await rig.move(ticket.id, { move: 'claim' });
  return ticket;
}
const ownerOf = async (ticketId: string): Promise<string | null> => (await rig.detail(ticketId)).ticket.owner;

/** What managers read in their channel. */
async function told(): Promise<string[]> {
  const rows = await rig.test.opened.db.selectFrom('alerts').select('id').orderBy('openedAt').execute();
  for (const { id: ownerId } of rows) await rig.show({ kind: 'alert', ownerId }, services);
  return rig.chat.messages.filter(({ channel }) => channel === 'C-faturas').map(({ card }) => read(card).join(' '));
}

const withoutLucia = ({ people: { lucia: _gone, ...people }, ...config }: Config): Config => ({ ...config, people });
/** The chat as it is where it says this of everybody. */
const chatThat = (user: () => Promise<SurfaceUser | undefined>): Services['surfaces'] =>
  new Map([['slack', { ...rig.chat.surface, user }]]);
const member = { id: 'ULUCIA', name: 'Lucía', locale: 'es-ES', timeZone: 'Europe/Madrid', standing: 'member' as const };

describe('what somebody has', () => {
  it('stays hers while she is in the configuration and in the chat', async () => {
    const { id } = await held();
    await rig.run(checkOwners, {}, services);
    expect(await ownerOf(id)).toBe('lucia');
    expect(await told()).toEqual([]);
  });

  it('goes back to its channel where she has left the configuration, and managers are told once', async () => {
    const tickets = [await held(), await held('200')];
    const later = { ...services, config: withoutLucia(services.config) };
    await rig.run(checkOwners, {}, later);
    await rig.run(checkOwners, {}, later);
    for (const { id } of tickets) {
      expect(await ownerOf(id)).toBeNull();
      const said = (await rig.detail(id)).thread.filter(
        ({ entry }) => entry.kind === 'event' && entry.key === 'event.owner-gone',
      );
      expect(said).toHaveLength(1);
    }
    const [words, ...others] = await told();
    expect(others).toEqual([]);
    expect(words).toContain('Lucía já não está na configuração do Recado');
    expect(words).toContain(
      `Tinha 2 conversas, que voltam a não ter dono nos seus canais: n.º ${tickets.map(({ number }) => number).join(', ')}.`,
    );
  });

  it('goes back where her account was removed from the chat, and is told anew the next time', async () => {
    const gone = { ...services, surfaces: chatThat(async () => ({ ...member, standing: 'removed' })) };
    const { id } = await held();
    await rig.run(checkOwners, {}, gone);
    expect(await ownerOf(id)).toBeNull();
    await rig.move(id, { move: 'claim' });
    await rig.run(checkOwners, {}, gone);
    expect(await ownerOf(id)).toBeNull();
    expect((await told()).filter((words) => words.includes('Lucía já não é membro do chat'))).toHaveLength(2);
  });

  it.each([
    ['the chat cannot say', async () => Promise.reject(new RecadoError('surface.unreachable'))],
    ['she is there', async () => member],
    ['the chat knows nobody of her id', async () => undefined],
  ])('stays hers where %s', async (_, user) => {
    const { id } = await held();
    await rig.run(checkOwners, {}, { ...services, surfaces: chatThat(user) });
    expect(await ownerOf(id)).toBe('lucia');
  });
});
