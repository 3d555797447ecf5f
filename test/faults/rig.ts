import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Keys } from '../../sandbox/keys.ts';
import { flowConfig } from '../support/flow-config.ts';
import { freePorts } from '../support/ports.ts';
import { startRecado, type Recado } from '../support/recado.ts';
import { root } from '../support/source.ts';
import { copyTemplate } from '../support/store.ts';
import { until } from '../support/until.ts';

/**
 * What happens to one call of the Web API between bot and chat. `meanwhile` is done once the chat has done what it was asked
 * ("after") or instead of asking it ("before"); then the connection is cut.
 */
export type Fate =
  | 'pass'
  | 'lose-answer'
  | 'cut'
  | { limited: number }
  | { at: 'before' | 'after'; meanwhile(): Promise<void> };

export interface Proxy {
  address: string;
  /** Asked for every call, by method, channel (where it names one) and body; whoever sets it says what becomes of it. */
  fate: (method: string, channel: string | undefined, body: string) => Fate;
  /** Told of every answer of the chat, whether the bot is given it or not. */
  answered: (method: string, body: string, answer: string) => void;
  close(): Promise<void>;
}

/** A front of the simulated Slack that answers 429, cuts connections, or does what was asked and loses the answer. */
export async function startProxy(port: number): Promise<Proxy> {
  const server = createServer((incoming, answer) => {
    // A bot that is killed in the middle of a call leaves half of it.
    pass(incoming, answer).catch(() => incoming.socket.destroy());
  });
  async function pass(incoming: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const channel = /(?:^|&)channel=([^&]+)|"channel":"([^"]+)"/.exec(body.subarray(0, 4_096).toString());
    const method = (incoming.url ?? '').replace(/^\/api\//, '').replace(/\?.*/, '');
    const fate = proxy.fate(method, channel?.[1] ?? channel?.[2], body.toString());
    if (fate === 'cut') return void incoming.socket.destroy();
    if (typeof fate === 'object' && 'at' in fate && fate.at === 'before') {
      await fate.meanwhile();
      return void incoming.socket.destroy();
    }
    if (typeof fate === 'object' && 'limited' in fate)
      return void answer
        .writeHead(429, { 'retry-after': String(fate.limited), 'content-type': 'application/json' })
        .end('{"ok":false,"error":"ratelimited"}');
    const onward = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method: incoming.method,
        path: incoming.url,
        headers: { ...incoming.headers, host: `127.0.0.1:${port}` },
      },
      (response) => {
        buffer(response)
          .then(async (bytes) => {
            proxy.answered(method, body.toString(), bytes.toString());
            if (fate === 'pass') return void answer.writeHead(response.statusCode ?? 500, response.headers).end(bytes);
            if (typeof fate === 'object') await fate.meanwhile();
            incoming.socket.destroy();
          })
          .catch(() => incoming.socket.destroy());
      },
    );
    onward.on('error', () => incoming.socket.destroy());
    onward.end(body);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: Proxy = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    fate: () => 'pass',
    answered: () => undefined,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
  return proxy;
}

export interface Bot {
  port: number;
  said(): string;
  health(): Promise<{ work: { due: number; running: number; dead: number } }>;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
  /** Stands still as a paused machine does, and goes on where it was. */
  freeze(): void;
  thaw(): void;
}

export interface Connected {
  /** Its own bot is stopped; the workspace stands for Slack and X. */
  recado: Recado;
  keys: Keys;
  /** A bot that has tokens in its environment, as with the real Slack and X. The first takes the port that the workspace looks at. */
  startBot(env?: Record<string, string>): Promise<Bot>;
  end(): Promise<void>;
}

/** A workspace alone, for bots that are connected to it by tokens instead of starting it; `people` is the configuration that its people come from, `config` what the bots read. */
export async function startConnected({
  people = flowConfig(),
  config = flowConfig(),
}: { people?: string; config?: string } = {}): Promise<Connected> {
  const recado = await startRecado({ config: people });
  await recado.kill();
  const keys: Keys = JSON.parse(readFileSync(path.join(recado.dataFolder, 'sandbox', 'keys.json'), 'utf8'));
  const folder = mkdtempSync(path.join(tmpdir(), 'recado-connected-'));
  const configFile = path.join(folder, 'recado.yaml');
  writeFileSync(configFile, `${config}networks:\n  x: { pollSeconds: 0.5, settleSeconds: 0.25 }\n`);
  const bots: Bot[] = [];
  const made: string[] = [folder];

  async function startBot(extra: Record<string, string> = {}): Promise<Bot> {
    const dataFolder = await copyTemplate();
    made.push(dataFolder);
    const port = bots.length === 0 ? recado.port : ((await freePorts(1))[0] ?? 0);
    const base = `http://127.0.0.1:${recado.sandboxPort}/`;
    const account = keys.x.accounts['alba'];
    const child = spawn(process.execPath, [path.join(root, 'bot', 'main.ts')], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(port),
        RECADO_DATA: dataFolder,
        RECADO_CONFIG: configFile,
        SLACK_BOT_TOKEN: keys.slackBotToken,
        SLACK_APP_TOKEN: extra['SLACK_SIGNING_SECRET'] === undefined ? keys.slackAppToken : undefined,
        SLACK_API_URL: `${base}api/`,
        X_API_URL: base,
        X_WEB_URL: `${base}x`,
        X_API_KEY: keys.x.apiKey,
        X_API_KEY_SECRET: keys.x.apiKeySecret,
        X_ACCESS_TOKEN: account?.token,
        X_ACCESS_TOKEN_SECRET: account?.secret,
        ...extra,
      },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
    const bot: Bot = {
      port,
      said: () => said,
      health: async () => JSON.parse(await (await fetch(`http://127.0.0.1:${port}/health`)).text()),
      stop: async () => {
        child.kill('SIGTERM');
        return ended;
      },
      freeze: () => void child.kill('SIGSTOP'),
      thaw: () => void child.kill('SIGCONT'),
      kill: async () => {
        child.kill('SIGKILL');
        await ended;
      },
    };
    bots.push(bot);
    await until(
      'the connected bot to be ready',
      async () => {
        if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
        return (await fetch(`http://127.0.0.1:${port}/health`)).status === 200;
      },
      90_000,
      () => child.exitCode !== null,
    );
    return bot;
  }

  return {
    recado,
    keys,
    startBot,
    async end() {
      await Promise.all(bots.map((bot) => bot.kill()));
      await recado.end();
      for (const each of made) rmSync(each, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
