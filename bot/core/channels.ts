import type { Config } from './config/config.ts';
import type { SurfaceChannel } from './ports/surface.ts';

type Channels = Pick<Config, 'channels'>;

/** What the configuration calls a channel on a surface; undefined where it has none there. */
export function nameOnSurface({ channels }: Channels, surface: string, key: string): string | undefined {
  const channel = channels[key];
  if (surface === 'slack') return channel?.slack;
  return surface === 'teams' ? channel?.teams : undefined;
}

/** Whether a channel of the chat is the one that the configuration means, by id or name. */
export function isChannel(wanted: string, { id, name }: Pick<SurfaceChannel, 'id' | 'name'>): boolean {
  return (
    id === wanted ||
    name === wanted.replace(/^#/, '') ||
    (wanted.includes('/') && foldChannel(name) === foldChannel(wanted))
  );
}

/** "Alba / Facturación" as it is compared: people write it with other spaces and capitals. */
export function foldChannel(name: string): string {
  if (name.startsWith('19:')) return name;
  return name
    .split('/')
    .map((part) => part.trim().replace(/\s+/g, ' ').toLowerCase())
    .join('/');
}

/** What people read; the name on their own chat before that on another. */
export function channelLabel({ channels }: Channels, key: string, surface?: string): string {
  const named = channels[key];
  const [first, second] = surface === 'teams' ? [named?.teams, named?.slack] : [named?.slack, named?.teams];
  return [first, second].find((name) => name !== undefined && !name.startsWith('19:')) ?? `#${key}`;
}
