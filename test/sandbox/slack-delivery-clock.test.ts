import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import { loadKeys } from '../../sandbox/keys.ts';
import { parseSeed } from '../../sandbox/seed.ts';
import { createDelivery } from '../../sandbox/slack/delivery.ts';
import { createSlackTables } from '../../sandbox/slack/schema.ts';
import { createTeam } from '../../sandbox/slack/team.ts';
import { openState } from '../../sandbox/state.ts';
import { until } from '../support/until.ts';
import { sampleSeed } from '../support/workspace.ts';

const MONTH_MS = 30 * 86_400_000;

it('what was said while a month of history ran is signed by the time of this machine, and tried again although the clock has jumped', async () => {
  let offset = -MONTH_MS;
  const heard: { headers: IncomingHttpHeaders; body: string }[] = [];
  const app = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      heard.push({ headers: request.headers, body });
      // The history ends while the app is not able to take it.
      offset = 0;
      response.writeHead(heard.length === 1 ? 500 : 200).end();
    });
  }).listen(0, '127.0.0.1');
  await once(app, 'listening');
  const dataFolder = mkdtempSync(join(tmpdir(), 'recado-delivery-'));
  const db = openState(dataFolder);
  createSlackTables(db);
  const seed = parseSeed(sampleSeed);
  const keys = loadKeys(dataFolder, seed);
  const clock = { now: () => new Date(Date.now() + offset) };
  const machine = { now: () => new Date() };
  const delivery = createDelivery({
    db,
    clock,
    machine,
    log: silentLog,
    team: createTeam(db, clock, seed),
    keys,
    events: ['message.channels'],
    ackMs: 3_000,
    address: () => '',
    changed: () => undefined,
  });
  onTestFinished(async () => {
    await delivery.close();
    app.close();
    db.close();
  });
  delivery.setUrl(`http://127.0.0.1:${(app.address() as AddressInfo).port}/`);
  delivery.event({ type: 'message', channel_type: 'channel', text: 'then' });

  const again = await until('the second try', () => heard[1]);
  const { 'x-slack-request-timestamp': at, 'x-slack-signature': signature } = again.headers;
  // An app refuses what is more than five minutes off.
  expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(300_000);
  expect(signature).toBe(
    `v0=${createHmac('sha256', keys.slackSigningSecret)
      .update(`v0:${String(at)}:${again.body}`)
      .digest('hex')}`,
  );
  expect(Math.abs(Number(heard[0]?.headers['x-slack-request-timestamp']) * 1000 - Date.now())).toBeLessThan(300_000);
});
