import type { ListenedFor } from '#core/ports/network.ts';

/** Letters of a query that X takes of whoever pays by use. */
export const LONGEST_QUERY = 512;

/**
 * Queries of recent search that together find what is wanted: no reposts, and nothing of our own account. What does not fit into one is
 * asked with several.
 */
export function queriesOf({ words, hashtags, accounts }: ListenedFor, meHandle: string): string[] {
  const rest = ` -is:retweet -from:${meHandle}`;
  const terms = [
    ...words.flatMap((word) => termOf(word)),
    ...hashtags.map((tag) => `#${tag}`),
    ...accounts.map((account) => `from:${account}`),
  ];
  const queries: string[] = [];
  let group: string[] = [];
  for (const term of new Set(terms)) {
    if (group.length > 0 && `(${[...group, term].join(' OR ')})${rest}`.length > LONGEST_QUERY) {
      queries.push(`(${group.join(' OR ')})${rest}`);
      group = [];
    }
    group.push(term);
  }
  return group.length === 0 ? queries : [...queries, `(${group.join(' OR ')})${rest}`];
}

/** A word, or several beside each other. X knows no other endings, so a star is left out. */
function termOf(word: string): string[] {
  const plain = word.replaceAll('"', ' ').replace(/\*$/, '').trim().replaceAll(/\s+/g, ' ');
  if (plain === '') return [];
  return [/^[#@]\w+$/u.test(plain) ? plain : `"${plain}"`];
}
