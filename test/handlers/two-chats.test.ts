import { traitsOf } from '../support/chat-traits.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { decide } from '#core/ticket/moves/index.ts';
import type { Actor } from '#core/people.ts';
import type { Surface, SurfaceUser } from '#core/ports/surface.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { channelsOnSurfaces } from '../../bot/build/channels-on-surfaces.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { runCommand } from '../../handlers/commands/command.ts';
import { nullServices, type ActionContext, type Services } from '../../handlers/context.ts';
import { createDirectory } from '../../handlers/people/directory.ts';
import { createExplain } from '../../handlers/sentences.ts';
import { keepPrivate } from '../../handlers/chat-posts/shared/keep-private.ts';
import { managerChannels, raise } from '../../handlers/alerts/manager-channels.ts';
import { isInScope, withinScope } from '../../handlers/people/read-scope.ts';
import { openTestStore, type TestStore } from '../support/store.ts';
import { configuration } from './actions/rig.ts';
import { nothingRead } from '../support/no-labels.ts';

const config = Config.parse({
  ...configuration,
  channels: {
    facturacion: { slack: '#facturacion', teams: 'Alba / Facturación' },
    // Only those invited read it in Slack; the whole team does in Teams.
    mixta: { slack: '#mixta', teams: 'Alba / Mixta' },
    general: { slack: '#general' },
    sala: { teams: 'Alba / Sala' },
  },
  people: {
    ...configuration.people,
    rosa: { name: 'Rosa Gil', slack: 'UROSA', teams: '3F2504E0-4F89-11D3-9A0C-0305E82C3301' },
  },
  managers: 'mixta',
  companyDomains: ['alba.example'],
});

interface Chat {
  surface: Surface;
  users: Map<string, SurfaceUser>;
  /** Members by channel id. */
  members: Map<string, string[]>;
  away: boolean;
}

function chat(
  id: string,
  channels: { id: string; name: string; private: boolean }[],
  people: Partial<SurfaceUser>[],
): Chat {
  const users = new Map(
    people.map((user): [string, SurfaceUser] => [
      user.id ?? '',
      { id: '', name: user.id ?? '', locale: 'es-ES', timeZone: 'Europe/Madrid', standing: 'member', ...user },
    ]),
  );
  const made: Chat = { users, members: new Map(), away: false, surface: {} as Surface };
  const unlessAway = async <T>(value: () => T): Promise<T> => {
    if (made.away) throw new RecadoError('surface.unreachable');
    return value();
  };
  const never = (): Promise<never> => Promise.reject(new RecadoError('surface.unreachable'));
  made.surface = {
    id,
    ...traitsOf(id),
    start: async () => {},
    stop: async () => {},
    post: never,
    update: never,
    find: never,
    permalink: never,
    direct: never,
    user: (userId) => unlessAway(() => users.get(userId)),
    userByEmail: (email) => unlessAway(() => [...users.values()].find((user) => user.email === email.toLowerCase())),
    userByAccount: (account) => unlessAway(() => [...users.values()].find((user) => user.accounts?.includes(account))),
    channels: () => unlessAway(() => channels.map((channel) => ({ ...channel, joined: true }))),
    isMember: (channel, userId) => unlessAway(() => made.members.get(channel)?.includes(userId) === true),
    group: () => unlessAway(() => undefined),
  };
  return made;
}

let test: TestStore;
let slack: Chat;
let teams: Chat;
let services: Services;
const clock = { at: new Date('2026-10-05T10:00:00Z'), now: () => clock.at };
const log = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

beforeAll(async () => {
  test = await openTestStore({ decide, channelsOnSurfaces: channelsOnSurfaces(config, ['slack', 'teams']) });
});
beforeEach(async () => {
  await test.reset();
  clock.at = new Date('2026-10-05T10:00:00Z');
  slack = chat(
    'slack',
    [
      { id: 'C1', name: 'facturacion', private: false },
      { id: 'C2', name: 'mixta', private: true },
      { id: 'C3', name: 'general', private: false },
    ],
    [
      { id: 'U1', email: 'ana@alba.example' },
      { id: 'ULUCIA', email: 'lucia@alba.example' },
      { id: 'UEVA', email: 'eva@other.example' },
      { id: 'UNONE' },
      { id: 'UROSA' },
      { id: 'UANNA', name: 'Ana', email: 'anna@alba.example' },
    ],
  );
  teams = chat(
    'teams',
    [
      { id: '19:1', name: 'ALBA/Facturación', private: false },
      { id: '19:2', name: 'Alba / Mixta', private: false },
      { id: '19:3', name: 'Alba / Sala', private: false },
    ],
    [
      { id: '29:1', name: 'Ana', email: 'Ana@Alba.example' },
      { id: '29:2', email: 'lucia@alba.example' },
      { id: '29:3', email: 'eva@other.example' },
      { id: '29:4', accounts: ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'rosa.gil@alba.onmicrosoft.example'] },
      { id: '29:5', email: 'lucia@alba.example', standing: 'guest' },
    ],
  );
  const surfaces = new Map([slack, teams].map(({ surface }) => [surface.id, surface]));
  const texts = createTexts('es');
  services = {
    ...nullServices,
    store: test.store,
    config,
    clock,
    log,
    texts,
    text: { language: () => null, read: nothingRead, personalData: () => [] },
    surfaces,
    networks: new Map(),
    directory: createDirectory({ config, surfaces, store: test.store, clock }),
  };
});
afterAll(() => test.close());

const actor = (surface: string, userId: string): Promise<Actor> => services.directory.actor(surface, userId);
const ticket = (over: Partial<Ticket> = {}): Ticket =>
  ({
    id: 'tk_1',
    private: false,
    area: null,
    route: { rule: 0, matched: [], channels: ['facturacion'] },
    ...over,
  }) as Ticket;

async function command(surface: string, userId: string, text: string): Promise<string> {
  const who = await actor(surface, userId);
  const ctx: ActionContext = {
    ...services,
    actor: who,
    t: services.texts.in(who.locale),
    explain: createExplain(services),
  };
  try {
    const said = await runCommand(ctx, { id: 'c', surface, userId, channel: 'X', text });
    return typeof said === 'string' ? said : JSON.stringify(said);
  } catch (error) {
    if (error instanceof RecadoError) return error.code;
    throw error;
  }
}
const codeIn = (said: string): string => /«link ([A-Z2-9]{8})»/.exec(said)?.[1] ?? '';

describe('one person', () => {
  it('is known in both by the configuration: by e-mail, or by the account that it names', async () => {
    expect([(await actor('slack', 'ULUCIA')).id, (await actor('teams', '29:2')).id]).toEqual(['lucia', 'lucia']);
    expect([(await actor('slack', 'UROSA')).id, (await actor('teams', '29:4')).id]).toEqual(['rosa', 'rosa']);
    expect(await services.directory.person('rosa', 'teams')).toMatchObject({ userId: '29:4' });
    expect(await services.directory.person('rosa', 'slack')).toMatchObject({ userId: 'UROSA' });
    // The same name and the same address, but nobody said so.
    expect((await actor('teams', '29:1')).id).toBe('teams:29:1');
  });

  it('may act where she is in the channel by either account', async () => {
    teams.members.set('19:1', ['29:2']);
    const inSlack = await actor('slack', 'ULUCIA');
    await expect(services.directory.mayAct(inSlack, ticket(), 'answer')).resolves.toBeUndefined();
    await expect(services.directory.mayAct(await actor('slack', 'U1'), ticket(), 'answer')).rejects.toMatchObject({
      code: 'right.not-in-channel',
      params: { channel: '#facturacion' },
    });
    await expect(services.directory.mayAct(await actor('teams', '29:1'), ticket(), 'answer')).rejects.toMatchObject({
      params: { channel: 'Alba / Facturación' },
    });
    expect(await services.directory.channelsOf(inSlack)).toEqual(['facturacion']);
    // As a guest on the other side she counts for nothing there.
    teams.members.set('19:1', ['29:5']);
    await test.store.people.found({ id: 'lucia', name: 'Lucía', surface: 'teams', userId: '29:5', locale: 'es-ES' });
    await expect(services.directory.mayAct(inSlack, ticket(), 'answer')).rejects.toMatchObject({
      code: 'right.not-in-channel',
    });
  });

  it('is kept from nothing by the other chat being away', async () => {
    slack.members.set('C1', ['ULUCIA']);
    const her = await actor('slack', 'ULUCIA');
    teams.away = true;
    await expect(services.directory.mayAct(her, ticket(), 'answer')).resolves.toBeUndefined();
    expect(await services.directory.channelsOf(her)).toEqual(['facturacion']);
    await expect(
      services.directory.mayAct(her, ticket({ route: { rule: 0, matched: [], channels: ['mixta'] } }), 'answer'),
    ).rejects.toMatchObject({ code: 'right.not-in-channel' });
  });
});

describe('what is private', () => {
  const secret = ticket({ private: true, route: { rule: 0, matched: [], channels: ['mixta'] } });
  const card = { fallback: 'Carla: mi cuenta es 123', blocks: [{ kind: 'quote' as const, text: 'mi cuenta es 123' }] };

  it('is said on a surface only where the channel is private there', async () => {
    expect(
      JSON.stringify(await keepPrivate(services, { ticket: secret, channel: 'mixta', surface: 'slack' }, card)),
    ).toContain('123');
    expect(
      JSON.stringify(await keepPrivate(services, { ticket: secret, channel: 'mixta', surface: 'teams' }, card)),
    ).not.toContain('123');
    expect([...(await services.directory.privateChannels())]).toEqual(['mixta']);
    expect([...(await services.directory.privateChannels('teams'))]).toEqual([]);
    // Teams does not tell; there the configuration may.
    const vouched = {
      ...config,
      channels: {
        ...config.channels,
        sala: { ...config.channels['sala'], private: true },
        general: { ...config.channels['general'], private: true },
      },
    } as Config;
    expect([...(await createDirectory({ ...services, config: vouched }).privateChannels())].toSorted()).toEqual([
      'mixta',
      'sala',
    ]);
  });

  it('is read by whoever is in the channel where it is private, not by the whole team on the other side', async () => {
    slack.members.set('C2', ['U1']);
    teams.members.set('19:2', ['29:2']);
    const invited = await actor('slack', 'U1');
    const team = await actor('teams', '29:2');
    await expect(services.directory.mayAct(invited, secret, 'read')).resolves.toBeUndefined();
    await expect(services.directory.mayAct(team, secret, 'read')).rejects.toMatchObject({
      code: 'right.not-in-channel',
    });
    await expect(services.directory.mayAct(team, { ...secret, private: false }, 'read')).resolves.toBeUndefined();
    const scope = await services.directory.readable(team);
    expect(withinScope(scope)).toEqual({ channels: ['mixta'], privateChannels: [] });
    expect([isInScope(scope, secret), isInScope(scope, { ...secret, private: false })]).toEqual([false, true]);
    expect(withinScope(await services.directory.readable(invited))).toEqual({ channels: ['mixta'] });
  });
});

describe('alerts', () => {
  it('stand on every surface that has the channel', async () => {
    expect(managerChannels(services, { urgent: false })).toEqual([
      { surface: 'slack', channel: 'mixta' },
      { surface: 'teams', channel: 'mixta' },
    ]);
    expect(managerChannels({ ...services, config: { ...config, managers: 'sala' } }, { urgent: false })).toEqual([
      { surface: 'teams', channel: 'sala' },
    ]);
    const alert = { kind: 'quiet', network: 'x', account: 'alba', params: {} } as const;
    expect(await raise(services, managerChannels(services, { urgent: true }), alert)).toBe(true);
    expect(await raise(services, managerChannels(services, { urgent: true }), alert)).toBe(false);
  });
});

describe('help', () => {
  it('says what is typed in each chat, as it is typed there', async () => {
    const slackHelp = await command('slack', 'U1', 'help');
    expect(slackHelp).toContain('• /recado mías');
    expect(slackHelp).toContain('/recado unlink');
    const teamsHelp = await command('teams', '29:1', 'help');
    expect(teamsHelp).toContain('• mías');
    expect(teamsHelp).toContain('si mencionas a @Recado');
    expect(teamsHelp).toContain('• inicio');
    expect(teamsHelp).not.toContain('/recado');
    expect(await command('teams', '29:1', 'find')).toContain('Escribe buscar y palabras');
  });
});

describe('/recado link', () => {
  it('joins two accounts with the same address of the company', async () => {
    const said = await command('slack', 'U1', 'link');
    expect(said).toContain('Teams');
    const code = codeIn(said);
    expect(code).toHaveLength(8);
    expect(await command('teams', '29:1', `link ${code.slice(0, 4).toLowerCase()}-${code.slice(4)}`)).toContain(
      'son la misma persona',
    );
    expect([(await actor('slack', 'U1')).id, (await actor('teams', '29:1')).id]).toEqual(['slack:U1', 'slack:U1']);
    expect(await services.directory.person('slack:U1', 'teams')).toMatchObject({ userId: '29:1' });
    expect(await command('teams', '29:1', 'link')).toContain('ya son la misma persona');

    teams.members.set('19:1', ['29:1']);
    await expect(services.directory.mayAct(await actor('slack', 'U1'), ticket(), 'answer')).resolves.toBeUndefined();
    expect(await command('slack', 'U1', 'unlink')).toContain('por separado');
    expect((await actor('teams', '29:1')).id).toBe('teams:29:1');
    await expect(services.directory.mayAct(await actor('slack', 'U1'), ticket(), 'answer')).rejects.toMatchObject({
      code: 'right.not-in-channel',
    });
    expect(await command('slack', 'U1', 'unlink')).toContain('No hay nada que separar');
  });

  it('is refused in words: another address, too late, twice, without an address, or with one that is not the company’s', async () => {
    const code = codeIn(await command('slack', 'U1', 'link'));
    expect(await command('teams', '29:2', `link ${code}`)).toBe('link.none');
    expect(await command('slack', 'UANNA', `link ${code}`)).toBe('link.none');
    expect(await command('slack', 'U1', `link ${code}`)).toBe('link.none');
    expect(await command('teams', '29:1', 'link AAAAAAAA')).toBe('link.wrong');
    clock.at = new Date(clock.at.getTime() + 10 * 60_000);
    expect(await command('teams', '29:1', `link ${code}`)).toBe('link.none');
    expect(await command('slack', 'UNONE', 'link')).toBe('link.no-email');
    expect(await command('slack', 'UEVA', 'link')).toBe('link.not-company');
    expect((await actor('teams', '29:1')).id).toBe('teams:29:1');
    // The configuration knows both of hers.
    expect(await command('teams', '29:2', 'link')).toContain('ya son la misma persona');
    services = { ...services, config: { ...config, companyDomains: [] } };
    expect(await command('teams', '29:2', 'link')).toContain('ya son la misma persona');
  });

  it('is refused where all work in one chat', async () => {
    services = { ...services, surfaces: new Map([['slack', slack.surface]]) };
    expect(await command('slack', 'U1', 'link')).toBe('link.one-chat');
    expect(await command('slack', 'U1', 'help')).not.toContain('unlink');
  });

  it('keeps neither the code nor the address', async () => {
    const code = codeIn(await command('slack', 'U1', 'link'));
    const rows = JSON.stringify((await test.opened.run('select * from link_codes')).rows);
    expect(rows).toContain('U1');
    expect(rows).not.toContain(code);
    expect(rows).not.toContain('ana@');
  });
});
