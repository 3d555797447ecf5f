import { z } from 'zod';
import type { Log } from '#core/ports/log.ts';
import { anyId } from './webhook-wire.ts';

/** A row of a list as it should be; undefined, and a line in the log, for one that makes no sense. */
export function readRow<S extends z.ZodType>(
  shape: S,
  row: unknown,
  { network, what, log }: { network: string; what: string; log: Log },
): z.output<S> | undefined {
  const read = shape.safeParse(row);
  if (read.success) return read.data;
  // Only shapes and ids: what people wrote stays out of the log.
  log.warn(
    {
      network,
      what,
      id: z.object({ id: anyId }).safeParse(row).data?.id,
      issues: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
    },
    'a row of the network makes no sense and is left out',
  );
  return undefined;
}
