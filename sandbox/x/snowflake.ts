import type { Clock } from '#core/ports/clock.ts';

/** 4 November 2010, when X's ids began to carry the time. */
const epoch = 1_288_834_974_657n;

/** The lowest id of a moment: 41 bits of milliseconds above 22 of counting. Always 19 digits for our time, so text sorts as numbers do. */
export function idAt(ms: number): string {
  const id = (BigInt(Math.trunc(ms)) - epoch) << 22n;
  return (id > 0n ? id : 0n).toString().padStart(19, '0');
}

/** Ids that grow with the clock and never come twice, even when the clock goes back. */
export function createIds(clock: Clock, newest: string | undefined): () => string {
  let last = BigInt(newest ?? 0);
  return () => {
    const now = BigInt(idAt(clock.now().getTime()));
    last = now > last ? now : last + 1n;
    return last.toString().padStart(19, '0');
  };
}
