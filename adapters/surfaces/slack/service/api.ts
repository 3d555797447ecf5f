import type { webApi } from '@slack/bolt';
import type { Logger, LogLevel } from '@slack/bolt';
import { withoutQuote } from '#core/json.ts';
import type { Log } from '#core/ports/log.ts';
import { RETRY, toRecadoError } from './errors.ts';
import type { Effect } from './errors.ts';
import type { Limiter, PacedMethod, Turn } from './limiter.ts';

type Client = webApi.WebClient;

/** Longer than undici's own wait for a connection (10 s), so that a connection never made is told from an answer never seen. */
const TIMEOUT_MS = 15_000;

/** The SDK's own messages. Below warnings they would carry payloads, that is, customers' words. */
export function sdkLog(log: Log): Logger {
  const level = 'warn' as LogLevel;
  const told = (words: unknown[]): { detail: string } => ({
    detail: withoutQuote(words.map(String).join(' ')).slice(0, 500),
  });
  return {
    debug() {},
    info() {},
    warn: (...words) => log.warn(told(words), 'slack sdk warns'),
    error: (...words) => log.warn(told(words), 'slack sdk reports an error'),
    setLevel() {},
    getLevel: () => level,
    setName() {},
  };
}

/** Options of every client: retries are ours, because the SDK's silent ones post a card twice. */
export function clientOptions({
  apiUrl,
  log,
  fetch,
}: {
  apiUrl: string;
  log: Log;
  fetch?: webApi.WebClientOptions['fetch'];
}): webApi.WebClientOptions {
  return {
    fetch: sayingWhen(fetch ?? globalThis.fetch),
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT_MS,
    logger: sdkLog(log),
  };
}

/** Of a 429 without a number of seconds the SDK makes an error that cannot be told from a lost answer; it is a certain no. */
function sayingWhen(
  fetch: NonNullable<webApi.WebClientOptions['fetch']>,
): NonNullable<webApi.WebClientOptions['fetch']> {
  return async (...request) => {
    const answer = await fetch(...request);
    if (answer.status !== 429 || /^-?\d/.test(answer.headers.get('retry-after') ?? '')) return answer;
    await answer.text();
    return new Response(null, { status: 429, headers: { 'retry-after': String(RETRY.rateLimitedMs / 1_000) } });
  };
}

/** The Web API behind its limits and with our errors. */
export interface SlackApi {
  /** @throws RecadoError surface.* */
  call<T>(
    method: PacedMethod,
    make: (client: Client) => Promise<T>,
    about?: { channel?: string; effect?: Effect } & Turn,
  ): Promise<T>;
  /** chat.postMessage: paced by channel, never repeated. @throws RecadoError surface.* */
  post(message: webApi.ChatPostMessageArguments, options?: Turn): Promise<webApi.ChatPostMessageResponse>;
}

export function createApi({ client, limiter }: { client: Client; limiter: Limiter }): SlackApi {
  return {
    call: (method, make, { channel, effect = 'repeatable', turn, yields } = {}) =>
      limiter.call(
        method,
        async () => {
          try {
            return await make(client);
          } catch (error) {
            throw toRecadoError(error, { effect, channel });
          }
        },
        { turn, yields },
      ),
    post: (message, options) =>
      limiter.post(
        message.channel,
        async () => {
          try {
            return await client.chat.postMessage(message);
          } catch (error) {
            throw toRecadoError(error, { effect: 'once', channel: message.channel });
          }
        },
        options,
      ),
  };
}
