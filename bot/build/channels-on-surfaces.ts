import { nameOnSurface } from '#core/channels.ts';
import { chats } from '#core/config/chats.ts';
import type { Config } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';
import { networks } from '../../adapters/networks/registry.ts';
import type { ChannelsOnSurfaces } from '../../store/index.ts';
import type { Settings } from '../config/environment.ts';
import { isTrial } from '../teams/settings.ts';

type Outside = Pick<Settings, 'slack' | 'teams' | 'realNetworks'>;

/** Whether anything is connected that other people see; the local workspace then opens only when it is asked for. */
export function isReal({ slack, teams, realNetworks }: Outside): boolean {
  return slack !== undefined || realNetworks.size > 0 || (teams !== undefined && !isTrial(teams));
}

/** Ids of the surfaces that these settings open, in the order in which they are asked. @throws StartError where there is none */
export function surfaceIds({ slack, teams, realNetworks }: Outside, hasWorkspace: boolean): string[] {
  const given = { slack, teams };
  const ids = chats.filter((chat) => given[chat] !== undefined || (hasWorkspace && chat === chats[0]));
  if (ids.length > 0) return ids;
  throw new StartError(
    `There are tokens for ${networkNames(realNetworks)} but none for Slack or Teams, so there is nowhere to show the cards. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID, or add --workspace to use the local workspace.`,
  );
}

/** Names of networks in a sentence. */
export function networkNames(ids: ReadonlySet<string>): string {
  return networks.flatMap(({ id, display }) => (ids.has(id) ? [display.name] : [])).join(' and ');
}

/** On which of them the configuration names each channel. */
export function channelsOnSurfaces(config: Pick<Config, 'channels'>, surfaces: readonly string[]): ChannelsOnSurfaces {
  const of = new Map(
    Object.keys(config.channels).map((key) => [
      key,
      surfaces.filter((surface) => nameOnSurface(config, surface, key) !== undefined),
    ]),
  );
  return { surfaces, of: (channel) => of.get(channel) ?? [] };
}

/** The local workspace stands in for Teams as well: there a channel without a name in Slack goes by its key. */
export function inWorkspace(config: Config): Config {
  const channels = Object.fromEntries(
    Object.entries(config.channels).map(([key, channel]) => [key, { ...channel, slack: channel.slack ?? `#${key}` }]),
  );
  return { ...config, channels };
}
