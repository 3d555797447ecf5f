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
   * How strongly (as a logarithm) the counts must speak for a burst and against chance, where so many messages an hour are usual; between
   * two rows, in between. Where little comes the least count alone keeps most of chance away. And no count is told that is less `rare` by
   * a normal that is not known for sure.
   */
  evidence: readonly { hour: number; least: number; rare: number }[];
  /** A count so rare is told at once, whatever it looks like. */
  storm: number;
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
  firstDayRatio: 3,
  evidence: [
    { hour: 0.8, least: 4, rare: 0.02 },
    { hour: 4, least: 6.2, rare: 0.006 },
    { hour: 26, least: 6.35, rare: 0.005 },
    { hour: 170, least: 5.5, rare: 0.005 },
  ],
  storm: 1e-8,
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
