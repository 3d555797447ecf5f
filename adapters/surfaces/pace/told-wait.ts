/** Longer than any chat asks for; who means more says it again. */
const MOST_MS = 5 * 60_000;

/**
 * A wait that a server dictates, in milliseconds, as far as it is believed: one in another unit, or of a thousand years, must
 * park nothing, and a timer of more than 24 days fires at once.
 */
export function toldWait(ms: number, { leastMs = 0, otherwiseMs }: { leastMs?: number; otherwiseMs: number }): number {
  if (Number.isNaN(ms) || ms < 0) return otherwiseMs;
  return Math.min(MOST_MS, Math.max(leastMs, ms));
}
