import { isChannel, nameOnSurface } from '#core/channels.ts';
import type { Config } from '#core/config.ts';
import { StartError } from '#core/start-error.ts';
import type { Surface } from '#core/surface.ts';

/** A configured channel that the chat does not show us yet. */
export interface Missing {
  /** In the configuration. */
  key: string;
  /** Its name there. */
  wanted: string;
}

/**
 * Looks for every configured channel of a surface. Teams shows a channel only once the app is installed in its team, so there a
 * missing one is given back; its cards wait until it is there.
 * @throws StartError with one sentence for every other channel that is not there or that the bot is not in
 */
export async function checkChannels(config: Config, surface: Pick<Surface, 'id' | 'channels'>): Promise<Missing[]> {
  const there = await surface.channels();
  const isPatient = surface.id === 'teams';
  const missing: Missing[] = [];
  const sentences = Object.keys(config.channels).flatMap((key) => {
    const wanted = nameOnSurface(config, surface.id, key);
    if (wanted === undefined) return [];
    const found = there.find((channel) => isChannel(wanted, channel));
    if (found?.joined) return [];
    if (isPatient) {
      missing.push({ key, wanted });
      return [];
    }
    if (found === undefined) return [`There is no channel ${wanted} (\`channels.${key}\`) that Recado can see. Create it or correct the name; if it is private, write /invite @Recado in it.`];
    return [`Recado is not in the channel ${wanted} (\`channels.${key}\`). Write /invite @Recado in it.`];
  });
  if (sentences.length > 0) throw new StartError(sentences.join('\n'));
  return missing;
}

/** @throws StartError where a channel has no name on any chat that Recado is connected to: its messages would be shown nowhere */
export function checkPlaces(config: Config, surfaces: readonly string[]): void {
  const nowhere = Object.keys(config.channels).filter((key) => surfaces.every((surface) => nameOnSurface(config, surface, key) === undefined));
  if (nowhere.length === 0) return;
  const other = surfaces.includes('teams')
    ? { name: 'Slack', key: 'slack', set: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN' }
    : { name: 'Teams', key: 'teams', set: 'TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID' };
  const here = surfaces.includes('teams') ? 'teams' : 'slack';
  throw new StartError(
    nowhere
      .map((key) => `The channel \`channels.${key}\` is named in ${other.name} only, and Recado is not connected to ${other.name}. Give it a name under \`${here}\` too, or set ${other.set}.`)
      .join('\n'),
  );
}
