import { fold } from '../routing/words.ts';

/** What two texts are compared by: the least of several hashes over their words and pairs of words (MinHash). */
export type Signature = Uint32Array;

const HASHES = 32;
const ROWS = 2;
/** What is longer tells no more about what it is. */
const MOST_WORDS = 120;
const SEEDS = Uint32Array.from({ length: HASHES }, (_, n) => mix(0x9e3779b9 * (n + 1)));

/**
 * Null for a text without a word. Handles, addresses, numbers and signs say nothing of what it is about, so that the same complaint
 * about another order is the same. Takes time in proportion to the text.
 */
export function signatureOf(text: string): Signature | null {
  const words = wordsIn(text);
  if (words.length === 0) return null;
  const signature = new Uint32Array(HASHES).fill(0xffffffff);
  let before = 0;
  for (const word of words) {
    const hash = hashOf(word);
    take(signature, hash);
    if (before !== 0) take(signature, mix(before ^ Math.imul(hash, 0x85ebca6b)));
    before = hash;
  }
  return signature;
}

/** About the share of words and pairs that two texts have in common, from 0 to 1. */
export function alike(one: Signature, other: Signature): number {
  let same = 0;
  for (let n = 0; n < HASHES; n += 1) if (one[n] === other[n]) same += 1;
  return same / HASHES;
}

/** How many bands a signature has. */
export const BANDS = HASHES / ROWS;

/** Two texts of one place that are alike share at least one of these, nearly always; those that are not, seldom. */
export function bandsOf(signature: Signature, place: string): number[] {
  const seed = hashOf(place);
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = mix(seed ^ band);
    for (let row = band * ROWS; row < (band + 1) * ROWS; row += 1) hash = mix(hash ^ (signature[row] ?? 0));
    return hash;
  });
}

/** As it is kept: no word can be read out of it. */
export function toText(signature: Signature): string {
  return Array.from(signature, (hash) => hash.toString(36)).join('.');
}

/** Null where it is none, of an earlier version say. */
export function fromText(text: string): Signature | null {
  const hashes = text.split('.').map((part) => Number.parseInt(part, 36));
  return hashes.length === HASHES && hashes.every(Number.isInteger) ? Uint32Array.from(hashes) : null;
}

function wordsIn(text: string): string[] {
  const plain = fold(text).replace(/https?:\/\/\S+|@[\p{L}\p{N}_.-]+/gu, ' ');
  return plain.match(/\p{L}[\p{L}'’]*|\p{Extended_Pictographic}/gu)?.slice(0, MOST_WORDS) ?? [];
}

function take(signature: Signature, hash: number): void {
  for (let n = 0; n < HASHES; n += 1) {
    const value = mix(hash ^ (SEEDS[n] ?? 0));
    if (value < (signature[n] ?? 0)) signature[n] = value;
  }
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < word.length; n += 1) hash = Math.imul(hash ^ word.charCodeAt(n), 0x01000193);
  return mix(hash);
}

/** Spreads every bit over all (the end of MurmurHash3). */
function mix(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
