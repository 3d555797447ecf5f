import type { MessageKind } from '../message.ts';
import type { Network } from '../ports/network-definition.ts';
import type { Condition, Config } from './config.ts';
import type { ReferenceProblem } from './reference-problem.ts';

/** What the configuration's own checks ask a network. */
export type KnownNetwork = Pick<Network, 'id' | 'display' | 'handle'> & {
  /** Its customers are people somewhere else, not in the local workspace; left out: they may be. */
  isReal?: boolean;
};

type Path = ReferenceProblem['path'];

/** Handles that cannot be on their network, and kinds of messages that none of the networks meant ever brings. */
export function networkProblems(config: Config, networks: readonly KnownNetwork[]): ReferenceProblem[] {
  const rules = [
    ...config.routes.map(({ when }, index) => ({ when, path: ['routes', index, 'when'] as Path })),
    ...config.approvals.map(({ when }, index) => ({ when, path: ['approvals', index, 'when'] as Path })),
    ...Object.entries(config.brands).flatMap(([brand, { persona }]) =>
      persona.clauses.map(({ when: { kind, network } }, index) => ({
        when: { kind, network },
        path: ['brands', brand, 'persona', 'clauses', index, 'when'] as Path,
      })),
    ),
  ];
  return [
    ...handleProblems(config, networks),
    ...rules.flatMap(({ when, path }) => kindProblems(when, path, { config, networks })),
  ];
}

function handleProblems(config: Config, networks: readonly KnownNetwork[]): ReferenceProblem[] {
  return Object.entries(config.brands).flatMap(([brand, { accounts }]) =>
    Object.entries(accounts).flatMap(([key, { network: id, handle }]): ReferenceProblem[] => {
      const network = networks.find((each) => each.id === id);
      if (network === undefined || network.handle.pattern.test(handle)) return [];
      const message = `"${handle}" is no handle of ${network.display.name}; ${network.handle.hint}`;
      return [{ path: ['brands', brand, 'accounts', key, 'handle'], message, value: handle }];
    }),
  );
}

/** Of the networks that a rule names, or of those that have an account: any other kind would never hold. */
function kindProblems(
  { kind, network }: Condition,
  path: Path,
  { config, networks }: { config: Config; networks: readonly KnownNetwork[] },
): ReferenceProblem[] {
  const used = Object.values(config.brands).flatMap(({ accounts }) =>
    Object.values(accounts).map((each) => each.network),
  );
  const meant = networks.filter(({ id }) => (network ?? used).includes(id));
  if (meant.length === 0) return [];
  const possible = new Set<MessageKind>(meant.flatMap(({ display }) => display.kinds));
  const names = meant.map(({ display }) => display.name).join(' or ');
  return (kind ?? []).flatMap((each, index): ReferenceProblem[] =>
    possible.has(each)
      ? []
      : [
          {
            path: [...path, 'kind', index],
            message: `no message of ${names} is a "${each}", so this never holds`,
            allowed: [...possible],
            value: each,
          },
        ],
  );
}
