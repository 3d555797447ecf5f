import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boltApp, cardBlocks } from '../support/bolt.ts';
import { fullManifest, startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

interface Waiting {
  user: string;
  count: number;
  ts: string;
}
interface Screen {
  connected: boolean;
  waiting: Waiting[];
}

let sandbox: Sandbox;
let app: App;
let isThere = false;
let lucia = '';
let channel = '';

const screen = async (): Promise<Screen> =>
  (await sandbox.control('GET', '/sandbox/slack/screen?user=lucia')).body as Screen;
const waiting = async (): Promise<Waiting | undefined> => (await screen()).waiting.find(({ user }) => user === lucia);
const state = async (): Promise<unknown> => (await sandbox.control('GET', '/sandbox/slack/bot')).body;

beforeAll(async () => {
  sandbox = await startSandbox({ slack: { manifest: fullManifest }, botAnswers: async () => isThere });
  const users = (await sandbox.control('GET', '/sandbox/slack/users')).body as { id: string; key: string }[];
  lucia = users.find(({ key }) => key === 'lucia')?.id ?? '';
  const channels = (await sandbox.control('GET', '/sandbox/slack/channels')).body as { id: string; name: string }[];
  channel = channels.find(({ name }) => name === 'facturacion')?.id ?? '';
  app = boltApp(sandbox);
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
});

describe('what the page is told', () => {
  it('tells a bot that is away from one that is on its way and one that listens', async () => {
    expect([(await screen()).connected, await state()]).toEqual([false, { state: 'away' }]);
    isThere = true;
    expect(await state()).toEqual({ state: 'starting' });
    const press = await sandbox.control('POST', '/sandbox/slack/command', { user: 'lucia', channel, text: '/recado' });
    expect([press.status, press.body]).toEqual([503, expect.objectContaining({ code: 'bot-away' })]);
    await app.start();
    await expect.poll(state).toEqual({ state: 'connected' });
    expect((await screen()).connected).toBe(true);
  });

  it('leads to the newest message that waits for her, and not to what is settled', async () => {
    await app.client.conversations.join({ channel });
    const post = async (blocks: ReturnType<typeof cardBlocks>): Promise<string> =>
      String((await app.client.chat.postMessage({ channel, text: `<@${lucia}>`, blocks })).ts);
    const first = await post(cardBlocks('tk_1'));
    const second = await post(cardBlocks('tk_2'));
    expect(await waiting()).toMatchObject({ count: 2, ts: second });
    // Redrawn with buttons it is still hers; without any it needs nobody.
    await app.client.chat.update({ channel, ts: second, text: `<@${lucia}>`, blocks: cardBlocks('tk_3') });
    expect(await waiting()).toMatchObject({ count: 2, ts: second });
    await app.client.chat.update({
      channel,
      ts: second,
      text: `<@${lucia}>`,
      blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Ya está contestado' } }],
    });
    expect(await waiting()).toMatchObject({ count: 1, ts: first });
  });

  it.each([
    ['submit', { user: 'lucia', viewId: 'V1', values: {} }, 'form-gone'],
    ['click', { user: 'lucia', viewId: 'V1', actionId: 'x' }, 'form-gone'],
    ['suggest', { user: 'lucia', viewId: 'V1', field: 'x', query: '' }, 'form-gone'],
    ['close', { user: 'lucia', viewId: 'V1' }, 'form-gone'],
    ['messages', { user: 'lucia', channel: 'facturacion', text: 'x'.repeat(12_001) }, 'too-long'],
    ['command', { user: 'lucia', channel: 'facturacion', text: '/nada' }, 'no-command'],
    ['messages/edit', { user: 'lucia', channel: 'facturacion', ts: '1.2', text: 'x' }, 'message-gone'],
  ])('says by a code why %s is refused', async (path, body, code) => {
    expect((await sandbox.control('POST', `/sandbox/slack/${path}`, body)).body).toMatchObject({ code });
  });
});
