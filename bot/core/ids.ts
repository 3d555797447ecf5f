/** Kinds of row that carry an id of ours; the prefix makes an id in a log tell what it names. */
export type IdPrefix =
  | 'tk'
  | 'ms'
  | 'au'
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
  | 'in'
  | 'ho';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new id that sorts by creation time: prefix, 48 bits of milliseconds, 80 random bits, in base 32. */
export function newId(prefix: IdPrefix, at: Date = new Date()): string {
  let stamp = '';
  for (let rest = at.getTime(), i = 0; i < 10; i += 1, rest = Math.floor(rest / 32))
    stamp = ALPHABET.charAt(rest % 32) + stamp;
  const random = crypto.getRandomValues(new Uint8Array(16));
  return `${prefix}_${stamp}${Array.from(random, (byte) => ALPHABET.charAt(byte % 32)).join('')}`;
}
