/** Kinds of row that carry an id of ours; the prefix makes an id in a log tell what it names. */
export type IdPrefix =
  | 'tk'
  | 'ms'
  | 'au'
  | 'an'
  | 'dr'
  | 'dl'
  | 'at'
  | 'cd'
  | 'th'
  | 'sb'
  | 'op'
  | 'al'
  | 'dg'
  | 'da'
  | 'cp'
  | 'pr'
  | 'qm'
  | 'fi'
  | 'fl'
  | 'in'
  | 'go'
  | 'ln'
  | 'ho'
  | 'rp'
  | 'rt'
  | 'rv'
  | 'tr'
  | 'ex';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const RANDOM_SIGNS = 16;

/** Random bytes are drawn many at once: a single draw costs more than the rest of an id. */
const drawn = new Uint8Array(256 * RANDOM_SIGNS);
let next = drawn.length;
let stamped = { ms: Number.NaN, stamp: '' };

function stampOf(ms: number): string {
  if (stamped.ms === ms) return stamped.stamp;
  let stamp = '';
  for (let rest = ms, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32)) stamp = ALPHABET.charAt(rest % 32) + stamp;
  stamped = { ms, stamp };
  return stamp;
}

/** A new id that sorts by creation time: prefix, 48 bits of milliseconds, 80 random bits, in base 32. */
export function newId(prefix: IdPrefix, at: Date = new Date()): string {
  if (next === drawn.length) {
    crypto.getRandomValues(drawn);
    next = 0;
  }
  let random = '';
  for (const end = next + RANDOM_SIGNS; next < end; next += 1) random += ALPHABET.charAt((drawn[next] ?? 0) % 32);
  return `${prefix}_${stampOf(at.getTime())}${random}`;
}
