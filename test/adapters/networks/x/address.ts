import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { NetworkConnection, WebhookCall } from '#core/ports/network.ts';

export interface Address<C extends NetworkConnection> {
  connection: C;
  /** Calls that were rightly signed and answered with 200. */
  came(): readonly WebhookCall[];
  /** What calls are answered with from now on. */
  answerWith(status: number): void;
  close(): void;
}

/** An address of ours on a free port, made known to the network. */
export async function openAddress<C extends NetworkConnection>(
  connect: (url: string) => Promise<C>,
): Promise<Address<C>> {
  const came: WebhookCall[] = [];
  let status = 200;
  const server = createServer(
    (request, response) =>
      void answer(request).then(([code, body]) =>
        response.writeHead(code, { 'content-type': 'application/json' }).end(body),
      ),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const connection = await connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/x`);
  const { webhook } = connection;
  if (!webhook) throw new Error('the connection has no webhook');

  async function answer(request: IncomingMessage): Promise<[number, string]> {
    const url = new URL(request.url ?? '/', 'http://here');
    if (request.method === 'GET') {
      const proof = webhook?.challenge(Object.fromEntries(url.searchParams)) ?? {};
      return [200, typeof proof === 'string' ? proof : JSON.stringify(proof)];
    }
    const call = {
      headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
      body: await buffer(request),
    };
    if (webhook?.verify(call) !== true) return [401, '{}'];
    if (status === 200) came.push(call);
    return [status, '{}'];
  }

  await webhook.register();
  return {
    connection,
    came: () => came,
    answerWith: (next) => {
      status = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
