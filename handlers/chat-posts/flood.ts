import { defineChatPost } from '../define.ts';
import { drawFlood } from '../floods/flood-card.ts';
import { floodFacts } from '../floods/flood-facts.ts';
import { ticketLines } from '../lists/lines.ts';
import { createExplain } from '../sentences.ts';
import type { TicketLine } from '../../store/lists/lists.ts';

/** While it grows no two draws stand closer than this; the last one is never further behind. */
const APART_MS = 4_000;

/** Many conversations on one card. The store adds it with the first that it folds. */
export const flood = defineChatPost({
  kind: 'flood',
  to: 'channel',
  // Work that is still open must stay in sight.
  whenGone: 'again',

  load: floodFacts,

  restMs: ({ post: { drawnAt }, now }) =>
    drawnAt === null ? 0 : Math.max(0, APART_MS - (now.getTime() - drawnAt.getTime())),

  async draw(services, { subject, post: { surface, place } }) {
    const { config, texts, directory, store } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const isOpen = !(await directory.privateChannels(surface)).has(place);
    const { work, baseBy } = subject.flood;
    const named = [work?.by, baseBy].filter((id) => id != null);
    const people = await store.people.get(named);
    return drawFlood(subject, {
      t,
      lines: await ticketLines(services, subject.samples, { t, secret: (line: TicketLine) => line.private && isOpen }),
      nameOf: (id) => people.get(id)?.name ?? config.people[id]?.name ?? id,
      refused:
        work?.why == null
          ? null
          : await createExplain(services).sentence(work.why.key, work.why.params, { locale: t.voice, surface }),
    });
  },
});
