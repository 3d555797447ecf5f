import { describe, expect, it } from 'vitest';
import { toSurfaceUser } from '../../../../adapters/surfaces/slack/service/directory.ts';
import { remember } from '#core/cached-lookup.ts';

type SlackUser = Parameters<typeof toSurfaceUser>[0];
const user = (more: Partial<SlackUser> = {}): SlackUser => ({
  id: 'U1',
  team_id: 'T1',
  name: 'lucia',
  locale: 'es-ES',
  tz: 'Europe/Madrid',
  profile: { display_name: 'Lucía', real_name: 'Lucía Ramos', email: 'lucia@alba.example' },
  ...more,
});

describe('Slack people', () => {
  it.each<[string, Partial<SlackUser>, string]>([
    ['a full member', {}, 'member'],
    ['a member of the same organisation', { team_id: 'T9', enterprise_user: { teams: ['T1', 'T9'] } }, 'member'],
    ['a guest', { is_restricted: true }, 'guest'],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['a stranger', { is_stranger: true }, 'external'],
    ['somebody of another team', { team_id: 'T2' }, 'external'],
    ['a bot', { is_bot: true }, 'bot'],
    ['Slackbot', { id: 'USLACKBOT' }, 'bot'],
    ['somebody removed', { deleted: true }, 'removed'],
  ])('%s', (_what, more, standing) => {
    expect(toSurfaceUser(user(more), 'T1').standing).toBe(standing);
  });

  it.each([
    [{}, ['', '']],
    [{ locale: 'pt-BR', tz: 'America/Sao_Paulo' }, ['pt-BR', 'America/Sao_Paulo']],
    [{ locale: 'es-LA', tz: 'Nowhere/Land' }, ['es-419', '']],
  ])('claims no language and no clock that Slack does not tell: %j', (told, known) => {
    const { locale: _locale, tz: _tz, ...bare } = user({});
    const { locale, timeZone } = toSurfaceUser({ ...bare, ...told }, 'T1');
    expect([locale, timeZone]).toEqual(known);
  });

  it.each<[Partial<SlackUser>, string]>([
    [{}, 'Lucía'],
    [{ profile: { display_name: '', real_name: 'Lucía Ramos' } }, 'Lucía Ramos'],
    [{ profile: {}, real_name: undefined }, 'lucia'],
    [{ profile: {}, real_name: undefined, name: undefined }, 'U1'],
  ])('has a name with %j', (more, name) => {
    expect(toSurfaceUser(user(more), 'T1').name).toBe(name);
  });

  it('speaks BCP 47', () => {
    expect(toSurfaceUser(user({ locale: 'es-LA' }), 'T1').locale).toBe('es-419');
    expect(toSurfaceUser(user({ locale: 'pt-BR' }), 'T1').locale).toBe('pt-BR');
  });
});

describe('what is remembered', () => {
  let now = 0;
  const clock = { now: () => new Date(now) };

  it('is asked for once until it is old, and together by those who ask together', async () => {
    let asked = 0;
    const load = async () => (asked += 1);
    const { get } = remember<number>({ ttlMs: 1_000, max: 10, clock });
    expect(await Promise.all([get('a', load), get('a', load)])).toEqual([1, 1]);
    now += 999;
    expect(await get('a', load)).toBe(1);
    expect(await get('a', load, 500)).toBe(2);
    now += 1_000;
    expect(await get('a', load)).toBe(3);
  });

  it('forgets failures and what is more than it may hold', async () => {
    const { get } = remember<string>({ ttlMs: 1_000, max: 2, clock });
    await expect(get('a', () => Promise.reject(new Error('once')))).rejects.toThrow('once');
    expect(await get('a', async () => 'first')).toBe('first');
    await get('b', async () => 'b');
    await get('c', async () => 'c');
    expect(await get('a', async () => 'again')).toBe('again');
  });
});
