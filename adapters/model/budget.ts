import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';

export interface Budget {
  /** One question of a person. @throws RecadoError model.limit */
  take(by: string): void;
}

/** So many questions a day, of all together and of each; counted anew at a start. */
export function createBudget(
  { perDay, perPersonPerDay }: { perDay: number; perPersonPerDay: number },
  clock: Clock,
): Budget {
  let day = '';
  let all = 0;
  const each = new Map<string, number>();
  return {
    take(by) {
      const today = clock.now().toISOString().slice(0, 10);
      if (today !== day) {
        day = today;
        all = 0;
        each.clear();
      }
      const hers = each.get(by) ?? 0;
      if (all >= perDay || hers >= perPersonPerDay)
        throw new RecadoError('model.limit', { params: { limit: all >= perDay ? perDay : perPersonPerDay } });
      all += 1;
      each.set(by, hers + 1);
    },
  };
}
