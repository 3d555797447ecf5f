import { managersOn, refsOf } from '../crisis/look.ts';
import { peopleIn } from '../crisis/switch-blocks.ts';
import { roomLinks } from '../crisis/room-links.ts';
import { drawIncident, incidentChart } from '../crisis/incident-card.ts';
import { incidentFacts } from '../crisis/incident-facts.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { ticketLines } from '../lists/lines.ts';
import { chartBlock } from '../pictures/chart-block.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** It is looked at again every minute; what changes meanwhile can wait. */
const APART_MS = 20_000;

/** Tells managers that something is odd and why, and when it is over. The store adds it with the incident. */
export const incident = defineChatPost({
  kind: 'incident',
  to: 'channel',
  whenGone: 'forget',

  load: (services: Services, id: string) => incidentFacts(services, id),

  restMs: ({ subject: { incident: of, now, switchedAt }, post: { drawnAt } }) =>
    // Whoever pressed a switch looks at it.
    drawnAt === null || of.clearedAt !== null || (switchedAt !== null && switchedAt >= drawnAt)
      ? 0
      : Math.max(0, APART_MS - (now.getTime() - drawnAt.getTime())),

  async draw(services, { subject, post: { surface, place } }) {
    const { config, texts } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const isOpen = !(await services.directory.privateChannels(surface)).has(place);
    const chart = incidentChart(subject, { config, t });
    return drawIncident(subject, {
      config,
      t,
      managers: await managersOn(services, surface),
      refs: await refsOf(services, surface, peopleIn(subject.holds)),
      rooms: await roomLinks(services, surface, subject.holds),
      lines: await ticketLines(services, subject.samples, {
        t,
        secret: (line: TicketLine) => line.private && isOpen,
        like: ({ ticketId }) => subject.like.get(ticketId),
      }),
      chart: chart === null ? null : await chartBlock(services, { surface, chart, t }),
    });
  },
});
