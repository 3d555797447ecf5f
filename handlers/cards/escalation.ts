import type { Card, CardBlock, Inline } from '#core/card.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { ToldDeadline } from '#core/hours/ticket-clock.ts';
import type { Translate } from '#core/texts/index.ts';
import { button } from './buttons.ts';
import { levelLine } from './level-line.ts';
import { customerName, type Drawing, person } from './people.ts';
import { dotted, foreign, ours, plain, sentence } from './sentence.ts';
import { wholeConversation } from './so-far.ts';
import { statusWord } from './status-lines.ts';

interface EscalationLook {
  t: Translate;
  kind: ToldDeadline['kind'];
  /** To its card. */
  link: string | null;
  /** Person id of whoever is told. */
  reader: string;
}

/** What whoever it is escalated to gets: which conversation is late, who has it, what the customer says; and, once it is not, that. */
export function escalationMessage(drawing: Drawing, { t, kind, link, reader }: EscalationLook): Card {
  const { detail } = drawing;
  const { ticket, author, lastInbound } = detail;
  const status = statusOf(detail);
  const isPrivate = ticket.private || lastInbound.private;
  const network = t.network(ticket.network);
  const head = isPrivate
    ? sentence(t, `escalation.${kind}.private`, { network })
    : sentence(t, `escalation.${kind}`, { network, author: foreign(customerName(t, author)) });
  const late = levelLine(ticket, t);
  const owner: Inline[] =
    ticket.owner === null
      ? [ours(t('escalation.nobody'))]
      : sentence(t, 'escalation.owner', { owner: person(drawing, ticket.owner) });
  const number = t('direct.card', { number: ticket.number });
  const blocks: CardBlock[] = [
    { kind: 'line', inlines: head, strong: true },
    ...(late === null ? [] : [{ kind: 'line' as const, inlines: late }]),
    {
      kind: 'context',
      inlines: dotted(
        link === null
          ? [ours(t('list.number', { number: ticket.number }))]
          : [{ kind: 'link', text: number, url: link }],
        [ours(statusWord(status, t))],
        owner,
      ),
    },
  ];
  if (late !== null && !isPrivate && lastInbound.state !== 'deleted') blocks.push(...wholeConversation(t, drawing));
  // Whoever need not act any more gets no button.
  if (late !== null && ticket.state !== 'closed')
    blocks.push({
      kind: 'buttons',
      buttons: [
        button(t, ticket.owner === null || ticket.owner === reader ? 'reply' : 'take-over', { detail, status }),
      ],
    });
  return { blocks, fallback: plain(head) };
}
