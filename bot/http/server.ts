import express, { type ErrorRequestHandler } from 'express';
import type { Log } from '#core/ports/log.ts';
import type { OperatorServices, WebServices } from '../../handlers/context.ts';
import { routes } from '../../handlers/web/registry.ts';
import { mountRoutes } from './bridge.ts';
import { inTime, type Health } from './health.ts';
import { listen, type Listening } from './listen.ts';
import type { MetricsRegistry } from './metrics.ts';

/** Where the bot is called: by people and networks at its own routes, by Slack and Teams at those of their kits. */
export interface HttpServer extends AsyncDisposable {
  readonly port: number;
  /** The kits of surfaces that are called over HTTP mount their own router here: the one exception to the list of routes. */
  readonly app: express.Express;
  /** From now on our own routes answer. They come before the kits, which read bodies of requests in their own ways. */
  mount(services: WebServices): void;
}

interface ServerOptions {
  host: string;
  port: number;
  health: Health;
  log: Log;
  metrics?: Pick<MetricsRegistry, 'text' | 'contentType'>;
  /** Where it listens since the start began; left out: from now on. */
  listening?: Listening;
  /** /health and /metrics have a port of their own, and the public one has neither; left out: they stand beside the rest. */
  operators?: { host: string; port: number } | undefined;
}

/** @throws StartError when a port is taken or a host is not one of this machine */
export async function openServer({
  host,
  port,
  health,
  log,
  metrics,
  listening,
  operators,
}: ServerOptions): Promise<HttpServer> {
  const front = express();
  front.disable('x-powered-by');
  const inside = operators ? express().disable('x-powered-by') : front;
  const operatorRoutes = routes.filter((route) => route.audience === 'operators');
  const publicRoutes = routes.filter((route) => route.audience === 'everybody');
  mountRoutes(inside, operatorRoutes, { health, metrics: metrics ? patiently(metrics) : undefined }, log);
  // Both are mounted now and filled later: what none of them takes is told in JSON.
  const ours = express.Router();
  const app = express();
  app.disable('x-powered-by');
  front.use(ours);
  front.use(app);
  for (const each of new Set([front, inside])) {
    each.use(
      (_request, response) =>
        void response.status(404).json({
          error: each === inside ? 'There is nothing here; GET /health says how Recado is.' : 'There is nothing here.',
        }),
    );
    each.use(answerError);
  }
  await using opened = new AsyncDisposableStack();
  const open = opened.use(listening ?? (await listen({ host, port, health })));
  open.attach(front);
  if (operators) opened.use(await listen({ ...operators, health, name: 'HEALTH_PORT' })).attach(inside);
  const all = opened.move();
  return {
    app,
    port: open.port,
    mount: (services) => mountRoutes(ours, publicRoutes, services, log),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

/** One look at a time, and none that is waited for without end. */
function patiently({
  text,
  contentType,
}: Pick<MetricsRegistry, 'text' | 'contentType'>): NonNullable<OperatorServices['metrics']> {
  let asked: Promise<string> | undefined;
  return {
    contentType,
    text: () => {
      asked ??= text().finally(() => (asked = undefined));
      return inTime(asked).catch(() => undefined);
    },
  };
}

/** Never the stack, which express shows of itself. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  response.status(status).json({
    error: status < 500 ? 'That is not a request this address understands.' : 'Recado failed; its log says why.',
  });
};
