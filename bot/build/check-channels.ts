import { isChannel, nameOnSurface } from '#core/channels.ts';
import { chats, type Chat } from '#core/config/chats.ts';
import type { Config } from '#core/config/config.ts';
import { StartError } from '#core/start-error.ts';
import type { Surface } from '#core/ports/surface.ts';

/** A configured channel that cannot be used now. */
export interface Missing {
  /** In the configuration. */
  key: string;
  /** Its name there. */
  wanted: string;
  /** It is there, and we are not in it. */
  isThere: boolean;
  /** It could be used at an earlier start. */
  wasKnown: boolean;
}

/**
 * Looks for every configured channel of a surface. One that was there before, or that the app only has to be invited to, is given
 * back: its cards wait, and the others are served. Teams shows a channel only once the app is installed in its team.
 * @throws StartError with one sentence for each that was never there: its name is wrong in the file
 */
export async function checkChannels(
  config: Config,
  surface: Pick<Surface, 'id' | 'channels' | 'channelsMayComeLater'>,
  known: ReadonlySet<string> = new Set(),
): Promise<Missing[]> {
  const there = await surface.channels();
  const missing: Missing[] = [];
  const sentences: string[] = [];
  for (const key of Object.keys(config.channels)) {
    const wanted = nameOnSurface(config, surface.id, key);
    const found = wanted === undefined ? undefined : there.find((channel) => isChannel(wanted, channel));
    if (wanted === undefined || found?.joined) continue;
    const wasKnown = known.has(wanted);
    if (found || wasKnown || surface.channelsMayComeLater)
      missing.push({ key, wanted, isThere: found !== undefined, wasKnown });
    else
      sentences.push(
        `There is no channel ${wanted} (\`channels.${key}\`) that Recado can see. Create it or correct the name; if it is private, write /invite @Recado in it.`,
      );
  }
  if (sentences.length > 0) throw new StartError(sentences.join('\n'));
  return missing;
}

const howToConnect: Readonly<Record<Chat, { name: string; set: string }>> = {
  slack: { name: 'Slack', set: 'SLACK_BOT_TOKEN and SLACK_APP_TOKEN' },
  teams: { name: 'Teams', set: 'TEAMS_APP_ID, TEAMS_APP_SECRET and TEAMS_TENANT_ID' },
};

/** @throws StartError where a channel has no name on any chat that Recado is connected to: its messages would be shown nowhere */
export function checkPlaces(config: Config, surfaces: readonly string[]): void {
  const nowhere = Object.keys(config.channels).filter((key) =>
    surfaces.every((surface) => nameOnSurface(config, surface, key) === undefined),
  );
  if (nowhere.length === 0) return;
  const missing = chats.filter((chat) => !surfaces.includes(chat));
  const name = missing.map((chat) => howToConnect[chat].name).join(' or ');
  const set = missing.map((chat) => howToConnect[chat].set).join('; or ');
  const here = surfaces.find((surface) => chats.some((chat) => chat === surface));
  throw new StartError(
    nowhere
      .map(
        (key) =>
          `The channel \`channels.${key}\` is named in ${name} only, and Recado is not connected to ${name}. Give it a name under \`${here}\` too, or set ${set}.`,
      )
      .join('\n'),
  );
}
