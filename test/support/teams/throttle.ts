/** What Microsoft documents for one bot in one thread (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit). */
const WINDOWS = {
  send: [
    [7, 1_000],
    [8, 2_000],
    [60, 30_000],
    [1_800, 3_600_000],
  ],
  read: [
    [14, 1_000],
    [16, 2_000],
    [120, 30_000],
    [3_600, 3_600_000],
  ],
} as const;

/** Counts requests as they arrive. */
export function createThrottle(): {
  refuse(kind: keyof typeof WINDOWS, thread: string): number | undefined;
  tightest(thread: string): number;
} {
  const seen = new Map<string, number[]>();
  let tightest = 0;
  return {
    /** Seconds to wait where this one is too many. */
    refuse(kind, thread) {
      const now = Date.now();
      const key = `${kind} ${thread}`;
      const times = (seen.get(key) ?? []).filter((at) => at > now - 3_600_000);
      seen.set(key, times);
      for (const [calls, ms] of WINDOWS[kind]) {
        const within = times.filter((at) => at > now - ms);
        if (within.length >= calls)
          return Math.max(1, Math.ceil(((within[within.length - calls] ?? now) + ms - now) / 1_000));
      }
      times.push(now);
      tightest = Math.max(tightest, times.filter((at) => at > now - 1_000).length);
      return undefined;
    },
    tightest: () => tightest,
  };
}
