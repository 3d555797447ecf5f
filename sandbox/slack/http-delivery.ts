import { createHmac } from 'node:crypto';
import type { Clock } from '#core/ports/clock.ts';
import { isJson } from './json.ts';
import type { Json } from './json.ts';
import { NotAcknowledged } from './socket.ts';

export class HttpRefused extends Error {
  override name = 'HttpRefused';
  readonly reason: string;

  constructor(reason: string, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** Signed delivery to the app's request address (scheme v0: HMAC-SHA256 over "v0:timestamp:body"). */
export function createHttpDelivery({ secret, clock, ackMs }: { secret: string; clock: Clock; ackMs: number }) {
  /** @throws HttpRefused with Slack's x-slack-retry-reason */
  return async function deliver(
    url: string,
    body: string,
    type: string,
    headers: Record<string, string> = {},
  ): Promise<Json> {
    const timestamp = String(Math.floor(clock.now().getTime() / 1000));
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
    let response: Response;
    try {
      response = await fetch(url, {
        method: 'POST',
        body,
        signal: AbortSignal.timeout(ackMs),
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': signature,
          'user-agent': 'Slackbot 1.0 (local workspace)',
          ...headers,
        },
      });
    } catch (cause) {
      const late = cause instanceof Error && cause.name === 'TimeoutError';
      throw new HttpRefused(late ? 'http_timeout' : 'connection_failed', cause);
    }
    const text = await response.text();
    if (!response.ok)
      throw new HttpRefused(response.headers.get('x-slack-no-retry') === '1' ? 'no_retry' : 'http_error');
    return readBody(text);
  };
}

function readBody(text: string): Json {
  if (text === '') return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : { text };
  } catch {
    return { text };
  }
}

export function asNotAcknowledged(error: HttpRefused): NotAcknowledged {
  return new NotAcknowledged(
    error.reason === 'connection_failed' ? 'no_connection' : error.reason === 'http_timeout' ? 'timeout' : 'closed',
  );
}
