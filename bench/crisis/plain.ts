import { BINS_A_WEEK } from './generator.ts';

const HOUR = 12;

/** What the last hour is held against: the seven days before it, every hour alike. */
export interface Plain {
  close(count: number): boolean;
}

function plain(odd: (hour: number, mean: number, deviation: number) => boolean): Plain {
  const counts: number[] = [];
  const hours: number[] = [];
  let hour = 0;
  let sum = 0;
  let squares = 0;
  return {
    close: (count) => {
      counts.push(count);
      hour += count - (counts[counts.length - 1 - HOUR] ?? 0);
      const size = Math.min(hours.length, BINS_A_WEEK);
      const mean = size > 0 ? sum / size : 0;
      const deviation = size > 0 ? Math.sqrt(Math.max(squares / size - mean * mean, 0)) : 0;
      const found = size >= 288 && hour >= 8 && odd(hour, mean, deviation);
      hours.push(hour);
      sum += hour;
      squares += hour * hour;
      const left = hours[hours.length - 1 - BINS_A_WEEK];
      if (left !== undefined) {
        sum -= left;
        squares -= left * left;
      }
      return found;
    },
  };
}

export const zScore = (): Plain => plain((hour, mean, deviation) => hour > mean + 3 * deviation);
export const threshold = (): Plain => plain((hour, mean) => hour > 3 * mean);
