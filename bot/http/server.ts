import express, { type ErrorRequestHandler } from 'express';
import { inTime, type Health } from './health.ts';
import { listen, type Listening } from './listen.ts';
import type { MetricsDesk } from './metrics.ts';

/** The bot's one door: health for machines, webhooks where a surface or network calls in. */
export interface Door extends AsyncDisposable {
  readonly port: number;
  /** Surfaces that are called over HTTP mount their own router here. */
  readonly app: express.Express;
}

interface DoorOptions {
  host: string;
  port: number;
  health: Health;
  metrics?: Pick<MetricsDesk, 'text' | 'contentType'>;
  /** Where it listens since the start began; left out: from now on. */
  listening?: Listening;
  /** /health and /metrics have a port of their own, and the public one has neither; left out: they stand beside the rest. */
  operators?: { host: string; port: number } | undefined;
}

/** @throws StartError when a port is taken or a host is not one of this machine */
export async function openDoor({ host, port, health, metrics, listening, operators }: DoorOptions): Promise<Door> {
  const front = express();
  front.disable('x-powered-by');
  const inside = operators ? express().disable('x-powered-by') : front;
  answerOperators(inside, health, metrics);
  // Mounted now, filled by the surfaces later: what none of them takes is told in JSON.
  const app = express();
  app.disable('x-powered-by');
  front.use(app);
  for (const each of new Set([front, inside])) {
    each.use((_request, response) => void response.status(404).json({ error: each === inside ? 'There is nothing here; GET /health says how Recado is.' : 'There is nothing here.' }));
    each.use(answerError);
  }
  await using opened = new AsyncDisposableStack();
  const open = opened.use(listening ?? (await listen({ host, port, health })));
  open.attach(front);
  if (operators) opened.use(await listen({ ...operators, health, name: 'HEALTH_PORT' })).attach(inside);
  const all = opened.move();
  return { app, port: open.port, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

function answerOperators(app: express.Express, health: Health, metrics: DoorOptions['metrics']): void {
  app.get('/health', async (_request, response) => {
    const { ready, body } = await health.report();
    response
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json(body);
  });
  if (!metrics) return;
  let asked: Promise<string> | undefined;
  app.get('/metrics', async (_request, response) => {
    asked ??= metrics.text().finally(() => (asked = undefined));
    const text = await inTime(asked).catch(() => undefined);
    response.set('cache-control', 'no-store');
    if (text === undefined) response.status(503).type('text').send('The database does not answer; /health says more.\n');
    else response.type(metrics.contentType).send(text);
  });
}

/** Never the stack, which express shows of itself. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  response.status(status).json({ error: status < 500 ? 'That is not a request this address understands.' : 'Recado failed; its log says why.' });
};
