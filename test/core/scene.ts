import { approvalHash } from '#core/ticket/approval.ts';
import type { By, Changes, TicketView, Verdict } from '#core/ticket/changes.ts';
import { delegationSteps } from '#core/ticket/delegation.ts';
import { deliverySteps } from '#core/ticket/delivery.ts';
import { draftSteps } from '#core/ticket/draft.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Message } from '#core/message.ts';
import { decide, type Move } from '#core/ticket/moves/index.ts';
import { ticketSteps, type Ticket } from '#core/ticket/ticket.ts';
import { noLabels } from '../support/no-labels.ts';

export const START = new Date('2026-11-20T10:00:00Z');
export const minutes = (count: number): Date => new Date(START.getTime() + count * 60_000);
export const person = (id: string): By => ({ kind: 'person', id });
export const system: By = { kind: 'system', id: 'send-reply' };
export const customer: By = { kind: 'customer', id: 'au_1' };

export function message(id: string, at: Date, set: Partial<Message> = {}): Message {
  return {
    id,
    network: 'x',
    account: 'alba',
    nativeId: `9${id}`,
    currentId: `9${id}`,
    version: 0,
    direction: 'in',
    ticketId: 'tk_1',
    authorId: 'au_1',
    kind: 'mention',
    private: false,
    text: 'Me habéis cobrado dos veces',
    language: 'es',
    parentId: null,
    conversationId: 'c1',
    url: 'https://x.example/1',
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    state: 'live',
    postedAt: at,
    ...set,
  };
}

export function ticket(set: Partial<Ticket> = {}): Ticket {
  return {
    id: 'tk_1',
    number: 1,
    brand: 'alba',
    network: 'x',
    account: 'alba',
    accounts: ['alba'],
    authorId: 'au_1',
    conversationId: 'c1',
    ...noLabels,
    area: 'billing',
    language: 'es',
    kind: 'mention',
    tags: [],
    private: false,
    route: { rule: 1, matched: [], channels: ['facturacion'] },
    state: 'open',
    closeReason: null,
    owner: null,
    ownedSince: null,
    openedAt: START,
    closedAt: null,
    lastInboundId: 'ms_1',
    lastInboundAt: START,
    firstAnsweredAt: null,
    reopened: 0,
    previousTicketId: null,
    version: 1,
    ...set,
  };
}

export function opened(set: Partial<Ticket> = {}): TicketView {
  return { ticket: ticket(set), drafts: [], deliveries: [], delegations: [], lastInbound: message('ms_1', START) };
}

/** Who approves here: nobody by default. */
export const noRule: Draft['approval'] = { rule: 0, approvers: [], fourEyes: 'no' };
export const byIvan: Draft['approval'] = { rule: 1, approvers: ['ivan', 'emma'], fourEyes: 'yes' };

export function text(
  words: string,
  set: Partial<Extract<Move, { move: 'write' }>['draft']> = {},
): Extract<Move, { move: 'write' }>['draft'] {
  return {
    text: words,
    attachments: [],
    account: 'alba',
    private: false,
    target: '9ms_1',
    at: null,
    findings: [],
    approval: noRule,
    basedOn: null,
    ...set,
  };
}

/** Writes what a verdict says, as the store does, and refuses a step that no table allows. */
export function apply(view: TicketView, changes: Changes, inbound: Message = view.lastInbound): TicketView {
  const step = <State extends string>(
    table: Record<State, readonly State[]>,
    from: State,
    to: State | undefined,
    what: string,
  ): void => {
    if (to !== undefined && to !== from && !table[from].includes(to))
      throw new Error(`${what} may not go from ${from} to ${to}`);
  };
  step(ticketSteps, view.ticket.state, changes.ticket?.state, 'a ticket');
  const drafts = view.drafts.map((draft) => {
    const set = changes.drafts?.find(({ id }) => id === draft.id)?.set;
    step(draftSteps, draft.state, set?.state, 'a draft');
    return { ...draft, ...set };
  });
  const deliveries = view.deliveries.map((delivery) => {
    const set = changes.deliveries?.find(({ id }) => id === delivery.id)?.set;
    step(deliverySteps, delivery.state, set?.state, 'a delivery');
    return { ...delivery, ...set };
  });
  const delegations = view.delegations.map((delegation) => {
    const set = changes.delegations?.find(({ id }) => id === delegation.id)?.set;
    step(delegationSteps, delegation.state, set?.state, 'a delegation');
    const { newAnswer } = changes;
    const answers = delegation.answers.map((answer) => ({
      ...answer,
      ...changes.answers?.find(({ id }) => id === answer.id),
    }));
    return {
      ...delegation,
      ...set,
      answers: newAnswer?.delegationId === delegation.id ? [...answers, newAnswer] : answers,
    };
  });
  return {
    ticket: { ...view.ticket, ...changes.ticket, version: view.ticket.version + 1 },
    drafts: changes.newDraft ? [...drafts, changes.newDraft] : drafts,
    deliveries: changes.newDelivery ? [...deliveries, changes.newDelivery] : deliveries,
    delegations: [...delegations, ...(changes.newDelegation ? [changes.newDelegation] : [])],
    lastInbound: changes.ticket?.lastInboundId === inbound.id ? inbound : view.lastInbound,
  };
}

/** A ticket that moves: keeps the view and gives each verdict back. */
export function scene(start: TicketView = opened()) {
  let view = start;
  let at = START;
  function newest(): Draft {
    const draft = view.drafts.at(-1);
    if (!draft) throw new Error('nothing was written');
    return draft;
  }
  return {
    get view() {
      return view;
    },
    get at() {
      return at;
    },
    wait(ms: number) {
      at = new Date(at.getTime() + ms);
    },
    newest,
    /** Of the newest version, as whoever sees it now sees it. */
    hash: (): string => approvalHash(newest()),
    delivery() {
      const delivery = view.deliveries.at(-1);
      if (!delivery) throw new Error('nothing was sent');
      return delivery;
    },
    try(move: Move, by: By): Verdict {
      at = new Date(at.getTime() + 1000);
      const verdict = decide(view, move, by, at);
      if (verdict.kind === 'moved')
        view = apply(view, verdict.changes, move.move === 'customer-wrote' ? move.message : undefined);
      return verdict;
    },
    /** As `try`, for a move that must work. */
    do(move: Move, by: By): Changes {
      const verdict = this.try(move, by);
      if (verdict.kind !== 'moved') throw new Error(`${move.move}: ${JSON.stringify(verdict)}`);
      return verdict.changes;
    },
  };
}
export type Scene = ReturnType<typeof scene>;
