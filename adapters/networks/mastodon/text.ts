import { compile } from 'html-to-text';
import { lazily } from '#core/lazily.ts';

/** Longer ones are of no server that we know; what is beyond is cut with a mark. */
const LONGEST_HTML = 1_000_000;

/**
 * Mastodon hides the beginning and the end of a long address in spans that nobody sees, so that an address is read from the link
 * itself; people and hashtags are read as they are written.
 */
const converter = lazily(() =>
  compile({
    wordwrap: false,
    limits: { maxInputLength: LONGEST_HTML, maxDepth: 100, maxChildNodes: 20_000, ellipsis: '…' },
    selectors: [
      { selector: 'a.mention', format: 'anchor', options: { ignoreHref: true } },
      { selector: 'a.hashtag', format: 'anchor', options: { ignoreHref: true } },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
      { selector: 'img', format: 'skip' },
      { selector: 'ul', options: { itemPrefix: '- ' } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      // What other software prepends to a quote; the quote itself is not part of what she wrote.
      { selector: '.quote-inline', format: 'skip' },
    ],
  }),
);

/** The text of a post as a person reads it. */
export function readableText(html: string): string {
  return converter()(html).trim();
}
