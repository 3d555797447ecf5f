import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';

const Values = z.record(z.string(), z.unknown());

/** A button's value: JSON where it starts with a brace, else the id of a ticket. @throws RecadoError action.bad-input */
export function readValue(value: string): unknown {
  if (!value.startsWith('{')) return { ticketId: value };
  let parsed: unknown;
  try {
    parsed = JSON.parse(value);
  } catch (cause) {
    throw new RecadoError('action.bad-input', { params: { where: 'value' }, cause });
  }
  return Values.parse(parsed);
}

/** Turns what a schema refused into a sentence; anything else passes through as it is. */
export function asRecadoError(error: unknown): unknown {
  if (!(error instanceof z.ZodError)) return error;
  const where = error.issues
    .map((issue) => issue.path.join('.'))
    .filter(Boolean)
    .join(', ');
  return new RecadoError('action.bad-input', { params: { where: where || 'value' }, cause: error });
}
