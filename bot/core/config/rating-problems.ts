import type { Config } from './config.ts';
import type { KnownNetwork } from './networks.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** A question that nobody could answer: its link would lead to this machine, and the network shows no answers to press. */
export function ratingProblems(
  { rating, publicUrl, brands }: Pick<Config, 'rating' | 'publicUrl' | 'brands'>,
  networks: readonly KnownNetwork[],
): ReferenceProblem[] {
  if (publicUrl !== undefined) return [];
  const accounts = Object.entries(brands).flatMap(([brand, of]) =>
    Object.entries(of.accounts).map(([key, { network }]) => ({ brand, key, network })),
  );
  return rating.flatMap(({ when, ask }, index): ReferenceProblem[] => {
    if (ask === false) return [];
    const used = new Set(
      accounts
        .filter(
          ({ brand, key, network }) =>
            (when.brand?.includes(brand) ?? true) &&
            (when.account?.includes(key) ?? true) &&
            (when.network?.includes(network) ?? true),
        )
        .map(({ network }) => network),
    );
    const without = networks.filter(
      ({ id, display, isReal }) => used.has(id) && isReal === true && display.choices !== true,
    );
    if (without.length === 0) return [];
    const names = without.map(({ display }) => display.name).join(' and ');
    return [
      {
        path: ['rating', index],
        message: `customers of ${names} rate on a page of ours, which needs an address; add \`publicUrl\`, or keep this to other networks with \`when: { network: ... }\``,
      },
    ];
  });
}
