import { invalidRequest } from './problem.ts';

export interface Filter {
  conversation?: string;
  from?: string;
  to?: string;
  words: string[];
}

/** The part of X's search language that is understood here; anything else is refused rather than ignored. */
export function parseSearch(query: string): Filter {
  const filter: Filter = { words: [] };
  for (const term of query.match(/"[^"]*"|\S+/g) ?? []) {
    const [, operator, value] = /^(\w+):(.+)$/.exec(term) ?? [];
    if (operator === 'conversation_id' && value !== undefined) filter.conversation = value;
    else if (operator === 'from' && value !== undefined) filter.from = value.replace(/^@/, '');
    else if (operator === 'to' && value !== undefined) filter.to = value.replace(/^@/, '');
    else if (operator !== undefined || /^-|[()]|^OR$/.test(term)) {
      throw invalidRequest([
        {
          message: `There were errors processing your request: Reference to invalid operator '${term}'.`,
          parameters: { query: [query] },
        },
      ]);
    } else filter.words.push(term.replaceAll('"', ''));
  }
  return filter;
}
