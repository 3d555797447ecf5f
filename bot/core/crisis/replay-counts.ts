import { BIN } from './baseline.ts';
import type { CountedBin } from './judge.ts';
import type { Bin } from './series.ts';
import type { CrisisSettings } from './settings.ts';
import { createWatch, type Incident } from './watch.ts';

export interface CountReplay {
  /** What was counted from then on until then, both the begin of five minutes; goes on where the last piece ended. */
  piece(bins: readonly CountedBin[], from: number, until: number): void;
  /** What would have been told, oldest first. */
  told(): readonly Incident[];
}

/** What managers would have been told by these settings, from what was counted; nothing later is known to anything earlier. */
export function replayCounts(settings: CrisisSettings, isSource: (series: string) => boolean): CountReplay {
  const watch = createWatch(settings, isSource);
  const told: Incident[] = [];
  return {
    piece(bins, from, until) {
      const byTime = new Map<number, Map<string, Bin>>();
      for (const { at, series, ...bin } of bins) {
        const of = byTime.get(at.getTime()) ?? new Map<string, Bin>();
        byTime.set(at.getTime(), of.set(series, bin));
      }
      for (let at = from; at < until; at += BIN)
        for (const event of watch.close(at, byTime.get(at) ?? new Map()))
          if (event.type === 'opened') told.push(event.incident);
    },
    told: () => told,
  };
}
