import type { Config } from '../config/config.ts';

export interface CrisisSettings {
  /** Hours of the week are those of this zone. */
  zone: string;
  /** Fewer messages are never a burst. */
  least: number;
  /** Times the normal. */
  leastRatio: number;
  /** The same in the first day of a series, when no hour has been seen before. */
  firstDayRatio: number;
  /**
   * By bins in the window: how rare a count must be, where so many messages an hour are normal and (between two rows, in between). Where
   * little comes only a whole hour tells anything; where much comes a quarter of an hour does.
   */
  rare: readonly { hour: number; windows: Readonly<Record<number, number>> }[];
  /** From these on the second and third level, in times the normal and messages an hour. */
  strong: { ratio: number; count: number; chance: number };
  severe: { ratio: number; count: number; chance: number };
  negatives: { share: number; least: number; chance: number };
  /** Minutes after an all-clear in which the same or less is not told again. */
  coolDown: number;
  /** Minutes without anything odd until the all-clear. */
  quiet: number;
  /** A source is silent after so long at least, and when its own habit makes that as rare as this. */
  silence: { minutes: number; chance: number };
}

export const defaultCrisisSettings: CrisisSettings = {
  zone: 'UTC',
  least: 8,
  leastRatio: 1.6,
  firstDayRatio: 2.5,
  rare: [
    { hour: 2, windows: { 3: 1e-5, 6: 1e-4, 12: 4e-3 } },
    { hour: 3, windows: { 3: 1e-5, 6: 1e-4, 12: 1.3e-3 } },
    { hour: 10, windows: { 3: 5e-5, 6: 1e-4, 12: 8e-4 } },
    { hour: 25, windows: { 3: 1.1e-3, 6: 1e-4, 12: 1e-3 } },
    { hour: 60, windows: { 3: 1.1e-3, 6: 1e-4, 12: 1e-3 } },
    { hour: 120, windows: { 3: 1e-4, 6: 5e-5, 12: 2e-4 } },
  ],
  strong: { ratio: 3, count: 20, chance: 1e-5 },
  severe: { ratio: 6, count: 60, chance: 1e-8 },
  negatives: { share: 0.4, least: 10, chance: 1e-4 },
  coolDown: 60,
  quiet: 60,
  silence: { minutes: 30, chance: 1e-6 },
};

/** What the configuration says of it, in place of what is usual. */
export function crisisSettings({ crisis, timeZone }: Pick<Config, 'crisis' | 'timeZone'>): CrisisSettings {
  const { least, ratio, negativeShare, quietMinutes, coolDownMinutes, silenceMinutes } = crisis;
  const usual = defaultCrisisSettings;
  return {
    ...usual,
    zone: timeZone,
    least,
    leastRatio: ratio,
    firstDayRatio: Math.max(usual.firstDayRatio, ratio),
    negatives: { ...usual.negatives, share: negativeShare },
    quiet: quietMinutes,
    coolDown: coolDownMinutes,
    silence: { ...usual.silence, minutes: silenceMinutes },
  };
}
