import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { IRouter } from 'express';
import { lazily } from '#core/lazily.ts';
import type { Log } from '#core/ports/log.ts';
import type { Route } from '../../handlers/define.ts';
import { atMostBytes, BodyTooLarge } from '../../handlers/web/body.ts';

/** What was sent and not read is thrown away for so long and so far, so that its sender hears the answer before the connection ends. */
const DISCARD_MS = 500;
const DISCARD_BYTES = 8 * 1024 * 1024;

/** Whoever calls gives her request, and its route gives the answer: as much of a server as a route ever sees. */
const listenerOf = lazily(async () => (await import('@hono/node-server')).getRequestListener);

/** Mounts routes where no one has read a body yet. Errors are logged and answered without a word of them. */
export function mountRoutes<Needs>(app: IRouter, routes: readonly Route<Needs>[], services: Needs, log: Log): void {
  for (const route of routes) {
    const methods = route.methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    app.all(route.path, (request, response) => {
      if (methods.includes(request.method))
        return void answer({ route, services, log, params: textsOf(request.params) }, request, response);
      response
        .status(405)
        .set('allow', methods.join(', '))
        .json({ error: `This address takes ${methods.join(' and ')}.` });
    });
  }
}

function textsOf(params: object): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]: [string, unknown]) => [name, String(value)]));
}

interface Call<Needs> {
  route: Route<Needs>;
  services: Needs;
  log: Log;
  params: Record<string, string>;
}

async function answer<Needs>(
  { route, services, log, params }: Call<Needs>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const refuse = (status: number, error: string): Response =>
    Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } });
  const give = async (asked: Request): Promise<Response> => {
    try {
      return await route.handle(services, limited(asked, route.limit), {
        address: incoming.socket.remoteAddress ?? '',
        params,
        signal: asked.signal,
      });
    } catch (err) {
      if (err instanceof BodyTooLarge) return refuse(413, `This address takes ${err.limit} bytes at most.`);
      // She has gone, and hears nothing more.
      if (asked.signal.aborted) log.debug({ path: route.path, err }, 'a request broke off');
      else log.error({ path: route.path, err }, 'a request could not be answered');
      return refuse(500, 'Recado failed; its log says why.');
    }
  };
  const listener = (await listenerOf())(
    async (asked) => {
      const response = await give(asked);
      if (await isUnread(incoming)) outgoing.setHeader('connection', 'close');
      return response;
    },
    {
      overrideGlobalObjects: false,
      errorHandler: () => refuse(400, 'That is not a request this address understands.'),
    },
  );
  await listener(incoming, outgoing);
}

/** The same request with a body that ends in an error where it grows too long. */
function limited(request: Request, limit: number): Request {
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return request;
  const body = atMostBytes(request.body, limit, Number(request.headers.get('content-length') ?? 0));
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body,
    duplex: 'half',
    signal: request.signal,
  });
}

/** Whether something of the body is still to come after some of it was thrown away. */
async function isUnread(incoming: IncomingMessage): Promise<boolean> {
  const { headers } = incoming;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || incoming.readableEnded || incoming.destroyed) return false;
  let size = 0;
  const enough = new AbortController();
  const count = (part: Uint8Array): void => {
    size += part.length;
    if (size > DISCARD_BYTES) enough.abort();
    // Whoever stopped reading halfway has it paused.
    incoming.resume();
  };
  const signal = AbortSignal.any([enough.signal, AbortSignal.timeout(DISCARD_MS)]);
  incoming.on('data', count).resume();
  await once(incoming, 'end', { signal }).catch(() => undefined);
  incoming.off('data', count);
  return !incoming.readableEnded;
}
