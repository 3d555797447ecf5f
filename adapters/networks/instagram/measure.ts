import type { Measured, MeasureHow } from '#core/ports/network.ts';

/** What Instagram takes in private: bytes, so that an accent is two and an emoji four. */
const MOST_BYTES = 1_000;
/** And as a comment. */
const LONGEST = 2_200;

export function measure(text: string, { isPrivate = false }: MeasureHow = {}): Measured {
  return isPrivate
    ? { length: new TextEncoder().encode(text).length, max: MOST_BYTES }
    : { length: text.length, max: LONGEST };
}
