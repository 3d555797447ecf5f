import type { Measured } from '#core/ports/network.ts';

const LONGEST_TEXT = 4_096;

/** WhatsApp counts what the machine counts: an emoji is two or more. */
export function measure(text: string): Measured {
  return { length: text.length, max: LONGEST_TEXT };
}
