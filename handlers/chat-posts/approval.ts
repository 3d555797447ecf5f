import { measureDraft } from '../network/measure-draft.ts';
import { eligibleApprovers } from '#core/ticket/moves/four-eyes.ts';
import { approvalMessage, waitsFor } from '../cards/approval.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';
import { accountsOf } from './shared/accounts-of.ts';
import { loadDetail } from './shared/load-detail.ts';
import { surfaceOf } from './shared/surface-of.ts';
import type { WantedPost } from '../../store/chat-posts/chat-posts.ts';

/** Asks each approver who is in none of the ticket's channels in her direct conversation, and keeps what she sees there true. */
export const approval = defineChatPost({
  kind: 'approval',
  to: 'person',
  load: loadDetail,

  async places(services, ticketId) {
    const wanted: WantedPost[] = [];
    const detail = await services.store.tickets.detail(ticketId);
    const draft = detail?.drafts.findLast(({ state }) => state === 'submitted');
    if (!detail || !draft) return { wanted };
    const asked = new Set(
      (await services.store.chatPosts.of({ ticketId }, { kind: 'approval' })).flatMap(({ ownerId, place }) =>
        ownerId === draft.id ? [place] : [],
      ),
    );
    let trouble: unknown;
    for (const personId of eligibleApprovers(detail, draft)) {
      if (asked.has(personId)) continue;
      try {
        const surface = await whereToAsk(services, personId, detail.ticket);
        if (surface !== null) wanted.push({ kind: 'approval', ownerId: draft.id, ticketId, surface, place: personId });
      } catch (error) {
        // One whose channels could not be looked at keeps nobody else from being asked.
        trouble ??= error;
      }
    }
    return { wanted, trouble };
  },

  async draw(services, { subject: detail, post, reader }) {
    const draft = detail.drafts.find(({ id }) => id === post.ownerId);
    if (!draft) return null;
    // What was decided before she was asked is not asked any more.
    if (post.state === 'wanted' && !waitsFor(detail, draft, post.place)) return null;
    // Guests approve nothing, so they read nothing.
    if (post.state !== 'posted' && (await surfaceOf(services, post.surface).user(reader.userId))?.standing !== 'member')
      return null;
    const { config, networks, texts } = services;
    const people = new Map(detail.people).set(reader.id, reader);
    const measured = measureDraft({ networks }, detail, draft);
    return approvalMessage({ detail: { ...detail, people }, config, surface: post.surface }, draft, {
      t: texts.in(reader.locale),
      reader: post.place,
      measured,
    });
  },
});

/** The chat where she was seen last; null where she sees the thread, or is known nowhere. */
async function whereToAsk(
  services: Services,
  personId: string,
  ticket: Parameters<Services['directory']['isInChannelOf']>[1] & { id: string },
): Promise<string | null> {
  const [account] = await accountsOf(services, personId);
  if (account) return (await services.directory.isInChannelOf(account, ticket)) ? null : account.surface;
  services.log.warn({ ticketId: ticket.id, personId }, 'an approver is not known on any chat');
  return null;
}
