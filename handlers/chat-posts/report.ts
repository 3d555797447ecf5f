import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { toldCard } from '../reports/told-card.ts';

/** A report that somebody showed in a channel, or that is sent there by itself. */
export const report = defineChatPost({
  kind: 'report',
  to: 'channel',
  whenGone: 'forget',
  load: (services: Services, id: string) => services.store.reports.told(id),
  // What was told stays as it was told.
  restMs: ({ post: { drawnAt } }) => (drawnAt === null ? 0 : Number.POSITIVE_INFINITY),
  draw: (services, { subject, post: { surface, place } }) =>
    toldCard(services, subject, {
      t: services.texts.in(services.config.channels[place]?.language ?? services.config.language),
      surface,
    }),
});
