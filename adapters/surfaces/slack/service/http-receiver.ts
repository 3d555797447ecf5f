import { ExpressReceiver } from '@slack/bolt';
import type { Application, RequestHandler } from 'express';
import { systemClock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import { sdkLog } from './api.ts';

/** Where Slack sends events, presses, forms and commands; the addresses in the app's settings end so. */
export const HTTP_PATH = '/slack/events';
/** Bolt refuses old time stamps; those from the future are refused by the same distance. */
const SKEW_SECONDS = 5 * 60;

export interface HttpReceiver {
  readonly receiver: ExpressReceiver;
  open(): void;
  close(): void;
}

/**
 * HTTP mode on an express app of ours. It must be mounted before any body parser, because the signature is over the raw
 * bytes. Until opened, and after closing, Slack is told 503, which it repeats later.
 */
export function createHttpReceiver({
  app,
  signingSecret,
  log,
}: {
  app: Application;
  signingSecret: string;
  log: Log;
}): HttpReceiver {
  let isOpen = false;
  const guard: RequestHandler = (request, response, next) => {
    const stamp = Number(request.get('x-slack-request-timestamp'));
    if (!isOpen) response.status(503).end();
    else if (stamp > systemClock.now().getTime() / 1000 + SKEW_SECONDS) response.status(401).end();
    else next();
  };
  app.use(HTTP_PATH, guard);
  const receiver = new ExpressReceiver({ signingSecret, endpoints: HTTP_PATH, app, logger: sdkLog(log) });
  return {
    receiver,
    open() {
      isOpen = true;
    },
    close() {
      isOpen = false;
    },
  };
}
