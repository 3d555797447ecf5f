import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { guardContentType, guardKey, guardOrigin, refuse } from './guards.ts';
import { createWorkspaceClock } from './clock.ts';
import { createEvents } from './events.ts';
import { createHistory } from './history/index.ts';
import { createPage } from './page/server.ts';
import type { AnyKeys } from './any-keys.ts';
import type { SandboxDeps, SandboxPart } from './part.ts';
import type { Seed } from './seed.ts';
import { openState } from './state.ts';

export type PartFactory = (deps: SandboxDeps) => SandboxPart;

export interface WorkspaceOptions {
  dataFolder: string;
  /** 0 takes any free port. */
  port: number;
  seed: Seed;
  keys: AnyKeys;
  clock: Clock;
  log: Log;
  botIdle(): Promise<void>;
  /** Left out: it never does. */
  botAnswers?(): Promise<boolean>;
  parts: readonly PartFactory[];
  /** A first customer has written already when the workspace opens for the first time. */
  welcome?: boolean;
  /** Asked for where real tokens are near. */
  key?: string;
  /** POST /sandbox/stop calls it after its answer has left. */
  onStop?(): void;
}

export interface Workspace {
  readonly port: number;
  readonly url: string;
  close(): Promise<void>;
}

const VERSION = 1;

/** Starts the whole local workspace on the loopback address only. */
export async function startWorkspace(options: WorkspaceOptions): Promise<Workspace> {
  const { dataFolder, log } = options;
  const db = openState(dataFolder);
  const events = createEvents();
  const time = createWorkspaceClock(options.clock);
  let url = '';
  const deps: SandboxDeps = {
    db,
    log,
    clock: time.clock,
    machine: options.clock,
    seed: options.seed,
    keys: options.keys,
    welcome: options.welcome ?? false,
    changed: events.changed,
    botIdle: options.botIdle,
    botAnswers: options.botAnswers,
    address: () => url,
  };
  const parts = options.parts.map((create) => create(deps));
  const history = createHistory({ deps, time, real: options.clock, key: options.key });
  const guard = guardKey(options.key);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(guardOrigin);
  app.use('/sandbox', guard, guardContentType);
  // A file travels as base64.
  app.use(['/sandbox/:part/media', '/sandbox/:part/files'], express.json({ limit: '30mb' }));
  app.use('/sandbox', express.json({ limit: '2mb' }));
  app.get('/sandbox/health', (_request, response) => {
    response.json({ ok: true, dataFolder, pid: process.pid, version: VERSION });
  });
  app.get('/sandbox/events', events.handler);
  app.use(time.router);
  app.use(history.router);
  app.post('/sandbox/stop', (_request, response) => {
    response.on('finish', () => options.onStop?.());
    response.json({ ok: true });
  });
  for (const part of parts) app.use(part.router);
  app.use('/sandbox', (request, response) => {
    response.status(404).json({
      error: `There is no ${request.method} ${request.originalUrl} here; sandbox/README.md lists what there is.`,
    });
  });
  app.use(guard, createPage(parts.flatMap(({ shows = [] }) => shows)));
  app.use(answerError(log));

  const server = createServer(app);
  server.on('upgrade', (request, socket, head) => {
    if (refuse(request) === undefined && parts.some((part) => part.upgrade?.(request, socket, head))) return;
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, '127.0.0.1', resolve);
    });
  } catch (error) {
    events.close();
    time.close();
    for (const part of parts) await part.close?.();
    db.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;

  return {
    port,
    url,
    async close() {
      await history.stop();
      events.close();
      time.close();
      for (const part of parts) await part.close?.();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      db.close();
    },
  };
}

function answerError(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
    if (status >= 500) log.error({ err: error, path: request.path }, 'the local workspace failed to answer');
    response.status(status).json({
      error:
        status >= 500
          ? 'The local workspace failed; its log says why.'
          : error instanceof Error
            ? error.message
            : 'Bad request.',
    });
  };
}
