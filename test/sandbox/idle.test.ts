import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { waitForIdleBot } from '../../sandbox/idle.ts';
import { BotDownError } from '../../sandbox/part.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A bot whose /health says these things one after the other, the last of them for good. */
async function bot(...says: unknown[]): Promise<{ url: string; asked(): number }> {
  let asked = 0;
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server = createServer((_request, response) => {
    const body = says[Math.min(asked, says.length - 1)];
    asked += 1;
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  }).listen(0, '127.0.0.1', resolve);
  await listening;
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`, asked: () => asked };
}

const quiet = { status: 'ok', work: { clicks: 0, due: 0, running: 0 } };
const busy = { status: 'ok', work: { clicks: 1, due: 0, running: 0 } };

it('waits for two quiet looks in a row', async () => {
  const { url, asked } = await bot(busy, quiet, busy, quiet);
  await waitForIdleBot(url)();
  expect(asked()).toBe(5);
});

it('waits on for a bot whose database is too busy to say', async () => {
  const { url, asked } = await bot({ status: 'failing' }, { status: 'failing' }, quiet);
  await waitForIdleBot(url)();
  expect(asked()).toBe(4);
});

it('waits on where the counts are of an earlier look', async () => {
  const { url, asked } = await bot({ ...quiet, late: 'busy' }, { ...quiet, late: 'busy' }, quiet);
  await waitForIdleBot(url)();
  expect(asked()).toBe(4);
});

it('says so where no bot is, or something else answers', async () => {
  const { url } = await bot('<html></html>');
  await expect(waitForIdleBot(url)()).rejects.toThrow(BotDownError);
  await expect(waitForIdleBot('http://127.0.0.1:1/health')()).rejects.toThrow(BotDownError);
});
