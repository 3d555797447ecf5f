import type { Actor } from '#core/people.ts';
import type { Services } from '../context.ts';
import { mayAsk } from './ask.ts';
import { channelsFor, directPlaces, mayBeMailed } from './tell.ts';
import type { SavedReport } from '../../store/reports/reports.ts';

/** Why a scheduled report was not sent: whoever keeps it may not see it, it has no place any more, or the mail server refused it. */
const reasons = ['right', 'channel', 'mail'] as const;
export type StopReason = (typeof reasons)[number];

export function isStop(text: string): text is StopReason {
  return reasons.some((each) => each === text);
}

/** Why it may not be sent now; null where it may. Nobody where she has left. */
export async function stopOf(
  services: Services,
  actor: Actor | null,
  { spec, schedule }: Pick<SavedReport, 'spec' | 'schedule'>,
): Promise<'right' | 'channel' | null> {
  if (actor?.rights.has('report') !== true || !mayAsk(actor, spec.by)) return 'right';
  const to = schedule?.to;
  if (to?.kind === 'mail' && !mayBeMailed({ spec })) return 'right';
  if (to?.kind !== 'channel') return null;
  return (await channelsFor(services, actor, { spec })).includes(to.channel) ? null : 'channel';
}

/** Tells her in her direct conversation; each time anew. */
export async function tellStop(services: Services, { id, personId }: SavedReport, why: StopReason): Promise<void> {
  const at = services.clock.now();
  const places = await directPlaces(services, personId);
  await services.store.chatPosts.want(
    places.map(({ surface, place }) => ({
      kind: 'report-stopped',
      ownerId: `${id} ${why} ${at.getTime()}`,
      ticketId: null,
      surface,
      place,
    })),
    at,
  );
}
