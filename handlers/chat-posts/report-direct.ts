import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { toldCard } from '../reports/told-card.ts';

/** A report that somebody has sent to herself. */
export const reportDirect = defineChatPost({
  kind: 'report-direct',
  to: 'person',
  load: (services: Services, id: string) => services.store.reports.told(id),
  draw: (services, { subject, post: { surface }, reader }) =>
    toldCard(services, subject, { t: services.texts.in(reader.locale), surface, reader: reader.id }),
});
