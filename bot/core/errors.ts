import type { TextKey, TextParams } from './texts/index.ts';

interface RecadoErrorInfo {
  /** Values for the sentence; foreign text among them is escaped by whoever shows it. */
  params?: TextParams;
  cause?: unknown;
  /** Milliseconds after which the same work may be tried again; set only where trying again can help. */
  retryAfterMs?: number;
}

/** Where somebody outside told a time that is none. */
const UNTOLD_MS = 60_000;

/** Codes are dotted, and each has a sentence of the same name under `error.` in every catalogue. */
export type ErrorCode = Extract<TextKey, `error.${string}`> extends `error.${infer Code}` ? Code : never;

/**
 * The one error class. `code` is for programs and for the catalogue sentence `error.<code>`, which is what the person
 * who clicked reads, in her language; `cause` is for us; `retryAfterMs` is for jobs.
 */
export class RecadoError extends Error {
  override name = 'RecadoError';
  readonly code: ErrorCode;
  readonly params: TextParams;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, info: RecadoErrorInfo = {}) {
    super(`${code}${info.params ? ` ${JSON.stringify(info.params)}` : ''}`, { cause: info.cause });
    this.code = code;
    this.params = info.params ?? {};
    this.retryAfterMs =
      info.retryAfterMs === undefined || Number.isFinite(info.retryAfterMs) ? info.retryAfterMs : UNTOLD_MS;
  }
}

/** Whether another try of the same can end in another way. */
export function mayPass(error: unknown): boolean {
  return !(error instanceof RecadoError) || error.retryAfterMs !== undefined;
}
