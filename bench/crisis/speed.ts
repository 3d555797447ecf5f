import { BIN } from '#core/crisis/baseline.ts';
import { createWatch } from '#core/crisis/watch.ts';
import { defaultCrisisSettings } from '#core/crisis/settings.ts';
import { makeTrace, START } from './generator.ts';

/** Microseconds of the processor (others may be busy with it too) that closing one bin of one series takes, of a thousand that are watched. */
export function evaluationTime(): { one: number; all: number } {
  const series = 1_000;
  const { counts } = makeTrace(30, 11, 1);
  const watch = createWatch({ ...defaultCrisisSettings, zone: 'Europe/Madrid' });
  const close = (bin: number): void => {
    const bins = Array.from({ length: series }, (_, i): [string, { count: number }] => [
      `series ${i}`,
      { count: counts[(bin + i * 7) % counts.length] ?? 0 },
    ]);
    watch.close(START + bin * BIN, new Map(bins));
  };
  for (let bin = 0; bin < 600; bin++) close(bin);
  const from = process.cpuUsage();
  for (let bin = 600; bin < 900; bin++) close(bin);
  const { user, system } = process.cpuUsage(from);
  const all = (user + system) / 1_000 / 300;
  return { one: (all * 1_000) / series, all };
}
