import type { Inline } from '#core/card.ts';
import type { Message } from '#core/message.ts';
import { atMost } from '#core/visible-text.ts';
import type { Translate } from '#core/texts/index.ts';
import { gather, whoSaid } from './conversation.ts';
import { oneLine } from './format.ts';
import type { Drawing } from './people.ts';
import { foreign, ours, sentence } from './sentence.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** What stands in cards and in forms alike. */
export type Words = { kind: 'context'; inlines: Inline[] } | { kind: 'quote'; text: string };

/** Whoever decides reads this much of a conversation without leaving the form. */
const SHOWN = 3;
const BEGAN_MAX = 140;
/** What is not answered now is shown, not read again in full. */
const LONGEST = 600;

/** The messages that a form shows, oldest first: the newest three, and always the one that is to be answered. */
export function lastMessages({ messages, lastInbound }: Pick<TicketDetail, 'messages' | 'lastInbound'>): Message[] {
  const newest = messages.slice(-SHOWN);
  return newest.some(({ id }) => id === lastInbound.id) ? newest : [lastInbound, ...newest.slice(-(SHOWN - 1))];
}

/** How it began and what was said last around the message that a form shows itself, ours marked. */
export function soFar(t: Translate, drawing: Drawing): { before: Words[]; after: Words[] } {
  const { detail } = drawing;
  const { first, lastInbound } = detail;
  const shown = lastMessages(detail);
  const place = shown.findIndex(({ id }) => id === lastInbound.id);
  const left = detail.messageCount - shown.length;
  const isBegun =
    first && first.state !== 'deleted' && first.text.trim() !== '' && !shown.some(({ id }) => id === first.id);
  return {
    before: [
      ...(isBegun
        ? [
            {
              kind: 'context' as const,
              inlines: sentence(t, 'card.began', { words: foreign(oneLine(first.text, BEGAN_MAX)) }),
            },
          ]
        : []),
      ...(left > 0 ? [{ kind: 'context' as const, inlines: [ours(t('form.answer.earlier', { count: left }))] }] : []),
      ...said(t, drawing, shown.slice(0, place)),
    ],
    after: said(t, drawing, shown.slice(place + 1)),
  };
}

function said(t: Translate, drawing: Drawing, messages: Message[]): Words[] {
  return gather(drawing, messages, [], t).flatMap((each): Words[] => [
    { kind: 'context', inlines: whoSaid(each, t) },
    ...(each.isDeleted
      ? []
      : [{ kind: 'quote' as const, text: atMost(each.text.trim(), LONGEST) || t('card.no-text') }]),
  ]);
}

/** The same with the message itself, where a form says no more of it. */
export function wholeConversation(t: Translate, drawing: Drawing): Words[] {
  const { before, after } = soFar(t, drawing);
  const { lastInbound } = drawing.detail;
  const [one] = gather(drawing, [lastInbound], [], t);
  const isGone = lastInbound.state === 'deleted';
  return [
    ...before,
    // Of a single message it is said above who wrote it.
    ...(one && (isGone || before.length + after.length > 0)
      ? [{ kind: 'context' as const, inlines: whoSaid(one, t) }]
      : []),
    ...(isGone
      ? []
      : [{ kind: 'quote' as const, text: atMost(lastInbound.text.trim(), WHOLE_MAX) || t('card.no-text') }]),
    ...after,
  ];
}

/** A customer may write at length; what is answered must fit in the form beside the box. */
const WHOLE_MAX = 2_000;
