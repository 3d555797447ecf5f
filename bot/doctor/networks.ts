import type { Config } from '#core/config/config.ts';
import { ok, type Finding } from '#core/finding.ts';
import type { Network, NetworkDoctor } from '#core/ports/network-definition.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { isReal } from '../build/channels-on-surfaces.ts';
import { accountsOn, isSimulated } from '../build/networks.ts';
import type { Settings } from '../config/environment.ts';
import type { RunningWorkspace } from '../workspace/start.ts';

interface Around {
  config: Config;
  settings: Settings;
  workspace: RunningWorkspace | undefined;
}

/** What each network of the configuration says of its accounts: whether their access is good, and what reading them costs. */
export async function askNetworks({ config, settings, workspace }: Around): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const network of networks) {
    const accounts = accountsOn(config, network.id);
    if (accounts.length === 0) continue;
    const doctor = await network.doctor();
    const given = config.networks[network.id];
    const env = workspace && isSimulated(network.id, { settings, workspace }) ? workspace.env : settings.env;
    if (isReal(settings) || workspace) findings.push(...(await doctor.check(accounts, env, given)));
    findings.push(...(doctor.cost?.(accounts.length, given) ?? []));
    findings.push(...listening(config, network));
  }
  return findings;
}

/** What listening may cost in a day. */
function listening(config: Config, { id, display }: Network): Finding[] {
  return Object.values(config.brands).flatMap(({ accounts }) =>
    Object.values(accounts).flatMap(({ network, handle, listen }) =>
      network === id && listen
        ? [
            ok(
              `Listening as ${display.handle(handle)}`,
              `${Object.keys(listen.watches).length} watches, every ${listen.everyMinutes} minutes, at most ${listen.perDay} posts read a day; then it stops until midnight and mentions go on`,
            ),
          ]
        : [],
    ),
  );
}

/** What somebody without any access would have to get for each network that there is. */
export async function networkNeeds(): Promise<Finding[]> {
  return Promise.all(
    networks.map(async ({ display, doctor }: Network) =>
      ok(`For ${display.name}`, `you would need ${(await doctor()).needs}`),
    ),
  );
}

/** Those that the configuration uses. */
export async function doctorsOf(config: Config): Promise<NetworkDoctor[]> {
  return Promise.all(networks.filter(({ id }) => accountsOn(config, id).length > 0).map((network) => network.doctor()));
}
