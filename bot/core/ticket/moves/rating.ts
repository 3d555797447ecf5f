import { approvalHash } from '../approval.ts';
import { ASKED_BY, isAutomatic } from '../automatic.ts';
import { defineMove } from './define.ts';
import { newVersion, queueDelivery, type NewVersion } from './draft.ts';
import { already, answerUnderWay, isBlank, moved, refused } from './verdicts.ts';
import type { Rating, Score } from '../../rating/rating.ts';
import type { Delivery } from '../delivery.ts';
import type { TicketView } from '../changes.ts';
import { present } from '../../present.ts';

interface Asking {
  draft: NewVersion;
  rating: Pick<Rating, 'id' | 'experts' | 'language' | 'choices' | 'token'>;
}

/** The last answer of a person that went out in private: what the customer says is said of it. */
export function answerToRate({ drafts, deliveries }: Pick<TicketView, 'drafts' | 'deliveries'>): Delivery | undefined {
  return deliveries
    .filter(({ state, by, draftId }) => {
      const isPrivate = drafts.some(({ id, private: told }) => id === draftId && told);
      return state === 'sent' && isPrivate && !isAutomatic(by);
    })
    .toSorted((a, b) => (a.sentAt?.getTime() ?? 0) - (b.sentAt?.getTime() ?? 0))
    .at(-1);
}

/** Asks once how the answer was, in a private conversation that is closed because it was answered. Nothing is opened by it. */
export const askRating = defineMove<Asking>((view, { draft, rating }, { by, at }) => {
  if (by.kind !== 'rule') return refused('right.missing', { right: 'send' });
  const { ticket } = view;
  const answer = answerToRate(view);
  const isOver = ticket.state === 'closed' && ticket.closeReason === 'answered' && ticket.private;
  const isAsked = view.drafts.some(({ author }) => author === ASKED_BY);
  if (!isOver || isAsked || !answer || view.muted || draft.target !== view.lastInbound.currentId || !draft.private)
    return already('say.sent-already');
  if (isBlank(draft.text)) return refused('draft.empty');
  const busy = answerUnderWay(view);
  if (busy) return busy;
  const version = newVersion(view, draft, ASKED_BY, at);
  const approved = {
    ...version,
    state: 'approved' as const,
    approvedBy: ASKED_BY,
    approvedAt: at,
    approvedHash: approvalHash(version),
  };
  const { newDelivery, activity, jobs } = queueDelivery({ view, draft: approved, by: ASKED_BY, at, confirmed: false });
  const approvedBy = view.drafts.find(({ id }) => id === answer.draftId)?.approvedBy ?? null;
  return moved(view, {
    newDraft: approved,
    newDelivery,
    newRating: {
      ...rating,
      ticketId: ticket.id,
      authorId: ticket.authorId,
      draftId: approved.id,
      deliveryId: answer.id,
      sender: answer.by,
      approver: approvedBy !== null && isAutomatic(approvedBy) ? null : approvedBy,
      askedAt: at,
      score: null,
      ratedAt: null,
      comment: null,
    },
    thread: [{ kind: 'draft', draftId: approved.id, mention: [] }],
    activity: [{ what: 'rating.asked', detail: { ratingId: rating.id, deliveryId: answer.id } }, ...activity],
    jobs,
  });
});

/** A poor one is told to whoever has the conversation; nothing opens again. */
const POOR = 2;

/** She says how it was: the first that she says counts. `messageId`: what she wrote or pressed, where it came as a message. */
export const rated = defineMove<{ score: Score; messageId: string | null }>((view, { score, messageId }, { at }) => {
  const { rating } = view;
  if (!rating || rating.score !== null) return already('say.done');
  const { owner } = view.ticket;
  return moved(view, {
    rated: { id: rating.id, score, ratedAt: at },
    thread: [
      { kind: 'event', key: 'event.rated', params: { score }, mention: owner !== null && score <= POOR ? [owner] : [] },
    ],
    activity: [
      {
        what: 'rating.given',
        detail: present({
          ratingId: rating.id,
          deliveryId: rating.deliveryId,
          score,
          messageId: messageId ?? undefined,
        }),
      },
    ],
  });
});

/** The card shows what she added, once; the words themselves are not in the record. */
export const commented = defineMove<{ comment: string }>(({ rating, ...view }, { comment }) => {
  if (!rating || rating.score === null || rating.comment !== null || isBlank(comment)) return already('say.done');
  return moved(view, {
    ratingComment: { id: rating.id, comment: comment.trim() },
    activity: [{ what: 'rating.commented', detail: { ratingId: rating.id } }],
  });
});
