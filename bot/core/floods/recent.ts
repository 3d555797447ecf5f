/** So many within so many minutes. */
export interface Burst {
  count: number;
  minutes: number;
}

/** Moments in milliseconds, oldest first; of no more than make a burst. */
export type Recent = number[];

/** Fewer than this share of a burst is calm again. */
const CALM = 1 / 3;

/** Notes one more; true where it makes a burst. */
export function note(recent: Recent, { count, minutes }: Burst, now: number): boolean {
  recent.push(now);
  if (recent.length > count) recent.shift();
  return recent.length >= count && now - (recent[0] ?? now) <= minutes * 60_000;
}

/** How many came within the time that counts; never more than make a burst. */
export function howMany(recent: Recent, { minutes }: Burst, now: number): number {
  const since = now - minutes * 60_000;
  const first = recent.findIndex((at) => at >= since);
  return first === -1 ? 0 : recent.length - first;
}

export function isCalm(recent: Recent, burst: Burst, now: number): boolean {
  return howMany(recent, burst, now) < burst.count * CALM;
}
