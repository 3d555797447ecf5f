import { App, LogLevel } from '@slack/bolt';
import type { Sandbox } from './workspace.ts';

/** A real Bolt app on the sandbox's Socket Mode, quiet, its own retries off. */
export function boltApp(sandbox: Sandbox): App {
  return new App({
    token: sandbox.keys.slackBotToken,
    appToken: sandbox.keys.slackAppToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.slackApiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
}

/** A small card with one button. */
export function cardBlocks(value = 'tk_1') {
  return [
    { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'Una clienta escribe' } },
    {
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'claim',
          text: { type: 'plain_text' as const, text: 'Me la quedo' },
          value,
        },
        {
          type: 'button' as const,
          action_id: 'reply',
          text: { type: 'plain_text' as const, text: 'Responder' },
          value,
        },
      ],
    },
  ];
}

/** A form with a required text of 5 to 20 characters and an optional choice. */
export function replyForm(title = 'Responder', initial?: string) {
  return {
    type: 'modal' as const,
    callback_id: 'reply',
    private_metadata: '{"ticketId":"tk_1"}',
    notify_on_close: true,
    title: { type: 'plain_text' as const, text: title },
    submit: { type: 'plain_text' as const, text: 'Guardar' },
    close: { type: 'plain_text' as const, text: 'Cancelar' },
    blocks: [
      {
        type: 'input' as const,
        block_id: 'text',
        label: { type: 'plain_text' as const, text: 'Texto' },
        element: {
          type: 'plain_text_input' as const,
          action_id: 'text',
          multiline: true,
          min_length: 5,
          max_length: 20,
          initial_value: initial || undefined,
        },
      },
      {
        type: 'input' as const,
        block_id: 'private',
        optional: true,
        label: { type: 'plain_text' as const, text: 'Cómo' },
        element: {
          type: 'static_select' as const,
          action_id: 'private',
          options: ['public', 'private'].map((value) => ({
            text: { type: 'plain_text' as const, text: value },
            value,
          })),
        },
      },
    ],
  };
}
