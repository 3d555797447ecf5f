import type { Config } from '../config/config.ts';
import type { ListenedFor } from '../ports/network.ts';

/** One thing that one of our accounts listens for. */
export interface Watched {
  network: string;
  account: string;
  brand: string;
  key: string;
  name: string;
  wanted: ListenedFor;
}

/** Everything that is listened for, in the order of the configuration. */
export function watchesOf(config: Pick<Config, 'brands' | 'competitors'>): Watched[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).flatMap(([account, { network, listen }]) =>
      Object.entries(listen?.watches ?? {}).map(([key, { name, words, hashtags, accounts: handles, competitors }]) => {
        const others = competitors.flatMap((each) => {
          const other = config.competitors[each];
          return other ? [other.name, ...other.words] : [];
        });
        const of = (sign: string): string[] =>
          others.flatMap((word) => (word.startsWith(sign) && !/\s/.test(word) ? [word.slice(1)] : []));
        const wanted = {
          words: [...words, ...others.filter((word) => !word.startsWith('#') && !word.startsWith('@'))],
          hashtags: [...hashtags, ...of('#')],
          accounts: [...handles, ...of('@')],
        };
        return { network, account, brand, key, name, wanted };
      }),
    ),
  );
}
