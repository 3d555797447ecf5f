/** What stands between the bot and the workspace: servers that spoil an answer or remember a press. */

import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { present } from '#core/present.ts';

type Fault = { kind: 'lose' } | { kind: 'limit'; seconds: number } | { kind: 'refuse'; error: string };

/** A server on a free port of this machine. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Stands before the Web API and spoils a post: the answer never comes, or is 429. */
export async function createFaults(target: string): Promise<{ apiUrl: string; next: Fault[]; close(): Promise<void> }> {
  const next: Fault[] = [];
  const { port, close } = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const fault = request.url?.endsWith('/chat.postMessage') ? next.shift() : undefined;
    if (fault?.kind === 'limit') {
      response
        .writeHead(429, { 'content-type': 'application/json', 'retry-after': String(fault.seconds) })
        .end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    if (fault?.kind === 'refuse') {
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ok: false, error: fault.error }));
      return;
    }
    const { authorization, 'content-type': type } = request.headers;
    const answer = await fetch(new URL(request.url ?? '/', target), {
      method: 'POST',
      body: Buffer.concat(chunks),
      headers: present({ authorization, 'content-type': type }),
    });
    const body = await answer.text();
    if (fault?.kind === 'lose') {
      response.socket?.destroy();
      return;
    }
    const wait = answer.headers.get('retry-after');
    response
      .writeHead(answer.status, present({ 'content-type': 'application/json', 'retry-after': wait ?? undefined }))
      .end(body);
  });
  return { apiUrl: `http://127.0.0.1:${port}/api/`, next, close };
}

interface Delivered {
  url: string;
  body: string;
  headers: Record<string, string>;
}

/** Stands before the bot's door and remembers the last press, signature and all. */
export async function createFront(port: number): Promise<{
  port: number;
  last(): Delivered | undefined;
  deliver(request: Delivered): Promise<Response>;
  close(): Promise<void>;
}> {
  let last: Delivered | undefined;
  const deliver = ({ url, body, headers }: Delivered): Promise<Response> =>
    fetch(`http://127.0.0.1:${port}${url}`, { method: 'POST', body, headers });
  const server = await listen(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const kept = Object.entries(request.headers).filter(
      ([name]) => name === 'content-type' || name.startsWith('x-slack-'),
    );
    const delivered = {
      url: request.url ?? '/',
      body: Buffer.concat(chunks).toString(),
      headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    };
    if (delivered.body.includes('block_actions')) last = delivered;
    const answer = await deliver(delivered);
    response
      .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' })
      .end(await answer.text());
  });
  return { ...server, last: () => last, deliver };
}
