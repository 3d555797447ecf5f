import type { IncomingHttpHeaders } from 'node:http';

/** X's windows last 15 minutes; one more for clocks that differ. After that it is asked again, whatever its headers say. */
export const LONGEST_WAIT_MS = 16 * 60_000;
/** Where X says that it is too much and not until when. */
const UNTOLD_MS = 60_000;

/** What is left of an endpoint's window, as the newest answer said. */
export interface Remaining {
  remaining: number;
  resetAt: Date;
}

/** X's limits of one endpoint: the window, and where X tells them the day of the app and of the user. */
const kinds = ['x-rate-limit', 'x-app-limit-24hour', 'x-user-limit-24hour'] as const;

/** What is left of the window. Undefined where X does not say; a moment that cannot be is one soon. */
export function remainingOf(headers: IncomingHttpHeaders, now: Date): Remaining | undefined {
  const remaining = numberIn(headers['x-rate-limit-remaining']);
  if (remaining === undefined) return undefined;
  return {
    remaining: Math.max(0, remaining),
    resetAt: bounded(secondsIn(headers['x-rate-limit-reset']) ?? now.getTime() + UNTOLD_MS, now),
  };
}

/** When a refused call may be made again; undefined where X does not say, or says nothing that can be understood. */
export function resetOf(headers: IncomingHttpHeaders, now: Date): Date | undefined {
  const told = kinds.flatMap((kind) => {
    const at = secondsIn(headers[`${kind}-reset`]);
    return at === undefined ? [] : [{ at, isSpent: numberIn(headers[`${kind}-remaining`]) === 0 }];
  });
  const spent = told.filter(({ isSpent }) => isSpent);
  const at =
    spent.length > 0
      ? Math.max(...spent.map((each) => each.at))
      : (told[0]?.at ?? afterIn(headers['retry-after'], now));
  return at === undefined ? undefined : bounded(at, now);
}

/** No moment that somebody outside names may be further away than a window lasts. */
function bounded(at: number, now: Date): Date {
  return new Date(Math.min(at, now.getTime() + LONGEST_WAIT_MS));
}

/** Seconds, or a date. */
function afterIn(text: string | undefined, now: Date): number | undefined {
  const seconds = numberIn(text);
  if (seconds !== undefined) return seconds > 0 ? now.getTime() + seconds * 1000 : undefined;
  const date = Date.parse(text ?? '');
  return Number.isNaN(date) ? undefined : date;
}

function secondsIn(header: string | string[] | undefined): number | undefined {
  const seconds = numberIn(header);
  return seconds === undefined || seconds <= 0 ? undefined : seconds * 1000;
}

function numberIn(header: string | string[] | undefined): number | undefined {
  return typeof header === 'string' && /^\d{1,16}(?:\.\d{1,9})?$/.test(header.trim()) ? Number(header) : undefined;
}
