import { nameOnSurface } from '#core/channels.ts';
import type { Services } from '../context.ts';
import { raise, type ManagerChannel } from './manager-channels.ts';
import type { Store } from '../../store/store.ts';

type Telling = Pick<Services, 'clock' | 'log' | 'config' | 'surfaces' | 'problems'> & { store: Pick<Store, 'alerts'> };

export interface ChannelRef {
  surface: string;
  /** Key in the configuration. */
  channel: string;
}

/** Why a chat lets us write there no more. */
export type ChannelLoss = 'archived' | 'removed' | 'closed' | 'gone';

const LOSSES: Readonly<Record<string, ChannelLoss>> = {
  is_archived: 'archived',
  channel_is_archived: 'archived',
  not_in_channel: 'removed',
  restricted_action: 'closed',
  restricted_action_read_only_channel: 'closed',
  restricted_action_thread_only_channel: 'closed',
};

/** What its word means; where the chat only says that it knows none of that name, nobody can tell more. */
export function lossOf(error: unknown): ChannelLoss {
  return LOSSES[String(error)] ?? 'gone';
}

/** Managers are told once, where they still can be; told again, what waits there is counted anew. */
export async function channelLost(services: Telling, lost: ChannelRef, why: ChannelLoss): Promise<void> {
  const { store, clock, log } = services;
  const alert = { kind: 'channel' as const, network: lost.surface, account: lost.channel };
  const isNew = await raise(services, managerChannelsBeside(services, lost), {
    ...alert,
    params: { since: clock.now().toISOString(), why },
  });
  if (isNew) log.warn({ ...lost, why }, 'managers are told of a channel that cannot be written in');
  else await store.alerts.refresh(alert);
}

export async function channelWorks(
  { store, clock }: Pick<Telling, 'store' | 'clock'>,
  { surface, channel }: ChannelRef,
): Promise<void> {
  await store.alerts.clear({ kind: 'channel', network: surface, account: channel, at: clock.now() });
}

/** On each surface the managers' channel, else the first fallback, else any other: never one that is known not to work. */
function managerChannelsBeside({ config, surfaces, problems }: Telling, lost: ChannelRef): ManagerChannel[] {
  const broken = new Set(problems.list().map(({ what }) => what)).add(channelProblem(lost));
  const order = [
    ...(config.managers === undefined ? [] : [config.managers]),
    ...config.fallback,
    ...Object.keys(config.channels),
  ];
  return [...surfaces.keys()].flatMap((surface) => {
    const channel = order.find(
      (key) =>
        nameOnSurface(config, surface, key) !== undefined && !broken.has(channelProblem({ surface, channel: key })),
    );
    return channel === undefined ? [] : [{ surface, channel }];
  });
}

/** What the problem of a channel is called; a channel has one for each chat. */
export function channelProblem({ surface, channel }: ChannelRef): string {
  return `channel:${channel}:${surface}`;
}
