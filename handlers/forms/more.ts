import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { ActionId } from '#core/ticket/buttons.ts';
import { isBarred, statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { networkName } from '../cards/format.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

export interface MoreForm {
  detail: TicketDetail;
  /** Person id of who opens it. */
  actor: string;
  /** What the network allows for this account. */
  can: { like: boolean; hide: boolean; remove: boolean; private: boolean };
}

const TONES = ['positive', 'neutral', 'negative'] as const;

/** Everything that has no place on the card, in groups: the message, the conversation, the author, the network. */
export function moreForm(t: Translate, { detail, actor, can }: MoreForm): Form {
  const { ticket, author } = detail;
  const press = (action: ActionId, more: Record<string, string> = {}, label = t(`button.${action}`)): Button => ({
    action,
    label,
    value: JSON.stringify({ ticketId: ticket.id, ...more }),
  });
  const tone = ticket.sentiment === null ? t('form.more.no-sentiment') : t(`card.sentiment.${ticket.sentiment}`);
  const tones = TONES.map((sentiment): Button => ({
    ...press('sentiment', { sentiment }, t(`button.sentiment.${sentiment}`)),
    ...(ticket.sentiment === sentiment && { style: 'primary' as const }),
  }));
  return {
    action: 'more',
    meta: { ticketId: ticket.id },
    title: `${t('button.more')} · ${t('card.ticket-number', { number: ticket.number })}`,
    cancel: t('form.close'),
    blocks: [
      ...group(sentence(t, 'form.more.sentiment', { tone }), tones),
      ...group([ours(t('form.more.place'))], placeButtons({ detail, actor }, press, t)),
      ...group(sentence(t, 'form.more.author', { author: foreign(author.name.trim() || `@${author.handle}`) }), [
        press('author'),
        detail.muted === true ? press('mute', { on: 'no' }, t('button.unmute')) : press('mute', { on: 'yes' }),
      ]),
      ...group(
        [ours(t('form.more.network', { network: networkName(ticket.network) }))],
        networkButtons({ detail, can }, press, t),
      ),
    ],
  };
}

type Press = (action: ActionId, more?: Record<string, string>, label?: string) => Button;

function placeButtons(
  { detail: { ticket, deliveries }, actor }: Pick<MoreForm, 'detail' | 'actor'>,
  press: Press,
  t: Translate,
): Button[] {
  const aside: Button[] = [press('why'), press('refresh')];
  if (ticket.state === 'closed') return [press('tag'), press('reopen'), ...aside];
  const wasAnswered = ticket.firstAnsweredAt !== null || deliveries.some(({ state }) => state === 'sent');
  return [
    press('tag'),
    ...(ticket.owner === actor ? [press('release')] : []),
    ticket.state === 'snoozed' ? press('reopen') : press('snooze'),
    press('move'),
    wasAnswered ? press('close', {}, t('button.close-conversation')) : press('archive'),
    press('spam'),
    press('elsewhere'),
    ...aside,
  ];
}

function networkButtons({ detail, can }: Pick<MoreForm, 'detail' | 'can'>, press: Press, t: Translate): Button[] {
  const { ticket, lastInbound, deliveries, drafts } = detail;
  const network = networkName(ticket.network);
  const isThere = lastInbound.state !== 'deleted';
  const isHidden = ticket.marks?.hidden?.includes(lastInbound.id) === true;
  const isLiked = ticket.marks?.liked?.includes(lastInbound.id) === true;
  // What was said in private cannot be taken back.
  const hasAnswer = deliveries.some(
    ({ state, nativeId, draftId }) =>
      state === 'sent' && nativeId !== null && drafts.find(({ id }) => id === draftId)?.private !== true,
  );
  return [
    ...(isThere && /^https?:\/\//.test(lastInbound.url)
      ? [{ action: 'open', label: t('button.open', { network }), value: '', url: lastInbound.url }]
      : []),
    ...(can.like && isThere && !isLiked ? [press('like', { messageId: lastInbound.id })] : []),
    ...(can.hide && isThere
      ? [
          press(
            'hide',
            { messageId: lastInbound.id, on: isHidden ? 'no' : 'yes' },
            t(isHidden ? 'button.unhide' : 'button.hide', { network }),
          ),
        ]
      : []),
    // The question is itself a public answer: where the network takes none, it is not offered.
    ...(can.private && isThere && !ticket.private && ticket.state !== 'closed' && !isBarred(statusOf(detail))
      ? [press('go-private')]
      : []),
    // Last, where nobody presses it for another.
    ...(can.remove && hasAnswer ? [{ ...press('remove-answer'), style: 'danger' as const }] : []),
  ];
}

function group(title: Inline[], buttons: Button[]): FormBlock[] {
  return buttons.length === 0
    ? []
    : [
        {
          kind: 'line',
          inlines: title.map((inline) =>
            inline.kind === 'text' || inline.kind === 'foreign' ? { ...inline, style: 'bold' as const } : inline,
          ),
        },
        { kind: 'buttons', buttons },
      ];
}
