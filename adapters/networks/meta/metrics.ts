import { z } from 'zod';
import type { RecadoError } from '#core/errors.ts';
import type { MetricId, RawReading } from '#core/reports/metrics.ts';
import { GraphCallError } from './client.ts';

/** One metric and how it is asked for. */
export interface AskedMetric {
  metric: MetricId;
  ask(): Promise<unknown>;
  read(answer: unknown): number | undefined;
}

interface How {
  called(): void;
  /** What a failed call is in our words. */
  error(cause: unknown): RecadoError;
}

/**
 * One call for each: Graph refuses a whole request for one name that it knows no more, and takes names away for every version at
 * once. @throws RecadoError network.* where nothing can be asked now
 */
export async function readMetrics(asked: readonly AskedMetric[], { called, error }: How): Promise<RawReading[]> {
  const readings: RawReading[] = [];
  for (const { metric, ask, read } of asked) {
    called();
    try {
      const raw = await ask();
      const value = read(raw);
      readings.push({ metric, value: value ?? null, why: value === undefined ? 'no number in the answer' : null, raw });
    } catch (cause) {
      const why = refusedAlone(cause, error(cause));
      if (why === undefined) throw error(cause);
      readings.push({ metric, value: null, why, raw: null });
    }
  }
  return readings;
}

/** In Graph's words, where it refused this one metric: no such name, or no permission for it. */
function refusedAlone(cause: unknown, told: RecadoError): string | undefined {
  if (!(cause instanceof GraphCallError) || cause.failure.kind !== 'answer') return undefined;
  const { code, detail } = cause.failure;
  const isPermission = code === 3 || code === 10 || (code !== undefined && code >= 200 && code < 300);
  return told.code === 'network.unexpected' || isPermission ? detail : undefined;
}

const count = z.number().min(0);

/** A field of a node. */
export function fieldIn(answer: unknown, field: string): number | undefined {
  return z.object({ [field]: count }).safeParse(answer).data?.[field];
}

const Insights = z.object({
  data: z.array(
    z.object({
      values: z
        .array(z.object({ value: count }))
        .optional()
        .catch(undefined),
      total_value: z.object({ value: count }).optional().catch(undefined),
    }),
  ),
});

/** The last whole day that an insight tells of. */
export function lastDayIn(answer: unknown): number | undefined {
  const told = Insights.safeParse(answer).data?.data[0];
  return told?.total_value?.value ?? told?.values?.at(-1)?.value;
}
