import type { RecadoError } from '#core/errors.ts';
import { toRecadoError as toError } from '../meta/errors.ts';
import { display } from './display.ts';

/** Errors of calls that read or act, about an account of ours. */
export function toRecadoError(error: unknown, handle: string): RecadoError {
  return toError(error, { network: display.name, account: display.handle(handle) });
}
