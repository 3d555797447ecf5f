import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { systemClock } from '#core/ports/clock.ts';
import type { Clock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import type { Log } from '#core/ports/log.ts';
import { waitForIdleBot } from '../../sandbox/idle.ts';
import { loadKeys } from '../../sandbox/keys.ts';
import type { Keys } from '../../sandbox/keys.ts';
import { parseSeed } from '../../sandbox/seed.ts';
import type { SeedInput } from '../../sandbox/seed.ts';
import { startWorkspace } from '../../sandbox/server.ts';
import type { PartFactory } from '../../sandbox/server.ts';
import { createSlackPart } from '../../sandbox/slack/index.ts';
import type { Manifest } from '../../sandbox/slack/manifest.ts';
import type { SlackOptions } from '../../sandbox/slack/world.ts';
import { createMastodon } from '../../sandbox/mastodon/part.ts';
import { createNetworksPart } from '../../sandbox/social/networks-part.ts';
import { createX } from '../../sandbox/x/part.ts';
import type { XPartOptions } from '../../sandbox/x/part.ts';

/** Two agents, an expert, an approver and a director, in six channels; #direccion is private to two of them. */
export const sampleSeed: SeedInput = {
  brand: { key: 'alba', name: 'Alba' },
  people: [
    { key: 'lucia', name: 'Lucía Ramos', email: 'lucia@alba.example', locale: 'es-ES', title: 'Agent' },
    { key: 'bruno', name: 'Bruno Carvalho', email: 'bruno@alba.example', locale: 'pt-BR', title: 'Agent' },
    { key: 'teresa', name: 'Teresa Gil', email: 'teresa@alba.example', locale: 'es-ES', title: 'Billing' },
    { key: 'ivan', name: 'Iván Soto', email: 'ivan@alba.example', locale: 'es-MX', title: 'Strategist' },
    { key: 'emma', name: 'Emma Ward', email: 'emma@alba.example', locale: 'en-GB', title: 'Communication director' },
  ],
  channels: [
    { key: 'billing', name: 'facturacion' },
    { key: 'deliveries', name: 'envios' },
    { key: 'shops', name: 'tiendas', members: ['bruno', 'emma'] },
    { key: 'product', name: 'producto' },
    { key: 'inbox', name: 'atencion' },
    { key: 'managers', name: 'direccion', private: true, members: ['ivan', 'emma'] },
  ],
  groups: { '@approvers': ['ivan', 'emma'] },
  accounts: [{ key: 'alba', network: 'x', handle: 'alba', name: 'Alba' }],
};

/** An app that asked for everything the workspace knows; the default is what manifest.json asks for. */
export const fullManifest: Manifest = {
  scopes: [
    'channels:history',
    'channels:join',
    'channels:read',
    'chat:write',
    'chat:write.public',
    'commands',
    'files:read',
    'files:write',
    'groups:history',
    'groups:read',
    'groups:write',
    'im:history',
    'im:read',
    'im:write',
    'pins:read',
    'pins:write',
    'reactions:write',
    'team:read',
    'usergroups:read',
    'users:read',
    'users:read.email',
  ],
  events: [
    'app_home_opened',
    'app_mention',
    'message.channels',
    'message.groups',
    'message.im',
    'reaction_added',
    'reaction_removed',
  ],
  commands: ['/recado'],
  home: true,
  shortcuts: [{ name: 'Use as draft', callbackId: 'use_as_draft' }],
};

export interface Answer {
  status: number;
  body: unknown;
}

export interface Sandbox {
  url: string;
  port: number;
  dataFolder: string;
  keys: Keys;
  slackApiUrl: string;
  /** One call of the control API, e.g. control('POST', '/sandbox/slack/click', {...}). */
  control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer>;
  /** Stops the server; the folder stays for a next start with the same `dataFolder`. */
  stop(): Promise<void>;
  /** Stops the server and removes the folder. */
  close(): Promise<void>;
}

export interface SandboxSettings {
  clock?: Clock;
  log?: Log;
  seed?: SeedInput;
  /** A folder of an earlier start, to see what is kept; left out: a new temporary one. */
  dataFolder?: string;
  port?: number;
  /** Port of a bot with /health. Without one the sandbox calls the bot idle when nothing has called it for 150 ms. */
  botPort?: number;
  /** Whether a bot in this process is still at work; such a one may be slower than the quiet that is waited for. */
  busy?: () => boolean;
  /** Whether a bot's own port answers. */
  botAnswers?: () => Promise<boolean>;
  slack?: SlackOptions;
  key?: string;
  x?: XPartOptions;
}

const QUIET_MS = 150;
const HELD_MS = 5_000;

/** The local workspace on a free port, in this process. Limits per minute are off unless `slack.minuteLimits` is true. */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const dataFolder = settings.dataFolder ?? mkdtempSync(join(tmpdir(), 'recado-workspace-'));
  const seed = parseSeed(settings.seed ?? sampleSeed);
  const keys = loadKeys(dataFolder, seed);
  const activity = watchActivity();
  const slack: PartFactory = (deps) => createSlackPart(deps, { minuteLimits: false, ...settings.slack });
  const isOnMastodon = seed.accounts.some(({ network }) => network === 'mastodon');
  const networks: PartFactory = (deps) =>
    createNetworksPart(deps, [createX(deps, settings.x), ...(isOnMastodon ? [createMastodon(deps)] : [])]);
  const server = await startWorkspace({
    dataFolder,
    seed,
    keys,
    port: settings.port ?? 0,
    clock: settings.clock ?? systemClock,
    log: settings.log ?? silentLog,
    botIdle:
      settings.botPort === undefined
        ? () => activity.quiet(settings.busy)
        : waitForIdleBot(`http://127.0.0.1:${settings.botPort}/health`),
    botAnswers: settings.botAnswers,
    parts: [activity.part, slack, networks],
    key: settings.key,
  });
  let open = true;
  const stop = async (): Promise<void> => {
    if (open) await server.close();
    open = false;
  };
  return {
    url: server.url,
    port: server.port,
    dataFolder,
    keys,
    slackApiUrl: `${server.url}/api/`,
    stop,
    async control(method, path, body) {
      const response = await fetch(`${server.url}${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    async close() {
      await stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Sees every call that is not the control API, to tell when a bot without /health has gone quiet. */
function watchActivity(): { part: PartFactory; quiet(busy?: () => boolean): Promise<void> } {
  let running = 0;
  let last = 0;
  return {
    part: () => ({
      router: express.Router().use((request, response, next) => {
        if (!request.path.startsWith('/sandbox/')) {
          running += 1;
          last = Date.now();
          response.on('close', () => {
            running -= 1;
            last = Date.now();
          });
        }
        next();
      }),
    }),
    async quiet(busy = () => false) {
      const from = Date.now();
      // Some tests hold a press back until they have looked.
      while (busy() && Date.now() - from < HELD_MS) await new Promise((resolve) => setTimeout(resolve, 20));
      while (running > 0 || Date.now() - Math.max(last, from) < QUIET_MS)
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
