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
        const watched = [...handles, ...of('@')];
        const wanted = {
          // What is said to a watched account tells as much as what it says.
          words: [
            ...words,
            ...others.filter((word) => !word.startsWith('#') && !word.startsWith('@')),
            ...watched.map((handle) => `@${handle}`),
          ],
          hashtags: [...hashtags, ...of('#')],
          accounts: watched,
        };
        return { network, account, brand, key, name, wanted };
      }),
    ),
  );
}

/** Handles of all accounts that are watched on a network, in small letters. */
export function watchedHandles(config: Pick<Config, 'brands' | 'competitors'>, network: string): string[] {
  const handles = watchesOf(config)
    .filter((each) => each.network === network)
    .flatMap(({ wanted }) => wanted.accounts.map((handle) => handle.toLowerCase()));
  return [...new Set(handles)];
}
