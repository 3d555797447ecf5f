import { afterEach, describe, expect, it } from 'vitest';
import type { SurfaceHandlers } from '#core/ports/surface.ts';
import { messageOf } from './attempts.ts';
import { createTeamsRig } from './rig.ts';
import type { RigOptions, TeamsRig } from './rig.ts';

const handlers: SurfaceHandlers = {
  onClick: async () => undefined,
  onSubmit: async () => ({ kind: 'close' }),
  onCommand: async () => undefined,
  onThreadMessage: async () => undefined,
  words: (_locale, key) => key,
};
let rig: TeamsRig;
async function start(more: Partial<RigOptions> = {}): Promise<TeamsRig> {
  rig = await createTeamsRig({ dialogs: true, ...more });
  await rig.surface.start(handlers);
  return rig;
}
afterEach(async () => {
  await rig.surface.stop();
  await rig.close();
});

describe('people and channels of Teams', () => {
  it('tells members from guests, strangers and those who left', async () => {
    const { surface, service, people } = await start();
    const { world } = service;
    const bruno = world.person('bruno');
    const teresa = world.person('teresa');
    Object.assign(bruno, { role: 'guest', email: 'bruno@elsewhere.example' });
    Object.assign(teresa, { tenantId: 'another-tenant' });
    expect(await surface.user(bruno.id)).toMatchObject({ standing: 'guest', email: 'bruno@elsewhere.example' });
    expect(await surface.user(teresa.id)).toMatchObject({ standing: 'external' });
    const ivan = world.person('ivan');
    const channel = world.teams[1]?.channels[0];
    if (channel === undefined) expect.fail('no channel');
    await people.write(ivan, { channel }, 'Hola');
    for (const team of world.teams) team.members = team.members.filter((key) => key !== 'ivan');
    expect(await surface.user(ivan.id)).toMatchObject({ id: ivan.id, name: 'Iván Soto', standing: 'removed' });
  });

  it('finds people by what a configuration may call them', async () => {
    const { surface, service } = await start();
    const { id, objectId } = service.world.person('lucia');
    expect(await surface.user(objectId)).toMatchObject({ id });
    expect(await surface.userByAccount?.(objectId.toUpperCase())).toMatchObject({
      id,
      accounts: [objectId, 'lucia@alba.example'],
    });
    expect(await surface.userByAccount?.('lucia@alba.example')).toMatchObject({ id });
    expect(await surface.userByAccount?.('Lucía Ramos')).toBeUndefined();
  });

  it('speaks her language from the first thing she does on, and says nothing of it before: the configuration may', async () => {
    const { surface, service, people } = await start();
    const bruno = service.world.person('bruno');
    expect(await surface.user(bruno.id)).toMatchObject({ locale: '', timeZone: '' });
    await people.write(bruno, { personal: true }, 'Olá');
    expect(await surface.user(bruno.id)).toMatchObject({ locale: 'pt-PT', timeZone: 'Europe/Lisbon' });
  });

  it('sees only who is in a private channel as its member', async () => {
    const { surface, service, privateChannel } = await start();
    const { world } = service;
    expect(await surface.isMember(privateChannel, world.person('teresa').id)).toBe(true);
    expect(await surface.isMember(privateChannel, world.person('bruno').id)).toBe(false);
    expect(await surface.isMember('19:nowhere@thread.tacv2', world.person('bruno').id)).toBe(false);
  });

  it('sees who joins soon, and reads every page of a list', async () => {
    let now = Date.now();
    const { surface, service, channel } = await start({ more: { clock: { now: () => new Date(now) } } });
    const id = channel();
    const emma = service.world.person('emma');
    expect(await surface.isMember(id, emma.id)).toBe(false);
    service.world.teams[0]?.members.push('emma');
    now += 5_000;
    expect(await surface.isMember(id, emma.id)).toBe(true);
  });

  it('names channels by team and channel, General too', async () => {
    const { surface } = await start();
    const names = (await surface.channels()).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'Atención / General',
        'Atención / canal-0',
        'Atención / direccion',
        'Expertos / General',
        'Sin Recado / sin-bot',
      ]),
    );
    expect(names).toHaveLength(92 + 1 + 2);
  });

  it('follows channels and teams that are renamed or deleted', async () => {
    const { surface, service, people } = await start();
    const [team] = service.world.teams;
    const channel = team?.channels[1];
    if (team === undefined || channel === undefined) expect.fail('no channel');
    const named = async (): Promise<string | undefined> =>
      (await surface.channels()).find(({ id }) => id === channel.id)?.name;
    expect(await named()).toBe('Atención / canal-0');
    const tell = (eventType: string, name: string) =>
      people.deliver(
        messageOf(rig, {
          type: 'conversationUpdate',
          conversation: { id: channel.id, conversationType: 'channel', tenantId: service.world.tenantId },
          channelData: {
            tenant: { id: service.world.tenantId },
            team: { id: team.id, name: team.name },
            channel: { id: channel.id, name },
            eventType,
          },
        }),
      );
    await tell('channelRenamed', 'facturas');
    expect(await named()).toBe('Atención / facturas');
    await tell('channelDeleted', 'facturas');
    expect(await named()).toBeUndefined();
    await tell('teamDeleted', 'x');
    expect((await surface.channels()).filter(({ name, joined }) => name.startsWith('Atención') && joined)).toEqual([]);
  });

  it('gives those of a group whom it can see', async () => {
    const { surface, service } = await start({
      more: { groups: { '@Legal': ['LUCIA@alba.example', 'nobody@alba.example'], empty: [] } },
    });
    expect(await surface.group('@legal')).toEqual([service.world.person('lucia').id]);
    expect(await surface.group('empty')).toEqual([]);
    expect(await surface.groups?.()).toEqual(['@legal', '@empty']);
  });
});
