import { RecadoError } from '#core/errors.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';

const TRY_AGAIN_MS = 30_000;

/** Nothing was published yet, so whatever passes by itself may be tried again. */
export function beforePublishing(error: unknown): Extract<PublishOutcome, { kind: 'refused' | 'not-sent' }> {
  if (!(error instanceof RecadoError)) return { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: String(error) };
  if (error.code === 'network.not-authorised')
    return { kind: 'refused', code: 'not-authorised', detail: error.message };
  return { kind: 'not-sent', retryAfterMs: error.retryAfterMs ?? TRY_AGAIN_MS, detail: error.message };
}
