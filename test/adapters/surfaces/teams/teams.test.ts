import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Log } from '#core/ports/log.ts';
import type { Command, SurfaceHandlers, ThreadMessage } from '#core/ports/surface.ts';
import { CALLS, teamsManifestNeeds } from '../../../../adapters/surfaces/teams/service/calls.ts';
import { createTeams } from '../../../../adapters/surfaces/teams/index.ts';
import { png } from '../../../support/pictures.ts';
import { until } from '../../../support/until.ts';
import { messageOf } from './attempts.ts';
import { createTeamsRig } from './rig.ts';
import type { TeamsRig } from './rig.ts';

const card = (words: string): Card => ({
  fallback: words,
  blocks: [{ kind: 'line', inlines: [{ kind: 'text', text: words }] }],
});
const page = (words: string): Card => ({
  ...card(words),
  blocks: [...card(words).blocks, { kind: 'buttons', buttons: [{ action: 'mine', label: 'Las mías', value: '{}' }] }],
});
const warnings: string[] = [];
const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };

describe('Teams surface', () => {
  let rig: TeamsRig;
  let home: string;
  const written: ThreadMessage[] = [];
  const commands: Command[] = [];
  const visits: string[] = [];
  const cards = new Set<string>();
  let places = 0;
  let onThreadMessage: (message: ThreadMessage) => Promise<void>;
  const handlers: SurfaceHandlers = {
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    onCommand: async (command) => void commands.push(command),
    onThreadMessage: async (message) => {
      written.push(message);
      await onThreadMessage(message);
    },
    onHome: async ({ userId }) => {
      visits.push(userId);
      await rig.surface.publishHome?.(userId, page(home));
    },
    holds: async ({ ts }) => cards.has(ts),
    onPlaces: async () => void (places += 1),
    words: (_locale, key) => key,
  };
  beforeAll(async () => {
    rig = await createTeamsRig({ dialogs: true, log });
    await rig.surface.start(handlers);
  });
  afterAll(async () => {
    await rig?.surface.stop();
    await rig?.close();
  });
  beforeEach(() => {
    for (const list of [written, commands, visits, warnings]) list.length = 0;
    onThreadMessage = async () => undefined;
    home = 'Tu día';
  });
  const person = (key: string) => rig.service.world.person(key);
  const channelOf = (id: string) => rig.service.world.channel(id) ?? expect.fail('no channel');

  it('hears in a thread what does not mention it only with the consent of the team', async () => {
    const id = rig.channel();
    const { ts } = await rig.surface.post({ channel: id, card: card('Tarjeta'), opId: 'op_1' });
    cards.add(ts);
    const channel = channelOf(id);
    await rig.people.write(person('lucia'), { channel, root: ts }, 'Sin nombrarlo');
    await rig.people.write(person('lucia'), { channel, root: ts, mentionsBot: true }, 'Nombrándolo');
    expect(written.map(({ text }) => text)).toEqual(['Sin nombrarlo', 'Nombrándolo']);
    channel.team.consent = false;
    await rig.people.write(person('lucia'), { channel, root: ts }, 'Sin nombrarlo otra vez');
    await rig.people.write(person('lucia'), { channel, root: ts, mentionsBot: true }, 'Otra vez');
    channel.team.consent = true;
    expect(written.map(({ text }) => text)).toEqual(['Sin nombrarlo', 'Nombrándolo', 'Otra vez']);
    expect(written.every(({ thread }) => thread === ts)).toBe(true);
  });

  it('takes a new post that mentions it for a command, and any other for talk', async () => {
    const channel = channelOf(rig.channel());
    await rig.people.write(person('lucia'), { channel }, 'Buenos días a todos');
    await rig.people.write(person('lucia'), { channel, mentionsBot: true }, 'queue');
    expect(commands).toMatchObject([{ userId: person('lucia').id, channel: channel.id, text: 'queue' }]);
    await rig.people.write(person('lucia'), { channel, mentionsBot: true }, 'inicio');
    expect(visits).toEqual([person('lucia').id]);
    expect(commands).toHaveLength(1);
    expect(written).toEqual([]);
  });

  it('takes what mentions it in a thread under no card for a command too', async () => {
    const channel = channelOf(rig.channel());
    const { ts: root } = await rig.surface.post({ channel: channel.id, card: card('La cola'), opId: 'op_queue' });
    await rig.people.write(person('lucia'), { channel, root, mentionsBot: true }, 'mine');
    expect(commands).toMatchObject([{ userId: person('lucia').id, channel: channel.id, text: 'mine' }]);
    expect(written).toEqual([]);
  });

  it('says once that it learnt of a channel', async () => {
    const before = places;
    const channel = { id: '19:new-one@thread.tacv2', name: 'Nuevo' };
    const told = () =>
      messageOf(rig, {
        channelData: {
          tenant: { id: rig.service.world.tenantId },
          team: { id: channelOf(rig.channel()).team.id },
          channel,
        },
      });
    for (let time = 0; time < 2; time += 1) expect((await rig.people.deliver(told())).status).toBe(200);
    expect(places).toBe(before + 1);
  });

  it('takes a word for a command in the personal chat, and everything else for an answer', async () => {
    const lucia = person('lucia');
    for (const text of ['mine', 'Desde octubre', '/recado find factura'])
      await rig.people.write(lucia, { personal: true }, text);
    expect(commands.map(({ text }) => text)).toEqual(['mine', 'find factura']);
    expect(written).toMatchObject([{ text: 'Desde octubre', direct: true }]);
  });

  it('hears nothing from a reaction, a join or a kind that nobody knows', async () => {
    for (const type of ['messageReaction', 'conversationUpdate', 'typing', 'event', 'somethingNew', 'constructor']) {
      expect((await rig.people.deliver(messageOf(rig, { type }))).status, type).toBe(200);
    }
    expect((await rig.people.deliver(messageOf(rig, { from: undefined }))).status).toBe(400);
    expect([...written, ...commands]).toEqual([]);
  });

  it('goes on after a handler failed, and says so', async () => {
    onThreadMessage = () => Promise.reject(new Error('a bug'));
    const message = messageOf(rig);
    expect((await rig.people.deliver(message)).status).toBe(500);
    // It was not kept: the same one may come again.
    onThreadMessage = async () => undefined;
    expect((await rig.people.deliver(message)).status).toBe(200);
    expect(written).toHaveLength(2);
  });

  it('is asked again only for what may pass', async () => {
    onThreadMessage = () => Promise.reject(new RecadoError('surface.refused', { params: { error: 'MemberNotFound' } }));
    expect((await rig.people.deliver(messageOf(rig))).status).toBe(200);
    onThreadMessage = () => Promise.reject(new RecadoError('surface.rate-limited', { retryAfterMs: 1_000 }));
    expect((await rig.people.deliver({ ...messageOf(rig), id: '1700000000001' })).status).toBe(500);
  });

  it('takes emoji and links from the HTML that comes beside the text', async () => {
    const id = rig.channel();
    const { ts } = await rig.surface.post({ channel: id, card: card('Tarjeta'), opId: 'op_emoji' });
    cards.add(ts);
    await rig.people.write(
      person('lucia'),
      { channel: channelOf(id), root: ts },
      'Sí, claro 🙂 mira [esto](https://alba.example/a?b=1&c=2)',
    );
    await rig.people.write(person('lucia'), { channel: channelOf(id), root: ts }, '👍');
    expect(written.map(({ text }) => text)).toEqual(['Sí, claro 🙂 mira esto (https://alba.example/a?b=1&c=2)', '👍']);
  });

  it('draws her page in place, posts it anew when she asks for it or deleted it', async () => {
    const bruno = person('bruno');
    await rig.people.installFor(bruno);
    expect(visits).toEqual([bruno.id]);
    const pages = () =>
      rig.service.world.messages.filter(
        (message) =>
          message.place === rig.service.world.chatWith(bruno).id && message.from === undefined && !message.deleted,
      );
    expect(pages()).toHaveLength(1);
    await rig.surface.publishHome?.(bruno.id, page('Más tarde'));
    expect(pages()).toHaveLength(1);
    expect(JSON.stringify(pages()[0]?.card)).toContain('Más tarde');
    expect(await rig.home(bruno.id)).toMatchObject({ ts: pages()[1]?.id });
    for (const page of pages()) page.deleted = true;
    await rig.surface.publishHome?.(bruno.id, page('De nuevo'));
    expect(pages()).toHaveLength(1);
  });

  it('finds nothing without the permission, says so once, and goes on', async () => {
    const channel = rig.channel();
    const since = new Date();
    const { ts } = await rig.surface.post({ channel, card: card('Una'), opId: 'op_find' });
    expect(await rig.surface.find({ channel, opId: 'op_find', since })).toEqual({ ts });
    const { team } = channelOf(channel);
    team.consent = false;
    expect(await rig.surface.find({ channel, opId: 'op_find', since })).toBeUndefined();
    expect(await rig.surface.find({ channel, opId: 'op_find', since })).toBeUndefined();
    team.consent = true;
    expect(warnings.filter((warning) => warning.includes('ChannelMessage.Read.Group'))).toHaveLength(1);
    // A personal chat cannot be read at all.
    expect(
      await rig.surface.find({ channel: await rig.surface.direct(person('lucia').id), opId: 'op_find', since }),
    ).toBeUndefined();
  });

  it('finds a card of ours between those of others and among deleted ones', async () => {
    const channel = rig.channel();
    const since = new Date();
    const { ts } = await rig.surface.post({ channel, card: card('Una'), opId: 'op_a' });
    const { ts: gone } = await rig.surface.post({ channel, card: card('Otra'), opId: 'op_b' });
    await rig.remove({ channel, ts: gone });
    for (let n = 0; n < 5; n += 1)
      await rig.people.write(person('lucia'), { channel: channelOf(channel) }, `op_a ${n}`);
    expect(await rig.surface.find({ channel, opId: 'op_a', since })).toEqual({ ts });
    expect(await rig.surface.find({ channel, opId: 'op_b', since })).toBeUndefined();
  });

  it('links to a message in its channel, and to the chat where a message has no address', async () => {
    const channel = rig.channel();
    const link = new URL(await rig.surface.permalink({ channel, ts: '17' }));
    expect(decodeURIComponent(link.pathname)).toBe(`/l/message/${channel}/17`);
    expect(Object.fromEntries(link.searchParams)).toEqual({
      tenantId: rig.service.world.tenantId,
      groupId: channelOf(channel).team.groupId,
      parentMessageId: '17',
    });
    expect(await rig.surface.permalink({ channel: await rig.surface.direct(person('lucia').id), ts: '17' })).toMatch(
      /^https:\/\/teams\.microsoft\.com\/l\/chat\/0\/0\?.*users=28%3A/,
    );
  });

  it('knows after a restart what it learnt before', async () => {
    const channel = rig.channel();
    const chat = await rig.surface.direct(person('lucia').id);
    const again = createTeams({
      appId: rig.service.appId,
      tenantId: rig.service.world.tenantId,
      clientSecret: rig.service.appSecret,
      app: (await import('express')).default(),
      clock: { now: () => new Date() },
      log,
      memory: rig.memory,
      urls: { ...rig.service.urls, service: 'http://127.0.0.1:9/' },
      groups: {},
      opensForm: () => false,
      dialogs: true,
      language: 'es',
      timeZone: 'Europe/Madrid',
    });
    expect(await again.direct(person('lucia').id)).toBe(chat);
    expect(await again.post({ channel, card: card('Sigue'), opId: 'op_1' })).toMatchObject({ ts: expect.any(String) });
    expect((await again.channels()).find(({ id }) => id === channel)).toMatchObject({ joined: true });
    expect(await again.user(person('lucia').id)).toMatchObject({ locale: 'es-ES', timeZone: 'Europe/Madrid' });
  });

  it('opens a personal chat with somebody who never wrote to it', async () => {
    const teresa = person('teresa');
    const direct = await rig.surface.direct(teresa.id);
    await rig.surface.post({ channel: direct, card: card('Te toca'), opId: 'op_1' });
    await until('the message', async () => (await rig.told(teresa.id)).some((words) => words.includes('Te toca')));
  });

  it('calls what its list says, and nothing else', async () => {
    const channel = rig.channel();
    let shown = '';
    const { ts: thread } = await rig.surface.post({ channel, card: card('Una'), opId: 'op_1' });
    await rig.surface.update({ channel, ts: thread, card: card('Dos') });
    await rig.surface.find({ channel, thread, opId: 'op_9', since: new Date() });
    await rig.surface.files?.show(
      { channel, thread, name: 'recado-1.png', title: 'Foto', bytes: png },
      async (ref) => void (shown = ref),
    );
    await rig.surface.files?.remove(shown);
    // Somebody who left every team is asked for in her chat; a team whose activities say little is asked for itself.
    const { world } = rig.service;
    const [experts] = world.teams.filter(({ name }) => name === 'Expertos');
    const emma = person('emma');
    await rig.people.write(emma, { personal: true }, 'Hola');
    if (experts === undefined) expect.fail('no team');
    experts.members = ['ivan'];
    const fresh = rig.memory.entries.get(`team/${experts.id}`);
    rig.memory.entries.set(`team/${experts.id}`, {
      ...(typeof fresh === 'object' ? fresh : {}),
      groupId: undefined,
      name: undefined,
    });
    const again = createTeams({
      appId: rig.service.appId,
      tenantId: world.tenantId,
      clientSecret: rig.service.appSecret,
      app: (await import('express')).default(),
      clock: { now: () => new Date() },
      log,
      memory: rig.memory,
      urls: rig.service.urls,
      groups: {},
      opensForm: () => false,
      dialogs: true,
      language: 'es',
      timeZone: 'Europe/Madrid',
    });
    expect(await again.user(emma.id)).toMatchObject({ id: emma.id, standing: 'member' });
    await again.channels();
    experts.members = ['ivan', 'emma'];
    expect([...rig.service.calls].toSorted()).toEqual(Object.keys(CALLS).toSorted());
  });

  it('asks in its package for what its calls need', () => {
    const needed = [...new Set(Object.values(CALLS).flatMap(({ permissions }): readonly string[] => permissions))];
    expect(teamsManifestNeeds.resourceSpecificPermissions).toEqual(expect.arrayContaining(needed));
  });
});
