import { RecadoError } from '#core/errors.ts';
import type { JobSpec } from '../../store/queue/job.ts';

/** A job for a surface that is kept busy comes back after this long. */
const BUSY_MS = 2_000;

/**
 * Jobs that show something are ordered for each surface by itself. As many may run on each as before on the only one, so that
 * those that wait for a chat that does not answer leave the others their room.
 */
export function limitPerSurface(spec: JobSpec, surfaces: number): JobSpec {
  if (surfaces < 2 || spec.surface === undefined) return spec;
  const running = new Map<string, number>();
  return {
    ...spec,
    concurrency: spec.concurrency * surfaces,
    async handle(payload, signal) {
      const surface = surfaceIn(payload);
      const now = running.get(surface) ?? 0;
      if (surface !== '' && now >= spec.concurrency)
        throw new RecadoError('surface.rate-limited', { retryAfterMs: BUSY_MS });
      running.set(surface, now + 1);
      try {
        await spec.handle(payload, signal);
      } finally {
        running.set(surface, (running.get(surface) ?? 1) - 1);
      }
    },
  };
}

function surfaceIn(payload: unknown): string {
  const surface: unknown =
    typeof payload === 'object' && payload !== null && 'surface' in payload ? payload.surface : undefined;
  return typeof surface === 'string' ? surface : '';
}
