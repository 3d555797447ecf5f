import type { Config } from './config.ts';
import type { KnownNetwork } from './networks.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** What is listened for where it cannot be heard. */
export function listenProblems(config: Config, networks: readonly KnownNetwork[]): ReferenceProblem[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).flatMap(([account, { network: id, listen }]): ReferenceProblem[] => {
      const display = networks.find((network) => network.id === id)?.display;
      if (!listen || !display) return [];
      const path = ['brands', brand, 'accounts', account, 'listen'];
      const { listens, name } = display;
      if (!listens) return [{ path, message: `${name} lets nobody search it; take \`listen\` out` }];
      return Object.entries(listen.watches).flatMap(([key, watch]): ReferenceProblem[] => {
        const at = [...path, 'watches', key];
        const kinds = ['words', 'hashtags', 'accounts'] as const;
        const cannot = kinds.filter((kind) => watch[kind].length > 0 && !listens.includes(kind));
        const isEmpty = [...kinds, 'competitors' as const].every((kind) => watch[kind].length === 0);
        return [
          ...cannot.map((kind) => ({
            path: [...at, kind],
            message: `${name} finds ${listens.join(' and ')}, and no ${kind}; take them out`,
          })),
          ...(isEmpty ? [{ path: at, message: `nothing is ever found by "${key}"; add ${listens.join(' or ')}` }] : []),
          ...watch.competitors.flatMap((each, index) => {
            const other = config.competitors[each];
            const where = [...at, 'competitors', index];
            if (!other)
              return [
                {
                  path: where,
                  message: `there is no competitor "${each}"`,
                  allowed: Object.keys(config.competitors),
                  value: each,
                },
              ];
            const isFound = listens.includes('words') || other.words.some((word) => /^[#@]\S+$/.test(word));
            return isFound
              ? []
              : [
                  {
                    path: where,
                    message: `${name} finds no words, and "${each}" has neither a hashtag nor an @account`,
                    value: each,
                  },
                ];
          }),
        ];
      });
    }),
  );
}
