import { chats, foldChannel, nameOn } from './config/chats.ts';
import type { Config } from './config/config.ts';
import type { SurfaceChannel } from './ports/surface.ts';

type Channels = Pick<Config, 'channels'>;

/** What the configuration calls a channel on a surface; undefined where it has none there. */
export function nameOnSurface({ channels }: Channels, surface: string, key: string): string | undefined {
  return nameOn(channels[key], surface);
}

/** Whether a channel of the chat is the one that the configuration means, by id or name. */
export function isChannel(wanted: string, { id, name }: Pick<SurfaceChannel, 'id' | 'name'>): boolean {
  return (
    id === wanted ||
    name === wanted.replace(/^#/, '') ||
    (wanted.includes('/') && foldChannel(name) === foldChannel(wanted))
  );
}

/** What people read; the name on their own chat before that on another. */
export function channelLabel({ channels }: Channels, key: string, surface?: string): string {
  const order = [...chats].toSorted((a, b) => Number(b === surface) - Number(a === surface));
  const names = order.map((chat) => nameOn(channels[key], chat));
  return names.find((name) => name !== undefined && !name.startsWith('19:')) ?? `#${key}`;
}
