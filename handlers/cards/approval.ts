import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { eligibleApprovers, isHandedBack } from '#core/ticket/moves/four-eyes.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { button } from './buttons.ts';
import { draftButtons, draftMessage, stateLine, type DraftLook } from './draft-message.ts';
import { mediaBlocks } from './media.ts';
import { customerName, type Drawing, person } from './people.ts';
import { foreign, plain, sentence } from './sentence.ts';
import { wholeConversation } from './so-far.ts';
import { draftWords } from './draft-words.ts';

interface ApprovalLook extends Pick<DraftLook, 'measured'> {
  t: Translate;
  reader: string;
}

/** Whether a version waits for this person. */
export function waitsFor(detail: Drawing['detail'], draft: Draft, personId: string): boolean {
  return draft.state === 'submitted' && eligibleApprovers(detail, draft).includes(personId);
}

/**
 * What whoever is in none of the channels gets in her direct conversation: what the version answers, the version as in the thread,
 * and its buttons. Once it does not wait for her any more it holds no button and no private word.
 */
export function approvalMessage(drawing: Drawing, draft: Draft, { t, reader, measured }: ApprovalLook): Card {
  const { detail } = drawing;
  const isPrivate = draft.private || detail.ticket.private || detail.lastInbound.private;
  const head = askLine(drawing, draft, { t, isPrivate });
  if (!waitsFor(detail, draft, reader)) return over(drawing, draft, { t, head, isPrivate });
  const status = statusOf(detail);
  const version = draftMessage(drawing, draft, { t, mention: [], measured }).blocks.filter(
    ({ kind }) => kind !== 'buttons',
  );
  return {
    blocks: [
      { kind: 'line', inlines: head },
      ...(isPrivate ? [{ kind: 'context' as const, inlines: sentence(t, 'approval.private') }] : []),
      ...customerWords(drawing, { t, isPrivate }),
      { kind: 'context', inlines: sentence(t, 'approval.answer') },
      ...version,
      {
        kind: 'buttons',
        buttons: [...draftButtons({ detail }, draft, t), button(t, 'view-draft', { detail, status, draft })],
      },
    ],
    // What a locked screen shows holds nothing private.
    fallback: isPrivate ? plain(head) : `${plain(head)}: ${draftWords(draft)}`,
  };
}

/** Where the drafter has the last word, whoever changed her text asks; else whoever has the conversation. */
function askLine(drawing: Drawing, draft: Draft, { t, isPrivate }: { t: Translate; isPrivate: boolean }): Inline[] {
  const { ticket, author } = drawing.detail;
  const asker = person(drawing, isHandedBack(drawing.detail, draft) ? draft.author : (ticket.owner ?? draft.author));
  const network = t.network(ticket.network);
  return isPrivate
    ? sentence(t, 'approval.asks.private', { asker, network })
    : sentence(t, 'approval.asks', { asker, network, author: foreign(customerName(t, author)) });
}

function customerWords(drawing: Drawing, { t, isPrivate }: { t: Translate; isPrivate: boolean }): CardBlock[] {
  const { lastInbound, author } = drawing.detail;
  if (lastInbound.state === 'deleted') return [{ kind: 'context', inlines: sentence(t, 'approval.took-back') }];
  return [
    { kind: 'context', inlines: sentence(t, 'approval.wrote') },
    ...wholeConversation(t, drawing),
    ...mediaBlocks(lastInbound.media, { author: customerName(t, author), namedOnly: isPrivate }, t),
  ];
}

function over(
  drawing: Drawing,
  draft: Draft,
  { t, head, isPrivate }: { t: Translate; head: Inline[]; isPrivate: boolean },
): Card {
  const title = sentence(t, 'draft.title', { version: draft.version, author: person(drawing, draft.author) });
  // Why it was returned or lost its worth may quote the customer, or name her.
  const isTelling = draft.state === 'returned' || draft.state === 'void';
  const state =
    isPrivate && isTelling
      ? sentence(t, 'form.draft.state', { state: t(`state.draft.${draft.state}`) })
      : stateLine(drawing, draft, t, []);
  return {
    blocks: [
      { kind: 'line', inlines: head },
      { kind: 'title', inlines: title },
      ...(isPrivate ? [] : [{ kind: 'answer' as const, text: draftWords(draft) }]),
      { kind: 'line', inlines: state },
      { kind: 'context', inlines: sentence(t, 'approval.over') },
    ],
    fallback: `${plain(head)}: ${t('approval.over')}`,
  };
}
