/** An address counts as so many characters, however long it is. */
const ADDRESS_LENGTH = 23;
/** An address that Mastodon would make a link of: with its scheme and a host that has a dot. */
const ADDRESS = /https?:\/\/[^\s/?#.:@<>"]{1,63}(?:\.[^\s/?#.:@<>"]{1,63})+(?:[/?#:][^\s<>"]*)?/giu;
/** Signs that end the sentence around an address rather than the address. */
const AFTER_ADDRESS = new Set('.,:;!?\'"’”»)]}…');
/** Of somebody on another server only the name counts, not the server. */
const MENTION = /(^|[^/\w])@(\w+)@[a-z0-9.-]{1,253}[a-z0-9]/giu;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters as Mastodon counts them, with the mention that opens an answer to `to`. */
export function measure(
  text: string,
  max: number,
  { to }: { to?: string | undefined } = {},
): { length: number; max: number } {
  return { length: lengthOf(addressedTo(text, to)), max };
}

function lengthOf(text: string): number {
  const counted = text
    .normalize('NFC')
    .replace(ADDRESS, (address) => 'x'.repeat(ADDRESS_LENGTH) + address.slice(endOf(address)))
    .replace(MENTION, '$1@$2');
  let length = 0;
  for (const _ of graphemes.segment(counted)) length += 1;
  return length;
}

/** Where an address ends before the signs that follow it. */
function endOf(address: string): number {
  let end = address.length;
  while (end > 0 && AFTER_ADDRESS.has(address.charAt(end - 1))) end -= 1;
  return end;
}

/** An answer reaches only those whom it mentions, so one that does not begin with the customer's handle gets it in front. */
export function addressedTo(text: string, to: string | undefined): string {
  if (to === undefined || isMentioned(text, to)) return text;
  return `@${to} ${text}`;
}

function isMentioned(text: string, to: string): boolean {
  const words = new Set(
    text
      .toLowerCase()
      .split(/[^\w@.-]+/u)
      .map((word) => word.replace(/[.-]$/u, '')),
  );
  return words.has(`@${to.toLowerCase()}`);
}
