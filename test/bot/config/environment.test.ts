import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartError } from '#core/start-error.ts';
import { isReal, surfaceIds } from '../../../bot/build/channels-on-surfaces.ts';
import { readOptions, readSettings } from '../../../bot/config/environment.ts';

describe('the command line', () => {
  it('is empty for an ordinary start', () => {
    expect(readOptions([])).toEqual({ fresh: false, check: false, workspace: false, help: false });
  });

  it('takes several options', () => {
    expect(readOptions(['--fresh', '--workspace'])).toMatchObject({ fresh: true, workspace: true, check: false });
  });

  it('names the word it does not know', () => {
    expect(() => readOptions(['--fresh', '--frsh'])).toThrow(/does not know "--frsh".*--fresh, --check/);
  });
});

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      sandboxPort: 3001,
      dataFolder: path.resolve('data'),
      configFile: path.resolve('recado.yaml'),
      slack: undefined,
      realNetworks: new Set(),
    });
  });

  it('gives operators a port of their own where it is set', () => {
    expect(readSettings({}).operators).toBeUndefined();
    expect(readSettings({ HEALTH_PORT: '9100' }).operators).toEqual({ host: '127.0.0.1', port: 9100 });
    expect(readSettings({ HEALTH_PORT: '9100', HEALTH_HOST: '10.0.0.4' }).operators).toEqual({
      host: '10.0.0.4',
      port: 9100,
    });
    expect(() => readSettings({ HEALTH_PORT: 'x' })).toThrow('HEALTH_PORT is "x"');
  });

  it.each(['0', '65536', 'abc', '30.5'])('refuses the port %s with a sentence', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(
      new StartError(`PORT is "${port}"; it must be a port number between 1 and 65535.`),
    );
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', SLACK_BOT_TOKEN: '', X_ACCESS_TOKEN: '' })).toMatchObject({
      port: 3000,
      slack: undefined,
      realNetworks: new Set(),
    });
  });

  it.each([
    [{ X_ACCESS_TOKEN: 'a' }, true],
    [{ X_ACCESS_TOKEN_ALBA: 'a' }, true],
    [{ X_ACCESS_TOKEN_SECRET: 'a' }, false],
    [{ X_ACCESS_TOKEN_SECRET_ALBA: 'a' }, false],
    [{ X_API_KEY: 'a' }, false],
  ])('%o: a real account of X is %s', (env, real) => {
    expect(readSettings({ ...env, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).realNetworks.has('x')).toBe(
      real,
    );
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set, but not SLACK_BOT_TOKEN.'],
    [{ SLACK_SIGNING_SECRET: 'a', X_ACCESS_TOKEN: 'a' }, 'SLACK_SIGNING_SECRET is set, but not SLACK_BOT_TOKEN.'],
    [{ X_API_KEY: 'a' }, 'X_API_KEY is set, but not X_ACCESS_TOKEN.'],
  ])('half the tokens %o do not start the local workspace', (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });

  it.each(['nonsense', 'mysql://ana:geheim@db/x', 'postgres://ana:geheim@['])(
    'refuses the database address %s without repeating it',
    (url) => {
      const refusal = () => readSettings({ DATABASE_URL: url });
      expect(refusal).toThrow('DATABASE_URL is not the address of a PostgreSQL server.');
      expect(refusal).not.toThrow('geheim');
    },
  );

  it('wants to know who e-mails come from', () => {
    expect(readSettings({ SMTP_URL: 'smtp://mail.alba.example', MAIL_FROM: 'recado@alba.example' }).mail).toEqual({
      url: 'smtp://mail.alba.example',
      from: 'recado@alba.example',
    });
    expect(readSettings({ MAIL_FROM: 'recado@alba.example' }).mail).toBeUndefined();
    expect(() => readSettings({ SMTP_URL: 'smtp://mail.alba.example' })).toThrow('SMTP_URL is set, but not MAIL_FROM');
  });

  it('asks how Slack reaches the bot', () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: 'https://slack.com/api/',
    });
  });

  it('notices tokens that were swapped', () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' })).toThrow(
      /SLACK_BOT_TOKEN does not start with xoxb-/,
    );
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' })).toThrow(
      /SLACK_APP_TOKEN does not start with xapp-/,
    );
  });

  const teams = {
    TEAMS_APP_ID: '3f1c0a52-6d8e-4b1e-9a57-0d6f4c2b7e11',
    TEAMS_APP_SECRET: 'geheim',
    TEAMS_TENANT_ID: '7c1d7c0e-7a54-4a3c-8a41-2f0f2f6c9b11',
  };

  it('takes Teams with its three settings, alone or beside Slack', () => {
    expect(readSettings(teams).teams).toEqual({
      appId: teams.TEAMS_APP_ID,
      clientSecret: 'geheim',
      tenantId: teams.TEAMS_TENANT_ID,
      urls: {},
      dialogs: true,
    });
    expect(
      readSettings({ ...teams, TEAMS_DIALOGS: 'no', TEAMS_LOGIN_URL: 'http://127.0.0.1:5/login/' }).teams,
    ).toMatchObject({ dialogs: false, urls: { login: 'http://127.0.0.1:5/login' } });
    expect(readSettings({}).teams).toBeUndefined();
    expect(surfaceIds(readSettings(teams), false)).toEqual(['teams']);
    expect(surfaceIds(readSettings({ ...teams, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }), false)).toEqual(
      ['slack', 'teams'],
    );
    expect(() => surfaceIds(readSettings({ X_ACCESS_TOKEN: 'a' }), false)).toThrow('nowhere to show the cards');
  });

  it('takes a Teams on this machine for a try, beside which the local workspace opens', () => {
    expect(isReal(readSettings(teams))).toBe(true);
    expect(isReal(readSettings({ ...teams, TEAMS_LOGIN_URL: 'http://127.0.0.1:5/login' }))).toBe(false);
    expect(isReal(readSettings({ ...teams, TEAMS_LOGIN_URL: 'https://login.example' }))).toBe(true);
    expect(isReal(readSettings({}))).toBe(false);
  });

  it.each([
    [{ TEAMS_APP_ID: 'a' }, 'TEAMS_APP_ID is set, but not TEAMS_APP_SECRET and TEAMS_TENANT_ID. Set them too'],
    [
      { ...teams, TEAMS_APP_SECRET: '' },
      'TEAMS_APP_ID and TEAMS_TENANT_ID are set, but not TEAMS_APP_SECRET. Set it too',
    ],
    [{ ...teams, TEAMS_DIALOGS: 'maybe' }, 'TEAMS_DIALOGS is "maybe"; it must be yes, or no'],
    [
      { ...teams, TEAMS_SERVICE_URL: 'http://smba.example' },
      'TEAMS_SERVICE_URL is "http://smba.example". It must begin with https://',
    ],
    [{ ...teams, TEAMS_GRAPH_URL: 'graph' }, 'TEAMS_GRAPH_URL is "graph".'],
  ])('half of Teams %# is told', (env, sentence) => {
    const start = () => readSettings(env);
    expect(start).toThrow(sentence);
    expect(start).not.toThrow('geheim');
  });
});
