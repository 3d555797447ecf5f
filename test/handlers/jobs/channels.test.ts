import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../../handlers/context.ts';
import { checkChannels } from '../../../handlers/jobs/check-channels.ts';
import { postCard } from '../../../handlers/jobs/post-card.ts';
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

const refused = (error: string) => new RecadoError('surface.channel', { params: { channel: 'C-facturacion', error } });
const alerts = () => services.store.alerts.open();
async function show(): Promise<void> {
  for (const { id } of await alerts()) await rig.show({ kind: 'alert', ownerId: id }, services);
}
const told = (): string[] =>
  rig.chat.messages.filter(({ channel }) => channel === 'C-faturas').map(({ card }) => read(card).join(' '));

/** A customer writes, and the chat refuses her card. */
async function arrive(error: string): Promise<string> {
  const { ticket } = await rig.takeIn(message());
  rig.chat.troubles.push({ when: 'before', error: refused(error) });
  await expect(rig.run(postCard, { ticketId: ticket.id }, services)).rejects.toMatchObject({
    code: 'surface.channel',
    retryAfterMs: 60_000,
  });
  return ticket.id;
}

describe('a channel that cannot be written in', () => {
  it.each([
    ['is_archived', 'O canal está arquivado.', 'Desarquiva #facturacion'],
    ['not_in_channel', 'O Recado já não está no canal.', '/invite @Recado'],
    ['restricted_action_read_only_channel', 'Só algumas pessoas', 'permissões de publicação'],
    ['channel_not_found', 'O chat não o encontra', 'recado.yaml'],
  ])('is told to managers once, with the reason, what waits there and what to do: %s', async (error, reason, todo) => {
    const ticketId = await arrive(error);
    const { number } = (await rig.detail(ticketId)).ticket;
    rig.chat.troubles.push({ when: 'before', error: refused(error) });
    await expect(rig.run(postCard, { ticketId }, services)).rejects.toMatchObject({ code: 'surface.channel' });
    expect(await alerts()).toMatchObject([
      { kind: 'channel', network: 'slack', account: 'facturacion', channel: 'faturas' },
    ]);
    await show();
    const words = told().find((each) => each.includes('não consegue escrever em #facturacion'));
    expect(words).toContain(reason);
    expect(words).toContain(todo);
    expect(words).toContain(`1 conversa por responder só se vê ali: n.º ${number}.`);
  });

  it('that is the managers’ own is told in the fallback', async () => {
    services = {
      ...services,
      config: Config.parse({ ...services.config, managers: 'facturacion', fallback: 'faturas' }),
    };
    await arrive('is_archived');
    expect((await alerts()).map(({ channel }) => channel)).toEqual(['faturas']);
  });

  it('is told to be back on the same card, and its cards appear at once', async () => {
    const ticketId = await arrive('is_archived');
    rig.chat.channels.delete('facturacion');
    await show();
    await rig.run(checkChannels, {}, services);
    expect(await alerts()).toHaveLength(1);
    const [{ id } = { id: '' }] = await alerts();
    rig.chat.channels.add('facturacion');
    await rig.run(checkChannels, {}, services);
    expect(await alerts()).toEqual([]);
    expect(services.problems?.list()).toEqual([]);
    await rig.show({ kind: 'alert', ownerId: id }, services);
    expect(told().filter((each) => each.includes('voltou a escrever em #facturacion'))).toHaveLength(1);
    expect(told().filter((each) => each.includes('não consegue escrever'))).toEqual([]);
    await rig.run(postCard, { ticketId }, services);
    expect(rig.chat.messages.filter(({ channel }) => channel === 'C-facturacion').length).toBeGreaterThan(0);
  });

  it('keeps no card of another channel', async () => {
    const ticketId = await arrive('is_archived');
    expect(rig.chat.messages.filter(({ channel }) => channel === 'C-faturas')).toHaveLength(1);
    expect((await rig.detail(ticketId)).cards.map(({ place, state }) => [place, state])).toEqual(
      expect.arrayContaining([
        ['facturacion', 'wanted'],
        ['faturas', 'posted'],
      ]),
    );
  });
});

describe('a channel that the configuration has no more', () => {
  const without = (config: Config): Config => {
    const { facturacion: _gone, ...channels } = config.channels;
    return { ...config, channels, fallback: ['faturas'] };
  };

  it('gives its open conversations to the fallback, with a word in the thread, once', async () => {
    const { ticket } = await rig.takeIn(message());
    expect(ticket.route.channels[0]).toBe('facturacion');
    const later = { ...services, config: without(services.config) };
    await rig.run(checkChannels, {}, later);
    await rig.run(checkChannels, {}, later);
    const detail = await rig.detail(ticket.id);
    expect(detail.ticket.route.channels).not.toContain('facturacion');
    expect(Object.keys(later.config.channels)).toContain(detail.ticket.route.channels[0]);
    expect(detail.cards.find(({ home }) => home)).toMatchObject({ place: detail.ticket.route.channels[0] });
    const said = detail.thread.flatMap(({ entry }) =>
      entry.kind === 'event' && entry.key === 'event.channel-gone' ? [entry] : [],
    );
    expect(said).toEqual([
      { kind: 'event', key: 'event.channel-gone', params: { channel: '#facturacion' }, mention: [] },
    ]);
  });

  it('leaves alone what is in a channel that is there', async () => {
    const { ticket } = await rig.takeIn(message());
    await rig.run(checkChannels, {}, services);
    expect((await rig.detail(ticket.id)).ticket.route).toEqual(ticket.route);
  });
});
