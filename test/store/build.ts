import type { Changes } from '#core/ticket/changes.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { newId } from '#core/ids.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { IngestPlan, Known, StoredEvent } from '#core/intake/types.ts';
import type { Store } from '../../store/store.ts';
import { noLabels } from '../support/no-labels.ts';

export const at = new Date('2026-10-05T10:32:00Z');
export const later = (seconds: number): Date => new Date(at.getTime() + seconds * 1_000);

export function inbound(nativeId: string, over: Partial<InboundMessage> = {}): InboundMessage {
  return {
    nativeId,
    currentId: nativeId,
    version: 0,
    kind: 'mention',
    private: false,
    text: `¿Y mi pedido ${nativeId}?`,
    author: { nativeId: `u-${nativeId}`, handle: `cliente_${nativeId}`, name: `Cliente ${nativeId}`, followers: 12 },
    postedAt: at,
    url: `https://x.example/${nativeId}`,
    conversationId: `c-${nativeId}`,
    mentions: ['alba'],
    media: [],
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
    ...over,
  };
}

export function arrived(
  message: InboundMessage,
  { account = 'alba-x', kind = 'message' as 'message' | 'own-message' } = {},
): { network: string; account: string; brand: string; event: InboundEvent } {
  return {
    network: 'x',
    account,
    brand: 'alba',
    event: { kind, eventKey: `${kind}:${message.nativeId}:${message.version}`, message },
  };
}

export function changes(over: Partial<Changes> = {}): Changes {
  return { activity: [], jobs: [], ...over };
}

/** What a planner would do, without its rules: first message opens, a later one of the same author in the thread adds. */
export function plainPlan({ event, account, network }: StoredEvent, known: Known): IngestPlan {
  if (event.kind === 'hidden' || event.kind === 'hidden-by-us' || event.kind === 'shown' || event.kind === 'receipt')
    return { kind: 'ignore', why: 'seen' };
  if (event.kind === 'deleted')
    return known.message
      ? {
          kind: 'deleted',
          messageId: known.message.id,
          at: event.at,
          ticketId: known.view?.ticket.id ?? null,
          changes: null,
        }
      : { kind: 'ignore', why: 'no-ticket' };
  const { author, parentId, quotedId: _quoted, mentions: _mentions, languageHint: _hint, ...rest } = event.message;
  if (known.message && known.view && event.message.version > known.message.version) {
    return {
      kind: 'version',
      messageId: known.message.id,
      message: {
        currentId: rest.currentId,
        version: rest.version,
        text: rest.text,
        media: rest.media,
        counts: rest.counts,
      },
      ticketId: known.view.ticket.id,
      changes: changes({ activity: [{ what: 'message.edited' }] }),
    };
  }
  if (known.message && known.view)
    return known.message.account === account
      ? { kind: 'ignore', why: 'seen' }
      : {
          kind: 'also-to',
          ticketId: known.view.ticket.id,
          accounts: [account],
          changes: changes({ activity: [{ what: 'also-to' }] }),
        };
  const own = event.kind === 'own-message';
  const message = {
    ...rest,
    id: newId('ms'),
    network,
    account,
    direction: own ? ('out' as const) : ('in' as const),
    language: 'es',
    parentId: parentId ?? null,
    state: 'live' as const,
  };
  if (own)
    return known.view
      ? {
          kind: 'own',
          author,
          ticketId: known.view.ticket.id,
          message: { ...message, ticketId: known.view.ticket.id },
          changes: null,
        }
      : { kind: 'ignore', why: 'no-ticket' };
  if (known.view) {
    const ticketId = known.view.ticket.id;
    return {
      kind: 'add',
      author,
      ticketId,
      message: { ...message, ticketId },
      changes: changes({
        ticket: { lastInboundId: message.id, lastInboundAt: message.postedAt },
        thread: [{ kind: 'customer-message', messageId: message.id, alsoToChannel: false, mentionOwner: false }],
        activity: [{ what: 'customer-wrote' }],
        jobs: [],
      }),
    };
  }
  const id = newId('tk');
  return {
    kind: 'open',
    author,
    message,
    ticket: {
      id,
      brand: 'alba',
      network,
      account,
      accounts: [account],
      conversationId: rest.conversationId,
      ...noLabels,
      area: 'billing',
      language: 'es',
      kind: rest.kind,
      tags: [],
      private: false,
      route: { rule: 0, matched: [], channels: ['general', 'billing'] },
      state: 'open',
      closeReason: null,
      owner: null,
      ownedSince: null,
      openedAt: rest.postedAt,
      closedAt: null,
      lastInboundAt: rest.postedAt,
      firstAnsweredAt: null,
      reopened: 0,
      previousTicketId: null,
    },
    changes: changes({
      thread: [{ kind: 'digest' }],
      activity: [{ what: 'open' }],
      jobs: [{ job: 'post-card', ticketId: id }],
    }),
  };
}

/** Takes everything in and gives the open tickets. */
export async function takeIn(store: Store, messages: InboundMessage[]): Promise<string[]> {
  await store.inbox.add(
    messages.map((message) => arrived(message)),
    at,
  );
  for (let more = true; more;) more = (await store.inbox.ingest(100, at, plainPlan)).more;
  return (await store.tickets.open({ limit: 1_000 })).map((ticket) => ticket.id);
}

export function draft(ticketId: string, version: number, over: Partial<Draft> = {}): Draft {
  return {
    id: newId('dr'),
    ticketId,
    version,
    text: 'Lo miramos ahora mismo.',
    attachments: [],
    account: 'alba-x',
    private: false,
    target: '1',
    at: null,
    state: 'approved',
    author: 'lucia',
    writers: ['lucia'],
    basedOn: null,
    template: null,
    findings: [],
    approval: { rule: 0, approvers: [], fourEyes: 'no' },
    approvedBy: 'rule:none',
    approvedAt: at,
    approvedHash: 'h',
    undoUntil: null,
    returnedBy: null,
    returnedReason: null,
    voidReason: null,
    createdAt: at,
    ...over,
  };
}

export function delivery(ticketId: string, draftId: string, over: Partial<Delivery> = {}): Delivery {
  return {
    id: newId('dl'),
    ticketId,
    draftId,
    state: 'queued',
    opId: newId('op'),
    attempts: 0,
    by: 'lucia',
    queuedAt: at,
    sendingSince: null,
    sentAt: null,
    nativeId: null,
    url: null,
    refusal: null,
    detail: null,
    lookups: 0,
    markedBy: null,
    deliveredAt: null,
    readAt: null,
    ...over,
  };
}
