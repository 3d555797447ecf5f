import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { flowConfig } from '../support/flow-config.ts';
import { freePorts } from '../support/ports.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { root } from '../support/source.ts';
import { until } from '../support/until.ts';
import { arrive, countOf, uniqueWord } from '../support/scenes.ts';

let recado: Recado;
const folder = mkdtempSync(path.join(tmpdir(), 'recado-start-'));
beforeAll(async () => {
  recado = await startRecado({ first: true });
});
afterAll(async () => {
  await recado.end();
  rmSync(folder, { recursive: true, force: true });
});

async function otherPorts(): Promise<{ PORT: string; SANDBOX_PORT: string }> {
  const [port = 0, sandboxPort = 0] = await freePorts(2);
  return { PORT: String(port), SANDBOX_PORT: String(sandboxPort) };
}

function configFile(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** What went wrong, after the lines of a start. */
const lastOf = (said: string): string | undefined => said.trim().split('\n').at(-1);

describe('a start', () => {
  it('says at once that it starts, then each step, and at its end where to go', () => {
    const lines = recado.said().trim().split('\n');
    const address = `http://localhost:${recado.sandboxPort}`;
    expect([lines[0], lines.at(-1)]).toEqual([
      'Starting Recado: making its database (only the first time) ...',
      `Recado is ready. Open ${address}`,
    ]);
    expect(lines.slice(1, -1).toSorted()).toEqual([
      'Connecting to Slack, @alba ...',
      'The database is ready.',
      `The local workspace is open at ${address}; Recado comes online there in a moment.`,
    ]);
  });

  it.for(['SIGINT', 'SIGTERM'] as const)(
    'that gets %s after its first line stops in order and says where everything is',
    async (signal) => {
      const ports = await otherPorts();
      const data = path.join(folder, `stopped-${signal}`);
      const env = {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        ...ports,
        RECADO_DATA: data,
        RECADO_CONFIG: recado.configFile,
      };
      const child = spawn(process.execPath, [path.join(root, 'bot', 'main.ts')], {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          if (said === '') child.kill(signal);
          said += text;
        });
      }
      const code = await new Promise((resolve) => child.once('close', resolve));
      const lines = said.trim().split('\n');
      expect({ code, first: lines[0], last: lines.at(-1) }).toEqual({
        code: 0,
        first: 'Starting Recado: making its database (only the first time) ...',
        last: `Recado stopped. Everything is kept in ./stopped-${signal}`,
      });
      await expect(fetch(`http://127.0.0.1:${ports.SANDBOX_PORT}/sandbox/health`)).rejects.toThrow(TypeError);
    },
  );

  it('with one port for both says so', async () => {
    const { PORT } = await otherPorts();
    const { code, said } = await recado.second({
      env: { PORT, SANDBOX_PORT: PORT, RECADO_DATA: path.join(folder, 'one-port') },
    });
    expect(code).toBe(1);
    expect(lastOf(said)).toBe(
      `PORT and SANDBOX_PORT are both ${PORT}; the bot and the local workspace need one each. Choose another: SANDBOX_PORT=${Number(PORT) + 1} npm start.`,
    );
  });

  it('that would share the folder is refused', async () => {
    const { code, said } = await recado.second({ env: await otherPorts() });
    expect({ code, said: lastOf(said) }).toEqual({
      code: 1,
      said: `Another Recado is already running on the data folder ${recado.dataFolder}. Stop that one first, or give this one its own folder with RECADO_DATA.`,
    });
  });

  it('on a port that is taken is refused', async () => {
    const { code, said } = await recado.second({ env: { RECADO_DATA: path.join(folder, 'other') } });
    expect(code).toBe(1);
    expect(lastOf(said)).toBe(
      `Another Recado already runs on port ${recado.port}. Stop it, or choose another port: PORT=${recado.port + 10} npm start.`,
    );
  });

  it('whose workspace port is taken is refused, and leaves that workspace alone', async () => {
    const { PORT } = await otherPorts();
    const { code, said } = await recado.second({ env: { PORT, RECADO_DATA: path.join(folder, 'third') } });
    expect(code).toBe(1);
    expect(said).toContain(`Port ${recado.sandboxPort} is used by the local workspace of ${recado.dataFolder}.`);
    expect(await recado.chat.messages('general')).toEqual([]);
  });

  it('over a folder that cannot be written is refused', async () => {
    const file = configFile('a-file', '');
    const { code, said } = await recado.second({
      env: { ...(await otherPorts()), RECADO_DATA: path.join(file, 'data') },
    });
    expect(code).toBe(1);
    expect(lastOf(said)).toBe(
      `The data folder ${path.join(file, 'data')} cannot be written (ENOTDIR). Give this user the right to write there, or name another folder with RECADO_DATA.`,
    );
  });

  it('with a configuration that is no YAML says the line and the column', async () => {
    const file = configFile('bad.yaml', `${flowConfig()}\ntags: [uno, "dos\n`);
    const { code, said } = await recado.second({ args: ['--check'], env: { RECADO_CONFIG: file } });
    expect(code).toBe(1);
    expect(said).toMatch(/bad\.yaml/);
    expect(said).toMatch(/line \d+, column \d+|:\d+:\d+/);
  });

  it('with a person nobody knows says who and where', async () => {
    const file = configFile('unknown.yaml', flowConfig().replace('people: [ivan]', 'people: [ivana]'));
    const { code, said } = await recado.second({ args: ['--check'], env: { RECADO_CONFIG: file } });
    expect(code).toBe(1);
    expect(said).toContain('ivana');
  });

  it('with a route to a channel that is not there says which', async () => {
    const file = configFile('route.yaml', flowConfig().replace('fallback: general', 'fallback: generall'));
    const { code, said } = await recado.second({ args: ['--check'], env: { RECADO_CONFIG: file } });
    expect(code).toBe(1);
    expect(said).toContain('generall');
  });

  it('--check of a right configuration says so and changes nothing', async () => {
    const data = path.join(folder, 'unused');
    const { code, said } = await recado.second({ args: ['--check'], env: { RECADO_DATA: data } });
    expect(code).toBe(0);
    expect(said).toContain('is fine');
  });

  it('--help lists what there is', async () => {
    const { code, said } = await recado.second({ args: ['--help'] });
    expect(code).toBe(0);
    expect(said).toContain('--fresh');
  });

  it('with a Slack that does not answer says so, and stops what had started', async () => {
    const ports = await otherPorts();
    const { code, said } = await recado.second({
      env: {
        ...ports,
        RECADO_DATA: path.join(folder, 'real'),
        SLACK_BOT_TOKEN: 'xoxb-abcdefgh',
        SLACK_APP_TOKEN: 'xapp-abcdefgh',
        SLACK_API_URL: `http://127.0.0.1:${ports.SANDBOX_PORT}/api/`,
      },
    });
    expect(code).toBe(1);
    expect(said).toContain('Nothing comes in from @alba yet. The X account "alba" needs X_API_KEY');
    expect(said).toMatch(/Recado could not start: .*Check SLACK_BOT_TOKEN/);
    expect(said).not.toContain('    at ');
  });

  it('with tokens for X alone says that the cards need a place', async () => {
    const { code, said } = await recado.second({
      env: { ...(await otherPorts()), RECADO_DATA: path.join(folder, 'x-only'), X_ACCESS_TOKEN: 'abcdefgh' },
    });
    expect(code).toBe(1);
    expect(said).toContain('nowhere to show the cards');
  });

  it('with half the tokens says which are missing', async () => {
    const { code, said } = await recado.second({ env: { ...(await otherPorts()), SLACK_BOT_TOKEN: 'xoxb-1' } });
    expect(code).toBe(1);
    expect(said).toContain('SLACK_APP_TOKEN');
  });
});

it('a month of history comes by the doors of its people, each thing at its own hour, and disturbs nobody', async () => {
  const at = `http://127.0.0.1:${recado.sandboxPort}`;
  const now = `@alba Hoy ${uniqueWord()}`;
  await arrive(recado, { text: now, channel: 'general' });
  await recado.idle();
  const begun = Date.now();
  const fill = (): Promise<Response> =>
    fetch(`${at}/sandbox/history`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ conversations: 2, seed: 3 }),
    });
  expect((await fill()).status).toBe(202);
  const State = z.object({ running: z.boolean(), done: z.number(), problems: z.array(z.string()) });
  const state = async () => State.parse(await (await fetch(`${at}/sandbox/history`)).json());
  await until('the month is there', async () => !(await state()).running);
  expect(await state()).toEqual({ running: false, done: 2, problems: [] });
  expect((await fill()).status).toBe(409);
  const Message = z.looseObject({ channel: z.string(), ts: z.string(), message: z.looseObject({}).nullable() });
  const changes = await fetch(`${at}/sandbox/slack/changes`);
  const { list } = z.object({ list: z.array(Message) }).parse(await changes.json());
  const past = list
    .filter(({ ts }) => Number(ts) * 1_000 < begun - 3_600_000)
    .map(({ message }) => JSON.stringify(message));
  const cards = past.filter((said) => said.includes('recado_card') && /[a-z]10[01]/.test(said));
  expect(cards.length).toBeGreaterThanOrEqual(2);
  expect(cards.filter((said) => said.includes('"claim"'))).toEqual([]);
  // What comes now is of now again.
  const later = `@alba Luego ${uniqueWord()}`;
  await arrive(recado, { text: later, channel: 'general' });
  const [newest] = (await recado.chat.messages('general')).filter((each) => JSON.stringify(each).includes(later));
  expect(Number(newest?.ts) * 1_000).toBeGreaterThan(begun);
});

it('a local workspace that is killed comes back while the bot lives, and goes on from there', async () => {
  const pid = async (): Promise<number> =>
    z
      .looseObject({ pid: z.number() })
      .parse(await (await fetch(`http://127.0.0.1:${recado.sandboxPort}/sandbox/health`)).json()).pid;
  const before = `@alba Antes ${uniqueWord()}`;
  await arrive(recado, { text: before, channel: 'general' });
  await recado.idle();
  const first = await pid();
  process.kill(first, 'SIGKILL');
  await until('another workspace', async () => (await pid()) !== first);
  // The bot's socket is back with its next try.
  await arrive(recado, { text: `@alba Después ${uniqueWord()}`, channel: 'general' });
  await recado.idle();
  expect(await countOf(recado, before, 'general')).toBe(1);
});

describe('a stop', () => {
  it('on SIGTERM ends both processes in order, and the next start goes on from there', async () => {
    const text = `@alba Buenos días ${uniqueWord()}`;
    await arrive(recado, { text, channel: 'general' });
    const { code } = await recado.stop();
    expect(code).toBe(0);
    await expect(fetch(`http://127.0.0.1:${recado.sandboxPort}/sandbox/health`)).rejects.toThrow('fetch failed');
    await recado.start();
    await recado.idle();
    expect(await countOf(recado, text, 'general')).toBe(1);
  });

  it('--fresh is refused while the bot runs, and starts over when it does not', async () => {
    const { code, said } = await recado.second({ args: ['--fresh'], env: await otherPorts() });
    expect(code).toBe(1);
    expect(said).toContain('Another Recado is already running');
    await recado.kill();
    await recado.start({ args: ['--fresh'] });
    expect(await recado.chat.messages('general')).toEqual([]);
    await arrive(recado, { text: `@alba Otra vez ${uniqueWord()}`, channel: 'general' });
  });
});
