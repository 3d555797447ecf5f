import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { z } from 'zod';
import { StartError } from '#core/start-error.ts';
import type { Health } from './health.ts';

/** The bot's one door: health for machines, webhooks where a surface or network calls in. */
export interface Door extends AsyncDisposable {
  readonly port: number;
  /** Surfaces that are called over HTTP mount their own router here. */
  readonly app: express.Express;
}

const Recado = z.looseObject({ status: z.string(), version: z.string(), surfaces: z.array(z.string()) });

/** @throws StartError when the port is taken or the host is not one of this machine */
export async function openDoor({ host, port, health }: { host: string; port: number; health: Health }): Promise<Door> {
  const app = express();
  app.disable('x-powered-by');
  app.get('/health', async (_request, response) => {
    const { ready, body } = await health.report();
    response.status(ready ? 200 : 503).set('cache-control', 'no-store').json(body);
  });
  const server = createServer(app);
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

async function explain(cause: unknown, host: string, port: number): Promise<unknown> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    const who = (await answersAsRecado(port)) ? `Another Recado already runs on port ${port}.` : `Port ${port} is used by another program.`;
    return new StartError(`${who} Stop it, or choose another port: PORT=${port + 10} npm start.`, { cause });
  }
  if (code === 'EACCES') return new StartError(`This user may not listen on port ${port}. Choose a port above 1023 with PORT.`, { cause });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return new StartError(`HOST is "${host}", which is no address of this machine. Leave it out for this machine only, or set 0.0.0.0 for every network.`, { cause });
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
