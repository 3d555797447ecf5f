import { nameOnSurface } from '#core/channels.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Services } from '../context.ts';
import type { AlertRow } from '../../store/chat-posts/alerts.ts';
import type { Store } from '../../store/store.ts';

export interface ManagerChannel {
  surface: string;
  /** Key of a channel in the configuration. */
  channel: string;
}

/** Where managers are told, on each surface that has it: their channel; else, for what somebody must mend, the first fallback. */
export function managerChannels(
  { config, surfaces }: Pick<Services, 'config' | 'surfaces'>,
  { urgent }: { urgent: boolean },
): ManagerChannel[] {
  const channel = config.managers ?? (urgent ? config.fallback[0] : undefined);
  if (channel === undefined) return [];
  return [...surfaces.keys()]
    .filter((surface) => nameOnSurface(config, surface, channel) !== undefined)
    .map((surface) => ({ surface, channel }));
}

/** One alert in each place. Gives whether any of them is new. */
export async function raise(
  { store, clock }: { store: Pick<Store, 'alerts'>; clock: Clock },
  channels: readonly ManagerChannel[],
  alert: Pick<AlertRow, 'kind' | 'network' | 'account' | 'params'>,
): Promise<boolean> {
  const at = clock.now();
  const raised: (string | null)[] = [];
  for (const channel of channels) raised.push(await store.alerts.raise({ ...alert, ...channel, at }));
  return raised.some((id) => id !== null);
}
