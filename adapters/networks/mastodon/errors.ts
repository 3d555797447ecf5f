import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { PublishOutcome, RefusalCode } from '#core/ticket/delivery.ts';
import { MastodonCallError, type MastodonFailure } from './client.ts';
import { display } from './display.ts';

const MINUTE_MS = 60_000;
/** No server makes us wait longer, whatever it says. */
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const network = display.name;

type Answer = Extract<MastodonFailure, { kind: 'answer' }>;

/** Mastodon tells its refusals apart by status and words. The first that matches counts. */
const refusals: readonly { code: RefusalCode; statuses: readonly number[]; words: RegExp }[] = [
  { code: 'too-long', statuses: [422], words: /character limit|too long/i },
  {
    code: 'target-gone',
    statuses: [404, 410, 422],
    words: /reply to does not (appear to )?exist|record not found|not found/i,
  },
  {
    code: 'account-suspended',
    statuses: [403],
    words: /login is (currently )?disabled|suspended|account is disabled|moved/i,
  },
  { code: 'reply-restricted', statuses: [403], words: /not allowed|not permitted/i },
  { code: 'not-authorised', statuses: [401], words: /./ },
  { code: 'not-authorised', statuses: [403], words: /scope|confirm|pending|token/i },
];

/** What one failed attempt to publish came to. Only what certainly did not arrive may be tried again. */
export function toOutcome(failure: MastodonFailure, clock: Clock): PublishOutcome {
  const { detail } = failure;
  if (failure.kind === 'never-connected') return { kind: 'not-sent', retryAfterMs: 5_000, detail };
  if (failure.kind === 'no-answer') return { kind: 'unknown', detail };
  if (failure.status === 429) return { kind: 'not-sent', retryAfterMs: untilReset(failure, clock), detail };
  if (failure.status >= 500 || failure.status === 408)
    return { kind: 'unknown', detail: `HTTP ${failure.status} ${detail}` };
  const code = refusals.find(({ statuses, words }) => statuses.includes(failure.status) && words.test(detail))?.code;
  return { kind: 'refused', code: code ?? 'rejected', detail: code ? detail : `HTTP ${failure.status} ${detail}` };
}

/** Errors of calls that read, for jobs: what may be tried again says when. */
export function toRecadoError(error: unknown, account: string, clock: Clock): RecadoError {
  if (error instanceof RecadoError) return error;
  if (!(error instanceof MastodonCallError)) return unexpected('format', reasonOf(error), error);
  const { failure } = error;
  if (failure.kind !== 'answer')
    return new RecadoError('network.unreachable', { params: { network }, retryAfterMs: 10_000, cause: error });
  const { status, detail } = failure;
  if (status === 429) {
    const retryAfterMs = untilReset(failure, clock);
    return new RecadoError('network.rate-limited', { params: { network }, retryAfterMs, cause: error });
  }
  if (status >= 500)
    return new RecadoError('network.unreachable', { params: { network }, retryAfterMs: 30_000, cause: error });
  if (status === 401 || status === 403)
    return new RecadoError('network.not-authorised', { params: { network, account }, cause: error });
  return unexpected(String(status), detail, error);
}

/** The message is not there, or not for us to see: Mastodon says the same of both. */
export function isNotFound(error: unknown): boolean {
  return (
    error instanceof MastodonCallError &&
    error.failure.kind === 'answer' &&
    (error.failure.status === 404 || error.failure.status === 410)
  );
}

function unexpected(status: string, detail: string, cause: unknown): RecadoError {
  return new RecadoError('network.unexpected', { params: { network, status, detail }, cause });
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

function untilReset({ resetAt }: Answer, clock: Clock): number {
  if (resetAt === undefined) return MINUTE_MS;
  return Math.min(LONGEST_WAIT_MS, Math.max(1_000, resetAt.getTime() - clock.now().getTime() + 1_000));
}
