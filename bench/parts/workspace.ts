import express from 'express';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { loadConfig } from '../../bot/config/load.ts';
import { loadKeys } from '../../sandbox/keys.ts';
import type { SandboxDeps, SandboxPart } from '../../sandbox/part.ts';
import { parseSeed } from '../../sandbox/seed.ts';
import { startWorkspace } from '../../sandbox/server.ts';
import { createHooks } from '../../sandbox/slack/hooks.ts';
import { createSlackPart } from '../../sandbox/slack/index.ts';
import { createControl } from '../../sandbox/slack/control/index.ts';
import { createWebApi } from '../../sandbox/slack/web-api.ts';
import { createWorld } from '../../sandbox/slack/world.ts';
import { createXPart } from '../../sandbox/x/part.ts';
import { brandFile } from '../room.ts';

/** What the parent hears: where it listens and with which keys. */
export interface WorkspaceFacts {
  url: string;
  keys: {
    slackBotToken: string;
    slackAppToken: string;
    x: { apiKey: string; apiKeySecret: string; accounts: Record<string, { token: string; secret: string }> };
  };
}

/**
 * The local workspace for a bot that is not its own. Arguments: data folder, and the address of a Socket Mode server that
 * presses come from instead of this one's, if any.
 */
const [dataFolder = '', socketUrl] = process.argv.slice(2);
const config = loadConfig(brandFile);
const seed = parseSeed({
  brand: { key: 'alba', name: 'Alba' },
  channels: Object.entries(config.channels).map(([key, channel]) => ({ key, name: channel.slack })),
  people: Object.entries(config.people).map(([key, person]) => ({
    key,
    name: person.name,
    email: person.email,
    locale: { es: 'es-ES', pt: 'pt-PT', 'pt-BR': 'pt-BR', en: 'en-GB' }[person.language ?? 'es'],
  })),
  accounts: [{ key: 'alba', network: 'x', handle: 'alba', name: 'Alba' }],
});
const keys = loadKeys(dataFolder, seed);

/** How the bench writes an address to answer a press at, before anybody was asked for one: channel, message, person and a number. */
const ADDRESS = /^\/actions\/[^/]+\/bench_([^_]+)_([^_]+)_([^_]+)_\d+$/;

/**
 * Slack without its own sockets. `/bench/trigger` makes what opens a form, as a press does; an address of the bench is one of Slack's
 * from its first use on.
 */
function slackBeside(address: string): (deps: SandboxDeps) => SandboxPart {
  return (deps) => {
    const world = createWorld(deps);
    const router = express.Router();
    router.post('/api/apps.connections.open', async (_request, response) => {
      const opened = await fetch(`${address}/api/apps.connections.open`, { method: 'POST' });
      response.json(await opened.json());
    });
    router.post('/bench/trigger/:user', (request, response) => {
      response.json({ trigger: world.handles.trigger(request.params.user) });
    });
    const addresses = new Map<string, string>();
    router.post('/actions/*address', (request, _response, next) => {
      const [, channel, ts, user] = ADDRESS.exec(request.path) ?? [];
      if (channel === undefined || ts === undefined || user === undefined) return next();
      const known = addresses.get(request.path);
      const id = known ?? world.handles.response({ channel, ts, user, ephemeral: false });
      addresses.set(request.path, id);
      request.url = `/actions/${world.team.id}/${id}`;
      next();
    });
    router.use(createWebApi(world), createHooks(world)).use('/sandbox/slack', createControl(world));
    return { router, close: () => world.delivery.close() };
  };
}

const workspace = await startWorkspace({
  dataFolder,
  port: 0,
  seed,
  keys,
  clock: systemClock,
  log: silentLog,
  botIdle: async () => undefined,
  parts: [socketUrl === undefined ? createSlackPart : slackBeside(socketUrl), createXPart],
});
process.on('SIGTERM', () => void workspace.close().then(() => process.exit(0)));
const facts: WorkspaceFacts = { url: workspace.url, keys };
process.send?.(facts);
