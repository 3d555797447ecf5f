import { App, LogLevel, webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('Bolt connects', () => {
  it('over Socket Mode, and posts', async () => {
    const app = new App({
      token: sandbox.keys.slackBotToken,
      appToken: sandbox.keys.slackAppToken,
      socketMode: true,
      clientOptions: { slackApiUrl: sandbox.slackApiUrl },
      logLevel: LogLevel.ERROR,
    });
    await app.start();
    const posted = await app.client.chat.postMessage({
      channel: '#facturacion',
      text: 'Hola',
      metadata: { event_type: 'recado_card', event_payload: { op_id: 'op_1' } },
    });
    expect(posted.ts).toMatch(/^\d{10}\.\d{6}$/);
    const channel = String(posted.channel);
    const plain = await app.client.conversations.history({ channel });
    expect(plain.messages?.[0]).not.toHaveProperty('metadata');
    const whole = await app.client.conversations.history({ channel, include_all_metadata: true });
    expect(whole.messages?.[0]).toMatchObject({ text: 'Hola', metadata: { event_payload: { op_id: 'op_1' } } });
    await app.stop();
  });

  it('refuses a wrong token, a missing one and an unknown method as Slack does', async () => {
    const call = async (token: string | undefined, method: string) =>
      (await (
        await fetch(`${sandbox.slackApiUrl}${method}`, {
          method: 'POST',
          headers: token ? { authorization: `Bearer ${token}` } : {},
        })
      ).json()) as unknown;
    expect(await call(undefined, 'auth.test')).toEqual({ ok: false, error: 'not_authed' });
    expect(await call('xoxb-wrong', 'auth.test')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await call(sandbox.keys.slackBotToken, 'apps.connections.open')).toEqual({
      ok: false,
      error: 'not_allowed_token_type',
    });
    expect(await call(sandbox.keys.slackBotToken, 'chat.scream')).toMatchObject({ error: 'unknown_method' });
    expect(
      await new webApi.WebClient(sandbox.keys.slackBotToken, { slackApiUrl: sandbox.slackApiUrl }).users
        .info({ user: 'U0', include_locale: true })
        .catch((error: unknown) => String(error)),
    ).toContain('user_not_found');
  });
});
