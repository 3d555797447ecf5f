import type { Response } from 'express';
import type { Clock } from '#core/ports/clock.ts';

const hourMs = 3_600_000;
/** Of a Page in an hour, for a token of the Page; the workspace looks every second, so there it is wider. */
export const usualLimit = 4_800;
export const workspaceFactor = 60;

/** Counts calls of a Page by the hour and says in the headers how much is used. True: it was one too many. */
export function createLimits(most: number, clock: Clock): (response: Response, page: string) => boolean {
  const used = new Map<string, { from: number; count: number }>();
  return (response, page) => {
    const now = clock.now().getTime();
    const before = used.get(page);
    // A month of history puts the clock back, to before the window began.
    const isWithin = before !== undefined && now >= before.from && now < before.from + hourMs;
    const window = isWithin ? before : { from: now, count: 0 };
    window.count += 1;
    used.set(page, window);
    setUsage(response, page, {
      percent: most === 0 ? 100 : Math.min(100, Math.round((window.count / most) * 100)),
      minutes: window.count > most ? Math.ceil((window.from + hourMs - now) / 60_000) : 0,
    });
    return window.count > most;
  };
}

export function setUsage(
  response: Response,
  page: string,
  { percent, minutes }: { percent: number; minutes: number },
): void {
  response.set(
    'x-business-use-case-usage',
    JSON.stringify({
      [page]: [
        {
          type: 'pages',
          call_count: percent,
          total_cputime: 1,
          total_time: 1,
          estimated_time_to_regain_access: minutes,
        },
      ],
    }),
  );
}
