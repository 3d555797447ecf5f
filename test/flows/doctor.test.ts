import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readFileSync } from 'node:fs';
import { control } from '../support/control.ts';
import { flowConfig } from '../support/flow-config.ts';
import { freePorts } from '../support/ports.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { root } from '../support/source.ts';

const Keys = z.object({
  slackBotToken: z.string(),
  slackAppToken: z.string(),
  x: z.object({
    apiKey: z.string(),
    apiKeySecret: z.string(),
    accounts: z.record(z.string(), z.object({ token: z.string(), secret: z.string() })),
  }),
});
type Env = Record<string, string>;

let recado: Recado;
let keys: z.output<typeof Keys>;
const folder = mkdtempSync(path.join(tmpdir(), 'recado-doctor-'));
beforeAll(async () => {
  recado = await startRecado();
  keys = Keys.parse(JSON.parse(readFileSync(path.join(recado.dataFolder, 'sandbox', 'keys.json'), 'utf8')));
});
afterAll(async () => {
  await recado.end();
  rmSync(folder, { recursive: true, force: true });
});

async function doctor(env: Env, args: string[] = []): Promise<{ code: number | null; said: string; lines: string[] }> {
  const child = spawn(process.execPath, [path.join(root, 'bot', 'doctor', 'main.ts'), ...args], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], RECADO_CONFIG: configFile(flowConfig()), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, said, lines: said.split('\n') };
}

let files = 0;
function configFile(text: string): string {
  const file = path.join(folder, `${(files += 1)}.yaml`);
  writeFileSync(file, text);
  return file;
}

/** As where Recado is: the same folder and ports, no tokens. */
const local = (): Env => ({
  RECADO_DATA: recado.dataFolder,
  PORT: String(recado.port),
  SANDBOX_PORT: String(recado.sandboxPort),
});

/** Tokens in the environment, as for the real Slack and X, which stand on other addresses. */
function real(other: Env = {}): Env {
  const account = keys.x.accounts['alba'];
  return {
    ...local(),
    SLACK_BOT_TOKEN: keys.slackBotToken,
    SLACK_APP_TOKEN: keys.slackAppToken,
    SLACK_API_URL: `http://127.0.0.1:${recado.sandboxPort}/api/`,
    X_API_URL: `http://127.0.0.1:${recado.sandboxPort}/`,
    X_API_KEY: keys.x.apiKey,
    X_API_KEY_SECRET: keys.x.apiKeySecret,
    X_ACCESS_TOKEN: account?.token ?? '',
    X_ACCESS_TOKEN_SECRET: account?.secret ?? '',
    ...other,
  };
}

const bad = (lines: string[]): string[] => lines.filter((line) => line.startsWith('problem'));

describe('the doctor', () => {
  it('finds nothing wrong beside a running Recado with its local workspace', async () => {
    const { code, lines, said } = await doctor(local());
    expect(bad(lines)).toEqual([]);
    expect(code).toBe(0);
    for (const words of [
      'a Recado is running on',
      'it is running at http://localhost:',
      'Slack bot token: accepted',
      'exactly the',
      'Slack reaches Recado by Socket Mode',
      'Channel #facturacion: there',
      'People: 5 of 5',
      'X account @alba: the tokens are accepted',
      'looks a day',
    ])
      expect(said).toContain(words);
  });

  it('finds nothing wrong with tokens in the environment, and prints none of them', async () => {
    const env = real();
    const { code, said, lines } = await doctor(env);
    expect({ code, bad: bad(lines) }).toEqual({ code: 0, bad: [] });
    for (const name of [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'X_API_KEY',
      'X_API_KEY_SECRET',
      'X_ACCESS_TOKEN',
      'X_ACCESS_TOKEN_SECRET',
    ])
      expect(said).not.toContain(env[name]);
  });

  it('names a channel that is not there, one that it is not in, and a person whom Slack does not know', async () => {
    await control(`http://127.0.0.1:${recado.sandboxPort}`, 'POST', '/sandbox/slack/channels', { name: 'sin-bot' });
    const config = flowConfig()
      .replace("slack: '#facturacion'", "slack: '#cobros'")
      .replace("slack: '#general'", "slack: '#sin-bot'")
      .replace('teresa@alba.example', 'tere@alba.example');
    const { code, lines } = await doctor(real({ RECADO_CONFIG: configFile(config) }));
    expect(code).toBe(1);
    expect(bad(lines)).toEqual([
      expect.stringMatching(/Channel #cobros: there is none that Recado can see \(`channels\.facturacion`\)/),
      expect.stringMatching(/Channel #sin-bot: Recado is not in it .*\/invite @Recado/),
      expect.stringMatching(
        /Person Teresa Gil: nobody in Slack has the e-mail tere@alba\.example \(`people\.teresa`\)/,
      ),
    ]);
  });

  it('names wrong tokens, each of them', async () => {
    const { code, lines, said } = await doctor(
      real({ SLACK_APP_TOKEN: 'xapp-1-wrong-one', X_ACCESS_TOKEN: 'wrong-token' }),
    );
    expect(code).toBe(1);
    expect(bad(lines).map((line) => line.split(':')[0])).toEqual([
      'problem  Slack app token',
      'problem  X account @alba',
    ]);
    expect(said).not.toContain('wrong-one');
    const other = await doctor(real({ SLACK_BOT_TOKEN: 'xoxb-wrong-one-here' }));
    expect(bad(other.lines)).toEqual([
      expect.stringMatching(/Slack bot token: Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)/),
    ]);
  });

  it('names tokens of another account', async () => {
    const config = flowConfig().replace('handle: alba }', 'handle: alba_madrid }');
    const { lines } = await doctor(real({ RECADO_CONFIG: configFile(config) }));
    expect(bad(lines)).toEqual([expect.stringMatching(/X account @alba_madrid: the tokens belong to @alba,/)]);
  });

  it('tells all mistakes of a configuration, more than a start shows', async () => {
    const wrong = Array.from({ length: 14 }, (_, index) => `odd${index}: 1`).join('\n');
    const { code, said } = await doctor({ ...local(), RECADO_CONFIG: configFile(flowConfig(wrong)) });
    expect(code).toBe(1);
    expect(said).toContain('has 14 mistakes');
    expect(said).toContain('"odd13" means nothing here');
  });

  it('names a port of another program, a database that is not there and a folder that cannot be written', async () => {
    const [dead = 0] = await freePorts(1);
    const { code, lines, said } = await doctor({
      RECADO_DATA: path.join(configFile('x: 1'), 'data'),
      PORT: String(recado.sandboxPort),
      SANDBOX_PORT: String(dead),
      DATABASE_URL: `postgres://someone:verysecret@127.0.0.1:${dead}/recado`,
    });
    expect(code).toBe(1);
    expect(bad(lines)).toEqual([
      expect.stringMatching(/Data folder: .* is a file\. Move it away/),
      expect.stringMatching(/Database: The PostgreSQL of DATABASE_URL cannot be reached/),
      expect.stringMatching(/Port: \d+ is used by another program/),
    ]);
    expect(said).not.toContain('verysecret');
  });

  it('works a test card in the running workspace and leaves nothing behind', async () => {
    const before = await recado.chat.messages('envios');
    const { code, lines, said } = await doctor(local(), ['--live', '#envios']);
    expect({ code, bad: bad(lines) }).toEqual({ code: 0, bad: [] });
    expect(said).toContain('No form was opened: Recado is running');
    for (const method of [
      'auth.test',
      'chat.delete',
      'chat.getPermalink',
      'chat.postEphemeral',
      'chat.postMessage',
      'chat.update',
      'conversations.history',
      'conversations.list',
      'conversations.members',
      'conversations.open',
      'conversations.replies',
      'usergroups.list',
      'users.info',
      'users.lookupByEmail',
    ]) {
      expect(lines.find((line) => line.startsWith(`${method} `))).toMatch(/ {2}ok +\d+ {2}\S/);
    }
    expect(said).toMatch(/views\.open .* not tried: needs a press/);
    expect(said).toMatch(/POST tweets .* X API OpenAPI/);
    expect((await recado.chat.messages('envios')).map(({ ts }) => ts)).toEqual(before.map(({ ts }) => ts));
  });

  it('says which channel it cannot work in', async () => {
    const { code, lines } = await doctor(local(), ['--live', '#nowhere']);
    expect(code).toBe(1);
    expect(bad(lines)).toEqual([expect.stringContaining('there is no #nowhere that Recado can see')]);
  });
});
