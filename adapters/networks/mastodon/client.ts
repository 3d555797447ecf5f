import type { mastodon } from 'masto';
import { withoutQuote } from '#core/json.ts';
import { lazily, once } from '#core/lazily.ts';
import type { MastodonAccess } from './environment.ts';

/** How a call ended without a good answer. */
export type MastodonFailure =
  | { kind: 'answer'; status: number; detail: string; resetAt: Date | undefined }
  /** The connection was never made, so that nothing of the request can have arrived. */
  | { kind: 'never-connected'; detail: string }
  /** No answer that says how it ended: the server may have done it. */
  | { kind: 'no-answer'; detail: string };

export class MastodonCallError extends Error {
  override name = 'MastodonCallError';
  readonly failure: MastodonFailure;

  constructor(failure: MastodonFailure, cause: unknown) {
    super(failure.detail, { cause });
    this.failure = failure;
  }
}

/** Read at the first call: a start does not wait for it. */
const library = lazily(async () => await import('masto'));

/** Given to each method of the library beside its parameters. */
export interface CallOptions {
  requestInit: { signal?: AbortSignal; headers?: Record<string, string> };
}

export interface MastodonClient {
  /** Makes one call and gives what the server answered, unread. @throws MastodonCallError */
  call(
    work: (rest: mastodon.rest.Client, options: CallOptions) => PromiseLike<unknown>,
    how?: { signal?: AbortSignal; headers?: Record<string, string> },
  ): Promise<unknown>;
}

/** Calls that failed in one of these ways never left this machine. */
const NEVER_LEFT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
/** The log has the whole. */
const LONGEST_WORDS = 200;

/** One account's calls through the masto library; it repeats none by itself. */
export function createClient({ base, token }: MastodonAccess, { deadlineMs }: { deadlineMs: number }): MastodonClient {
  const made = once(async () => {
    const { createRestAPIClient } = await library();
    return createRestAPIClient({
      url: base,
      accessToken: token,
      timeout: deadlineMs,
      log: 'error',
      // Asked for nothing, some servers answer an error with a page. A redirect would turn what publishes into a look.
      requestInit: { headers: { Accept: 'application/json', 'User-Agent': 'Recado' }, redirect: 'error' },
    });
  });
  return {
    async call(work, { signal, headers } = {}) {
      const rest = await made();
      try {
        signal?.throwIfAborted();
        return await work(rest, { requestInit: { signal, headers } });
      } catch (error) {
        throw new MastodonCallError(failureOf(error, await library()), error);
      }
    },
  };
}

function failureOf(error: unknown, { MastoHttpError }: typeof import('masto')): MastodonFailure {
  if (error instanceof MastoHttpError) {
    const response = error.cause instanceof Response ? error.cause : undefined;
    const said = [error.message, error.description].filter((part) => typeof part === 'string' && part !== '').join(' ');
    const detail = shortened(said || `HTTP ${error.statusCode}`);
    return { kind: 'answer', status: error.statusCode, detail, resetAt: resetOf(response?.headers) };
  }
  // What the library cannot read it throws without the status: a page of a gateway, an answer cut short, a time-out.
  const words = withoutQuote(error instanceof Error ? error.message : String(error));
  const code = codeOf(error);
  if (code !== undefined && NEVER_LEFT.has(code)) return { kind: 'never-connected', detail: code };
  return { kind: 'no-answer', detail: shortened(code === undefined ? words : `${words} (${code})`) };
}

/** The system's word for what happened, which fetch keeps below its own error; the last of several addresses counts. */
function codeOf(error: unknown): string | undefined {
  let found: string | undefined;
  for (let each: unknown = error, depth = 0; each instanceof Error && depth < 5; each = each.cause, depth += 1) {
    if ('code' in each && typeof each.code === 'string') found = each.code;
  }
  return found;
}

/** Mastodon tells the moment as ISO 8601; `Retry-After` of a gateway is in seconds. */
function resetOf(headers: Headers | undefined): Date | undefined {
  const reset = Date.parse(headers?.get('x-ratelimit-reset') ?? '');
  return Number.isNaN(reset) ? undefined : new Date(reset);
}

function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).toWellFormed()}…` : words;
}
