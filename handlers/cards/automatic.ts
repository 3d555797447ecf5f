import type { Card, CardBlock, Inline } from '#core/card.ts';
import { ASKED_BY, isAutomatic } from '#core/ticket/automatic.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { oneLine } from './format.ts';
import { accountName, type Drawing } from './people.ts';
import { foreign, plain, sentence } from './sentence.ts';

/** A card is no letter; the whole of it is in the file of the conversation. */
const COMMENT_SHOWN = 280;

/** What a rule said, in the thread: no person wrote it, and nobody has to do anything about it. */
export function automaticMessage(drawing: Drawing, draft: Draft, t: Translate): Card {
  const account = accountName(drawing.config, draft.account, t);
  const rule = draft.author.replace(/^rule:/, '');
  const isQuestion = draft.author === ASKED_BY;
  const state = stateOf(drawing, draft, t);
  const title = isQuestion ? sentence(t, 'rating.title') : sentence(t, 'automatic.title', { rule });
  return {
    blocks: [
      { kind: 'title', inlines: title },
      { kind: 'answer', text: draft.text },
      {
        kind: 'context',
        inlines: sentence(t, draft.private ? 'draft.speaks.private' : 'draft.speaks.public', { account }),
      },
      ...(state ? [{ kind: 'context' as const, inlines: state }] : []),
    ],
    fallback: `${plain(title)}: ${draft.text}`,
  };
}

/** One line of a card on which people have said nothing yet. */
export function automaticLine(drawing: Drawing, t: Translate): Inline[] | null {
  const draft = drawing.detail.drafts.findLast(({ author }) => isAutomatic(author) && author !== ASKED_BY);
  const { kind } = statusOf(drawing.detail);
  if (!draft || kind === 'closed' || kind === 'answered' || drawing.detail.ticket.firstAnsweredAt !== null) return null;
  return stateOf(drawing, draft, t);
}

function stateOf({ detail }: Drawing, draft: Draft, t: Translate): Inline[] | null {
  const delivery = detail.deliveries.findLast(({ draftId }) => draftId === draft.id);
  if (!delivery) return null;
  const { state: how, sentAt, queuedAt } = delivery;
  const state = how === 'sent' || how === 'removed' ? 'sent' : how === 'refused' ? 'failed' : 'waits';
  const at = { kind: 'time' as const, at: sentAt ?? queuedAt };
  return draft.author === ASKED_BY ? sentence(t, `rating.${state}`, { at }) : sentence(t, `automatic.${state}`, { at });
}

/** How the customer rates our answer, with the word that she added. */
export function ratingBlocks({ detail: { rating } }: Drawing, t: Translate): CardBlock[] {
  if (!rating || rating.score === null) return [];
  return [
    { kind: 'context', inlines: sentence(t, 'rating.card', { score: rating.score }) },
    ...(rating.comment === null
      ? []
      : [
          {
            kind: 'context' as const,
            inlines: [foreign(t('say.quoted', { words: oneLine(rating.comment, COMMENT_SHOWN) }))],
          },
        ]),
  ];
}
