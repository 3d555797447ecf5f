import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { StartError } from '#core/start-error.ts';

/** A configuration of a thousand people is a tenth of it; reading takes seconds beyond. */
const MOST_BYTES = 2_000_000;
const NEWLINE = 0x0a;

/**
 * The text of a configuration file, with line ends as the YAML reader knows them.
 * @throws StartError where it is not there to be read, too large, or in another encoding, with the first line that is
 */
export function readText(file: string, name: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new StartError(
      `The configuration ${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      { cause },
    );
  }
  if (bytes.length > MOST_BYTES)
    throw new StartError(
      `${name} is too large: ${Math.ceil(bytes.length / 1_000_000)} MB; the most is ${MOST_BYTES / 1_000_000} MB. Is it the right file?`,
    );
  if (isUtf16(bytes)) throw new StartError(`${name} is saved as UTF-16 ("Unicode" in Windows). Save it as UTF-8.`);
  const line = lineNotUtf8(bytes);
  if (line !== undefined)
    throw new StartError(
      `${name}:${line} is not UTF-8: a letter with an accent, or another sign, is saved there in another encoding (ANSI, Windows-1252, Latin-1). Save the file as UTF-8.`,
    );
  // A few editors end lines with a carriage return alone. Both are one character, so that no place moves.
  return bytes.toString('utf8').replace(/\r(?!\n)/g, '\n');
}

function isUtf16(bytes: Buffer): boolean {
  if (bytes.length >= 2 && ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)))
    return true;
  // Without its mark: every second byte of our letters is nought.
  const start = bytes.subarray(0, 200);
  return start.length >= 4 && start.filter((byte) => byte === 0).length * 3 > start.length;
}

/** From 1; undefined where all lines are. No sign of UTF-8 reaches over a line. */
function lineNotUtf8(bytes: Buffer): number | undefined {
  if (isUtf8(bytes)) return undefined;
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const next = bytes.indexOf(NEWLINE, start);
    const end = next === -1 ? bytes.length : next;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return undefined;
}
