import type { Measured, MeasureHow } from '#core/ports/network.ts';

const LONGEST_TEXT = 4_096;
/** Below a file. */
const LONGEST_CAPTION = 1_024;

/** WhatsApp counts what the machine counts: an emoji is two or more. */
export function measure(text: string, { files = 0 }: MeasureHow = {}): Measured {
  return { length: text.length, max: files > 0 ? LONGEST_CAPTION : LONGEST_TEXT };
}
