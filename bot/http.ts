import express, { type ErrorRequestHandler } from 'express';
import type { Health } from './health.ts';
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
}

/** @throws StartError when the port is taken or the host is not one of this machine */
export async function openDoor({ host, port, health, metrics, listening }: DoorOptions): Promise<Door> {
  const front = express();
  front.disable('x-powered-by');
  front.get('/health', async (_request, response) => {
    const { ready, body } = await health.report();
    response
      .status(ready ? 200 : 503)
      .set('cache-control', 'no-store')
      .json(body);
  });
  if (metrics) {
    front.get('/metrics', async (_request, response) => {
      response
        .set('cache-control', 'no-store')
        .type(metrics.contentType)
        .send(await metrics.text());
    });
  }
  // Mounted now, filled by the surfaces later: what none of them takes is told in JSON.
  const app = express();
  app.disable('x-powered-by');
  front.use(app);
  front.use((_request, response) => void response.status(404).json({ error: 'There is nothing here; GET /health says how Recado is.' }));
  front.use(answerError);
  const open = listening ?? (await listen({ host, port, health }));
  open.attach(front);
  return { app, port: open.port, [Symbol.asyncDispose]: () => open[Symbol.asyncDispose]() };
}

/** Never the stack, which express shows of itself. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  response.status(status).json({ error: status < 500 ? 'That is not a request this address understands.' : 'Recado failed; its log says why.' });
};
