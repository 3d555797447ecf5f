import type { Card, Inline } from '#core/card.ts';
import { isAutomatic } from '#core/ticket/automatic.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { accountName, type Drawing } from './people.ts';
import { sentence } from './sentence.ts';

/** What a rule said, in the thread: no person wrote it, and nobody has to do anything about it. */
export function automaticMessage(drawing: Drawing, draft: Draft, t: Translate): Card {
  const account = accountName(drawing.config, draft.account, t);
  const rule = draft.author.replace(/^rule:/, '');
  const state = stateOf(drawing, draft, t);
  return {
    blocks: [
      { kind: 'title', inlines: sentence(t, 'automatic.title', { rule }) },
      { kind: 'answer', text: draft.text },
      {
        kind: 'context',
        inlines: sentence(t, draft.private ? 'draft.speaks.private' : 'draft.speaks.public', { account }),
      },
      ...(state ? [{ kind: 'context' as const, inlines: state }] : []),
    ],
    fallback: `${t('automatic.title', { rule })}: ${draft.text}`,
  };
}

/** One line of a card on which people have said nothing yet. */
export function automaticLine(drawing: Drawing, t: Translate): Inline[] | null {
  const draft = drawing.detail.drafts.findLast(({ author }) => isAutomatic(author));
  const { kind } = statusOf(drawing.detail);
  if (!draft || kind === 'closed' || kind === 'answered' || drawing.detail.ticket.firstAnsweredAt !== null) return null;
  return stateOf(drawing, draft, t);
}

function stateOf({ detail }: Drawing, draft: Draft, t: Translate): Inline[] | null {
  const delivery = detail.deliveries.findLast(({ draftId }) => draftId === draft.id);
  if (!delivery) return null;
  if (delivery.state === 'sent' || delivery.state === 'removed')
    return sentence(t, 'automatic.sent', { at: { kind: 'time', at: delivery.sentAt ?? delivery.queuedAt } });
  return sentence(t, delivery.state === 'refused' ? 'automatic.failed' : 'automatic.waits');
}
