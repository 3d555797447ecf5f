import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';

/** Nothing but Bolt: acknowledges every press and every form. Argument: address of the Web API. */
const [slackApiUrl = ''] = process.argv.slice(2);
const clientOptions = { slackApiUrl };
const app = new App({
  receiver: new SocketModeReceiver({
    appToken: 'xapp-bench',
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
  }),
  authorize: async () => ({ botToken: 'xoxb-bench', botUserId: 'U0BENCH' }),
  logLevel: LogLevel.ERROR,
  clientOptions,
});
app.action({ type: 'block_actions' }, async ({ ack }) => ack());
app.view({ type: 'view_submission' }, async ({ ack }) => ack());
await app.start();
process.on('SIGTERM', () => void app.stop().finally(() => process.exit(0)));
process.send?.('ready');
