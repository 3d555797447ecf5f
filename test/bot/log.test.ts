import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLog } from '../../bot/log.ts';
import { redactor, secretsOf } from '../../bot/secrets.ts';

describe('the log', () => {
  it('never holds a secret, wherever it turns up', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const env = {
      SLACK_BOT_TOKEN: 'xoxb-12345-abcdef',
      X_ACCESS_TOKEN_SECRET_ALBA: 'very-secret-value',
      DATABASE_URL: 'postgres://me:hunter22@db/recado',
      PORT: '3000',
    };
    const log = openLog({ dataFolder: folder, logLevel: undefined, env });
    const cause = Object.assign(new Error('401 for very-secret-value'), {
      headers: { authorization: 'Bearer abcdef123456' },
    });
    log.info({ url: env.DATABASE_URL, port: env.PORT }, 'connecting');
    log.warn({ err: cause, token: 'xapp-1-A0-secretsecret' }, 'refused xoxb-99999-unknown1');
    const written = readFileSync(path.join(folder, 'recado.log'), 'utf8');
    const [first, second] = written
      .trim()
      .split('\n')
      .map((line): Record<string, unknown> => JSON.parse(line));
    expect(first).toMatchObject({ msg: 'connecting', port: '3000', url: '[secret]' });
    expect(second).toMatchObject({ msg: 'refused [secret]', token: '[secret]' });
    expect(written).not.toMatch(/very-secret|abcdef123456|hunter22|secretsecret|xox|xapp-/);
  });

  it('never holds the row that the database refused, which may be what a customer wrote', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const log = openLog({ dataFolder: folder, logLevel: undefined, env: {} });
    const row = { detail: 'Failing row contains (ms_1, mi clave es geranio).', where: "$1 = 'geranio'" };
    log.error({ err: Object.assign(new Error('null value'), { code: '23502', table: 'messages', ...row }) }, 'a');
    log.error({ error: Object.assign(new Error('null value'), { code: '23502', ...row }) }, 'b');
    log.error({ err: Object.assign(new Error('refused'), { code: 'network.refused', detail: 'too long' }) }, 'c');
    const written = readFileSync(path.join(folder, 'recado.log'), 'utf8');
    expect(written).not.toContain('geranio');
    const lines = written.trim().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      err: { message: 'null value', code: '23502', table: 'messages' },
    });
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ err: { detail: 'too long' } });
  });

  it('never quotes what is no JSON, which may be what a customer wrote, whoever read it', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const log = openLog({ dataFolder: folder, logLevel: undefined, env: {} });
    let cause: unknown;
    try {
      JSON.parse('{"text": mi clave es geranio}');
    } catch (error) {
      cause = error;
    }
    expect(String(cause)).toContain('clave');
    log.error({ err: new Error('a look failed', { cause }) }, 'a');
    log.error({ error: cause }, 'b');
    const written = readFileSync(path.join(folder, 'recado.log'), 'utf8');
    expect(written).not.toMatch(/clave|geranio/);
    expect(written.match(/not valid JSON/g)?.length).toBeGreaterThan(1);
  });

  it('knows secrets by the name of their variable and by the password in an address, not by a list', () => {
    const env = {
      SMTP_URL: 'smtps://bot%40alba.example:p%40ss%2Fword9@mail.example:465',
      SLACK_API_URL: 'https://slack.example/api/',
      SOME_PROXY: 'http://me:proxy-pass@proxy.example:8080',
      SLACK_SIGNING_SECRET: 'a"quoted"\\secret',
      TEAMS_APP_SECRET: 'teams-secret-1',
      X_API_KEY: 'x-api-key-1',
      NEW_THING_PASSPHRASE: 'open-sesame',
      PORT: '3000',
      HOME: '/srv/recado',
      MONKEY: 'bananas',
    };
    const clean = redactor(env);
    for (const said of [
      env.SMTP_URL,
      'p%40ss%2Fword9',
      'p@ss/word9',
      'proxy-pass',
      JSON.stringify(env.SLACK_SIGNING_SECRET),
      'teams-secret-1',
      'x-api-key-1',
      'open-sesame',
    ])
      expect(clean(`before ${said} after`)).toMatch(/^before "?\[secret\]"? after$/);
    for (const said of [env.SLACK_API_URL, '/srv/recado', '3000', 'bananas', 'mail.example:465'])
      expect(clean(said)).toBe(said);
    expect(secretsOf({ A_TOKEN: 'short', B_URL: 'no address' })).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('to a full disk ends nothing: it says so once and goes on', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    // A device that is always full.
    symlinkSync('/dev/full', path.join(folder, 'recado.log'));
    const script = `import { openLog } from './bot/log.ts';
      const log = openLog({ dataFolder: process.argv[1], logLevel: undefined, env: {} });
      for (let i = 0; i < 50; i += 1) log.info({ i }, 'a line'.repeat(10_000));
      log.error({}, 'something worse');
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.stdout.write('went on');`;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], {
      encoding: 'utf8',
      cwd: path.join(import.meta.dirname, '..', '..'),
    });
    expect([status, stdout]).toEqual([0, 'went on']);
    expect(stderr.match(/cannot be written \(ENOSPC: the disk is full\)/g)).toHaveLength(1);
    expect(stderr).toContain('something worse');
    expect(stderr).not.toContain('    at ');
  });

  it('leaves ordinary words alone', () => {
    expect(redactor({ X_API_KEY: 'x' })('box xoxo the news, x')).toBe('box xoxo the news, x');
  });
});
