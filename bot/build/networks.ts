import type { Application } from 'express';
import type { Clock } from '#core/ports/clock.ts';
import type { Config } from '#core/config/config.ts';
import type { PublicFiles } from '#core/ports/public-files.ts';
import type { Log } from '#core/ports/log.ts';
import { StartError } from '#core/start-error.ts';
import type { NetworkAccount } from '#core/ports/network.ts';
import type { Surface } from '#core/ports/surface.ts';
import { networks } from '../../adapters/networks/registry.ts';
import { createSlack } from '../../adapters/surfaces/slack/index.ts';
import { createGranted } from '../../handlers/accounts/granted.ts';
import type { Vault } from '../../handlers/accounts/vault.ts';
import { actions } from '../../handlers/actions/registry.ts';
import type { ConnectedAccount } from '../build.ts';
import type { Settings } from '../config/environment.ts';
import type { RunningWorkspace } from '../workspace/start.ts';
import type { Store } from '../../store/store.ts';

interface Around {
  settings: Settings;
  /** Takes the place of whatever has no real tokens. */
  workspace: RunningWorkspace | undefined;
  clock: Clock;
  log: Log;
}

interface SurfaceParts extends Around {
  config: Config;
  store: Pick<Store, 'memory'>;
  /** Where the chats call us. */
  app: Application;
  /** Holds files for a chat that takes none; left out: that chat has none. */
  publicFiles?: PublicFiles;
}

/** Slack, real or the local workspace's, and Teams, as far as each is given. */
export async function createSurfaces(around: SurfaceParts): Promise<Surface[]> {
  return [...slackOf(around), ...(await teamsOf(around))];
}

function slackOf({ settings, workspace, app, clock, log }: SurfaceParts): Surface[] {
  const slack = settings.slack ?? workspace?.slack;
  if (slack === undefined) return [];
  const { botToken, appToken, apiUrl } = slack;
  const signingSecret = 'signingSecret' in slack ? slack.signingSecret : undefined;
  return [
    createSlack({ botToken, apiUrl, clock, log, ...(appToken === undefined ? { signingSecret, app } : { appToken }) }),
  ];
}

async function teamsOf({ settings, config, store, app, publicFiles, clock, log }: SurfaceParts): Promise<Surface[]> {
  if (settings.teams === undefined) return [];
  // Microsoft's SDK is as much as everything else together, so it is read only where it is used.
  const { createTeams, SURFACE } = await import('../../adapters/surfaces/teams/index.ts');
  const { people, groups, language, timeZone } = config;
  const withForm = new Set<string>(Object.values(actions).flatMap(({ id, form }) => (form === undefined ? [] : [id])));
  return [
    createTeams({
      ...settings.teams,
      app,
      clock,
      log,
      memory: store.memory(SURFACE),
      publicFiles,
      groups: Object.fromEntries(
        Object.entries(groups).map(([handle, keys]) => [
          handle,
          keys.flatMap((key) => people[key]?.teams ?? people[key]?.email ?? []),
        ]),
      ),
      opensForm: (action) => withForm.has(action),
      language,
      timeZone,
    }),
  ];
}

/** A network without access to a real account is simulated where the local workspace is open; each for itself. */
export function isSimulated(network: string, { settings, workspace }: Pick<Around, 'settings' | 'workspace'>): boolean {
  return workspace !== undefined && !settings.realNetworks.has(network);
}

/** The configured accounts of a network. */
export function accountsOn(config: Config, network: string): NetworkAccount[] {
  return Object.values(config.brands).flatMap(({ accounts }) =>
    Object.entries(accounts).flatMap(([key, account]) =>
      account.network === network ? [{ key, handle: account.handle }] : [],
    ),
  );
}

interface Connecting extends Around {
  config: Config;
  store: Pick<Store, 'memory' | 'accountAccess'>;
  /** Where this process listens on this machine. */
  ourUrl: string;
  /** Closes what people grant; left out: nothing can be kept. */
  vault: Vault | undefined;
  tell(sentence: string): void;
}

/** Every account that can be connected; each of the others is told in a sentence. */
export async function connectNetworks({
  config,
  settings,
  workspace,
  ourUrl,
  store,
  vault,
  clock,
  log,
  tell,
}: Connecting): Promise<ConnectedAccount[]> {
  const connected: ConnectedAccount[] = [];
  const accounts = Object.entries(config.brands).flatMap(([brand, each]) =>
    Object.entries(each.accounts).map(([key, account]) => ({ brand, key, ...account })),
  );
  for (const { brand, key, network: id, handle } of accounts) {
    const network = networks.find((each) => each.id === id);
    if (network === undefined)
      throw new StartError(
        `The account "${key}" is on "${id}", which Recado does not know. It knows ${networks.map((each) => each.id).join(', ')}.`,
      );
    const given = config.networks[id];
    const simulated = isSimulated(id, { settings, workspace });
    const networkSettings = simulated
      ? { ...(typeof given === 'object' ? given : {}), ...simulatedSettings(network.simulated, ourUrl) }
      : given;
    const env = simulated && workspace ? workspace.env : settings.env;
    const oauth = await network.oauth?.(networkSettings);
    const granted =
      oauth && createGranted({ network: id, account: key, access: store.accountAccess, vault, oauth, env, clock, log });
    try {
      const connection = await network.connect({ key, handle }, networkSettings, {
        clock,
        log,
        env,
        memory: store.memory(`network ${id} ${key}`),
        granted: granted ? () => granted.current() : undefined,
      });
      const byOAuth = oauth && granted && { network: id, handle, oauth, env, granted };
      connected.push({ brand, network: id, connection, simulated, byOAuth });
    } catch (error) {
      if (!(error instanceof StartError) || simulated) throw error;
      tell(`Nothing comes in from ${network.display.handle(handle)} yet. ${error.message}`);
    }
  }
  return connected;
}

function simulatedSettings(
  simulated: (typeof networks)[number]['simulated'],
  ourUrl: string,
): Readonly<Record<string, unknown>> {
  return typeof simulated === 'function' ? simulated(ourUrl) : simulated;
}
