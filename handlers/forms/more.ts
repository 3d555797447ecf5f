import type { Button, Inline } from '#core/card.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { MoreFacts, MoreStand } from '#core/button-places.ts';
import { moreButtonsFor } from '#core/standing-buttons.ts';
import { isBarred, statusOf } from '#core/ticket/status.ts';
import type { Speaker, Translate } from '#core/texts/index.ts';
import type { Config } from '#core/config/config.ts';
import { valueOf } from '#core/ticket/labels/effective.ts';
import { labelIds, labels } from '#core/ticket/labels/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { labelText } from '../cards/label-text.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';
import { customerName } from '../cards/people.ts';

export interface MoreForm {
  detail: TicketDetail;
  /** Person id of who opens it. */
  actor: string;
  can: MoreFacts['can'];
  config: Config;
}

/** So many values have a button each; the others are chosen in a form. */
const ONE_PRESS = 7;

/** Everything that has no place on the card, in groups: the message, the conversation, the author, the network. */
export function moreForm(t: Translate & Pick<Speaker, 'language'>, { detail, actor, can, config }: MoreForm): Form {
  const { ticket, author } = detail;
  const facts = factsOf({ detail, actor, can });
  const network = t.network(ticket.network);
  const stand = (group: MoreStand['group']): Button[] =>
    moreButtonsFor(group, facts).map(({ id, label, value }) =>
      plainButton(t, id, { ticketId: ticket.id, ...value }, t(label, { network })),
    );
  return {
    action: 'more',
    meta: { ticketId: ticket.id },
    title: `${t('button.more')} · ${t('card.ticket-number', { number: ticket.number })}`,
    cancel: t('form.close'),
    blocks: [
      ...labelGroups(t, detail, config),
      ...group([ours(t('form.more.place'))], stand('conversation')),
      ...group(
        sentence(t, 'form.more.author', {
          author: foreign(customerName(t, author)),
        }),
        stand('author'),
      ),
      ...group([ours(t('form.more.network', { network }))], [...link(detail, t), ...stand('network')]),
    ],
  };
}

/** What was read, a line each; where there are few values each is one press away. */
function labelGroups(t: Translate & Pick<Speaker, 'language'>, { ticket }: TicketDetail, config: Config): FormBlock[] {
  return labelIds.flatMap((id) => {
    const { shown, correctable, values } = labels[id];
    if (shown === 'nowhere' || !correctable || typeof values === 'string' || values.length > ONE_PRESS) return [];
    const now = valueOf(ticket, id);
    const value = now === null ? t('form.more.no-label') : labelText(config, t, id, now);
    return group(
      sentence(t, 'form.more.label', { label: t(`label.${id}`), value }),
      values.map((each): Button => {
        const words = capitalised(labelText(config, t, id, each));
        const button = plainButton(t, 'label', { ticketId: ticket.id, label: id, value: each }, words);
        return each === now ? { ...button, style: 'primary' } : button;
      }),
    );
  });
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function factsOf({ detail, actor, can }: Omit<MoreForm, 'config'>): MoreFacts {
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
