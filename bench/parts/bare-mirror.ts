import { App, LogLevel } from '@slack/bolt';
import express from 'express';
import { z } from 'zod';

/**
 * The least that keeps two chats in step: whoever presses Claim in one makes one raw call to the other. No store, queue, rights,
 * signature or pacing. The parent says which card to make in both, and hears where they are. Arguments: the port for what Teams
 * sends, the channel in Slack, the channel in Teams.
 */
export interface Pair {
  ts: string;
  activity: string;
}

const [port = '0', slackChannel = '', teamsChannel = ''] = process.argv.slice(2);
const env = process.env;
const app = new App({
  token: env['SLACK_BOT_TOKEN'],
  appToken: env['SLACK_APP_TOKEN'],
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: env['SLACK_API_URL'] },
});
const granted = await fetch(`${env['TEAMS_LOGIN_URL']}/${env['TEAMS_TENANT_ID']}/oauth2/v2.0/token`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: env['TEAMS_APP_ID'] ?? '',
    client_secret: env['TEAMS_APP_SECRET'] ?? '',
    scope: 'https://api.botframework.com/.default',
  }),
});
const token = z.object({ access_token: z.string() }).parse(await granted.json()).access_token;
const other = new Map<string, { text: string } & Pair>();

async function teams(method: 'POST' | 'PUT', address: string, text: string, action: string): Promise<string> {
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    body: [{ type: 'TextBlock', text, wrap: true }],
    actions: [{ type: 'Action.Execute', title: action, verb: action, data: { recado: { action } } }],
  };
  const answer = await fetch(
    `${env['TEAMS_SERVICE_URL']}v3/conversations/${encodeURIComponent(teamsChannel)}/activities${address}`,
    {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        summary: text,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
      }),
    },
  );
  if (!answer.ok) throw new Error(`Teams answered ${answer.status}: ${await answer.text()}`);
  return z.object({ id: z.string() }).parse(await answer.json()).id;
}
const blocks = (text: string, action: string) => [
  { type: 'section' as const, text: { type: 'plain_text' as const, text } },
  {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: action,
        text: { type: 'plain_text' as const, text: action },
        value: 'bench',
      },
    ],
  },
];

app.action('claim', async ({ ack, body }) => {
  await ack();
  const pair = body.type === 'block_actions' ? other.get(body.message?.ts ?? '') : undefined;
  if (pair !== undefined) await teams('PUT', `/${pair.activity}`, pair.text, 'reply');
});
await app.start();

const Invoke = z.looseObject({ type: z.literal('invoke'), replyToId: z.string() });
const door = express();
door.post('/api/messages', express.json(), async (request, response) => {
  const pressed = Invoke.safeParse(request.body);
  const pair = pressed.success ? other.get(pressed.data.replyToId) : undefined;
  if (pair !== undefined)
    await app.client.chat.update({
      channel: slackChannel,
      ts: pair.ts,
      text: pair.text,
      blocks: blocks(pair.text, 'reply'),
    });
  response.json({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' });
});

process.on('SIGTERM', () => process.exit(0));
process.on('message', (text: string) => {
  void (async () => {
    const posted = await app.client.chat.postMessage({ channel: slackChannel, text, blocks: blocks(text, 'claim') });
    const pair: Pair = { ts: posted.ts ?? '', activity: await teams('POST', '', text, 'claim') };
    for (const key of [pair.ts, pair.activity]) other.set(key, { text, ...pair });
    process.send?.(pair);
  })();
});
door.listen(Number(port), '127.0.0.1', () => process.send?.('ready'));
