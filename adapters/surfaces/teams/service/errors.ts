import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { toldWait } from '../../pace/told-wait.ts';

/** `once`: a second call would be seen twice, so a lost answer leaves the outcome unknown. `repeatable`: it may simply be made again. */
export type Effect = 'once' | 'repeatable';

export const RETRY = { unreachableMs: 5_000, rateLimitedMs: 5_000, conflictMs: 1_000 } as const;

/** Failures before a byte of the request was written: resolution, connection, TLS. */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ERR_TLS_.*|ERR_SSL_.*|CERT_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*|UNABLE_TO_.*)$/;

/** Of a failed call of the SDK: its HTTP client is axios, which keeps the answer beside the error. */
const Failed = z.looseObject({
  response: z.looseObject({ status: z.number(), headers: z.unknown(), data: z.unknown() }),
});
const Body = z.looseObject({ error: z.looseObject({ code: z.string() }) });

/** Codes of the Bot Connector (learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, "Status code responses"). */
const GONE = new Set(['ActivityNotFoundInConversation', 'ActivityNotFound', 'MessageNotFound', 'NotFound']);
const CHANNEL = new Set([
  'ConversationNotFound',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'BotDisabledByAdmin',
  'NotEnoughPermissions',
  'Forbidden',
]);

/** HTTP status and Teams' own code word, where a call was answered with a failure. */
export function failureOf(error: unknown): { status: number; code: string | undefined } | undefined {
  const { response } = Failed.safeParse(error).data ?? {};
  return response === undefined
    ? undefined
    : { status: response.status, code: Body.safeParse(response.data).data?.error.code };
}

/** Retry-After of an answer, in milliseconds; it counts seconds or names a moment. */
export function retryAfterMs(headers: unknown, now: Date): number | undefined {
  const value = z.looseObject({ 'retry-after': z.union([z.string(), z.number()]) }).safeParse(headers).data?.[
    'retry-after'
  ];
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const wait = !Number.isNaN(seconds) ? seconds * 1_000 : Date.parse(String(value)) - now.getTime();
  // A moment that has passed is no wait.
  return Number.isNaN(wait) ? undefined : toldWait(Math.max(wait, 0), { otherwiseMs: RETRY.rateLimitedMs });
}

function* codesIn(error: unknown, depth = 0): Generator<string> {
  if (!(error instanceof Error) || depth > 6) return;
  if ('code' in error && typeof error.code === 'string') yield error.code;
  if (error instanceof AggregateError) for (const one of error.errors) yield* codesIn(one, depth + 1);
  yield* codesIn(error.cause, depth + 1);
}

function lostAnswer(effect: Effect, cause: unknown): RecadoError {
  return effect === 'once'
    ? new RecadoError('surface.unknown-outcome', { cause })
    : new RecadoError('surface.unreachable', { cause, retryAfterMs: RETRY.unreachableMs });
}

interface CallSubject {
  effect: Effect;
  /** Conversation that the call was about. */
  channel?: string | undefined;
  now: Date;
}

function answered(
  cause: unknown,
  { status, headers, code }: { status: number; headers: unknown; code: string | undefined },
  { effect, channel, now }: CallSubject,
): RecadoError {
  const error = code ?? String(status);
  if (status === 429)
    return new RecadoError('surface.rate-limited', {
      cause,
      retryAfterMs: retryAfterMs(headers, now) ?? RETRY.rateLimitedMs,
    });
  // Two operations in one conversation at once: neither was carried out.
  if (status === 412)
    return new RecadoError('surface.rate-limited', {
      cause,
      retryAfterMs: retryAfterMs(headers, now) ?? RETRY.conflictMs,
    });
  // Said before the request was taken, unlike 502 and 504.
  if (status === 503)
    return new RecadoError('surface.rate-limited', {
      cause,
      retryAfterMs: retryAfterMs(headers, now) ?? RETRY.rateLimitedMs,
    });
  if (status >= 500) return lostAnswer(effect, cause);
  if (status === 401) return new RecadoError('surface.not-authorised', { params: { error }, cause });
  if (code !== undefined && GONE.has(code))
    return new RecadoError('surface.message-gone', { params: { error }, cause });
  if (channel !== undefined && ((code !== undefined && CHANNEL.has(code)) || status === 403))
    return new RecadoError('surface.channel', { params: { channel, error }, cause });
  if (status === 403) return new RecadoError('surface.not-authorised', { params: { error }, cause });
  return new RecadoError('surface.refused', { params: { error }, cause });
}

/** What a failed call means. Decided by status and code, never by the words of a message. */
export function toRecadoError(cause: unknown, about: CallSubject): RecadoError {
  if (cause instanceof RecadoError) return cause;
  const { response } = Failed.safeParse(cause).data ?? {};
  if (response !== undefined)
    return answered(cause, { ...response, code: Body.safeParse(response.data).data?.error.code }, about);
  for (const code of codesIn(cause)) {
    if (NEVER_SENT.test(code))
      return new RecadoError('surface.unreachable', { cause, retryAfterMs: RETRY.unreachableMs });
  }
  return lostAnswer(about.effect, cause);
}
