import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import { StartError } from '#core/start-error.ts';
import type { Health } from './health.ts';
import type { MetricsDesk } from './metrics.ts';

/** The bot's one door: health for machines, webhooks where a surface or network calls in. */
export interface Door extends AsyncDisposable {
  readonly port: number;
  /** Surfaces that are called over HTTP mount their own router here. */
  readonly app: express.Express;
}

const Recado = z.looseObject({ status: z.string(), version: z.string(), surfaces: z.array(z.string()) });

/** @throws StartError when the port is taken or the host is not one of this machine */
export async function openDoor({ host, port, health, metrics }: { host: string; port: number; health: Health; metrics?: Pick<MetricsDesk, 'text' | 'contentType'> }): Promise<Door> {
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
  const server = createServer(front);
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (cause) {
    throw await explain(cause, host, port);
  }
  return {
    app,
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** Never the stack, which express shows of itself. */
const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  response.status(status).json({ error: status < 500 ? 'That is not a request this address understands.' : 'Recado failed; its log says why.' });
};

async function explain(cause: unknown, host: string, port: number): Promise<unknown> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    const who = (await answersAsRecado(port)) ? `Another Recado already runs on port ${port}.` : `Port ${port} is used by another program.`;
    return new StartError(`${who} Stop it, or choose another port: PORT=${port + 10} npm start.`, { cause });
  }
  if (code === 'EACCES') return new StartError(`This user may not listen on port ${port}. Choose a port above 1023 with PORT.`, { cause });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(`HOST is "${host}", which is no address of this machine. Leave it out for this machine only, or set 0.0.0.0 for every network.`, { cause });
  return cause;
}

async function answersAsRecado(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(1_000) });
    return Recado.safeParse(await response.json()).success;
  } catch {
    // Whatever it is, it does not answer as Recado does; that is the question.
    return false;
  }
}
