import { defineChatPost } from '../define.ts';
import { drawFlood } from '../floods/flood-card.ts';
import { floodFacts } from '../floods/flood-facts.ts';
import { floodRest } from '../floods/flood-rest.ts';
import { ticketLines } from '../lists/lines.ts';
import { createExplain } from '../sentences.ts';
import type { Services } from '../context.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** So long after its last message a flood still counts among those that grow. */
const GROWS_MS = 10_000;

/** Many conversations on one card. The store adds it with the first that it folds. */
export const flood = defineChatPost({
  kind: 'flood',
  to: 'channel',
  // Work that is still open must stay in sight.
  whenGone: 'again',

  // What it shows is counted at the draw: while it rests it is looked at for nothing else than its time.
  async load({ store, clock }: Services, id: string) {
    const flood = await store.floods.get(id);
    if (flood === null) return null;
    const since = clock.now().getTime() - GROWS_MS;
    // Each stands in all channels of its route.
    const growing = (await store.floods.toWatch())
      .filter(({ lastAt }) => lastAt.getTime() >= since)
      .reduce((cards, { channels }) => cards + channels.length, 0);
    return { flood, growing };
  },

  restMs: ({ subject: { flood, growing }, post: { drawnAt }, now }) =>
    floodRest({ lastAt: flood.lastAt, drawnAt, growing, now }),

  async draw(services, { subject: { flood: of }, post: { surface, place } }) {
    const { config, texts, directory, store } = services;
    const subject = await floodFacts(services, of.id, surface);
    if (subject === null) return null;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const isOpen = !(await directory.privateChannels(surface)).has(place);
    const { work, baseBy } = subject.flood;
    const named = [work?.by, baseBy].filter((id) => id != null);
    const people = await store.people.get(named);
    return drawFlood(subject, {
      t,
      lines: await ticketLines(services, subject.samples, {
        t,
        secret: (line: TicketLine) => line.private && isOpen,
        like: ({ ticketId }) => subject.like.get(ticketId),
      }),
      nameOf: (id) => people.get(id)?.name ?? config.people[id]?.name ?? id,
      refused:
        work?.why == null
          ? null
          : await createExplain(services).sentence(work.why.key, work.why.params, { locale: t.voice, surface }),
    });
  },
});
