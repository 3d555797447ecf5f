import type { Actor } from '#core/people.ts';
import type { Report } from '#core/reports/report.ts';
import type { ReportSchedule } from '#core/reports/schedule.ts';
import type { Config } from '#core/config/config.ts';
import type { Services } from '../context.ts';
import { accountsOf } from '../chat-posts/shared/accounts-of.ts';
import type { WantedPost } from '../../store/chat-posts/chat-posts.ts';

export type ReportPlace = Pick<WantedPost, 'kind' | 'surface' | 'place'>;

/** Where a report stands in a channel: on each chat that has it. */
export function channelPlaces(
  { surfaces, directory }: Pick<Services, 'surfaces' | 'directory'>,
  channel: string,
): ReportPlace[] {
  return [...surfaces.keys()]
    .filter((surface) => directory.nameOnSurface(surface, channel) !== undefined)
    .map((surface) => ({ kind: 'report', surface, place: channel }));
}

/** Her direct conversation, on the chat where she was seen last. */
export async function directPlaces(
  services: Pick<Services, 'store' | 'directory' | 'surfaces'>,
  personId: string,
): Promise<ReportPlace[]> {
  const [account] = await accountsOf(services, personId);
  return account ? [{ kind: 'report-direct', surface: account.surface, place: personId }] : [];
}

/** Figures of single people are for whoever manages them. */
export function mayStandIn(
  { managers }: Pick<Config, 'managers'>,
  channel: string,
  report: Pick<Report, 'spec'>,
): boolean {
  return report.spec.by !== 'person' || channel === managers;
}

/** Keys of the channels that she may show it in: those that she is in; all, where she manages. */
export async function channelsFor(
  services: Pick<Services, 'config' | 'directory' | 'surfaces'>,
  actor: Actor,
  report: Pick<Report, 'spec'>,
): Promise<string[]> {
  const { config, directory } = services;
  const keys = actor.rights.has('manage') ? Object.keys(config.channels) : await directory.channelsOf(actor);
  return keys.filter((key) => mayStandIn(config, key, report) && channelPlaces(services, key).length > 0);
}

/** An e-mail is read by whoever gets hold of it: figures of single people go into none. */
export function mayBeMailed({ spec }: Pick<Report, 'spec'>): boolean {
  return spec.by !== 'person';
}

/** Where a schedule sends it, in words of the record. */
export function goalOf({ to }: ReportSchedule): string {
  return to.kind === 'channel' ? `channel ${to.channel}` : to.kind;
}
