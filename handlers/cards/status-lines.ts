import type { CardBlock, Inline } from '#core/card.ts';
import { ofPeople } from '#core/ticket/automatic.ts';
import type { Draft } from '#core/ticket/draft.ts';
import { reactionOf } from '#core/ticket/reaction.ts';
import { lastSpoken, type Status } from '#core/ticket/status.ts';
import type { CloseReason } from '#core/ticket/ticket.ts';
import type { TextKey, Translate } from '#core/texts/index.ts';
import { delegationLines } from './delegation.ts';
import { receiptOf, voidLine } from './draft-message.ts';
import { joined, oneLine, timeTaken } from './format.ts';
import { accountName, customerName, type Drawing, person } from './people.ts';
import { dotted, foreign, sentence } from './sentence.ts';
import { draftWords } from './draft-words.ts';
import { present } from '#core/present.ts';

/** The short words at the end of the header. */
export function statusWord(status: Status, t: Translate): string {
  return t(`status.${status.kind}`);
}

/**
 * The one line that stands out says what needs a person now and whose turn it is; below it, small, what she should know besides.
 * What is closed needs nobody. A new card says it in its header.
 */
export function statusLines(drawing: Drawing, status: Status, t: Translate): CardBlock[] {
  if (status.kind === 'closed') return toBlocks(ofStatus(drawing, status, t));
  const isOver = status.kind === 'answered' || status.kind === 'removed';
  const asked = isOver ? [] : delegationLines(drawing, status, t);
  const said = ofStatus(drawing, status, t);
  const isAsked = status.kind === 'delegated' || status.kind === 'expert-answered';
  const owner = ownerLine(drawing, status, t);
  const sentences = isAsked ? [...asked, owner, ...said] : [...said, owner, ...asked];
  // Until we answer it stays in sight, whatever is done meanwhile.
  const stays = status.kind === 'reopened' || isOver ? null : notHelped(drawing, t);
  const [first, ...others] = [...sentences, stays].filter((line) => line !== null);
  if (first === undefined) return [];
  return [
    ...(Array.isArray(first) ? [{ kind: 'line' as const, inlines: first, strong: true as const }] : toBlocks([first])),
    ...toBlocks(others),
  ];
}

function toBlocks(lines: Line[]): CardBlock[] {
  return lines.flatMap((line): CardBlock[] =>
    line === null ? [] : Array.isArray(line) ? [{ kind: 'line', inlines: line }] : [line],
  );
}

type Line = Inline[] | CardBlock | null;

/** What is done takes little room; the whole answer stands in the thread. */
const ANSWER_MAX = 140;

function ownerLine(drawing: Drawing, status: Status, t: Translate): Inline[] | null {
  const { owner, ownedSince, openedAt } = drawing.detail.ticket;
  if (owner === null || status.kind === 'closed' || status.kind === 'answered' || status.kind === 'removed')
    return null;
  return sentence(t, 'card.owner', {
    owner: person(drawing, owner),
    since: { kind: 'time', at: ownedSince ?? openedAt },
  });
}

function ofStatus(drawing: Drawing, status: Status, t: Translate): Line[] {
  const { ticket, author } = drawing.detail;
  const network = t.network(ticket.network);
  const draft = 'draftId' in status ? drawing.detail.drafts.find((each) => each.id === status.draftId) : undefined;
  const common = {
    network,
    author: foreign(customerName(t, author)),
    account: accountName(drawing.config, ticket.account, t),
  };
  switch (status.kind) {
    case 'new':
    case 'claimed':
    case 'delegated':
    case 'expert-answered':
      return [];
    case 'snoozed':
      return [
        status.until === null
          ? sentence(t, 'card.snoozed')
          : sentence(t, 'card.snoozed-until', { ...common, until: { kind: 'time', at: status.until } }),
      ];
    case 'reopened':
      // That it did not help says already that she wrote.
      return [
        notHelped(drawing, t),
        ticket.reopened > 1
          ? sentence(t, 'card.reopened-times', { count: ticket.reopened })
          : ticket.reopened === 1
            ? sentence(t, 'card.reopened', common)
            : notHelped(drawing, t) === null
              ? sentence(t, 'card.wrote-again', common)
              : null,
      ];
    case 'draft-editing':
      return [
        sentence(t, draft?.approval.rule === 0 ? 'card.draft.editing-alone' : 'card.draft.editing', {
          version: status.version,
          author: draft ? person(drawing, draft.author) : '',
        }),
      ];
    case 'draft-waiting':
      if (status.approvers.length === 0) return [sentence(t, 'card.draft.waiting-nobody', { version: status.version })];
      return [
        dotted(
          sentence(t, 'card.draft.waiting', {
            version: status.version,
            approvers: joined(
              t,
              status.approvers.map((id) => person(drawing, id)),
              'or',
            ),
          }),
          status.findings > 0 ? sentence(t, 'card.draft.findings', { count: status.findings }) : null,
        ),
      ];
    case 'returned':
      return [sentence(t, 'card.draft.returned', { version: status.version, reason: foreign(status.reason) })];
    case 'draft-void':
      return draft ? [voidLine(drawing, draft, t)] : [];
    case 'approved':
      // Where nobody reads it before it goes out, the manual's warnings are for whoever presses Send.
      return [approvedLine(drawing, status, { t, draft }), warned(status, draft, t)];
    case 'queued':
      if (status.noAccess) return [sentence(t, 'card.queued-no-access', common)];
      return [
        status.until === null
          ? sentence(t, 'card.queued', common)
          : sentence(t, 'card.queued-until', { ...common, until: { kind: 'time', at: status.until, seconds: true } }),
      ];
    case 'sending':
      return [sentence(t, 'card.sending', common)];
    case 'answered':
      return [
        answeredLine(drawing, status, { t, draft }),
        draft ? { kind: 'answer', text: oneLine(draftWords(draft), ANSWER_MAX) } : null,
      ];
    case 'removed':
      return [removedLine(drawing, status.deliveryId, t)];
    case 'refused':
      return [sentence(t, `refusal.${status.code}`, { ...common, detail: foreign(status.detail ?? '') })];
    case 'unknown':
      return [
        dotted(
          sentence(t, 'card.unknown', common),
          status.lookups === 0
            ? sentence(t, 'card.unknown.looking', common)
            : sentence(t, 'card.unknown.looked', { ...common, count: status.lookups }),
        ),
      ];
    case 'original-changed':
      return [sentence(t, `card.held.${status.how}`, common)];
    case 'original-deleted':
      return [sentence(t, 'card.nothing-left')];
    case 'closed':
      return [
        dotted(
          elsewhereLine(drawing, status.reason, t) ?? sentence(t, `card.closed.${status.reason}`, common),
          outsideLink(drawing, status.reason, t),
        ),
        ...lastAnswer(drawing, t),
      ];
    default:
      return status satisfies never;
  }
}

/** Her words that say that our answer did not help. */
function notHelped({ detail }: Drawing, t: Translate): Line {
  const { ticket, lastInbound, author } = detail;
  const spoken = lastSpoken(detail);
  const isWaiting =
    ticket.firstAnsweredAt !== null &&
    lastInbound.state !== 'deleted' &&
    (spoken === null || ticket.lastInboundAt > spoken);
  const reaction = isWaiting ? reactionOf(lastInbound.text) : null;
  return reaction?.kind === 'bad'
    ? sentence(t, 'card.not-helped', { author: foreign(customerName(t, author)), words: foreign(reaction.excerpt) })
    : null;
}

interface Words {
  t: Translate;
  draft: Draft | undefined;
}

function warned({ approvedBy }: Extract<Status, { kind: 'approved' }>, draft: Draft | undefined, t: Translate): Line {
  const count = draft?.findings.length ?? 0;
  return approvedBy === 'rule:none' && count > 0 ? sentence(t, 'card.draft.findings', { count }) : null;
}

function approvedLine(drawing: Drawing, status: Extract<Status, { kind: 'approved' }>, { t, draft }: Words): Inline[] {
  const { version, approvedBy } = status;
  if (approvedBy === '' || approvedBy === 'rule:none') return sentence(t, 'card.draft.no-approval', { version });
  const by = person(drawing, approvedBy);
  if (status.undoUntil === null || !draft) return sentence(t, 'card.draft.approved', { version, by });
  const drafter = drawing.detail.drafts.find((each) => each.id === draft.basedOn)?.author ?? draft.author;
  return sentence(t, 'card.draft.undo', {
    version,
    by,
    author: person(drawing, drafter),
    until: { kind: 'time', at: status.undoUntil, seconds: true },
  });
}

function answeredLine(drawing: Drawing, status: Extract<Status, { kind: 'answered' }>, { t, draft }: Words): Inline[] {
  const network = t.network(drawing.detail.ticket.network);
  const link: Inline[] | null =
    status.url === null ? null : [{ kind: 'link', text: t('card.see-answer', { network }), url: status.url }];
  return dotted(
    whoAnswered(drawing, { by: draft?.author ?? status.by, approvedBy: status.approvedBy }, t),
    inPrivate(drawing, draft, t),
    markedLine(drawing, status.deliveryId, t),
    receiptLine(drawing, status.deliveryId, t),
    sentence(t, 'card.total', { time: timeTaken(t, status.tookMs) }),
    link,
  );
}

/** Whoever took it back here is named; of what was found gone nobody knows who did it. */
function removedLine(drawing: Drawing, deliveryId: string, t: Translate): Inline[] {
  const { ticket, takenBack } = drawing.detail;
  const network = t.network(ticket.network);
  const taken = takenBack?.get(deliveryId);
  return taken
    ? sentence(t, 'card.taken-back', { network, by: person(drawing, taken.by), at: { kind: 'time', at: taken.at } })
    : sentence(t, 'card.removed', { network });
}

/** What she wrote stands in public, and what we said does not. */
function inPrivate({ detail: { ticket } }: Drawing, draft: Draft | undefined, t: Translate): Inline[] | null {
  return draft?.private === true && !ticket.private ? sentence(t, 'card.answered-in-private') : null;
}

/** Nobody but a person says that it is out. */
function markedLine(drawing: Drawing, deliveryId: string, t: Translate): Inline[] | null {
  const markedBy = drawing.detail.deliveries.find(({ id }) => id === deliveryId)?.markedBy ?? null;
  return markedBy === null ? null : sentence(t, 'card.marked-sent', { by: person(drawing, markedBy) });
}

/** How far it came, where the network tells. */
function receiptLine(drawing: Drawing, deliveryId: string, t: Translate): Inline[] | null {
  const delivery = drawing.detail.deliveries.find(({ id }) => id === deliveryId);
  return delivery ? receiptOf(delivery, t) : null;
}

function whoAnswered(drawing: Drawing, who: { by: string; approvedBy: string | null }, t: Translate): Inline[] {
  const author = person(drawing, who.by);
  const key: TextKey =
    who.approvedBy === null || who.approvedBy === 'rule:none'
      ? 'card.answered-alone'
      : who.approvedBy === who.by
        ? 'card.answered-both'
        : 'card.answered';
  return sentence(
    t,
    key,
    present({ author, by: who.approvedBy === null ? undefined : person(drawing, who.approvedBy) }),
  );
}

/** Who goes on with it, and the note left about it. */
function elsewhereLine(
  {
    detail: {
      ticket: { elsewhere },
    },
  }: Drawing,
  reason: CloseReason,
  t: Translate,
): Inline[] | null {
  if (reason !== 'continued-elsewhere' || !elsewhere) return null;
  const { way, who, note } = elsewhere;
  return dotted(
    sentence(t, `card.elsewhere.${way}`, { who: foreign(who) }),
    note === '' ? null : sentence(t, 'card.elsewhere.note', { note: foreign(note) }),
  );
}

/** Where a colleague's answer stands, as the thread was told when it was seen. */
function outsideLink({ detail: { thread, ticket } }: Drawing, reason: CloseReason, t: Translate): Inline[] | null {
  if (reason !== 'answered-outside') return null;
  const told = thread.findLast(({ entry }) => entry.kind === 'event' && entry.key === 'event.answered-outside')?.entry;
  const url = told?.kind === 'event' ? told.params['url'] : undefined;
  return typeof url === 'string' && /^https?:\/\//.test(url)
    ? [{ kind: 'link', text: t('card.see-answer', { network: t.network(ticket.network) }), url }]
    : null;
}

/** A closed conversation still tells what was answered. */
function lastAnswer(drawing: Drawing, t: Translate): Line[] {
  // What a customer was asked afterwards is no answer.
  const { drafts, deliveries, ticket } = ofPeople(drawing.detail);
  const sent = deliveries.findLast(({ state }) => state === 'sent');
  const draft = drafts.find(({ id }) => id === sent?.draftId);
  if (!sent || !draft) return [];
  const link: Inline[] | null =
    sent.url === null
      ? null
      : [{ kind: 'link', text: t('card.see-answer', { network: t.network(ticket.network) }), url: sent.url }];
  return [
    dotted(
      whoAnswered(drawing, { by: draft.author, approvedBy: draft.approvedBy }, t),
      inPrivate(drawing, draft, t),
      markedLine(drawing, sent.id, t),
      receiptLine(drawing, sent.id, t),
      link,
    ),
    { kind: 'answer', text: oneLine(draftWords(draft), ANSWER_MAX) },
  ];
}

/** The line of a tombstone: what the author did to the message, and when. */
export function originalLine({ detail: { lastInbound, author, ticket } }: Drawing, t: Translate): Inline[] | null {
  if (lastInbound.state === 'live') return null;
  return sentence(t, lastInbound.state === 'hidden' ? 'card.not-shown' : `card.${lastInbound.state}`, {
    author: foreign(customerName(t, author)),
    network: t.network(ticket.network),
    at: { kind: 'time', at: lastInbound.changedAt ?? lastInbound.postedAt },
  });
}
