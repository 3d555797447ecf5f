import { createWatch } from '#core/crisis/watch.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { BIN, BINS_A_WEEK, START, WEEKS, type Trace } from './generator.ts';
import { threshold, zScore, type Plain } from './plain.ts';

/** Bins in which an alert was opened; with `rises` also those in which an open one was told again, at a higher level. */
export type Detector = (trace: Trace, rises?: boolean) => number[];

export const ours: Detector = ({ counts }, rises = false) => {
  const watch = createWatch({ ...defaultCrisisSettings, zone: 'Europe/Madrid' });
  const told: number[] = [];
  counts.forEach((count, bin) => {
    for (const event of watch.close(START + bin * BIN, new Map([['all', { count }]])))
      if ((event.type === 'opened' || (rises && event.type === 'rose')) && event.incident.first.kind !== 'silence')
        told.push(bin);
  });
  return told;
};

/** As ours: one alert until an hour has been quiet. */
const settled =
  (make: () => Plain): Detector =>
  ({ counts }) => {
    const plain = make();
    const told: number[] = [];
    let last = -Infinity;
    counts.forEach((count, bin) => {
      if (!plain.close(count)) return;
      if (bin - last > 12) told.push(bin);
      last = bin;
    });
    return told;
  };

export const detectors: Readonly<Record<string, Detector>> = {
  ours,
  'z-score 3': settled(zScore),
  'threshold 3x': settled(threshold),
};

export interface Found {
  planted: number;
  in3: number;
  inHour: number;
  /** Bursts that brought eight messages in their first hour, and those of them told in it. */
  full: number;
  fullInHour: number;
}

export function found(traces: readonly Trace[], detector: Detector): Found {
  const sum: Found = { planted: 0, in3: 0, inHour: 0, full: 0, fullInHour: 0 };
  for (const trace of traces) {
    const told = detector(trace, true);
    for (const { from } of trace.planted) {
      const first = told.find((bin) => bin >= from && bin < from + 12);
      const brought = trace.counts.subarray(from, from + 12).reduce((total, count) => total + count, 0);
      sum.planted++;
      if (first !== undefined && first < from + 3) sum.in3++;
      if (first !== undefined) sum.inHour++;
      if (brought < 8) continue;
      sum.full++;
      if (first !== undefined) sum.fullInHour++;
    }
  }
  return sum;
}

/** Alerts a week where there was nothing: of all weeks, of the first two, and of the others. */
export function falseAWeek(traces: readonly Trace[], detector: Detector): { all: number; early: number; late: number } {
  const told = traces.flatMap((trace) => detector(trace));
  const early = told.filter((bin) => bin < 2 * BINS_A_WEEK).length;
  return {
    all: told.length / (traces.length * WEEKS),
    early: early / (traces.length * 2),
    late: (told.length - early) / (traces.length * (WEEKS - 2)),
  };
}
