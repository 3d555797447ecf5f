import { parseJson } from '#core/json.ts';

/** Digits enough that a number might not hold them exactly. */
const LONG = /\d{16}/;

/**
 * JSON as it was written: a whole number that is beyond what numbers here hold exactly comes as its digits. Meta writes some of its
 * ids so, and one that is rounded is another's.
 * @throws SyntaxError
 */
export function parseExactly(text: string): unknown {
  if (!LONG.test(text)) return parseJson(text);
  return parseJson(text, (_key: string, value: unknown, ...[written]: { source?: string }[]): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(written?.source ?? '')
      ? written?.source
      : value,
  );
}
