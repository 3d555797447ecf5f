import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '#core/start-error.ts';
import type { Health } from './health.ts';

/** The bot's port, taken before anything that answers there is read from disk. */
export interface Listening extends AsyncDisposable {
  readonly port: number;
  /** From now on this answers; before, whoever calls hears that Recado is starting. */
  attach(handler: RequestListener): void;
}

/** @throws StartError when the port is taken or the host is not one of this machine */
export async function listen({
  host,
  port,
  health,
  name = 'PORT',
}: {
  host: string;
  port: number;
  /** left out: it is told elsewhere */ health?: Health;
  name?: 'PORT' | 'HEALTH_PORT';
}): Promise<Listening> {
  let handler: RequestListener = (request, response) => {
    const answer = (body: unknown): void => {
      // Chats and networks that call now are asked to call again.
      response
        .writeHead(503, {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          'retry-after': '2',
        })
        .end(JSON.stringify(body));
    };
    if (health === undefined || request.url !== '/health')
      return answer({ error: 'Recado is starting; GET /health says when it is ready.' });
    void health.report().then(({ body }) => answer(body));
  };
  const server = createServer((request, response) => handler(request, response));
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, host, resolve);
  try {
    await promise;
  } catch (cause) {
    throw await explain(cause, { host, port, name });
  }
  return {
    port: (server.address() as AddressInfo).port,
    attach: (given) => void (handler = given),
    async [Symbol.asyncDispose]() {
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

async function explain(
  cause: unknown,
  { host, port, name }: { host: string; port: number; name: string },
): Promise<unknown> {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    const who = (await answersAsRecado(port))
      ? `Another Recado already runs on port ${port}.`
      : `Port ${port} is used by another program.`;
    return new StartError(`${who} Stop it, or choose another port: ${name}=${port + 10} npm start.`, { cause });
  }
  if (code === 'EACCES')
    return new StartError(`This user may not listen on port ${port}. Choose a port above 1023 with ${name}.`, {
      cause,
    });
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartError(
      `${name === 'PORT' ? 'HOST' : 'HEALTH_HOST'} is "${host}", which is no address of this machine. Leave it out for this machine only, or set 0.0.0.0 for every network.`,
      {
        cause,
      },
    );
  return cause;
}

async function answersAsRecado(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(1_000) });
    const told: unknown = await response.json();
    return typeof told === 'object' && told !== null && 'status' in told && 'version' in told && 'surfaces' in told;
  } catch {
    // Whatever it is, it does not answer as Recado does; that is the question.
    return false;
  }
}
