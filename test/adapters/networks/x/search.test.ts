import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LONGEST_QUERY, queriesOf } from '../../../../adapters/networks/x/search-query.ts';
import { parseSearch } from '../../../../sandbox/x/search.ts';
import { networkSearchContract } from '../../../contracts/network-search.ts';
import { startX } from '../../../contracts/network-x-rig.ts';

const Id = z.looseObject({ id: z.string() });

networkSearchContract('x', async () => {
  const server = await startX();
  return {
    connection: await server.connect(),
    withWrongToken: () => server.connect({}, { env: { X_ACCESS_TOKEN: 'nobody', X_ACCESS_TOKEN_SECRET: 'nothing' } }),
    withNobodyThere: () => server.connect({}, { env: { X_API_URL: 'http://127.0.0.1:9/' } }),
    write: async (author, text) => Id.parse(await server.call('POST', '/sandbox/x/posts', { author, text })).id,
    us: '@alba',
    words: true,
    smallest: 10,
    stop: () => server.stop(),
  };
});

describe('what X is asked', () => {
  it('leaves out reposts and ourselves, quotes what is no single word, and drops a star', () => {
    expect(
      queriesOf({ words: ['rival*', 'casa "rival"', '#ya', '*'], hashtags: ['ya'], accounts: ['otro'] }, 'alba'),
    ).toEqual(['("rival" OR "casa rival" OR #ya OR from:otro) -is:retweet -from:alba']);
    expect(queriesOf({ words: [], hashtags: [], accounts: [] }, 'alba')).toEqual([]);
  });

  it('asks with several queries what does not fit into one', () => {
    const words = Array.from({ length: 60 }, (_, number) => `palabra número ${number}`);
    const queries = queriesOf({ words, hashtags: [], accounts: [] }, 'alba');
    expect(queries.length).toBeGreaterThan(2);
    expect(queries.every((query) => query.length <= LONGEST_QUERY)).toBe(true);
    expect(queries.flatMap((query) => parseSearch(query).any ?? []).map(({ value }) => value)).toEqual(words);
  });

  it('is refused by the simulated X where X refuses it', () => {
    for (const query of [
      '-is:retweet',
      '(a OR b',
      `("${'x'.repeat(600)}")`,
      '(a OR lang:es)',
      '(a) -lang:es',
      'a OR b',
    ])
      expect(() => parseSearch(query)).toThrow();
  });
});
