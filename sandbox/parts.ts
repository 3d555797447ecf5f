import { simulatedNetworks } from './networks.ts';
import type { Seed } from './seed.ts';
import type { PartFactory } from './server.ts';
import { createSlackPart } from './slack/index.ts';
import { createNetworksPart } from './social/networks-part.ts';

/** The simulated services of the workspace. A network where the brand has no account is not read; without any account it is the first. */
export async function openParts({ accounts }: Seed): Promise<readonly PartFactory[]> {
  const used = simulatedNetworks.filter(({ id }) => accounts.some(({ network }) => network === id));
  const create = await Promise.all((used.length > 0 ? used : simulatedNetworks.slice(0, 1)).map(({ open }) => open()));
  return [
    (deps) => createSlackPart(deps),
    (deps) =>
      createNetworksPart(
        deps,
        create.map((one) => one(deps)),
      ),
  ];
}
