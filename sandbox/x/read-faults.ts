import type { Response } from 'express';
import type { Faults } from '../social/faults.ts';
import type { Endpoint } from './limits.ts';
import { changePage } from './odd-answers.ts';
import { invalidRequest } from './problem.ts';

/** Parameters that a fault refuses, where the call has them. */
const refusedBy: Readonly<Record<string, string>> = { 'refused-since': 'since_id', 'refused-page': 'pagination_token' };

interface ReadCall {
  endpoint: Endpoint;
  query: URLSearchParams;
  response: Response;
  now: Date;
}

/** Plays the next fault of a reading call: settles it, throws what X would, or gives back how its answer is changed. */
export function playReadFault(
  faults: Faults,
  { endpoint, query, response, now }: ReadCall,
): 'settled' | ((body: Record<string, unknown>) => Record<string, unknown>) | undefined {
  const concerns = (change: string): boolean => {
    const parameter = refusedBy[change];
    return parameter === undefined || query.get(parameter) !== null;
  };
  const played = faults.playRead({ endpoint, response, now, concerns });
  if (played === undefined || played === 'settled') return played;
  const { change, nth } = played;
  const refused = refusedBy[change];
  if (refused !== undefined)
    throw invalidRequest([
      {
        message: `The \`${refused}\` query parameter value [${query.get(refused)}] is not valid`,
        parameters: { [refused]: [query.get(refused) ?? ''] },
      },
    ]);
  return (body) => changePage(change, body, { response, now, nth });
}
