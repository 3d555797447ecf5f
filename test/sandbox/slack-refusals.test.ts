import { webApi } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardBlocks } from '../support/bolt.ts';
import { fullManifest, startSandbox } from '../support/workspace.ts';
import type { Sandbox } from '../support/workspace.ts';

/** The client writes every refusal to the console; here they are the subject. */
const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => webApi.LogLevel.ERROR,
};

let sandbox: Sandbox;
let slack: webApi.WebClient;
let now = new Date('2026-11-21T10:00:00Z');
const pass = (ms: number): void => {
  now = new Date(now.getTime() + ms);
};

beforeAll(async () => {
  sandbox = await startSandbox({ clock: { now: () => now }, slack: { minuteLimits: true, manifest: fullManifest } });
  slack = client();
  await sandbox.control('POST', '/sandbox/slack/channels', { name: 'solos', private: true, members: ['lucia'] });
  await sandbox.control('POST', '/sandbox/slack/channels', { name: 'abierto', members: ['lucia'] });
  await sandbox.control('POST', '/sandbox/slack/channels', { name: 'viejo', bot: true });
  await sandbox.control('POST', '/sandbox/slack/channels/viejo', { archived: true });
});
afterAll(() => sandbox.close());

function client(): webApi.WebClient {
  return new webApi.WebClient(sandbox.keys.slackBotToken, {
    slackApiUrl: sandbox.slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quiet,
  });
}

async function refused(method: string, args: Record<string, unknown>): Promise<string> {
  pass(1_200);
  try {
    await slack.apiCall(method, args);
    return 'ok';
  } catch (error) {
    if (error instanceof Error && 'data' in error) return (error.data as { error: string }).error;
    throw error;
  }
}

describe('what Slack refuses', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['chat.postMessage', { text: 'a' }, 'invalid_arguments'],
    ['chat.postMessage', { channel: '#nope', text: 'a' }, 'channel_not_found'],
    ['chat.postMessage', { channel: '#solos', text: 'a' }, 'channel_not_found'],
    ['chat.postMessage', { channel: '#viejo', text: 'a' }, 'is_archived'],
    ['chat.postMessage', { channel: '#envios' }, 'no_text'],
    ['chat.postMessage', { channel: '#envios', blocks: '{"no": "list"}' }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: '#envios', blocks: 'not json' }, 'invalid_blocks_format'],
    ['chat.postMessage', { channel: '#envios', blocks: [{ type: 'nonsense' }] }, 'invalid_blocks'],
    [
      'chat.postMessage',
      { channel: '#envios', blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) },
      'invalid_blocks',
    ],
    [
      'chat.postMessage',
      {
        channel: '#envios',
        blocks: Array.from({ length: 5 }, () => ({
          type: 'section',
          text: { type: 'plain_text', text: 'x'.repeat(3000) },
        })),
      },
      'msg_blocks_too_long',
    ],
    ['chat.postMessage', { channel: '#envios', text: 'a', thread_ts: '1' }, 'invalid_thread_ts'],
    ['chat.postMessage', { channel: '#envios', text: 'a', thread_ts: '1700000000.000001' }, 'thread_not_found'],
    ['chat.postMessage', { channel: '#envios', text: 'a', metadata: { event_type: 'x' } }, 'invalid_metadata_format'],
    [
      'chat.postMessage',
      { channel: '#envios', text: 'a', metadata: { event_type: 'x', event_payload: { a: 'x'.repeat(17_000) } } },
      'metadata_too_large',
    ],
    [
      'chat.postMessage',
      { channel: '#envios', text: 'a', attachments: Array.from({ length: 101 }, () => ({ text: 'a' })) },
      'too_many_attachments',
    ],
    ['chat.postMessage', { channel: '#envios', text: 'a', colour: 'red' }, 'ok'],
    ['chat.update', { channel: '#envios', ts: '1700000000.000001', text: 'a' }, 'message_not_found'],
    ['chat.postEphemeral', { channel: '#envios', text: 'a', user: 'U0' }, 'user_not_found'],
    ['conversations.info', { channel: 'C0' }, 'channel_not_found'],
    ['conversations.open', {}, 'users_list_not_supplied'],
    ['conversations.list', { types: 'secret' }, 'invalid_types'],
    ['conversations.list', { cursor: 'bm9uc2Vuc2U=' }, 'invalid_cursor'],
    ['users.info', { user: 'U0' }, 'user_not_found'],
    ['users.lookupByEmail', { email: 'nobody@alba.example' }, 'users_not_found'],
    ['usergroups.users.list', { usergroup: 'S0' }, 'no_such_subteam'],
    [
      'views.open',
      {
        trigger_id: '1.2.3',
        view: { type: 'modal', title: { type: 'plain_text', text: 'x'.repeat(25) }, blocks: [{ type: 'divider' }] },
      },
      'invalid_arguments',
    ],
    [
      'views.open',
      {
        trigger_id: '1.2.3',
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'x' },
          blocks: [{ type: 'divider' }],
          private_metadata: 'x'.repeat(260_000),
        },
      },
      'view_too_large',
    ],
    ['files.completeUploadExternal', { files: [{ id: 'F0' }] }, 'file_not_found'],
    ['admin.users.list', {}, 'unknown_method'],
  ])('%s (%#)', async (method, args, error) => {
    expect(await refused(method, args)).toBe(error);
  });

  it('says where a block is wrong', async () => {
    pass(2_000);
    await expect(
      slack.chat.postMessage({
        channel: '#envios',
        text: 'a',
        blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
      }),
    ).rejects.toMatchObject({
      data: {
        error: 'invalid_blocks',
        response_metadata: {
          messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
        },
      },
    });
  });

  it('a public channel takes posts without the bot in it, but not its history', async () => {
    const { channel } = await slack.chat.postMessage({ channel: '#abierto', text: 'a' });
    expect(await refused('conversations.history', { channel })).toBe('not_in_channel');
    expect(await refused('conversations.join', { channel })).toBe('ok');
    expect(await refused('conversations.history', { channel })).toBe('ok');
  });

  it('only its own messages are changed, a text alone takes the blocks away, and 4,000 characters are the most', async () => {
    const said = (
      await sandbox.control('POST', '/sandbox/slack/messages', { user: 'lucia', channel: '#producto', text: 'hola' })
    ).body as { channel: string; ts: string };
    expect(await refused('chat.update', { channel: said.channel, ts: said.ts, text: 'x' })).toBe('cant_update_message');
    expect(await refused('chat.delete', { channel: said.channel, ts: said.ts })).toBe('cant_delete_message');
    const own = await slack.chat.postMessage({ channel: '#producto', text: 'card', blocks: cardBlocks() });
    expect(await refused('chat.update', { channel: own.channel, ts: own.ts, text: 'x'.repeat(4_001) })).toBe(
      'msg_too_long',
    );
    await slack.chat.update({ channel: String(own.channel), ts: String(own.ts), text: 'only words' });
    const [after] = (await slack.conversations.history({ channel: String(own.channel), limit: 1 })).messages ?? [];
    expect(after).toMatchObject({ text: 'only words', edited: {} });
    expect(after).not.toHaveProperty('blocks');
    pass(1_200);
    const reply = await slack.chat.postMessage({ channel: '#producto', text: 'reply', thread_ts: String(own.ts) });
    expect(await refused('chat.postMessage', { channel: own.channel, text: 'x', thread_ts: reply.ts })).toBe(
      'cannot_reply_to_message',
    );
  });

  it('grants only the scopes of the manifest', async () => {
    const bare = await startSandbox({ slack: { manifest: { ...fullManifest, scopes: ['chat:write'], home: false } } });
    const web = new webApi.WebClient(bare.keys.slackBotToken, {
      slackApiUrl: bare.slackApiUrl,
      retryConfig: { retries: 0 },
      logger: quiet,
    });
    await expect(web.conversations.list()).rejects.toMatchObject({
      data: { error: 'missing_scope', needed: 'channels:read', provided: 'chat:write' },
    });
    await expect(web.chat.postMessage({ channel: '#envios', text: 'a' })).resolves.toMatchObject({ ok: true });
    await bare.control('POST', '/sandbox/slack/channels', { name: 'sin-recado' });
    await expect(web.chat.postMessage({ channel: '#sin-recado', text: 'a' })).rejects.toMatchObject({
      data: { error: 'not_in_channel' },
    });
    const users = (await bare.control('GET', '/sandbox/slack/users')).body as { id: string }[];
    await expect(
      web.views.publish({ user_id: String(users[0]?.id), view: { type: 'home', blocks: [{ type: 'divider' }] } }),
    ).rejects.toMatchObject({ data: { error: 'not_enabled' } });
    await bare.close();
  });
});

describe('rate limits', () => {
  it('posts: a burst of five in one channel, then about one a second', async () => {
    pass(60_000);
    const post = () => slack.chat.postMessage({ channel: '#tiendas', text: 'a' });
    for (let n = 0; n < 5; n += 1) await post();
    await expect(post()).rejects.toMatchObject({ retryAfter: 1 });
    const raw = await fetch(`${sandbox.slackApiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.keys.slackBotToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ channel: '#tiendas', text: 'a' }),
    });
    expect([raw.status, raw.headers.get('retry-after'), await raw.json()]).toEqual([
      429,
      '1',
      { ok: false, error: 'ratelimited' },
    ]);
    await expect(slack.chat.postMessage({ channel: '#atencion', text: 'other channels go on' })).resolves.toMatchObject(
      { ok: true },
    );
    pass(1_000);
    await expect(post()).resolves.toMatchObject({ ok: true });
  });

  it('methods: as many a minute as their tier says', async () => {
    pass(120_000);
    for (let n = 0; n < 20; n += 1) await slack.usergroups.list();
    await expect(slack.usergroups.list()).rejects.toMatchObject({ retryAfter: 3 });
    pass(3_000);
    await expect(slack.usergroups.list()).resolves.toMatchObject({ ok: true });
  });
});

describe('reading', () => {
  it('pages through a channel newest first and through a thread parent first', async () => {
    pass(60_000);
    const web = client();
    const { channel, ts } = await web.chat.postMessage({ channel: '#facturacion', text: 'first' });
    for (const text of ['r1', 'r2', 'r3']) {
      pass(1_100);
      await web.chat.postMessage({
        channel: '#facturacion',
        text,
        thread_ts: String(ts),
        reply_broadcast: text === 'r3',
      });
    }
    pass(1_100);
    await web.chat.postMessage({ channel: '#facturacion', text: 'second' });
    const page1 = await web.conversations.history({ channel: String(channel), limit: 2 });
    expect([page1.messages?.map((one) => one.text), page1.has_more]).toEqual([['second', 'r3'], true]);
    const page2 = await web.conversations.history({
      channel: String(channel),
      limit: 2,
      cursor: String(page1.response_metadata?.next_cursor),
    });
    expect(page2.messages?.map((one) => one.text)).toEqual(['first']);
    const replies = await web.conversations.replies({ channel: String(channel), ts: String(ts), limit: 2 });
    expect([replies.messages?.map((one) => one.text), replies.has_more]).toEqual([['first', 'r1', 'r2'], true]);
    expect(
      (
        await web.conversations.history({
          channel: String(channel),
          oldest: String(ts),
          latest: String(ts),
          inclusive: true,
        })
      ).messages?.map((one) => one.text),
    ).toEqual(['first']);
  });

  it('knows people, groups, members, pins and files', async () => {
    const web = client();
    const { user } = await web.users.lookupByEmail({ email: 'bruno@alba.example' });
    expect((await web.users.info({ user: String(user?.id), include_locale: true })).user).toMatchObject({
      name: 'bruno',
      locale: 'pt-BR',
      tz: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    const group = (await web.usergroups.list()).usergroups?.find((one) => one.handle === 'approvers');
    expect((await web.usergroups.users.list({ usergroup: String(group?.id) })).users).toHaveLength(2);
    const shops = (await web.conversations.list({ types: 'public_channel,private_channel' })).channels?.find(
      (one) => one.name === 'tiendas',
    );
    expect((await web.conversations.members({ channel: String(shops?.id) })).members).toContain(user?.id);
    pass(5_000);
    const dm = await web.chat.postMessage({ channel: String(user?.id), text: 'en privado' });
    expect(dm.channel).toMatch(/^D/);
    expect(
      ((await sandbox.control('GET', '/sandbox/slack/channels?user=bruno')).body as { id: string }[]).map(
        (one) => one.id,
      ),
    ).toContain(dm.channel);
    await web.pins.add({ channel: String(dm.channel), timestamp: String(dm.ts) });
    expect((await web.pins.list({ channel: String(dm.channel) })).items).toHaveLength(1);
    const upload = await web.files.getUploadURLExternal({ filename: 'chart.png', length: 4 });
    await fetch(String(upload.upload_url), { method: 'POST', body: Buffer.from([1, 2, 3, 4]) });
    expect(
      (
        await web.files.completeUploadExternal({
          files: [{ id: String(upload.file_id), title: 'Chart' }],
          channel_id: String(dm.channel),
        })
      ).files?.[0],
    ).toMatchObject({ title: 'Chart', size: 4 });
    expect(
      (await web.chat.getPermalink({ channel: String(dm.channel), message_ts: String(dm.ts) })).permalink,
    ).toContain(`/archives/${String(dm.channel)}/p`);
  });
});
