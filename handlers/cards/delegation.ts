import type { Card, CardBlock, Inline } from '#core/card.ts';
import {
  answerIds,
  answerText,
  askedPeople,
  awaited,
  LINK,
  waitedMs,
  type Delegation,
} from '#core/ticket/delegation.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { partsOf } from '#core/visible-text.ts';
import type { ActionId } from '#core/buttons.ts';
import { answerButtonsFor, questionButtonsFor } from '#core/standing-buttons.ts';
import { unusedAnswers, type Status } from '#core/ticket/status.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton, styled } from './buttons.ts';
import { joined, timeTaken } from './format.ts';
import { customerName, type Drawing, person } from './people.ts';
import { wholeConversation } from './so-far.ts';
import { capital, dotted, foreign, plain, sentence } from './sentence.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

/** Whoever answered: a person of ours, or whoever got the link. */
export function expertName(drawing: Drawing, { to, answers }: Delegation, t: Translate): Inline[] {
  const by = answers[0]?.by;
  if (by !== undefined && by !== LINK) return person(drawing, by);
  return to.kind === 'link'
    ? to.address === null
      ? sentence(t, 'delegation.somebody')
      : [foreign(to.address)]
    : joined(
        t,
        awaited({ to, takenBy: null }).map((id) => person(drawing, id)),
        'or',
      );
}

/** Teresa (Facturación) tiene la palabra desde las 10:41: «¿Desde cuándo cobramos doble?» */
export function delegatedLine(drawing: Drawing, delegation: Delegation, t: Translate): Inline[] {
  const question = foreign(shortened(delegation.question));
  if (delegation.state === 'answered')
    return capital(sentence(t, 'card.expert-answered', { expert: expertName(drawing, delegation, t), question }));
  const since: Inline = { kind: 'time', at: delegation.askedAt };
  const { to, takenBy } = delegation;
  if (to.kind === 'link')
    return to.address === null
      ? sentence(t, 'card.delegated.link', { since, question })
      : sentence(t, 'card.delegated.address', { address: foreign(to.address), since, question });
  if (to.kind === 'person')
    return sentence(t, 'card.delegated', { expert: withArea(drawing, to.person, t), since, question });
  const expert =
    takenBy === null
      ? [foreign(to.group)]
      : sentence(t, 'delegation.taken', { person: person(drawing, takenBy), group: foreign(to.group) });
  return sentence(t, 'card.delegated', { expert, since, question });
}

function withArea(drawing: Drawing, id: string, t: Translate): Inline[] {
  const [area] = drawing.config.people[id]?.areas ?? [];
  const name = area === undefined ? undefined : drawing.config.areas[area]?.name;
  return name === undefined
    ? person(drawing, id)
    : sentence(t, 'delegation.person-of-area', { person: person(drawing, id), area: name });
}

/** The newest questions that wait, a line each; the others are counted. */
const ASKED_LINES = 2;

/** What nobody used yet, folded where there are several, and the questions that wait: first what the status is about. */
export function delegationLines(drawing: Drawing, status: Status, t: Translate): Inline[][] {
  const unused = unusedAnswers(drawing.detail);
  const [only] = unused;
  const answered = !only
    ? []
    : unused.length === 1 && status.kind === 'expert-answered'
      ? [delegatedLine(drawing, only, t)]
      : [sentence(t, 'card.unused', { count: unused.length })];
  const waiting = drawing.detail.delegations.filter(({ state }) => state === 'asked');
  const left = waiting.length - ASKED_LINES;
  const asked = [
    ...waiting.slice(-ASKED_LINES).map((each) => delegatedLine(drawing, each, t)),
    ...(left > 0 ? [sentence(t, 'card.more-asked', { count: left })] : []),
  ];
  return status.kind === 'delegated' ? [...asked, ...answered] : [...answered, ...asked];
}

/** The question under the home card, whoever is asked mentioned. */
export function questionMessage(
  drawing: Drawing,
  delegation: Delegation,
  { t, mention }: { t: Translate; mention: string[] },
): Card {
  const { to, question, note } = delegation;
  const head = questionHead(drawing, delegation, { t, mention });
  const blocks: CardBlock[] = [
    { kind: 'line', inlines: head },
    { kind: 'line', inlines: [foreign(question, 'bold')] },
    ...(note === null
      ? []
      : [{ kind: 'context' as const, inlines: sentence(t, 'thread.delegation.note', { note: foreign(note) }) }]),
    ...stateBlock(drawing, delegation, t),
    ...(delegation.state === 'asked' && to.kind !== 'link'
      ? [
          {
            kind: 'context' as const,
            inlines: sentence(
              t,
              drawing.detail.mustMention === true ? 'thread.delegation.how.mention' : 'thread.delegation.how',
            ),
          },
        ]
      : []),
    ...buttonRow(questionButtonsFor(delegation, 'thread'), delegation, t),
  ];
  return { blocks, fallback: `${plain(head)}: ${question}` };
}

function questionHead(
  drawing: Drawing,
  { to, askedBy, expiresAt }: Delegation,
  { t, mention }: { t: Translate; mention: string[] },
): Inline[] {
  const asker = person(drawing, askedBy);
  if (to.kind === 'link') {
    const expires: Inline = { kind: 'time', at: expiresAt ?? new Date(0) };
    return to.address === null
      ? sentence(t, 'thread.delegation.link', { asker, expires })
      : sentence(t, 'thread.delegation.address', { asker, expires, address: foreign(to.address) });
  }
  const expert = joined(
    t,
    askedPeople({ to })
      .slice(0, 10)
      .map((id) => person(drawing, id, mention.includes(id))),
  );
  return to.kind === 'group'
    ? sentence(t, 'thread.delegation.group', { expert, asker, group: foreign(to.group) })
    : sentence(t, 'thread.delegation', { expert, asker });
}

function stateBlock(drawing: Drawing, delegation: Delegation, t: Translate): CardBlock[] {
  const { state, takenBy, askedAt, answeredAt } = delegation;
  const line = (inlines: Inline[]): CardBlock[] => [{ kind: 'line', inlines }];
  if (state === 'asked')
    return takenBy === null ? [] : line(sentence(t, 'thread.delegation.taken', { expert: person(drawing, takenBy) }));
  if (state === 'withdrawn') return line(sentence(t, 'thread.delegation.withdrawn'));
  const at: Inline = { kind: 'time', at: answeredAt ?? askedAt };
  const expert = expertName(drawing, delegation, t);
  if (state === 'used') return line(capital(sentence(t, 'thread.delegation.used', { expert, at })));
  return line(
    capital(sentence(t, 'thread.delegation.answered', { expert, at, time: timeTaken(t, waitedMs(delegation) ?? 0) })),
  );
}

/** "Teresa ha contestado", with her words unless they stand right above, and the button that makes a draft of them. */
export function expertAnswerMessage(
  drawing: Drawing,
  delegation: Delegation,
  { t, mention }: { t: Translate; mention: string[] },
): Card {
  const expert = expertName(drawing, delegation, t);
  const said =
    mention.length === 0
      ? capital(sentence(t, 'thread.expert-answer', { expert }))
      : sentence(t, 'thread.expert-answer.mention', {
          expert,
          mentions: joined(
            t,
            mention.map((id) => person(drawing, id, true)),
          ),
        });
  const { answers, state } = delegation;
  const head = dotted(
    said,
    answers.length > 1 ? sentence(t, 'thread.expert-answer.messages', { number: answers.length }) : null,
    state === 'used' ? sentence(t, 'thread.expert-answer.used') : null,
  );
  const elsewhere = answers.filter(({ source }) => source !== 'thread');
  return {
    blocks: [
      { kind: 'line', inlines: head },
      ...partsOf(answerText({ answers: elsewhere }), PART_MAX).map((text): CardBlock => ({ kind: 'quote', text })),
      ...buttonRow(answerButtonsFor({ state }), delegation, t),
    ],
    fallback: `${plain(said)}: ${answerText(delegation)}`,
  };
}

/** What one person who is asked sees in her direct conversation: the customer's words, the question, and what became of it. */
export function directMessage(
  drawing: Drawing,
  delegation: Delegation,
  { t, reader, link = null }: { t: Translate; reader: string; /** to the card */ link?: string | null },
): Card {
  const { ticket, author, lastInbound } = drawing.detail;
  const asker = person(drawing, delegation.askedBy);
  const network = t.network(ticket.network);
  const isPrivate = ticket.private || lastInbound.private;
  const head = isPrivate
    ? sentence(t, 'direct.asked.private', { asker, network })
    : sentence(t, 'direct.asked', { asker, network, author: foreign(customerName(t, author)) });
  const blocks: CardBlock[] = [
    {
      kind: 'line',
      inlines:
        link === null
          ? head
          : dotted(head, [{ kind: 'link', text: t('direct.card', { number: ticket.number }), url: link }]),
    },
  ];
  if (!isPrivate) blocks.push(...wholeConversation(t, drawing));
  blocks.push({ kind: 'line', inlines: [foreign(delegation.question, 'bold')] });
  if (delegation.note !== null)
    blocks.push({
      kind: 'context',
      inlines: sentence(t, 'thread.delegation.note', { note: foreign(delegation.note) }),
    });
  const mine = delegation.answers.filter(({ by }) => by === reader);
  if (mine.length > 0)
    blocks.push({
      kind: 'line',
      inlines: sentence(t, 'direct.you-said', { text: foreign(answerText({ answers: mine })) }),
    });
  blocks.push({ kind: 'context', inlines: directState(drawing, delegation, { t, reader }) });
  // Whoever need not act gets no button.
  const isAwaited = awaited(delegation).includes(reader);
  blocks.push(...buttonRow(isAwaited ? questionButtonsFor(delegation, 'direct') : [], delegation, t));
  return { blocks, fallback: `${plain(head)}: ${delegation.question}` };
}

function directState(
  drawing: Drawing,
  delegation: Delegation,
  { t, reader }: { t: Translate; reader: string },
): Inline[] {
  const { state, takenBy, askedBy, answers } = delegation;
  const asker = person(drawing, askedBy);
  const isHers = answers[0]?.by === reader;
  switch (state) {
    case 'asked':
      if (takenBy === null) return sentence(t, 'direct.how', { asker });
      return takenBy === reader
        ? sentence(t, 'direct.taken-by-you', { asker })
        : sentence(t, 'direct.taken', { expert: person(drawing, takenBy) });
    case 'answered':
      return isHers
        ? sentence(t, 'direct.yours', { asker })
        : capital(sentence(t, 'direct.answered', { expert: expertName(drawing, delegation, t) }));
    case 'used':
      return isHers
        ? sentence(t, 'direct.used', { asker })
        : capital(sentence(t, 'direct.answered', { expert: expertName(drawing, delegation, t) }));
    case 'withdrawn':
      return sentence(t, 'direct.withdrawn');
    default:
      return state satisfies never;
  }
}

function buttonRow(actions: ActionId[], { id: delegationId, ticketId }: Delegation, t: Translate): CardBlock[] {
  if (actions.length === 0) return [];
  return [
    { kind: 'buttons', buttons: styled(actions.map((action) => plainButton(t, action, { ticketId, delegationId }))) },
  ];
}

const SHOWN = 150;
/** A quote of a chat holds no more; longer answers stand in several, so that all of their words are there. */
const PART_MAX = 2_500;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const letters = [...line];
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN - 1).join('')}…` : line;
}

/** Whose words a version was made from. */
export function creditLine(drawing: Drawing, used: readonly Delegation[], t: Translate): Inline[] {
  return sentence(t, 'draft.words-of', {
    expert: joined(
      t,
      used.map((each) => expertName(drawing, each, t)),
    ),
  });
}

/** Answers that a version goes back to, through the versions it was written over. */
export function answersOf(
  { drafts, delegations }: Pick<TicketDetail, 'drafts' | 'delegations'>,
  draft: Draft,
): Delegation[] {
  let { basedOn } = draft;
  for (
    let before = drafts.find(({ id }) => id === basedOn);
    before;
    before = drafts.find(({ id, version }) => id === basedOn && version < (before?.version ?? 0))
  )
    ({ basedOn } = before);
  const ids = answerIds(basedOn);
  return delegations.filter(({ id }) => ids.includes(id));
}
