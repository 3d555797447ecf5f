import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { PublishOutcome, RefusalCode } from '#core/ticket/delivery.ts';
import type { Clock } from '#core/ports/clock.ts';
import { XCallError, type XFailure } from './client.ts';
import { LONGEST_WAIT_MS } from './limits.ts';

const minute = 60_000;
/** The log has the whole. */
const LONGEST_WORDS = 200;

/**
 * X tells its refusals apart only by words: title "Forbidden", type "about:blank", and a sentence. The older numeric code is
 * looked at first where it is there. First match wins.
 */
const refusals: readonly { code: RefusalCode; numbers: readonly number[]; words: RegExp }[] = [
  { code: 'duplicate', numbers: [187], words: /duplicate content/i },
  {
    code: 'not-mentioned',
    numbers: [],
    words: /not been mentioned|otherwise engaged by the author|not part of the conversation/i,
  },
  {
    code: 'no-private',
    numbers: [150, 349],
    words: /permission to DM|cannot send messages to this user|not permitted to (send|dm)/i,
  },
  {
    code: 'reply-restricted',
    numbers: [136, 425, 433],
    words:
      /restricted who can reply|reply.{0,40}(restricted|not allowed)|blocked from (the author|interacting)|you have been blocked/i,
  },
  {
    code: 'target-gone',
    numbers: [63, 144, 179, 385],
    words: /deleted or not visible|no status found|could not find (tweet|post)|user has been suspended/i,
  },
  { code: 'too-long', numbers: [186], words: /too long|needs to be a bit shorter/i },
  { code: 'locked', numbers: [326], words: /temporarily locked/i },
  { code: 'account-suspended', numbers: [64], words: /your account is suspended/i },
  { code: 'out-of-credit', numbers: [], words: /creditsdepleted|problems\/credits|any credits|usage.?cap|spend cap/i },
  {
    code: 'not-authorised',
    numbers: [32, 89, 215, 220, 261],
    words: /client-not-enrolled|client-forbidden|oauth1 app permissions|oauth1-permissions|unsupported.authentication/i,
  },
];

/** What one failed attempt to publish came to. Only what certainly did not arrive may be tried again. */
export function toOutcome(failure: XFailure, clock: Clock): PublishOutcome {
  const { detail } = failure;
  if (failure.kind === 'never-connected') return { kind: 'not-sent', retryAfterMs: 5_000, detail };
  if (failure.kind === 'no-answer') return { kind: 'unknown', detail };
  const code = refusalOf(failure);
  if (code !== undefined) return { kind: 'refused', code, detail };
  if (failure.status === 429) return { kind: 'not-sent', retryAfterMs: untilReset(failure, clock), detail };
  if (failure.status >= 500 || failure.status === 408)
    return { kind: 'unknown', detail: `HTTP ${failure.status} ${detail}` };
  return { kind: 'refused', code: 'rejected', detail: `HTTP ${failure.status} ${detail}` };
}

function refusalOf(failure: Extract<XFailure, { kind: 'answer' }>): RefusalCode | undefined {
  if (failure.status === 401) return 'not-authorised';
  if (failure.status === 402) return 'out-of-credit';
  if (failure.status >= 500 || failure.status === 408) return undefined;
  const said = `${failure.detail} ${JSON.stringify(failure.body) ?? ''}`;
  // A spent window says 429 with nothing but "Too Many Requests"; a spent month says so in words.
  if (failure.status === 429) return /usage.?cap|problems\/credits/i.test(said) ? 'out-of-credit' : undefined;
  const numbers = new Set([...said.matchAll(/"code":(\d+)/g)].map((match) => Number(match[1])));
  return refusals.find((each) => each.numbers.some((number) => numbers.has(number)) || each.words.test(said))?.code;
}

/** Errors of reading calls, for jobs: what may be tried again says when. */
export function toRecadoError(error: unknown, account: string, clock: Clock): RecadoError {
  if (error instanceof RecadoError) return error;
  if (!(error instanceof XCallError))
    return new RecadoError('network.unexpected', {
      params: { network: 'X', status: 'format', detail: shortened(reasonOf(error)) },
      cause: error,
    });
  const { failure } = error;
  if (failure.kind !== 'answer')
    return new RecadoError('network.unreachable', { params: { network: 'X' }, retryAfterMs: 10_000, cause: error });
  const refusal = refusalOf(failure);
  if (refusal === 'out-of-credit') {
    return new RecadoError('network.out-of-credit', {
      params: { network: 'X', account },
      retryAfterMs: 15 * minute,
      cause: error,
    });
  }
  if (failure.status === 429)
    return new RecadoError('network.rate-limited', {
      params: { network: 'X' },
      retryAfterMs: untilReset(failure, clock),
      cause: error,
    });
  if (failure.status >= 500)
    return new RecadoError('network.unreachable', { params: { network: 'X' }, retryAfterMs: 30_000, cause: error });
  if (failure.status === 401 || failure.status === 403)
    return new RecadoError('network.not-authorised', { params: { network: 'X', account }, cause: error });
  return new RecadoError('network.unexpected', {
    params: { network: 'X', status: failure.status, detail: shortened(failure.detail) },
    cause: error,
  });
}

/** Where an answer is not what it should be, its places in words; the library's message is a list for programs. */
function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues
      .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
      .join('; ');
  return error instanceof Error ? error.message : String(error);
}

/** X's own words as they stand in a sentence of ours. */
function shortened(words: string): string {
  return words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS).toWellFormed()}…` : words;
}

/** One second is added because the header is cut to whole seconds. */
function untilReset(failure: Extract<XFailure, { kind: 'answer' }>, clock: Clock): number {
  if (failure.resetAt === undefined) return minute;
  return Math.min(LONGEST_WAIT_MS, Math.max(1_000, failure.resetAt.getTime() - clock.now().getTime() + 1_000));
}
