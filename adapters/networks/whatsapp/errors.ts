import type { RecadoError } from '#core/errors.ts';
import type { PublishOutcome, RefusalCode } from '#core/ticket/delivery.ts';
import { GraphCallError } from '../meta/client.ts';
import { toOutcome, toRecadoError as toError } from '../meta/errors.ts';
import { display } from './display.ts';

/** So long between two messages to one person, where there were too many. */
const PAIR_MS = 60_000;

/** What WhatsApp's own numbers mean for an answer, whether the call is refused with them or a status tells them later. */
const refusals: Readonly<Record<number, RefusalCode>> = {
  0: 'not-authorised',
  131_005: 'not-authorised',
  131_008: 'rejected',
  131_009: 'rejected',
  131_021: 'rejected',
  131_026: 'undeliverable',
  131_030: 'no-private',
  131_031: 'account-suspended',
  131_042: 'out-of-credit',
  131_045: 'not-authorised',
  131_047: 'window-closed',
  131_049: 'undeliverable',
  131_050: 'undeliverable',
  131_051: 'rejected',
  131_052: 'attachment',
  131_053: 'attachment',
  130_403: 'undeliverable',
  130_472: 'undeliverable',
  130_497: 'undeliverable',
  132_000: 'template',
  132_001: 'template',
  132_005: 'template',
  132_007: 'template',
  132_012: 'template',
  132_015: 'template',
  132_016: 'template',
  133_010: 'not-authorised',
  368: 'account-suspended',
};
/** Certainly not sent, and in a while it may be: throughput, the account, spam, one person. */
const LATER = new Set([4, 80_007, 130_429, 131_048, 131_056, 131_057, 133_016]);
/** "Something went wrong": the message may be out. */
const UNKNOWN = new Set([1, 2, 131_000, 131_016]);

/** What a status with this code says; every code has words. */
export function refusalOf(code: number | undefined): RefusalCode {
  return (code !== undefined && refusals[code]) || 'rejected';
}

/** What one failed attempt to publish came to. */
export function outcomeOf(error: unknown): PublishOutcome {
  if (!(error instanceof GraphCallError)) return { kind: 'unknown', detail: String(error) };
  const { failure } = error;
  if (failure.kind !== 'answer' || failure.code === undefined) return toOutcome(failure);
  const { code, detail } = failure;
  const said = `${detail} (${code})`;
  if (LATER.has(code)) return { kind: 'not-sent', retryAfterMs: failure.waitMs ?? PAIR_MS, detail: said };
  if (UNKNOWN.has(code)) return { kind: 'unknown', detail: said };
  const refusal = refusals[code];
  // Its own refusals come with 400 and 403; whatever comes with 500 is no answer.
  return refusal !== undefined && failure.status < 500
    ? { kind: 'refused', code: refusal, detail: said }
    : toOutcome(failure);
}

/** Errors of calls that read or act, about an account of ours. */
export function toRecadoError(error: unknown, handle: string): RecadoError {
  return toError(error, { network: display.name, account: display.handle(handle) });
}
