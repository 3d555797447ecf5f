import { approvalHash } from '#core/ticket/approval.ts';
import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { ThreadEntry } from '#core/ticket/changes.ts';
import { Config } from '#core/config/config.ts';
import type { Delegation, DelegationAnswer } from '#core/ticket/delegation.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Author, Message } from '#core/message.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { PersonRow } from '../../../store/people/people.ts';
import type { ThreadRow } from '../../../store/chat-posts/thread.ts';
import type { TicketDetail } from '../../../store/tickets/detail.ts';
import { noLabels } from '../../support/no-labels.ts';

export const postedAt = new Date('2026-10-05T10:32:00Z');
export const minutes = (count: number): Date => new Date(postedAt.getTime() + count * 60_000);

export const config = Config.parse({
  brands: {
    alba: {
      name: 'Alba',
      languages: ['es', 'pt'],
      accounts: { 'alba-x': { network: 'x', handle: 'alba' }, 'alba-ayuda': { network: 'x', handle: 'alba_ayuda' } },
      persona: {
        clauses: [
          {
            number: '3.2',
            title: 'No prometemos plazos',
            check: 'forbidden-words',
            severity: 'stop',
            words: ['mañana mismo'],
          },
          { number: '1.4', title: 'Contestamos en la lengua de quien escribe', check: 'language' },
        ],
      },
    },
  },
  areas: { billing: { name: 'Facturación', words: ['factura'] } },
  regions: { norte: { name: 'Norte' } },
  channels: {
    facturacion: { slack: '#facturacion' },
    faturas: { slack: '#faturas', language: 'pt' },
    billing: { slack: '#billing', language: 'en' },
  },
  fallback: 'facturacion',
  people: { ivan: { name: 'Iván de la configuración', email: 'ivan@alba.example' } },
});

const person = (id: string, name: string): PersonRow => ({
  id,
  name,
  surface: 'slack',
  userId: `U${id.toUpperCase()}`,
  locale: 'es-ES',
  seenAt: postedAt,
});

const author: Author = {
  id: 'au_1',
  network: 'x',
  nativeId: '77',
  handle: 'carla_ruiz',
  name: 'Carla Ruiz',
  followers: 12_345,
  timesThisMonth: 3,
};

const message: Message = {
  id: 'ms_1',
  network: 'x',
  account: 'alba-x',
  nativeId: '100',
  currentId: '100',
  version: 0,
  direction: 'in',
  ticketId: 'tk_1',
  authorId: 'au_1',
  kind: 'mention',
  private: false,
  text: 'Me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?',
  language: 'es',
  parentId: null,
  conversationId: '100',
  url: 'https://x.com/carla_ruiz/status/100',
  media: [],
  counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  state: 'live',
  postedAt,
};

const ticket: Ticket = {
  id: 'tk_1',
  number: 12,
  brand: 'alba',
  network: 'x',
  account: 'alba-x',
  accounts: ['alba-x'],
  authorId: 'au_1',
  conversationId: '100',
  ...noLabels,
  area: 'billing',
  region: 'norte',
  language: 'es',
  sentiment: 'negative',
  kind: 'mention',
  tags: ['reclamación', 'cobro-doble'],
  private: false,
  route: { rule: 1, matched: [], channels: ['facturacion', 'faturas'] },
  state: 'open',
  closeReason: null,
  owner: null,
  ownedSince: null,
  openedAt: postedAt,
  closedAt: null,
  lastInboundId: 'ms_1',
  lastInboundAt: postedAt,
  firstAnsweredAt: null,
  reopened: 0,
  previousTicketId: null,
  version: 1,
};

export interface Over {
  ticket?: Partial<Ticket>;
  author?: Partial<Author>;
  message?: Partial<Message>;
  drafts?: Draft[];
  deliveries?: Delivery[];
  delegations?: TicketDetail['delegations'];
  messages?: Message[];
  first?: Message | null;
  thread?: TicketDetail['thread'];
}

/** Carla's complaint, as far as the test says. */
export function detailOf(over: Over = {}): TicketDetail {
  const lastInbound = { ...message, ...over.message };
  return {
    ticket: { ...ticket, ...over.ticket },
    author: { ...author, ...over.author },
    lastInbound,
    drafts: over.drafts ?? [],
    deliveries: over.deliveries ?? [],
    delegations: over.delegations ?? [],
    messages: over.messages ?? [lastInbound],
    messageCount: (over.messages ?? [lastInbound]).length,
    first: over.first === undefined ? lastInbound : over.first,
    cards: [],
    thread: over.thread ?? [],
    people: new Map(
      [person('lucia', 'Lucía'), person('ivan', 'Iván'), person('marta', 'Marta')].map((row) => [row.id, row]),
    ),
  };
}

export const claimed = { owner: 'lucia', ownedSince: minutes(4) };

export function messageOf(over: Partial<Message>): Message {
  return { ...message, ...over };
}

export function draftOf(over: Partial<Draft> = {}): Draft {
  const draft: Draft = {
    id: 'dr_2',
    ticketId: 'tk_1',
    version: 2,
    state: 'editing',
    author: 'lucia',
    writers: ['lucia'],
    basedOn: null,
    text: 'Hola, Carla: te devolvemos el segundo cobro.',
    attachments: [],
    account: 'alba-x',
    private: false,
    target: '100',
    at: null,
    findings: [],
    approval: { rule: 1, approvers: ['ivan'], fourEyes: 'yes' },
    approvedBy: null,
    approvedAt: null,
    approvedHash: null,
    undoUntil: null,
    returnedBy: null,
    returnedReason: null,
    voidReason: null,
    createdAt: minutes(6),
    ...over,
  };
  return draft.state === 'approved'
    ? {
        ...draft,
        approvedBy: over.approvedBy ?? 'ivan',
        approvedAt: over.approvedAt ?? minutes(10),
        approvedHash: approvalHash(draft),
      }
    : draft;
}

/** Lucía asked Teresa at 10:41. */
export function delegationOf(over: Partial<Delegation> = {}): Delegation {
  return {
    id: 'dg_1',
    ticketId: 'tk_1',
    askedBy: 'lucia',
    to: { kind: 'person', person: 'marta' },
    question: '¿Desde cuándo cobramos doble?',
    note: null,
    state: 'asked',
    takenBy: null,
    language: 'es',
    tokenHash: null,
    expiresAt: null,
    askedAt: minutes(9),
    answeredAt: null,
    usedAt: null,
    answers: [],
    ...over,
  };
}

export function answerOf(over: Partial<DelegationAnswer> = {}): DelegationAnswer {
  return {
    id: 'da_1',
    by: 'marta',
    source: 'direct',
    messageKey: null,
    text: 'Desde el día 3',
    at: minutes(20),
    ...over,
  };
}

export function deliveryOf(over: Partial<Delivery> = {}): Delivery {
  return {
    id: 'dl_1',
    ticketId: 'tk_1',
    draftId: 'dr_2',
    state: 'queued',
    opId: 'op_1',
    attempts: 0,
    by: 'lucia',
    queuedAt: minutes(12),
    sendingSince: null,
    sentAt: null,
    nativeId: null,
    url: null,
    refusal: null,
    detail: null,
    lookups: 0,
    ...over,
  };
}

export function threadRowOf(entry: ThreadEntry): ThreadRow {
  return {
    id: 'th_1',
    kind: 'thread',
    ownerId: 'tk_1',
    ticketId: 'tk_1',
    surface: 'slack',
    place: 'facturacion',
    seq: 1,
    generation: 0,
    entry,
    leftIn: null,
    payload: { entry },
    state: 'posted',
    opId: 'op_2',
    attemptAt: null,
    channelId: 'C1',
    ts: '2.1',
    contentHash: null,
    drawnAt: minutes(5),
    createdAt: minutes(5),
  };
}

/** What a person reads, line by line; times as the hour in UTC, links in brackets, buttons in square ones. */
export function read(card: Card): string[] {
  return card.blocks.map(readBlock);
}

export function readInlines(inlines: Inline[]): string {
  return inlines
    .map((inline) => {
      if (inline.kind === 'time')
        return `${inline.ago === true ? 'ago ' : ''}${inline.at.toISOString().slice(11, inline.seconds === true ? 19 : 16)}`;
      if (inline.kind === 'link') return `<${inline.text} ${inline.url}>`;
      if (inline.kind === 'person') return `${inline.mention === true ? '@' : ''}${inline.person.name}`;
      return inline.text;
    })
    .join('');
}

function readBlock(block: CardBlock): string {
  switch (block.kind) {
    case 'title':
    case 'line':
    case 'context':
      return readInlines(block.inlines);
    case 'quote':
      return `> ${block.text}`;
    case 'answer':
      return `= ${block.text}`;
    case 'image':
      return `[image ${block.url} ${block.alt}]`;
    case 'divider':
      return '---';
    case 'buttons':
      return block.buttons
        .map(({ label, style }) => (style === undefined ? `[ ${label} ]` : `[ ${label} ${style} ]`))
        .join(' ');
    default:
      return block satisfies never;
  }
}
