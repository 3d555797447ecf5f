import twitterText from 'twitter-text';

/** Handles that open a reply: X hides them and does not count them. */
const leadingHandles = /^(?:\s*@\w{1,15}(?=\s|$))+\s*/;

/** A text without the handles that X puts before every reply. */
export function withoutLeadingHandles(text: string): string {
  return text.replace(leadingHandles, '');
}

/** Longest direct message, in characters, whichever they are. */
const directLength = 10_000;

/** Weighted length as X counts it: most letters of our alphabets 1, emoji and CJK 2, any address 23 (twitter-text configuration 3). */
export function measure(text: string, max: number, { isPrivate = false }: { isPrivate?: boolean } = {}): { length: number; max: number } {
  if (isPrivate) return { length: Array.from(text.normalize('NFC')).length, max: directLength };
  return { length: twitterText.parseTweet(withoutLeadingHandles(text).normalize('NFC')).weightedLength, max };
}
