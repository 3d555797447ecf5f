import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StartError } from '#core/start-error.ts';
import { readOptions, readSettings } from '../../bot/options.ts';

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
    expect(readSettings({})).toMatchObject({ port: 3000, host: '127.0.0.1', sandboxPort: 3001, dataFolder: path.resolve('data'), configFile: path.resolve('recado.yaml'), slack: undefined, x: false });
  });

  it.each(['0', '65536', 'abc', '30.5'])('refuses the port %s with a sentence', (port) => {
    expect(() => readSettings({ PORT: port })).toThrow(new StartError(`PORT is "${port}"; it must be a port number between 1 and 65535.`));
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', SLACK_BOT_TOKEN: '', X_ACCESS_TOKEN: '' })).toMatchObject({ port: 3000, slack: undefined, x: false });
  });

  it.each([
    [{ X_ACCESS_TOKEN: 'a' }, true],
    [{ X_ACCESS_TOKEN_ALBA: 'a' }, true],
    [{ X_ACCESS_TOKEN_SECRET: 'a' }, false],
    [{ X_ACCESS_TOKEN_SECRET_ALBA: 'a' }, false],
    [{ X_API_KEY: 'a' }, false],
  ])('%o: a real account of X is %s', (env, real) => {
    expect(readSettings({ ...env, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).x).toBe(real);
  });

  it.each([
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_APP_TOKEN is set, but not SLACK_BOT_TOKEN.'],
    [{ SLACK_SIGNING_SECRET: 'a', X_ACCESS_TOKEN: 'a' }, 'SLACK_SIGNING_SECRET is set, but not SLACK_BOT_TOKEN.'],
    [{ X_API_KEY: 'a' }, 'X_API_KEY is set, but not X_ACCESS_TOKEN.'],
  ])('half the tokens %o do not start the local workspace', (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });

  it.each(['nonsense', 'mysql://ana:geheim@db/x', 'postgres://ana:geheim@['])('refuses the database address %s without repeating it', (url) => {
    const refusal = () => readSettings({ DATABASE_URL: url });
    expect(refusal).toThrow('DATABASE_URL is not the address of a PostgreSQL server.');
    expect(refusal).not.toThrow('geheim');
  });

  it('wants to know who e-mails come from', () => {
    expect(readSettings({ SMTP_URL: 'smtp://mail.alba.example', MAIL_FROM: 'recado@alba.example' }).mail).toEqual({ url: 'smtp://mail.alba.example', from: 'recado@alba.example' });
    expect(readSettings({ MAIL_FROM: 'recado@alba.example' }).mail).toBeUndefined();
    expect(() => readSettings({ SMTP_URL: 'smtp://mail.alba.example' })).toThrow('SMTP_URL is set, but not MAIL_FROM');
  });

  it('asks how Slack reaches the bot', () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xoxb-1' })).toThrow(/SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/);
    expect(readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({ botToken: 'xoxb-1', appToken: 'xapp-1', apiUrl: 'https://slack.com/api/' });
  });

  it('notices tokens that were swapped', () => {
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' })).toThrow(/SLACK_BOT_TOKEN does not start with xoxb-/);
    expect(() => readSettings({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' })).toThrow(/SLACK_APP_TOKEN does not start with xapp-/);
  });
});
