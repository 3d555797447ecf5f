import { App, LogLevel } from '@slack/bolt';
import { systemClock } from '#core/ports/clock.ts';
import { silentLog } from '#core/ports/log.ts';
import { x } from '../../adapters/networks/x/index.ts';

/**
 * The least that shows a post as a card and redraws it when somebody takes it: our reader of X and Bolt, with no store, queue,
 * routing or check. The channel is the one that the post names.
 */
const env = process.env;
const app = new App({
  token: env['SLACK_BOT_TOKEN'],
  appToken: env['SLACK_APP_TOKEN'],
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: env['SLACK_API_URL'] },
});
const noMemory = {
  get: async () => undefined,
  list: async () => [],
  put: async () => undefined,
  remove: async () => undefined,
};
const connection = await x.connect(
  { key: 'alba', handle: 'alba' },
  { pollSeconds: 1 },
  { clock: systemClock, log: silentLog, env, memory: noMemory },
);
const said = (text: string) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text } });
const button = (action: string) => ({
  type: 'actions' as const,
  elements: [
    { type: 'button' as const, action_id: action, text: { type: 'plain_text' as const, text: action }, value: 'bench' },
  ],
});

app.action('claim', async ({ ack, body, client }) => {
  await ack();
  if (body.type !== 'block_actions' || body.channel === undefined || body.message === undefined) return;
  const text = body.message.text ?? '';
  await client.chat.update({
    channel: body.channel.id,
    ts: body.message.ts,
    text,
    blocks: [said(text), button('reply')],
  });
});
await app.start();
process.on('SIGTERM', () => process.exit(0));

let cursor: string | undefined;
async function look(): Promise<void> {
  const pulled = await connection.pull?.(cursor, AbortSignal.timeout(10_000));
  if (!pulled) throw new TypeError('X can be looked at');
  cursor = pulled.cursor;
  for (const event of pulled.events) {
    if (event.kind !== 'message') continue;
    const { text } = event.message;
    const channel = /#(\w+)/.exec(text)?.[1] ?? 'redes';
    await app.client.chat.postMessage({ channel: `#${channel}`, text, blocks: [said(text), button('claim')] });
  }
}
for (let first = true; ; first = false) {
  const from = performance.now();
  await look();
  if (first) process.send?.('ready');
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, 1_000 - (performance.now() - from))));
}
