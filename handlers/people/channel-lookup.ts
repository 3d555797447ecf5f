import { isChannel, nameOnSurface } from '#core/channels.ts';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Surface, SurfaceChannel } from '#core/ports/surface.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

interface ChannelLookup {
  /** @throws RecadoError surface.unreachable */
  surfaceOf(id: string): Surface;
  /** What the configuration calls a channel on a surface; undefined where it has none there. */
  named(surface: string, channelKey: string): string | undefined;
  /** Chat channel id of a configured channel on a surface. @throws RecadoError surface.channel */
  channelId(surface: string, channelKey: string): Promise<string>;
  /** This chat does not know the id that the channel had: the next look asks it again. Other chats know theirs. */
  forgetChannel(surface: string, channelKey: string): void;
  /** Keys of channels that only those invited can read on that surface; without one, on at least one that has them. */
  privateChannels(only?: string): Promise<ReadonlySet<string>>;
  /** Surfaces on which being in a channel counts, hers first. Where it is private on some, only those let her read what is private. */
  countingOn(channelKey: string, own: string, forPrivate: boolean): Promise<string[]>;
  /** The first surface that holds a home card of a ticket. */
  homeSurface(ticket: Ticket): string;
}

/** A channel that was deleted, or whose name another has now, is found at its new place after this long. */
const CHANNEL_MS = 60 * 60_000;

/** Where the configured channels are in the chats, as last asked, and which of them only those invited can read. */
export function createChannelLookup({
  config,
  surfaces,
  clock,
}: {
  config: Config;
  surfaces: ReadonlyMap<string, Surface>;
  clock: Clock;
}): ChannelLookup {
  const channelIds = new Map<string, { id: string; until: number }>();
  const privateOn = new Map<string, ReadonlySet<string>>();
  const named = (surface: string, key: string): string | undefined => nameOnSurface(config, surface, key);

  function surfaceOf(id: string): Surface {
    const surface = surfaces.get(id);
    if (!surface) throw new RecadoError('surface.unreachable');
    return surface;
  }

  async function channelId(surface: string, channelKey: string): Promise<string> {
    const key = `${surface} ${channelKey}`;
    const cached = channelIds.get(key);
    const now = clock.now().getTime();
    if (cached && cached.until > now) return cached.id;
    const wanted = named(surface, channelKey);
    const channels = wanted === undefined ? [] : await listOf(surface, cached !== undefined);
    // While the chat cannot say, it is where it was.
    if (channels === null && cached) return cached.id;
    const found = wanted === undefined ? undefined : channels?.find((channel) => isChannel(wanted, channel));
    if (!found) {
      channelIds.delete(key);
      throw new RecadoError('surface.channel', { params: { channel: wanted ?? channelKey } });
    }
    channelIds.set(key, { id: found.id, until: now + CHANNEL_MS });
    return found.id;
  }

  async function listOf(surface: string, isKnown: boolean): Promise<SurfaceChannel[] | null> {
    try {
      return await surfaceOf(surface).channels();
    } catch (error) {
      if (!isKnown || !(error instanceof RecadoError)) throw error;
      return null;
    }
  }

  function forgetChannel(surface: string, channelKey: string): void {
    channelIds.delete(`${surface} ${channelKey}`);
  }

  /** What nobody can vouch for is public: too little shown is the smaller harm. */
  async function privateChannels(only?: string): Promise<ReadonlySet<string>> {
    const wanted = only === undefined ? [...surfaces.keys()] : [only];
    for (const id of wanted) {
      try {
        const list = await surfaceOf(id).channels();
        const privateKeys = Object.keys(config.channels).filter((key) => {
          const name = named(id, key);
          if (name === undefined) return false;
          const found = list.find((channel) => isChannel(name, channel));
          // Where the chat tells no bot whether a team is open to everybody, the configuration vouches for it.
          return (
            found?.private === true ||
            (!surfaceOf(id).tellsPrivacy && found !== undefined && config.channels[key]?.private === true)
          );
        });
        privateOn.set(id, new Set(privateKeys));
      } catch (error) {
        if (!(error instanceof RecadoError)) throw error;
      }
    }
    return new Set(wanted.flatMap((id) => [...(privateOn.get(id) ?? [])]));
  }

  async function countingOn(channelKey: string, own: string, forPrivate: boolean): Promise<string[]> {
    const all = [...surfaces.keys()]
      .filter((surface) => named(surface, channelKey) !== undefined)
      .toSorted((a, b) => Number(b === own) - Number(a === own));
    if (!forPrivate || all.length < 2) return all;
    const invitedOnly: string[] = [];
    for (const surface of all) if ((await privateChannels(surface)).has(channelKey)) invitedOnly.push(surface);
    return invitedOnly.length > 0 ? invitedOnly : all;
  }

  function homeSurface(ticket: Ticket): string {
    const { channels } = ticket.route;
    const found = [...surfaces.keys()].find((surface) => channels.some((key) => named(surface, key) !== undefined));
    if (!found) throw new RecadoError('surface.channel', { params: { channel: channels[0] ?? '?' } });
    return found;
  }

  return { surfaceOf, named, channelId, forgetChannel, privateChannels, countingOn, homeSurface };
}
