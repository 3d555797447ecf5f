import { invalid } from './problem.ts';

const DAY_MS = 86_400_000;

/** What a node tells by insights: how it makes the number of a day, and whether it gives one number only where that is asked for. */
export interface Insight {
  of(day: number): number;
  total?: true;
}

/**
 * Insights as Graph tells them. A name that it does not know, or knows no more, fails the whole call, whatever else was asked for.
 * @throws Problem 100
 */
export function insightsOf(
  known: Readonly<Record<string, Insight>>,
  { parameters, now, gone }: { parameters: URLSearchParams; now: Date; gone: readonly string[] },
): { data: Record<string, unknown>[] } {
  const names = (parameters.get('metric') ?? '').split(',');
  const period = parameters.get('period') ?? 'day';
  if (period !== 'day') throw invalid('period must be day here');
  const today = Math.floor(now.getTime() / DAY_MS);
  return {
    data: names.map((name) => {
      const insight = gone.includes(name) ? undefined : known[name];
      if (!insight) throw invalid(`The value must be a valid insights metric: ${name}`);
      const wantsTotal = parameters.get('metric_type') === 'total_value';
      if (insight.total === true && !wantsTotal)
        throw invalid(`The metric (${name}) must be asked for with metric_type=total_value`);
      const day = (back: number): Record<string, unknown> => ({
        value: insight.of(today - back),
        end_time: new Date((today - back + 1) * DAY_MS).toISOString().replace(/\.\d{3}Z$/, '+0000'),
      });
      return {
        name,
        period,
        ...(wantsTotal ? { total_value: { value: insight.of(today - 1) } } : { values: [day(2), day(1)] }),
      };
    }),
  };
}
