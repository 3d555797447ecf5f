import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import { createDirectory } from '../../../handlers/people/directory.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { openRig, type Rig } from '../actions/rig.ts';

let rig: Rig;
let ticket: Ticket;
beforeAll(async () => {
  rig = await openRig({ roles: { moderator: ['read', 'tag'], night: ['read', 'report'] } });
});
beforeEach(async () => {
  await rig.reset();
  ticket = (await rig.open()).ticket;
});
afterAll(() => rig.close());

describe('an actor', () => {
  it('is found by e-mail, whatever its capitals, and by chat id; others go by their chat id', async () => {
    const { directory } = rig.services;
    expect(await directory.actor('slack', 'ULUCIA')).toMatchObject({
      id: 'lucia',
      name: 'Lucía',
      locale: 'es-ES',
      timeZone: 'Europe/Madrid',
    });
    expect((await directory.actor('slack', 'UJOAO')).id).toBe('joao');
    const stranger = await directory.actor('slack', 'UM3');
    expect(stranger.id).toBe('slack:UM3');
    expect([...stranger.rights]).toEqual(['read']);
    expect((await rig.store.people.get(['lucia'])).get('lucia')).toMatchObject({ userId: 'ULUCIA', name: 'Lucía' });
  });

  it('speaks the language and lives by the clock of the configuration where the chat tells neither', async () => {
    const config = {
      ...rig.services.config,
      language: 'pt' as const,
      timeZone: 'Atlantic/Azores',
      people: { joao: { name: 'João', slack: 'UJOAO', language: 'es' as const, roles: [], areas: [] } },
    };
    const directory = createDirectory({ ...rig.services, config });
    const [joao, ivan] = ['UJOAO', 'UIVAN'].map((id) => rig.chat.users.get(id));
    if (!joao || !ivan) throw new Error('no user');
    for (const each of [joao, ivan]) rig.chat.users.set(each.id, { ...each, locale: '', timeZone: '' });
    expect(await directory.actor('slack', 'UJOAO')).toMatchObject({ locale: 'es', timeZone: 'Atlantic/Azores' });
    expect(await directory.voice('slack', 'UJOAO')).toEqual({ locale: 'es', timeZone: 'Atlantic/Azores' });
    expect(await directory.voice('slack', 'UIVAN')).toEqual({ locale: 'pt', timeZone: 'Atlantic/Azores' });
    for (const each of [joao, ivan]) rig.chat.users.set(each.id, each);
  });

  it.each([
    ['her own entry', 'es', 'pt', 'pt'],
    ['the firm', 'pt', undefined, 'pt'],
    ['Slack, where neither speaks Portuguese', 'es', undefined, 'pt-BR'],
    ['Slack, where her entry names another language', 'pt', 'en', 'pt-BR'],
  ] as const)('which Portuguese a person reads is said by %s', async (_, firm, own, locale) => {
    const { ivan, ...others } = rig.services.config.people;
    const config = {
      ...rig.services.config,
      language: firm,
      people: ivan ? { ...others, ivan: { ...ivan, language: own } } : others,
    };
    const user = rig.chat.users.get('UIVAN');
    if (user) rig.chat.users.set('UIVAN', { ...user, locale: 'pt-BR' });
    expect((await createDirectory({ ...rig.services, config }).voice('slack', 'UIVAN')).locale).toBe(locale);
    if (user) rig.chat.users.set('UIVAN', user);
  });

  it.each(['guest', 'external', 'bot', 'removed'] as const)('is nobody who is %s', async (standing) => {
    const found = rig.chat.users.get('UM4');
    if (!found) throw new Error('no user');
    rig.chat.users.set('UM4', { ...found, standing });
    await expect(rig.services.directory.actor('slack', 'UM4')).rejects.toMatchObject({ code: 'right.guest' });
    rig.chat.users.set('UM4', found);
  });

  it('has the rights of all her roles, as the configuration has them', async () => {
    const config = {
      ...rig.services.config,
      people: { ivan: { name: 'Iván', email: 'ivan@alba.example', roles: ['moderator', 'night'], areas: [] } },
      roles: { moderator: ['read' as const], night: ['report' as const] },
    };
    const directory = createDirectory({ ...rig.services, config });
    expect([...(await directory.actor('slack', 'UIVAN')).rights].toSorted()).toEqual(['read', 'report']);
  });
});

describe('where she may act', () => {
  it('every member of the channel has what an agent has, and no more', async () => {
    const { directory } = rig.services;
    const member = await directory.actor('slack', 'UM5');
    for (const right of ['read', 'tag', 'answer', 'send', 'transfer'] as const)
      await expect(directory.mayAct(member, ticket, right)).resolves.toBeUndefined();
    for (const right of ['approve', 'manage', 'report', 'configure'] as const)
      await expect(directory.mayAct(member, ticket, right)).rejects.toMatchObject({
        code: 'right.missing',
        params: { right },
      });
  });

  it('any channel of the route will do', async () => {
    const { directory } = rig.services;
    const both = { ...ticket, route: { ...ticket.route, channels: ['facturacion', 'general'] } };
    rig.chat.channels.get('general')?.add('UTERESA');
    await expect(directory.mayAct(await directory.actor('slack', 'UTERESA'), both, 'answer')).resolves.toBeUndefined();
    rig.chat.channels.get('general')?.delete('UTERESA');
  });
});

describe('channels and approvers', () => {
  it('says which channel is missing', async () => {
    await expect(rig.services.directory.channelId('slack', 'nowhere')).rejects.toMatchObject({
      code: 'surface.channel',
      params: { channel: 'nowhere' },
    });
    expect(await rig.services.directory.channelId('slack', 'facturacion')).toBe('C-facturacion');
    expect(rig.services.directory.homeSurface(ticket)).toBe('slack');
  });

  it('asks again for a channel after an hour, or once the chat did not know it', async () => {
    const { directory } = rig.services;
    let id = 'C-first';
    let asked = 0;
    let trouble: RecadoError | undefined;
    const usual = rig.chat.surface.channels;
    rig.chat.surface.channels = async () => {
      asked += 1;
      if (trouble) throw trouble;
      return id === '' ? [] : [{ id, name: 'cerrado', private: false, joined: true }];
    };
    const look = () => directory.channelId('slack', 'cerrado');
    expect([await look(), await look(), asked]).toEqual(['C-first', 'C-first', 1]);
    id = 'C-second';
    // That another chat does not know it says nothing about this one.
    directory.forgetChannel('teams', 'cerrado');
    expect([await look(), asked]).toEqual(['C-first', 1]);
    directory.forgetChannel('slack', 'cerrado');
    expect([await look(), asked]).toEqual(['C-second', 2]);
    id = 'C-third';
    const hour = 60 * 60_000;
    rig.clock.at = new Date(rig.clock.at.getTime() + hour);
    // While the chat cannot say, it is where it was.
    trouble = new RecadoError('surface.unreachable');
    expect(await look()).toBe('C-second');
    trouble = undefined;
    expect([await look(), await look(), asked]).toEqual(['C-third', 'C-third', 4]);
    id = '';
    rig.clock.at = new Date(rig.clock.at.getTime() + hour);
    await expect(look()).rejects.toMatchObject({ code: 'surface.channel' });
    id = 'C-fourth';
    const isMember = rig.chat.surface.isMember;
    rig.chat.surface.isMember = async (channel) => {
      if (channel === 'C-fourth') throw new RecadoError('surface.channel', { params: { channel } });
      return true;
    };
    const actor = await directory.actor('slack', 'UM5');
    await expect(directory.channelsOf(actor)).rejects.toMatchObject({ code: 'surface.channel' });
    id = 'C-fifth';
    expect(await look()).toBe('C-fifth');
    Object.assign(rig.chat.surface, { channels: usual, isMember });
    directory.forgetChannel('slack', 'cerrado');
  });

  it('finds approvers by area, name, group and role', async () => {
    const { directory } = rig.services;
    expect(await directory.approvers('nobody', ticket)).toEqual([]);
    expect(await directory.approvers('area-experts', ticket)).toEqual(['teresa']);
    expect(await directory.approvers({ people: ['ivan', 'carmen', 'ivan'] }, ticket)).toEqual(['ivan', 'carmen']);
    expect(await directory.approvers({ role: 'approver' }, ticket)).toEqual(['ivan']);
    rig.chat.groups.set('@noche', ['UTERESA', 'UM6']);
    expect(await directory.approvers({ group: '@noche' }, ticket)).toEqual(['teresa', 'slack:UM6']);
  });

  it('uses the configured group where the chat has none', async () => {
    const config = { ...rig.services.config, groups: { '@jefes': ['carmen'] } };
    expect(await createDirectory({ ...rig.services, config }).approvers({ group: '@jefes' }, ticket)).toEqual([
      'carmen',
    ]);
  });

  it('is never empty without saying so', async () => {
    const { directory } = rig.services;
    await expect(directory.approvers('area-experts', { ...ticket, area: null }, 7)).rejects.toMatchObject({
      code: 'draft.no-approver',
      params: { rule: 7 },
    });
    await expect(directory.approvers({ group: '@none' }, ticket, 2)).rejects.toMatchObject({
      code: 'draft.no-approver',
    });
  });
});

describe('a person who was never seen', () => {
  it('is looked up by e-mail once, and kept', async () => {
    expect(await rig.services.directory.person('teresa', 'slack')).toMatchObject({ userId: 'UTERESA', name: 'Teresa' });
    expect((await rig.store.people.get(['teresa'])).get('teresa')).toMatchObject({ userId: 'UTERESA' });
    expect(await rig.services.directory.person('slack:UM7', 'slack')).toMatchObject({ name: 'Miembro 7' });
  });

  it('and cannot be found is asked for again only after a while', async () => {
    const { directory } = rig.services;
    expect(await directory.person('slack:ULATE', 'slack')).toBeNull();
    const someone = rig.chat.users.get('UM8');
    if (!someone) throw new Error('no user');
    rig.chat.users.set('ULATE', { ...someone, id: 'ULATE', name: 'Late' });
    expect(await directory.person('slack:ULATE', 'slack')).toBeNull();
    rig.clock.at = new Date(rig.clock.at.getTime() + 11 * 60_000);
    expect(await directory.person('slack:ULATE', 'slack')).toMatchObject({ name: 'Late' });
    rig.chat.users.delete('ULATE');
  });
});
