import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ0123456789';

function spell(bytes: Buffer): string {
  return Array.from(bytes.subarray(0, 10), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** The same key has the same id in every workspace, so that scripts may rely on it. */
export function stableId(prefix: 'U' | 'C' | 'D' | 'S' | 'T', key: string): string {
  return prefix + spell(createHash('sha256').update(`${prefix}:${key}`).digest());
}

export function randomId(prefix: 'V' | 'F' | 'Ev' | 'R'): string {
  return prefix + spell(randomBytes(10));
}

export function randomName(bytes = 12): string {
  return randomBytes(bytes).toString('hex');
}

/** A clock that was put back further than this is not one that stumbled: what is written then stands among what is older. */
const PUT_BACK_MICROS = 3_600_000_000;

/** Message time stamps: seconds with six decimals, never twice the same, growing across restarts unless the clock was put back. */
export function createTimestamps(db: DatabaseSync, clock: Clock): () => string {
  const row = db
    .prepare(
      `SELECT max(ts) AS ts FROM (SELECT max(ts) AS ts FROM slack_messages UNION ALL SELECT max(ts) FROM slack_ephemerals)`,
    )
    .get();
  let last = typeof row?.['ts'] === 'string' ? Number(row['ts'].replace('.', '')) : 0;
  return () => {
    const now = clock.now().getTime() * 1000;
    last = last - now > PUT_BACK_MICROS ? now + Math.floor(Math.random() * 1000) : Math.max(now, last + 1);
    const digits = String(last);
    return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
  };
}
