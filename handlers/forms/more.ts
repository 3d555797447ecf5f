import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { MoreFacts, MoreStand } from '#core/button-places.ts';
import { moreButtonsFor } from '#core/standing-buttons.ts';
import { isBarred, statusOf } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

export interface MoreForm {
  detail: TicketDetail;
  /** Person id of who opens it. */
  actor: string;
  can: MoreFacts['can'];
}

const TONES = ['positive', 'neutral', 'negative'] as const;

/** Everything that has no place on the card, in groups: the message, the conversation, the author, the network. */
export function moreForm(t: Translate, { detail, actor, can }: MoreForm): Form {
  const { ticket, author } = detail;
  const facts = factsOf({ detail, actor, can });
  const network = t.network(ticket.network);
  const stand = (group: MoreStand['group']): Button[] =>
    moreButtonsFor(group, facts).map(({ id, label, value }) =>
      plainButton(t, id, { ticketId: ticket.id, ...value }, t(label, { network })),
    );
  const tone = ticket.sentiment === null ? t('form.more.no-sentiment') : t(`card.sentiment.${ticket.sentiment}`);
  const tones = TONES.map((sentiment): Button => ({
    ...plainButton(t, 'sentiment', { ticketId: ticket.id, sentiment }, t(`button.sentiment.${sentiment}`)),
    ...(ticket.sentiment === sentiment && { style: 'primary' as const }),
  }));
  return {
    action: 'more',
    meta: { ticketId: ticket.id },
    title: `${t('button.more')} · ${t('card.ticket-number', { number: ticket.number })}`,
    cancel: t('form.close'),
    blocks: [
      ...group(sentence(t, 'form.more.sentiment', { tone }), tones),
      ...group([ours(t('form.more.place'))], stand('conversation')),
      ...group(
        sentence(t, 'form.more.author', {
          author: foreign(author.name.trim() || t.handle(ticket.network, author.handle)),
        }),
        stand('author'),
      ),
      ...group([ours(t('form.more.network', { network }))], [...link(detail, t), ...stand('network')]),
    ],
  };
}

function factsOf({ detail, actor, can }: MoreForm): MoreFacts {
  const { ticket, lastInbound, deliveries, drafts, muted } = detail;
  return {
    messageId: lastInbound.id,
    isClosed: ticket.state === 'closed',
    isSnoozed: ticket.state === 'snoozed',
    isHers: ticket.owner === actor,
    wasAnswered: ticket.firstAnsweredAt !== null || deliveries.some(({ state }) => state === 'sent'),
    isPrivate: ticket.private,
    isBarred: isBarred(statusOf(detail)),
    isMuted: muted === true,
    isThere: lastInbound.state !== 'deleted',
    isLiked: ticket.marks?.liked?.includes(lastInbound.id) === true,
    isHidden: ticket.marks?.hidden?.includes(lastInbound.id) === true,
    // What was said in private cannot be taken back.
    hasAnswer: deliveries.some(
      ({ state, nativeId, draftId }) =>
        state === 'sent' && nativeId !== null && drafts.find(({ id }) => id === draftId)?.private !== true,
    ),
    can,
  };
}

function link({ ticket, lastInbound }: TicketDetail, t: Translate): Button[] {
  if (lastInbound.state === 'deleted' || !/^https?:\/\//.test(lastInbound.url)) return [];
  return [
    {
      action: 'open',
      label: t('button.open', { network: t.network(ticket.network) }),
      value: '',
      url: lastInbound.url,
    },
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
