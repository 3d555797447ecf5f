import type { By, Changes, TicketView, Verdict } from '../changes.ts';
import { defineMove } from './define.ts';
import {
  askedPeople,
  awaited,
  LINK,
  LINK_DAYS,
  type AnswerSource,
  type DelegateTo,
  type Delegation,
  type DelegationAnswer,
} from '../delegation.ts';
import { newId } from '../../ids.ts';
import { already, closed, isBlank, moved, notAPerson, refused, type Already, type Refusal } from './verdicts.ts';
import { present } from '../../present.ts';

interface Asked {
  to: DelegateTo;
  question: string;
  note: string | null;
  language: string;
  /** Of a link. */
  tokenHash: string | null;
}

interface Answered {
  delegationId: string;
  text: string;
  source: AnswerSource;
  /** One that is known already: an edit of those words. */
  messageKey: string | null;
}

const DAY_MS = 24 * 60 * 60_000;

/** Anybody who may answer may ask; whoever has the ticket keeps it. */
export const delegate = defineMove<Asked>((view, move, { by, at }) => {
  const no = notAPerson(by, 'answer') ?? closed(view);
  if (no) return no;
  if (isBlank(move.question)) return refused('delegation.no-question');
  if (move.to.kind === 'person' && move.to.person === by.id) return refused('delegation.yourself');
  const to = move.to.kind === 'group' ? { ...move.to, members: move.to.members.filter((id) => id !== by.id) } : move.to;
  if (to.kind === 'group' && to.members.length === 0) return refused('delegation.empty-group', { group: to.group });
  const question = move.question.trim();
  if (view.delegations.some((each) => each.state === 'asked' && each.question === question && isSame(each.to, to)))
    return already('say.asked-already');
  const isLink = to.kind === 'link';
  const newDelegation: Delegation = {
    id: newId('dg', at),
    ticketId: view.ticket.id,
    askedBy: by.id,
    to,
    question,
    note: move.note === null || isBlank(move.note) ? null : move.note.trim(),
    state: 'asked',
    takenBy: null,
    language: move.language,
    tokenHash: isLink ? move.tokenHash : null,
    expiresAt: isLink ? new Date(at.getTime() + LINK_DAYS * DAY_MS) : null,
    askedAt: at,
    answeredAt: null,
    usedAt: null,
    answers: [],
  };
  return told(view, {
    newDelegation,
    thread: [{ kind: 'delegation', delegationId: newDelegation.id, mention: askedPeople(newDelegation) }],
    activity: [
      {
        what: 'delegation.asked',
        detail: { delegationId: newDelegation.id, to: to.kind, people: askedPeople(newDelegation).length },
      },
    ],
  });
});

/** "I'll look": the others of the group need not. */
export const take = defineMove<{ delegationId: string }>((view, move, { by }) => {
  const delegation = find(view, move.delegationId);
  if (!delegation) return refused('delegation.not-found');
  const no = notAsked(delegation, by);
  if (no) return no;
  const wrong = notWaiting(delegation);
  if (wrong) return wrong;
  if (delegation.takenBy === by.id) return already('say.taken-already');
  if (delegation.takenBy !== null) return refused('delegation.taken', { by: delegation.takenBy });
  return told(view, {
    delegations: [{ id: delegation.id, set: { takenBy: by.id } }],
    activity: [{ what: 'delegation.taken', detail: { delegationId: delegation.id } }],
  });
});

/** The first answer wins; whoever gave it may add to it or mend it until somebody uses it. A link takes one answer. */
export const answer = defineMove<Answered>((view, move, { by, at }) => {
  const delegation = find(view, move.delegationId);
  if (!delegation) return refused('delegation.not-found');
  const text = move.text.trim();
  const isLink = move.source === 'link';
  if (isLink !== (delegation.to.kind === 'link')) return refused('delegation.not-asked');
  const no = isLink ? null : notAsked(delegation, by);
  if (no) return no;
  if (isBlank(text)) return refused('delegation.no-answer');
  if (delegation.state === 'withdrawn') return refused('delegation.withdrawn');
  const writer = isLink ? LINK : by.id;
  const first = delegation.answers[0];
  if (first && first.by !== writer) return refused('delegation.answered', { by: first.by });
  if (delegation.state === 'used') return refused('delegation.used');
  if (delegation.takenBy !== null && delegation.takenBy !== writer)
    return refused('delegation.taken', { by: delegation.takenBy });
  if (isLink && delegation.expiresAt !== null && at >= delegation.expiresAt) return refused('delegation.expired');
  if (isLink && first) return already('say.answered-already');

  const edited =
    move.messageKey === null ? undefined : delegation.answers.find(({ messageKey }) => messageKey === move.messageKey);
  if (edited?.text === text) return already('say.answered-already');
  if (edited)
    return told(view, {
      answers: [{ id: edited.id, text }],
      activity: [{ what: 'delegation.answer-edited', detail: { delegationId: delegation.id } }],
    });
  const newAnswer: DelegationAnswer & { delegationId: string } = {
    id: newId('da', at),
    delegationId: delegation.id,
    by: writer,
    source: move.source,
    messageKey: move.messageKey,
    text,
    at,
  };
  const waiting = waitingFor(view, delegation).filter((id) => id !== by.id);
  return told(
    view,
    {
      newAnswer,
      delegations:
        first === undefined ? [{ id: delegation.id, set: { state: 'answered' as const, answeredAt: at } }] : undefined,
      thread:
        first === undefined
          ? [{ kind: 'expert-answer' as const, delegationId: delegation.id, mention: waiting }]
          : undefined,
      activity: [
        {
          what: first ? 'delegation.added' : 'delegation.answered',
          detail: present({
            delegationId: delegation.id,
            source: move.source,
            waitedMs: first === undefined ? at.getTime() - delegation.askedAt.getTime() : undefined,
          }),
        },
      ],
    },
    first === undefined ? { key: 'say.thanks' } : undefined,
  );
});

/** Her words became a draft, or somebody says that they were put to use in another way. */
export const use = defineMove<{ delegationId: string }>((view, move, { by, at }) => {
  const delegation = find(view, move.delegationId);
  if (!delegation) return refused('delegation.not-found');
  const no = notAPerson(by, 'answer');
  if (no) return no;
  if (delegation.state === 'used') return already('say.used-already');
  if (delegation.state !== 'answered') return refused('delegation.not-answered');
  return told(view, used(view, delegation.id, at));
});

/** What using an answer changes; nothing where it is used already or has not come. */
export function used(
  view: TicketView,
  delegationId: string,
  at: Date,
  draftId?: string,
): Required<Pick<Changes, 'delegations' | 'activity'>> {
  if (find(view, delegationId)?.state !== 'answered') return { delegations: [], activity: [] };
  return {
    delegations: [{ id: delegationId, set: { state: 'used', usedAt: at } }],
    activity: [{ what: 'delegation.used', detail: present({ delegationId, draftId }) }],
  };
}

export const withdraw = defineMove<{ delegationId: string }>((view, move, { by }) => {
  const delegation = find(view, move.delegationId);
  if (!delegation) return refused('delegation.not-found');
  const no = notAPerson(by, 'answer');
  if (no) return no;
  if (delegation.state === 'withdrawn') return already('say.withdrawn-already');
  if (delegation.askedBy !== by.id && view.ticket.owner !== by.id)
    return refused('delegation.not-yours', { by: delegation.askedBy });
  if (delegation.state !== 'asked') return refused('delegation.too-late');
  return told(view, {
    delegations: [{ id: delegation.id, set: { state: 'withdrawn' } }],
    activity: [{ what: 'delegation.withdrawn', detail: { delegationId: delegation.id, reason: 'withdrawn' } }],
  });
});

/**
 * Whoever is asked has left. A group goes on without her, and where she had said that she would look, its others are asked again;
 * where nobody is left to answer, the question is taken back and whoever waits for it is told.
 */
export const expertsGone = defineMove<{ gone: readonly string[] }>((view, { gone }) => {
  const no = closed(view);
  if (no) return no;
  const changes: Pick<Required<Changes>, 'delegations' | 'thread' | 'activity'> = {
    delegations: [],
    thread: [],
    activity: [],
  };
  for (const each of view.delegations.filter(({ state }) => state === 'asked')) {
    const isGone = (id: string): boolean => gone.includes(id);
    const missing = awaited(each).filter(isGone);
    const left = askedPeople(each).filter((id) => !isGone(id));
    if (missing.length === 0 || (each.takenBy === null && left.length > 0)) continue;
    const params = { experts: missing.join(', ') };
    const reason = 'expert-gone';
    if (left.length > 0) {
      changes.delegations.push({ id: each.id, set: { takenBy: null } });
      changes.thread.push({ kind: 'event', key: 'event.expert-gone.others', params, mention: left });
      changes.activity.push({ what: 'delegation.free-again', detail: { delegationId: each.id, reason } });
    } else {
      changes.delegations.push({ id: each.id, set: { state: 'withdrawn' } });
      changes.thread.push({ kind: 'event', key: 'event.expert-gone', params, mention: waitingFor(view, each) });
      changes.activity.push({ what: 'delegation.withdrawn', detail: { delegationId: each.id, reason } });
    }
  }
  return changes.delegations.length === 0 ? already('say.withdrawn-already') : told(view, changes);
});

/** Whoever asked, and whoever has the ticket. */
function waitingFor(view: TicketView, { askedBy }: Delegation): string[] {
  return [...new Set([askedBy, ...(view.ticket.owner === null ? [] : [view.ticket.owner])])];
}

function told(
  view: TicketView,
  changes: Omit<Changes, 'jobs'>,
  say?: Extract<Verdict, { kind: 'moved' }>['say'],
): Verdict {
  const verdict = moved(view, changes);
  return say && verdict.kind === 'moved' ? { ...verdict, say } : verdict;
}

function find(view: TicketView, id: string): Delegation | undefined {
  return view.delegations.find((each) => each.id === id);
}

function notAsked(delegation: Delegation, by: By): Refusal | null {
  const people = askedPeople(delegation);
  if (by.kind === 'person' && people.includes(by.id)) return null;
  return refused('delegation.not-asked', { approvers: people.join(', ') });
}

function notWaiting(delegation: Delegation): Refusal | Already | null {
  if (delegation.state === 'asked') return null;
  if (delegation.state === 'withdrawn') return refused('delegation.withdrawn');
  return refused('delegation.answered', { by: delegation.answers[0]?.by ?? '' });
}

/** A link is always a new one: two people may get the same question. */
function isSame(a: Delegation['to'], b: Delegation['to']): boolean {
  if (a.kind === 'person') return b.kind === 'person' && a.person === b.person;
  if (a.kind === 'group') return b.kind === 'group' && a.group === b.group;
  return false;
}
