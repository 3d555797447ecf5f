import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Config } from '#core/config/config.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { checkClock, type Finding } from '#core/finding.ts';
import { readEnvironment } from '../../../bot/doctor/environment.ts';
import { checkNode } from '../../../bot/doctor/machine.ts';
import { checkAccounts, checkApprovals, checkPrivate, checkRoutes } from '../../../bot/doctor/rules.ts';
import { doctor } from '../../../adapters/networks/x/doctor.ts';
import { flowConfig } from '../../support/flow-config.ts';

/** The flows' configuration with parts of it replaced. */
function configWith(parts: Record<string, unknown>): Config {
  return Config.parse({ ...parse(flowConfig()), ...parts });
}

const costOfX = (settings: unknown): Finding[] => doctor.cost?.(1, settings) ?? [];
const none = new Map<string, string[]>();
const told = (found: readonly Finding[]): string[] => found.map(({ level, what }) => `${level} ${what}`);

describe('accounts', () => {
  const brands = (account: object): Record<string, unknown> => ({
    brands: { alba: { name: 'Alba', accounts: { alba: { network: 'x', handle: 'alba', ...account } } } },
  });
  it.each<[string, Record<string, unknown>, RegExp | undefined]>([
    [
      'an official one whose answers somebody approves',
      { approvals: [{ when: { area: 'billing' }, by: 'nobody' }, { by: { people: ['ivan'] } }] },
      undefined,
    ],
    ['an official one of which some answers are left to no rule', {}, /^warning Approvals .*everybody sends from alba/],
    ['one that is left to nobody on purpose', { approvals: [{ by: 'nobody' }] }, undefined],
    [
      'an official one without any rule of approval',
      { approvals: [] },
      /^warning Approvals .*everybody sends from alba/,
    ],
    ['a robot that says nothing', brands({ kind: 'robot' }), /^warning Account "alba" is a robot.*Add `automatic`/],
    [
      'a robot with something to say',
      { ...brands({ kind: 'robot' }), automatic: [{ when: {}, say: { es: 'Hola' } }] },
      undefined,
    ],
  ])('%s', (_, parts, expected) => {
    const found = checkAccounts(configWith(parts)).map((one) => Object.values(one).join(' '));
    if (expected === undefined) expect(found).toEqual([]);
    else expect(found).toEqual([expect.stringMatching(expected)]);
  });
});

describe('routes', () => {
  it.each([
    [
      'a rule without conditions',
      [{ to: 'general' }, { when: { area: 'billing' }, to: 'facturacion' }],
      ['warning Route 2'],
    ],
    [
      'a wider list of areas',
      [
        { when: { area: ['billing', 'deliveries'] }, to: 'general' },
        { when: { area: 'billing', language: 'es' }, to: 'facturacion' },
      ],
      ['warning Route 2'],
    ],
    [
      'words that differ in accents only',
      [
        { when: { words: ['facturación', 'cobro'] }, to: 'general' },
        { when: { words: 'FACTURACION' }, to: 'facturacion' },
      ],
      ['warning Route 2'],
    ],
    [
      'the only brand',
      [
        { when: { brand: 'alba', network: 'x' }, to: 'general' },
        { when: { area: 'billing' }, to: 'facturacion' },
      ],
      ['warning Route 2'],
    ],
  ])('hidden behind %s are named', (_name, routes, expected) => {
    expect(told(checkRoutes(configWith({ routes })))).toEqual(expected);
  });

  it.each([
    [
      'a narrower one',
      [
        { when: { area: 'billing', language: 'es' }, to: 'general' },
        { when: { area: 'billing' }, to: 'facturacion' },
      ],
    ],
    [
      'one about something else',
      [
        { when: { words: 'juez' }, to: 'general' },
        { when: { area: 'billing' }, to: 'facturacion' },
      ],
    ],
    [
      'one with one word less',
      [
        { when: { words: ['juez'] }, to: 'general' },
        { when: { words: ['juez', 'abogado'] }, to: 'facturacion' },
      ],
    ],
  ])('after %s still match', (_name, routes) => {
    expect(told(checkRoutes(configWith({ routes })))).toEqual(['ok Routes']);
  });

  it('that ask for an area without words are named', () => {
    expect(
      told(
        checkRoutes(
          configWith({
            areas: { billing: { name: 'Facturación' }, deliveries: { name: 'Envíos', words: ['pedido'] } },
          }),
        ),
      ),
    ).toEqual(['warning Area']);
  });
});

describe('approvals', () => {
  it('by one person with four eyes say that her own answers stay', () => {
    const [found] = checkApprovals(configWith({}), none);
    expect(found?.level).toBe('warning');
    expect(found?.say).toContain('only Iván Soto');
  });

  it.each([
    ['two people', { by: { people: ['ivan', 'carmen'] } }, 'ok Approvals'],
    ['one person where four eyes are not asked', { by: { people: ['ivan'] }, fourEyes: 'no' }, 'ok Approvals'],
    ['one person named twice', { by: { people: ['ivan', 'ivan'] } }, 'warning Approval rule 1'],
    ['a role of one', { by: { role: 'director' }, fourEyes: 'strict' }, 'warning Approval rule 1'],
    ['the only expert', { when: { area: 'billing' }, by: 'area-experts' }, 'warning Approval rule 1'],
    ['an area without expert', { when: { area: 'deliveries' }, by: 'area-experts' }, 'problem Approval rule 1'],
    ['a full group', { by: { group: '@jefes' } }, 'ok Approvals'],
    ['an empty group', { by: { group: '@vacio' } }, 'problem Approval rule 1'],
    ['a group that nobody looked up', { by: { group: '@otro' } }, 'ok Approvals'],
  ])('by %s', (_name, rule, expected) => {
    const groups = new Map([
      ['@jefes', ['U1', 'U2']],
      ['@vacio', []],
    ]);
    expect(told(checkApprovals(configWith({ approvals: [rule] }), groups))).toEqual([expected]);
  });

  it('after one that always holds are never asked', () => {
    expect(
      told(
        checkApprovals(
          configWith({
            approvals: [{ by: 'nobody' }, { when: { area: 'billing' }, by: { people: ['ivan', 'carmen'] } }],
          }),
          none,
        ),
      ),
    ).toEqual(['warning Approval rule 2']);
  });
});

describe('the environment', () => {
  it('tells every mistake at once, and the rest is still read', () => {
    const { settings, findings } = readEnvironment({
      PORT: '99999',
      LOG_LEVEL: 'loud',
      SLACK_BOT_TOKEN: 'xoxp-1-2',
      SLACK_APP_TOKEN: 'xapp-1',
      SANDBOX_PORT: '4001',
      X_API_KEY: 'k',
    });
    expect(findings.map(({ level, say }) => `${level} ${say.split(' ')[0]}`).toSorted()).toEqual([
      'problem LOG_LEVEL',
      'problem PORT',
      'problem SLACK_BOT_TOKEN',
      'problem X_API_KEY',
    ]);
    expect(settings).toMatchObject({ port: 3000, sandboxPort: 4001 });
  });

  it('tells what does nothing without its other half', () => {
    expect(told(readEnvironment({ SLACK_APP_TOKEN: 'xapp-1' }).findings)).toEqual(['problem Environment']);
    expect(
      told(
        readEnvironment({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }).findings,
      ),
    ).toEqual(['warning Environment']);
    expect(told(readEnvironment({}).findings)).toEqual(['ok Environment']);
  });
});

describe('private messages', () => {
  const people = {
    lucia: { name: 'Lucía', email: 'l@alba.example', roles: ['agent'] },
    emma: { name: 'Emma', email: 'e@alba.example', roles: ['director'] },
  };
  const withChannels = (channels: Record<string, object>, parts: Record<string, unknown> = {}): Config =>
    Config.parse({
      brands: { alba: { name: 'Alba', accounts: { alba: { network: 'x', handle: 'alba' } } } },
      channels: { redes: { slack: '#redes' }, ...channels },
      fallback: 'redes',
      people,
      ...parts,
    });

  it.each([
    [
      'to a channel of directors',
      withChannels({ jefes: { slack: '#jefes', private: true, members: ['emma'] } }, { managers: 'jefes' }),
      ['warning Private'],
    ],
    [
      'to a channel where only a director may act',
      withChannels({ jefes: { slack: '#jefes', private: true, agents: ['emma'] } }),
      ['warning Private'],
    ],
    [
      'to one with an agent',
      withChannels({ jefes: { slack: '#jefes', private: true, members: ['emma', 'lucia'] } }),
      [],
    ],
    ['to one whose people the chat knows', withChannels({ jefes: { slack: '#jefes', private: true } }), []],
    [
      'to a channel of their own beside that of directors',
      withChannels(
        {
          jefes: { slack: '#jefes', private: true, members: ['emma'] },
          privados: { slack: '#privados', private: true, members: ['lucia'] },
        },
        { managers: 'jefes', privateTo: 'privados' },
      ),
      [],
    ],
    ['nowhere', withChannels({}), []],
  ])('%s', (_, config, expected) => {
    expect(told(checkPrivate(config))).toEqual(expected);
  });
});

it('the example that Recado comes with has rules that the doctor finds nothing in', () => {
  const config = loadConfig(path.join(import.meta.dirname, '..', '..', '..', 'recado.yaml'));
  expect(told([...checkRoutes(config), ...checkApprovals(config, none)])).toEqual(['ok Routes', 'ok Approvals']);
});

describe('numbers', () => {
  it('Node must be 24 or later', () => {
    expect([checkNode('24.0.0').level, checkNode('20.18.1').level, checkNode('9.0.0').level]).toEqual([
      'ok',
      'problem',
      'problem',
    ]);
  });

  it.each([
    [0, 'ok'],
    [-19_000, 'ok'],
    [-20_000, 'warning'],
    [239_000, 'warning'],
    [240_000, 'problem'],
    [-600_000, 'problem'],
  ])('a clock that differs by %i ms is %s', (skewMs, level) => {
    expect(told(checkClock('Slack', skewMs))).toEqual([`${level} Clock`]);
  });

  it('looks and cost follow the settings', () => {
    const [found] = costOfX({ pollSeconds: 120, quotedPosts: 100 });
    expect(found?.say).toContain('720 looks a day');
    expect(found?.say).toContain('48 second looks');
    expect(found?.say).toContain('$0.10 a day with nothing to answer');
    expect(found?.say).toMatch(/As published on \d{4}-\d\d-\d\d/);
  });

  it('warns of a pace that X does not allow', () => {
    expect(told(costOfX({ pollSeconds: 2 }))).toEqual(['warning X pace', 'ok X cost']);
    expect(told(costOfX({ pollSeconds: 3 }))).toEqual(['ok X cost']);
  });
});
