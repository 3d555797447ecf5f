import type { ErrorCode } from '#core/errors.ts';
import { RecadoError } from '#core/errors.ts';
import { toldWait } from '../../pace/told-wait.ts';
import { z } from 'zod';

/** `once`: a second call would be seen twice, so a lost answer leaves the outcome unknown. `repeatable`: it may simply be made again. */
export type Effect = 'once' | 'repeatable';

/** A channel that is there and takes nothing from us: inviting the app changes nothing. */
const ARCHIVED = ['is_archived', 'channel_is_archived'] as const;
const RESTRICTED = [
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
] as const;

/** Slack's own error words (docs.slack.dev, each method's page) by what they mean to us. */
const MEANING = {
  'surface.not-authorised': [
    'invalid_auth',
    'not_authed',
    'account_inactive',
    'token_revoked',
    'token_expired',
    'missing_scope',
    'no_permission',
    'org_login_required',
    'ekm_access_denied',
    'not_allowed_token_type',
    'access_denied',
    'team_access_not_granted',
    'two_factor_setup_required',
    'accesslimited',
  ],
  'surface.channel': ['channel_not_found', 'not_in_channel', ...ARCHIVED, ...RESTRICTED],
  'surface.message-gone': [
    'message_not_found',
    'cant_update_message',
    'edit_window_closed',
    'is_inactive',
    'thread_not_found',
    'cannot_reply_to_message',
  ],
  'surface.expired': [
    'expired_trigger_id',
    'exchanged_trigger_id',
    'invalid_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
  ],
  'surface.rate-limited': ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
} as const satisfies Partial<Record<ErrorCode, readonly string[]>>;

/** The text of `internal_error` and `fatal_error` says that part of the operation may have succeeded. */
const MAYBE_DONE = new Set(['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout']);

const codeOf = new Map<string, keyof typeof MEANING>();
for (const code of Object.keys(MEANING) as (keyof typeof MEANING)[])
  for (const word of MEANING[code]) codeOf.set(word, code);

/** Failures before a byte of the request was written: resolution, connection, TLS. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

export const RETRY = { unreachableMs: 5_000, rateLimitedMs: 5_000 } as const;

const PlatformError = z.looseObject({
  code: z.literal('slack_webapi_platform_error'),
  data: z.looseObject({
    error: z.string(),
    needed: z.string().optional(),
    response_metadata: z
      .looseObject({ retryAfter: z.number().optional(), messages: z.array(z.string()).optional() })
      .optional(),
  }),
});
const LimitError = z.looseObject({ code: z.literal('slack_webapi_rate_limited_error'), retryAfter: z.number() });
const HttpError = z.looseObject({ code: z.literal('slack_webapi_http_error'), statusCode: z.number() });

/** Slack's own word for a refusal, where the failure is one. */
export function refusalOf(error: unknown): string | undefined {
  return PlatformError.safeParse(error).data?.data.error;
}

/** The scope that the token lacks, where that is why. */
export function scopeMissing(error: unknown): string | undefined {
  const told = PlatformError.safeParse(error).data?.data;
  return told?.error === 'missing_scope' ? (told.needed ?? '?') : undefined;
}

/** Every code along the chain of causes, the happy-eyeballs list of attempts included. */
function* codesIn(error: unknown, depth = 0): Generator<string> {
  if (!(error instanceof Error) || depth > 6) return;
  if ('code' in error && typeof error.code === 'string') yield error.code;
  if (error instanceof AggregateError) for (const one of error.errors) yield* codesIn(one, depth + 1);
  if ('original' in error) yield* codesIn(error.original, depth + 1);
  yield* codesIn(error.cause, depth + 1);
}

function lostAnswer(effect: Effect, cause: unknown): RecadoError {
  return effect === 'once'
    ? new RecadoError('surface.unknown-outcome', { cause })
    : new RecadoError('surface.unreachable', { cause, retryAfterMs: RETRY.unreachableMs });
}

function told(seconds: number | undefined): number {
  return toldWait((seconds ?? Number.NaN) * 1_000, { leastMs: 1_000, otherwiseMs: RETRY.rateLimitedMs });
}

/** What a person must do differs: an archived channel is not mended by an invitation. */
function whyOf(word: string): { why?: 'archived' | 'restricted' } {
  const isIn = (words: readonly string[]): boolean => words.includes(word);
  return isIn(ARCHIVED) ? { why: 'archived' } : isIn(RESTRICTED) ? { why: 'restricted' } : {};
}

function platformError(
  cause: unknown,
  word: string,
  retryAfter: number | undefined,
  effect: Effect,
  channel: string | undefined,
): RecadoError {
  if (MAYBE_DONE.has(word)) return lostAnswer(effect, cause);
  // The SDK puts a body that is not JSON (a proxy's page) where the error word would be.
  if (!/^[a-z0-9_:.-]{1,100}$/i.test(word)) return lostAnswer(effect, cause);
  const code = codeOf.get(word);
  switch (code) {
    case undefined:
      return new RecadoError('surface.refused', { params: { error: word }, cause });
    case 'surface.rate-limited':
      return new RecadoError(code, { cause, retryAfterMs: told(retryAfter) });
    case 'surface.channel':
      return new RecadoError(code, { params: { channel: channel ?? '?', error: word, ...whyOf(word) }, cause });
    default:
      return new RecadoError(code, { params: { error: word }, cause });
  }
}

/** What a failed call means. Decided by status and code, never by the words of a message. */
export function toRecadoError(cause: unknown, { effect, channel }: { effect: Effect; channel?: string }): RecadoError {
  if (cause instanceof RecadoError) return cause;
  const limited = LimitError.safeParse(cause).data;
  if (limited !== undefined)
    return new RecadoError('surface.rate-limited', { cause, retryAfterMs: told(limited.retryAfter) });
  const platform = PlatformError.safeParse(cause).data?.data;
  if (platform !== undefined)
    return platformError(cause, platform.error, platform.response_metadata?.retryAfter, effect, channel);
  const http = HttpError.safeParse(cause).data;
  if (http !== undefined) {
    if (http.statusCode === 401 || http.statusCode === 403)
      return new RecadoError('surface.not-authorised', { params: { error: String(http.statusCode) }, cause });
    return http.statusCode >= 500
      ? lostAnswer(effect, cause)
      : new RecadoError('surface.refused', { params: { error: String(http.statusCode) }, cause });
  }
  for (const code of codesIn(cause)) {
    if (NEVER_SENT.test(code))
      return new RecadoError('surface.unreachable', { cause, retryAfterMs: RETRY.unreachableMs });
  }
  return lostAnswer(effect, cause);
}
