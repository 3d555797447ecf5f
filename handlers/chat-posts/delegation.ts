import { linkTo } from '../lists/links.ts';
import { directMessage } from '../cards/delegation.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { loadDetail } from './shared/load-detail.ts';
import type { PersonRow } from '../../store/people/people.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Asks each expert in her direct conversation, and keeps what she sees there true. The store adds it with the question. */
export const delegation = defineChatPost({
  kind: 'delegation',
  to: 'person',
  load: loadDetail,

  async draw(services, { subject: detail, post, reader }) {
    const asked = detail.delegations.find(({ id }) => id === post.ownerId);
    if (!asked) return null;
    // What was withdrawn or answered before she was asked is not asked any more.
    if (post.state === 'wanted' && asked.state !== 'asked') return null;
    // Whoever is in the channel is mentioned in the thread, and told once.
    if (post.state === 'wanted' && (await seesThread(services, detail, reader))) return null;
    const { config, texts } = services;
    const people = new Map(detail.people).set(reader.id, reader);
    return directMessage({ detail: { ...detail, people }, config, surface: post.surface }, asked, {
      t: texts.in(reader.locale),
      reader: post.place,
      link: await linkOf(services, detail, post.surface),
    });
  },
});

/** To the card that the question is about; none where it is private, or not posted yet. */
async function linkOf(services: Services, { ticket, cards }: TicketDetail, surface: string): Promise<string | null> {
  const home = cards.find((card) => card.home && card.surface === surface && card.state === 'posted');
  return ticket.private || !home ? null : linkTo(services, home);
}

/** Only the home card has a thread. */
async function seesThread({ directory }: Services, { ticket }: TicketDetail, reader: PersonRow): Promise<boolean> {
  return directory.isInChannelOf(reader, {
    private: ticket.private,
    route: { ...ticket.route, channels: ticket.route.channels.slice(0, 1) },
  });
}
