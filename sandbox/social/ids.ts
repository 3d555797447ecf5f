import type { Clock } from '#core/ports/clock.ts';

/** Ids that carry the time above some bits of counting, all equally long, so that text sorts as numbers do. */
export interface Snowflakes {
  /** The lowest id of a moment. */
  at(ms: number): string;
  /** An id as somebody may have cut its zeros. */
  pad(id: string): string;
}

export function snowflakes({ epochMs, bits, digits }: { epochMs: number; bits: number; digits: number }): Snowflakes {
  const pad = (id: string): string => id.padStart(digits, '0');
  return {
    pad,
    at: (ms) => {
      const id = (BigInt(Math.trunc(ms)) - BigInt(epochMs)) << BigInt(bits);
      return pad((id > 0n ? id : 0n).toString());
    },
  };
}

/** Ids that grow with the clock and never come twice, even when the clock goes back. */
export function createIds(clock: Clock, { at, pad }: Snowflakes, newest: string | undefined): () => string {
  let last = BigInt(newest ?? 0);
  return () => {
    const now = BigInt(at(clock.now().getTime()));
    last = now > last ? now : last + 1n;
    return pad(last.toString());
  };
}
