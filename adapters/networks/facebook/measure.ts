import type { Measured, MeasureHow } from '#core/ports/network.ts';

/** What Messenger takes. */
const LONGEST_DIRECT = 2_000;

/** Facebook counts what the machine counts: an emoji is two or more. */
export function measure(text: string, max: number, { isPrivate = false }: MeasureHow = {}): Measured {
  return { length: text.length, max: isPrivate ? LONGEST_DIRECT : max };
}
