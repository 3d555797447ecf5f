import { replyKinds } from '#core/hours/ticket-clock.ts';
import { escalationMessage } from '../cards/escalation.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { linkTo } from '../lists/links.ts';
import { loadDetail } from './shared/load-detail.ts';

/** Tells whoever a late conversation is escalated to, in her direct conversation; `watch-level` has it wanted. */
export const escalation = defineChatPost({
  kind: 'escalation',
  to: 'person',
  load: loadDetail,

  async draw(services: Services, { subject: detail, post, reader }) {
    const kind = replyKinds.find((each) => each === post.ownerId.split(' ')[1]);
    if (kind === undefined) return null;
    // Guests are told nothing of customers.
    const user = await services.surfaces.get(post.surface)?.user(reader.userId);
    if (post.state !== 'posted' && user?.standing !== 'member') return null;
    const home = detail.cards.find((card) => card.home && card.surface === post.surface);
    const link = home ? await linkTo(services, { ...home, ticketId: detail.ticket.id }) : null;
    const drawing = { detail, config: services.config, surface: post.surface };
    return escalationMessage(drawing, { t: services.texts.in(reader.locale), kind, link });
  },
});
