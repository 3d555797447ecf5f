import { createRequire } from 'node:module';
import type twitterText from 'twitter-text';
import { lazily } from '#core/lazily.ts';

/** With the polyfills for browsers that it brings, a seventh of a second. */
const counting = lazily((): typeof twitterText => createRequire(import.meta.url)('twitter-text'));

/** Handles that open a reply: X hides them and does not count them. */
const leadingHandles = /^(?:\s*@\w{1,15}(?=\s|$))+\s*/;

/** A text without the handles that X puts before every reply. */
export function withoutLeadingHandles(text: string): string {
  return text.replace(leadingHandles, '');
}

/** Longest direct message, in characters, whichever they are. */
const directLength = 10_000;

/** Weighted length as X counts it: most letters of our alphabets 1, emoji and CJK 2, any address 23 (twitter-text configuration 3). */
export function measure(
  text: string,
  max: number,
  { isPrivate = false }: { isPrivate?: boolean } = {},
): { length: number; max: number } {
  if (isPrivate) return { length: Array.from(text.normalize('NFC')).length, max: directLength };
  return {
    length: piecesOf(withoutLeadingHandles(text).normalize('NFC')).reduce(
      (sum, piece) => sum + counting().parseTweet(piece).weightedLength,
      0,
    ),
    max,
  };
}

/** twitter-text looks for addresses in time that grows with the square of a word's length; no address is longer than it takes. */
const longestWord = 2_000;

/** A text in parts whose weights add up to its own: between words, and within a word only where that is no address anyway. */
function piecesOf(text: string): string[] {
  if (text.length <= longestWord) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const part of text.match(/\s+|\S+/gu) ?? []) {
    for (const cut of cutUp(part)) {
      if (piece.length + cut.length > longestWord) {
        pieces.push(piece);
        piece = '';
      }
      piece += cut;
    }
  }
  return [...pieces, piece];
}

/** Whole characters, so that no pair is parted. */
function cutUp(word: string): string[] {
  if (word.length <= longestWord) return [word];
  const signs = Array.from(word);
  return Array.from({ length: Math.ceil(signs.length / (longestWord / 2)) }, (_, index) =>
    signs.slice((index * longestWord) / 2, ((index + 1) * longestWord) / 2).join(''),
  );
}
