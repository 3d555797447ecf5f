import { RecadoError } from '#core/errors.ts';
import type { FormValues } from '#core/form.ts';

/** @throws RecadoError reason.missing */
export function readReason(values: FormValues): string {
  const reason = (values['reason'] ?? '').trim().replace(/\s+/g, ' ');
  if (reason === '') throw new RecadoError('reason.missing');
  return reason;
}
