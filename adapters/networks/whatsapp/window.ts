/** WhatsApp takes an answer in free words for so long after she wrote last; later only a template. */
const ANSWER_MS = 24 * 3_600_000;

export function answerUntil(wroteAt: Date): Date {
  return new Date(wroteAt.getTime() + ANSWER_MS);
}

export function isOver(wroteAt: Date | undefined, now: Date): boolean {
  return wroteAt !== undefined && answerUntil(wroteAt) <= now;
}
