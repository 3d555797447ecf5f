import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { PublishOutcome, RefusalCode } from '#core/ticket/delivery.ts';
import { GraphCallError, type GraphFailure } from './client.ts';

const MINUTE_MS = 60_000;

type Answer = Extract<GraphFailure, { kind: 'answer' }>;

/** Graph's codes for "too many calls": of the app, the user, the Page, an object, a kind of call, Messenger. */
const TOO_MANY = new Set([4, 17, 32, 341, 613, 80_001, 80_002, 80_006, 2_018_022]);
/** "Something went wrong": nobody knows whether the call did its work. */
const UNKNOWN = new Set([1, 2]);
/** The token: expired, taken back, of another app, of a changed password. */
const NO_ACCESS = new Set([102, 190, 458, 459, 460, 463, 464, 467, 492]);

/** How Graph tells its refusals apart: by code, and by subcode or words only where one code says several things. The first counts. */
const refusals: readonly { code: RefusalCode; is(answer: Answer): boolean }[] = [
  { code: 'not-authorised', is: ({ code }) => code !== undefined && NO_ACCESS.has(code) },
  // The 24 hours (7 days with the tag) in which she may be answered are over.
  { code: 'window-closed', is: ({ code, subcode }) => code === 10 && isOneOf(subcode, OUTSIDE_WINDOW) },
  { code: 'private-once', is: ({ code, subcode }) => code === 10_900 || isOneOf(subcode, ALREADY_REPLIED) },
  // She blocked us or left, or what she wrote is nothing that is answered in private.
  {
    code: 'no-private',
    is: ({ code, subcode }) =>
      code === 551 || code === 10_902 || code === 10_903 || (code === 100 && isOneOf(subcode, NOBODY)),
  },
  { code: 'account-suspended', is: ({ code }) => code === 368 },
  { code: 'duplicate', is: ({ code }) => code === 506 },
  {
    code: 'too-long',
    is: ({ code, detail }) => code === 100 && /too long|at most|length.{0,20}(exceed|must)/i.test(detail),
  },
  {
    code: 'target-gone',
    is: ({ code, subcode }) =>
      code === 803 || code === 1705 || (code === 100 && isOneOf(subcode, [33, NO_SUCH_COMMENT])),
  },
  { code: 'attachment', is: ({ code, subcode }) => code === 100 && isOneOf(subcode, [2_018_047, 2_018_008]) },
  {
    code: 'not-authorised',
    is: ({ code }) => code === 3 || code === 10 || (code !== undefined && code >= 200 && code < 300),
  },
];
const OUTSIDE_WINDOW: readonly number[] = [2_018_278, 2_018_065, 2_534_022];
const ALREADY_REPLIED: readonly number[] = [1_446_019];
const NOBODY: readonly number[] = [2_018_001];
const NO_SUCH_COMMENT = 2_018_292;

function isOneOf(subcode: number | undefined, list: readonly number[]): boolean {
  return subcode !== undefined && list.includes(subcode);
}

/** What one failed attempt to publish came to. Only what certainly did not arrive may be tried again. */
export function toOutcome(failure: GraphFailure): PublishOutcome {
  const { detail } = failure;
  if (failure.kind === 'never-connected') return { kind: 'not-sent', retryAfterMs: 5_000, detail };
  if (failure.kind === 'no-answer') return { kind: 'unknown', detail };
  if (isTooMany(failure)) return { kind: 'not-sent', retryAfterMs: failure.waitMs ?? MINUTE_MS, detail };
  if (isUnknown(failure)) return { kind: 'unknown', detail: told(failure) };
  const code = refusals.find(({ is }) => is(failure))?.code;
  return { kind: 'refused', code: code ?? 'rejected', detail: told(failure) };
}

/** Errors of calls that read or act, for jobs: what may be tried again says when. */
export function toRecadoError(error: unknown, { network, account }: { network: string; account: string }): RecadoError {
  if (error instanceof RecadoError) return error;
  const unexpected = (status: string, detail: string): RecadoError =>
    new RecadoError('network.unexpected', { params: { network, status, detail }, cause: error });
  if (!(error instanceof GraphCallError)) return unexpected('format', reasonOf(error));
  const { failure } = error;
  if (failure.kind !== 'answer')
    return new RecadoError('network.unreachable', { params: { network }, retryAfterMs: 10_000, cause: error });
  if (isTooMany(failure))
    return new RecadoError('network.rate-limited', {
      params: { network },
      retryAfterMs: failure.waitMs ?? MINUTE_MS,
      cause: error,
    });
  if (isUnknown(failure))
    return new RecadoError('network.unreachable', { params: { network }, retryAfterMs: 30_000, cause: error });
  if (refusals.find(({ is }) => is(failure))?.code === 'not-authorised')
    return new RecadoError('network.not-authorised', { params: { network, account }, cause: error });
  return unexpected(String(failure.status), told(failure));
}

/** Meta does not take the token, and will not take it again. */
export function isTokenDead(failure: GraphFailure): boolean {
  return failure.kind === 'answer' && failure.code !== undefined && NO_ACCESS.has(failure.code);
}

/** It is not there, or not for us to see: Graph says the same of both. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof GraphCallError) || error.failure.kind !== 'answer') return false;
  const outcome = toOutcome(error.failure);
  return outcome.kind === 'refused' && outcome.code === 'target-gone';
}

function isTooMany({ status, code }: Answer): boolean {
  return status === 429 || (code !== undefined && TOO_MANY.has(code));
}

/** Everything that Graph says with 5xx, and its "please retry later". */
function isUnknown({ status, code, passes }: Answer): boolean {
  return status >= 500 || status === 408 || code === undefined || UNKNOWN.has(code) || passes;
}

/** With its numbers, by which its makers' pages are searched. */
function told({ status, code, subcode, detail }: Answer): string {
  if (code === undefined) return `HTTP ${status} ${detail}`;
  return `${detail} (${subcode === undefined ? code : `${code}/${subcode}`})`;
}

/** Where an answer is not what it should be, its places in words. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => [...path, message].join(': '))
      .join('; ')
      .slice(0, 200);
  return error instanceof Error ? error.message : String(error);
}
