import twitterText from 'twitter-text';

/** Handles that open a reply: X hides them and does not count them. */
const leadingHandles = /^(?:\s*@\w{1,15}(?=\s|$))+\s*/;

/** A text without the handles that X puts before every reply. */
export function withoutLeadingHandles(text: string): string {
  return text.replace(leadingHandles, '');
}

/** Weighted length as X counts it: most letters of our alphabets 1, emoji and CJK 2, any address 23 (twitter-text configuration 3). */
export function measure(text: string, max: number): { length: number; max: number } {
  return { length: twitterText.parseTweet(withoutLeadingHandles(text).normalize('NFC')).weightedLength, max };
}
