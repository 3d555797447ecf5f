import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openLog, redactor } from '../../bot/log.ts';

describe('the log', () => {
  it('never holds a secret, wherever it turns up', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'recado-log-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const env = { SLACK_BOT_TOKEN: 'xoxb-12345-abcdef', X_ACCESS_TOKEN_SECRET_ALBA: 'very-secret-value', DATABASE_URL: 'postgres://me:hunter22@db/recado', PORT: '3000' };
    const log = openLog({ dataFolder: folder, logLevel: undefined, env });
    const cause = Object.assign(new Error('401 for very-secret-value'), { headers: { authorization: 'Bearer abcdef123456' } });
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

  it('leaves ordinary words alone', () => {
    expect(redactor({ X_API_KEY: 'x' })('box xoxo the news, x')).toBe('box xoxo the news, x');
  });
});
