import { nameOnSurface } from '#core/channels.ts';
import type { Config } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';
import type { ChannelsOnSurfaces } from '../../store/index.ts';
import type { Settings } from '../config/environment.ts';
import { isTrial } from '../teams/settings.ts';

type Chats = Pick<Settings, 'slack' | 'teams' | 'x'>;

/** Whether anything is connected that other people see; the local workspace then opens only when it is asked for. */
export function isReal({ slack, teams, x }: Chats): boolean {
  return slack !== undefined || x || (teams !== undefined && !isTrial(teams));
}

/** Ids of the surfaces that these settings open, in the order in which they are asked. @throws StartError where there is none */
export function surfaceIds({ slack, teams }: Chats, hasWorkspace: boolean): string[] {
  const ids = [...(slack !== undefined || hasWorkspace ? ['slack'] : []), ...(teams !== undefined ? ['teams'] : [])];
  if (ids.length > 0) return ids;
  throw new StartError(
    'There are tokens for X but none for Slack or Teams, so there is nowhere to show the cards. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID, or add --workspace to use the local workspace.',
  );
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
