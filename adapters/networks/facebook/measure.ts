import type { Measured } from '#core/ports/network.ts';

/** Facebook counts what the machine counts: an emoji is two or more. */
export function measure(text: string, max: number): Measured {
  return { length: text.length, max };
}
