import { invalidRequest } from './problem.ts';

/** One of several that may hold. */
export interface Term {
  kind: 'word' | 'hashtag' | 'from' | 'mention';
  value: string;
}

export interface Filter {
  conversation?: string;
  from?: string;
  to?: string;
  words: string[];
  /** At least one of them. */
  any?: Term[];
  /** Handles whose posts are left out. */
  notFrom: string[];
}

/** Of whoever pays by use. */
const LONGEST = 512;

/** The part of X's search language that is understood here; anything else is refused rather than ignored. */
export function parseSearch(query: string): Filter {
  if (query.length > LONGEST) throw refused(query, `Rules must be ${LONGEST} characters or less`);
  const filter: Filter = { words: [], notFrom: [] };
  const [whole, group] = /^\((.+?)\)(?= |$)/.exec(query) ?? ['', undefined];
  if (group !== undefined) filter.any = group.split(' OR ').map((term) => termOf(query, term));
  for (const term of query.slice(whole.length).match(/"[^"]*"|\S+/g) ?? []) {
    const [, not, operator, value] = /^(-?)(\w+):(.+)$/.exec(term) ?? [];
    if (not === '-' && operator === 'is' && value === 'retweet') continue;
    else if (not === '-' && operator === 'from' && value !== undefined) filter.notFrom.push(value.replace(/^@/, ''));
    else if (not === '' && operator === 'conversation_id' && value !== undefined) filter.conversation = value;
    else if (not === '' && operator === 'from' && value !== undefined) filter.from = value.replace(/^@/, '');
    else if (not === '' && operator === 'to' && value !== undefined) filter.to = value.replace(/^@/, '');
    else if (operator !== undefined || /^-|[()]|^OR$/.test(term))
      throw refused(query, `Reference to invalid operator '${term}'.`);
    else filter.words.push(term.replaceAll('"', ''));
  }
  const { conversation, from, to, words, any } = filter;
  if (!conversation && !from && !to && !any && words.length === 0)
    throw refused(query, 'Rule must contain at least one positive, non-stopword clause');
  return filter;
}

function termOf(query: string, text: string): Term {
  const quoted = /^"([^"]+)"$/.exec(text)?.[1];
  if (quoted !== undefined) return { kind: 'word', value: quoted };
  const from = /^from:@?(\w{1,15})$/.exec(text)?.[1];
  if (from !== undefined) return { kind: 'from', value: from };
  const [, sign, name] = /^([#@]?)([\p{L}\p{N}_]+)$/u.exec(text) ?? [];
  if (name === undefined) throw refused(query, `Reference to invalid operator '${text}'.`);
  return { kind: sign === '#' ? 'hashtag' : sign === '@' ? 'mention' : 'word', value: name };
}

/** Whether a text has it, as whole words and in any case; X knows accents apart. */
export function says(text: string, { kind, value }: Term, author: string): boolean {
  if (kind === 'from') return author.toLowerCase() === value.toLowerCase();
  const sign = kind === 'hashtag' ? '#' : kind === 'mention' ? '@' : '';
  const words = value.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}_])${sign}${words}(?![\p{L}\p{N}_])`, 'iu').test(text);
}

function refused(query: string, why: string): Error {
  return invalidRequest([
    { message: `There were errors processing your request: ${why}`, parameters: { query: [query] } },
  ]);
}
