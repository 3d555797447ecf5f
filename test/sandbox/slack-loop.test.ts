import type { App } from '@slack/bolt';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boltApp, cardBlocks, replyForm } from '../support/bolt.ts';
import { fullManifest, startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

interface Outcome {
  ephemeral: { text: string }[];
  view?: { id: string; title: { text: string } } | null;
  errors?: Record<string, string>;
  error?: string;
}

let sandbox: Sandbox;
let app: App;
let channel = '';
const seen: { kind: string; body: Record<string, unknown> }[] = [];
let onSubmit: (text: string) =>
  | {
      response_action?: 'errors' | 'update' | 'push' | 'clear';
      errors?: Record<string, string>;
      view?: ReturnType<typeof replyForm>;
    }
  | undefined = () => undefined;
let now = new Date();

async function post(path: string, body: unknown): Promise<{ status: number; body: Outcome }> {
  const answer = await sandbox.control('POST', `/sandbox/slack/${path}`, body);
  return { status: answer.status, body: answer.body as Outcome };
}

beforeAll(async () => {
  sandbox = await startSandbox({
    clock: { now: () => (now = new Date(now.getTime() + 1)) },
    slack: { manifest: fullManifest },
  });
  app = boltApp(sandbox);
  app.action('claim', async ({ ack, body, respond, client, action }) => {
    await ack();
    seen.push({ kind: 'claim', body: { ...body } });
    if (body.type !== 'block_actions' || action.type !== 'button') throw new Error('not a button');
    const message = body.message;
    await client.chat.update({
      channel: String(body.channel?.id),
      ts: String(message?.ts),
      text: `claimed ${action.value}`,
      blocks: cardBlocks('tk_2'),
    });
    await respond({ text: 'It is yours.', response_type: 'ephemeral', replace_original: false });
  });
  app.action('reply', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') throw new Error('not a button');
    await client.views.open({ trigger_id: body.trigger_id, view: replyForm() });
  });
  app.view('reply', async ({ ack, view }) => {
    const answer = onSubmit(String(view.state.values['text']?.['text']?.value));
    seen.push({ kind: 'submit', body: { values: view.state.values, meta: view.private_metadata } });
    if (answer?.response_action === 'errors') await ack({ response_action: 'errors', errors: answer.errors ?? {} });
    else if (answer?.response_action === 'clear') await ack({ response_action: 'clear' });
    else if (answer?.response_action && answer.view)
      await ack({ response_action: answer.response_action, view: answer.view });
    else await ack();
  });
  app.view({ callback_id: 'reply', type: 'view_closed' }, async ({ ack }) => {
    await ack();
    seen.push({ kind: 'closed', body: {} });
  });
  app.command('/recado', async ({ ack, command, respond }) => {
    await ack();
    await respond(`you asked: ${command.text}`);
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Tus recados' } }] },
    });
  });
  app.event('app_mention', async ({ event }) => {
    seen.push({ kind: 'mention', body: { text: event.text } });
  });
  app.message(async ({ message }) => {
    seen.push({ kind: 'message', body: { ...message } });
  });
  await app.start();
  channel = String((await app.client.chat.postMessage({ channel: '#facturacion', text: 'x' })).channel);
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
});
beforeEach(() => {
  seen.length = 0;
  onSubmit = () => undefined;
});

/** Moves time on, so that no post of these tests meets the limit of one a second. */
function pass(ms = 1_000): void {
  now = new Date(now.getTime() + ms);
}

async function card(value = 'tk_1'): Promise<string> {
  pass();
  return String((await app.client.chat.postMessage({ channel, text: 'card', blocks: cardBlocks(value) })).ts);
}

async function form(): Promise<string> {
  const opened = await post('click', { user: 'lucia', channel: '#facturacion', ts: await card(), actionId: 'reply' });
  expect(opened.body.view?.title.text).toBe('Responder');
  return String(opened.body.view?.id);
}

describe('a click', () => {
  it('goes round: payload, update of the message, ephemeral by the response address', async () => {
    const ts = await card();
    const answer = await post('click', { user: 'lucia', channel, ts, actionId: 'claim' });
    expect(answer.status).toBe(200);
    expect(answer.body.ephemeral.map((one) => one.text)).toEqual(['It is yours.']);
    expect(seen.find((one) => one.kind === 'claim')?.body).toMatchObject({
      type: 'block_actions',
      user: { name: 'lucia' },
      channel: { id: channel, name: 'facturacion' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      message: { ts, text: 'card' },
      actions: [{ action_id: 'claim', value: 'tk_1', type: 'button' }],
    });
    const after = (await sandbox.control('GET', `/sandbox/slack/channels/${channel}/messages?user=lucia`)).body as {
      ts: string;
      text: string;
      edited?: unknown;
    }[];
    expect(after.find((one) => one.ts === ts)).toMatchObject({ text: 'claimed tk_1', edited: {} });
    const others = (await sandbox.control('GET', '/sandbox/slack/ephemerals?user=bruno')).body;
    expect(others).toEqual([]);
  });

  it('reaches the app from a screen that still shows a button which an edit took away', async () => {
    const ts = await card('tk_1');
    await post('click', { user: 'lucia', channel, ts, actionId: 'claim' });
    expect((await post('click', { user: 'bruno', channel, ts, actionId: 'claim', value: 'tk_1' })).status).toBe(200);
    expect(
      seen.filter((one) => one.kind === 'claim').map((one) => (one.body['actions'] as { value: string }[])[0]?.value),
    ).toEqual(['tk_1', 'tk_1']);
  });

  it('is refused in words where there is nothing to press', async () => {
    const ts = await card();
    expect(await post('click', { user: 'lucia', channel, ts, actionId: 'approve' })).toMatchObject({
      status: 404,
      body: { error: expect.stringContaining('claim, reply') as string },
    });
    expect(await post('click', { user: 'lucia', channel, ts, actionId: 'claim', value: 'tk_9' })).toMatchObject({
      status: 404,
    });
    expect(await post('click', { user: 'nobody', channel, ts, actionId: 'claim' })).toMatchObject({ status: 404 });
    const secret = await app.client.chat.postMessage({ channel: '#direccion', text: 'x', blocks: cardBlocks() });
    expect(
      await post('click', { user: 'lucia', channel: '#direccion', ts: secret.ts, actionId: 'claim' }),
    ).toMatchObject({ status: 403 });
    expect(seen.filter((one) => one.kind === 'claim')).toEqual([]);
  });
});

describe('a form', () => {
  it('opens on the screen of whoever pressed, and not before the same person at the page', async () => {
    const open = async (screen = ''): Promise<string | undefined> => {
      const { body } = await sandbox.control('GET', `/sandbox/slack/views?user=lucia&screen=${screen}`);
      return (body as Outcome).view?.id;
    };
    const own = await form();
    const pressed = { user: 'lucia', channel: '#facturacion', ts: await card(), actionId: 'reply', screen: 'unseen' };
    const unseen = String((await post('click', pressed)).body.view?.id);
    expect(unseen).not.toBe(own);
    const seenNow = (await sandbox.control('GET', '/sandbox/slack/screen?user=lucia')).body as { view: { id: string } };
    expect([seenNow.view.id, await open(), await open('unseen')]).toEqual([own, own, unseen]);
    // Each is sent in where it stands, and the other stays.
    const { body } = await post('submit', { user: 'lucia', viewId: unseen, values: { text: 'bastante' } });
    expect(body).toEqual({ ephemeral: [] });
    expect([await open(), await open('unseen')]).toEqual([own, undefined]);
    await post('close', { user: 'lucia', viewId: own, clear: true });
    expect(await open()).toBeUndefined();
  });

  it('stops at a missing, short or unknown field without calling the app', async () => {
    const viewId = await form();
    const missing = await post('submit', { user: 'lucia', viewId, values: {} });
    expect(missing.body.errors).toEqual({ text: 'Completa este campo para continuar.' });
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'abc' } })).body.errors).toEqual({
      text: 'Escribe al menos 5 caracteres.',
    });
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'x'.repeat(21) } })).body.errors).toEqual({
      text: 'Escribe como mucho 20 caracteres.',
    });
    expect(
      Object.keys(
        (await post('submit', { user: 'lucia', viewId, values: { text: 'bastante', other: '1' } })).body.errors ?? {},
      ),
    ).toEqual(['other']);
    expect(
      Object.keys(
        (await post('submit', { user: 'lucia', viewId, values: { text: 'bastante', private: 'maybe' } })).body.errors ??
          {},
      ),
    ).toEqual(['private']);
    expect(seen).toEqual([]);
    expect((await post('submit', { user: 'bruno', viewId, values: { text: 'bastante' } })).status).toBe(403);
  });

  it('carries values flat or nested, and closes', async () => {
    const viewId = await form();
    expect(
      (
        await post('submit', {
          user: 'lucia',
          viewId,
          values: { text: { text: { type: 'plain_text_input', value: 'hola, Carla' } }, private: 'private' },
        })
      ).body,
    ).toEqual({ ephemeral: [] });
    expect(seen).toMatchObject([
      {
        kind: 'submit',
        body: {
          meta: '{"ticketId":"tk_1"}',
          values: {
            text: { text: { type: 'plain_text_input', value: 'hola, Carla' } },
            private: { private: { selected_option: { value: 'private' } } },
          },
        },
      },
    ]);
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'otra vez' } })).status).toBe(404);
  });

  it('shows the errors, the update and the push that the acknowledgement carries', async () => {
    const viewId = await form();
    onSubmit = () => ({ response_action: 'errors', errors: { text: 'Sin promesas.' } });
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'mañana' } })).body).toMatchObject({
      errors: { text: 'Sin promesas.' },
      view: { id: viewId },
    });
    onSubmit = () => ({ response_action: 'update', view: replyForm('Comprobando') });
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'mañana' } })).body.view).toMatchObject({
      id: viewId,
      title: { text: 'Comprobando' },
    });
    onSubmit = () => ({ response_action: 'push', view: replyForm('Encima') });
    const pushed = await post('submit', { user: 'lucia', viewId, values: { text: 'mañana' } });
    expect(pushed.body.view).toMatchObject({
      previous_view_id: viewId,
      root_view_id: viewId,
      title: { text: 'Encima' },
    });
    expect((await post('close', { user: 'lucia', viewId: pushed.body.view?.id })).body.view).toMatchObject({
      id: viewId,
    });
    expect(seen.filter((one) => one.kind === 'closed')).toHaveLength(1);
    onSubmit = () => ({ response_action: 'clear' });
    expect((await post('submit', { user: 'lucia', viewId, values: { text: 'mañana' } })).body).toEqual({
      ephemeral: [],
    });
  });

  it('is refused when Slack would not show it', async () => {
    const viewId = await form();
    onSubmit = () => ({ response_action: 'update', view: replyForm('Un título que no cabe en 24') });
    expect(await post('submit', { user: 'lucia', viewId, values: { text: 'mañana' } })).toMatchObject({
      status: 502,
      body: { error: expect.stringContaining('/view/title/text') as string },
    });
  });

  it('is updated by id with a hash, which is stale the second time', async () => {
    const viewId = await form();
    const { view } = (await sandbox.control('GET', '/sandbox/slack/views?user=lucia')).body as {
      view: { hash: string };
    };
    await app.client.views.update({ view_id: viewId, hash: view.hash, view: replyForm('Lista') });
    await expect(
      app.client.views.update({ view_id: viewId, hash: view.hash, view: replyForm('Tarde') }),
    ).rejects.toThrow('hash_conflict');
    await expect(app.client.views.update({ view_id: 'V0', view: replyForm() })).rejects.toThrow('not_found');
  });

  it('needs a fresh trigger, once', async () => {
    const triggers: string[] = [];
    app.action('keep', async ({ ack, body }) => {
      await ack();
      if (body.type === 'block_actions') triggers.push(body.trigger_id);
    });
    const ts = (
      await app.client.chat.postMessage({
        channel,
        text: 'x',
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'keep', text: { type: 'plain_text', text: 'k' } }],
          },
        ],
      })
    ).ts;
    const press = async (): Promise<string> => {
      await post('click', { user: 'bruno', channel, ts, actionId: 'keep' });
      return String(triggers.at(-1));
    };
    const late = await press();
    pass(3_500);
    await expect(app.client.views.open({ trigger_id: late, view: replyForm() })).rejects.toThrow('expired_trigger_id');
    const once = await press();
    await app.client.views.open({ trigger_id: once, view: replyForm() });
    await expect(app.client.views.open({ trigger_id: once, view: replyForm() })).rejects.toThrow(
      'exchanged_trigger_id',
    );
    await expect(app.client.views.open({ trigger_id: '1.2.3', view: replyForm() })).rejects.toThrow(
      'invalid_trigger_id',
    );
  });
});

describe('people', () => {
  it('run commands, open their Home, write in threads and mention the bot', async () => {
    expect(
      (await post('command', { user: 'ivan', channel: '#producto', text: '/recado queue now' })).body.ephemeral,
    ).toMatchObject([{ text: 'you asked: queue now' }]);
    expect((await post('command', { user: 'ivan', channel: '#producto', text: '/giphy' })).status).toBe(404);
    expect((await post('command', { user: 'lucia', channel: '#direccion', text: '/recado' })).status).toBe(403);
    expect((await sandbox.control('GET', `/sandbox/slack/home/${'emma'}`)).body).toMatchObject({
      type: 'home',
      blocks: [{ text: { text: 'Tus recados' } }],
    });

    const ts = await card();
    seen.length = 0;
    const said = await post('messages', {
      user: 'teresa',
      channel: '#facturacion',
      thread: ts,
      text: 'Es <doble>, mira @lucia y @recado',
    });
    expect(said.status).toBe(200);
    const message = seen.find(
      (one) => one.kind === 'message' && one.body['user'] !== undefined && one.body['thread_ts'] === ts,
    );
    expect(message?.body).toMatchObject({
      thread_ts: ts,
      channel_type: 'channel',
      text: expect.stringMatching(/^Es &lt;doble&gt;, mira <@U\w+> y <@U\w+>$/) as string,
    });
    expect(seen.some((one) => one.kind === 'mention')).toBe(true);
    const thread = (await sandbox.control('GET', `/sandbox/slack/channels/facturacion/messages?thread=${ts}`)).body;
    expect(thread).toMatchObject([{ ts, reply_count: 1 }, { thread_ts: ts }]);
    expect((await post('messages', { user: 'lucia', channel: '#direccion', text: 'hola' })).status).toBe(403);
  });

  it('see only their own channels, and what they have not read', async () => {
    const mine = (await sandbox.control('GET', '/sandbox/slack/channels?user=lucia')).body as {
      name: string;
      unread: number;
    }[];
    expect(mine.map((one) => one.name)).toEqual(
      expect.arrayContaining(['facturacion', 'envios', 'producto', 'atencion']),
    );
    expect(mine.map((one) => one.name)).not.toContain('direccion');
    expect(mine.map((one) => one.name)).not.toContain('tiendas');
    expect((await sandbox.control('GET', '/sandbox/slack/channels/direccion/messages?user=lucia')).status).toBe(403);
    expect(mine.find((one) => one.name === 'facturacion')?.unread).toBeGreaterThan(0);
    await post('read', { user: 'lucia', channel: '#facturacion' });
    const later = (await sandbox.control('GET', '/sandbox/slack/channels?user=lucia')).body as {
      name: string;
      unread: number;
    }[];
    expect(later.find((one) => one.name === 'facturacion')?.unread).toBe(0);
  });

  it('have read all that is no newer, in threads too', async () => {
    const member = (await app.client.users.list({})).members?.find(({ name }) => name === 'lucia')?.id ?? '';
    const waits = async (): Promise<number> => {
      const { body } = await sandbox.control('GET', '/sandbox/slack/screen?user=lucia');
      const { waiting } = body as { waiting: { user: string; count: number }[] };
      return waiting.find(({ user }) => user === member)?.count ?? 0;
    };
    const thread = await card();
    const named = async (): Promise<string> => {
      pass();
      const said = { channel, thread_ts: thread, text: `<@${member}>, she wrote again` };
      return String((await app.client.chat.postMessage(said)).ts);
    };
    await post('read', { user: 'lucia', until: await named() });
    expect(await waits()).toBe(0);
    await named();
    expect(await waits()).toBe(1);
  });
});
