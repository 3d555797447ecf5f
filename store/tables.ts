import type { ColumnType, Generated } from 'kysely';
import type { ThreadEntry } from '#core/change.ts';
import type { Delegation, DelegationAnswer } from '#core/delegation.ts';
import type { Delivery } from '#core/delivery.ts';
import type { Draft } from '#core/draft.ts';
import type { Author, InboundEvent, Message } from '#core/message.ts';
import type { Note } from '#core/note.ts';
import type { Ticket } from '#core/ticket.ts';
import type { HomeRow, QueueRow } from './board-types.ts';
import type { FileRow } from './file-types.ts';
import type { AccountRow, AlertRow } from './operations-types.ts';
import type { ApprovalPostRow, CardRow, DelegationPostRow, PersonLink, PersonRow, SubmissionRow, ThreadRow } from './types.ts';

/** jsonb comes out parsed; it goes in only through rows.ts. */
type Json<T> = ColumnType<T, never, never>;
type WithJson<T, K extends keyof T> = Omit<T, K> & { [P in K]: Json<T[P]> };

export interface Tables {
  authors: Omit<Author, 'timesThisMonth' | 'bio' | 'avatarUrl' | 'followers' | 'verified'> & {
    bio: string | null;
    avatarUrl: string | null;
    followers: number | null;
    verified: boolean | null;
    seenAt: Date;
  };
  tickets: WithJson<Ticket, 'accounts' | 'tags' | 'route' | 'elsewhere' | 'marks'> & { snoozedUntil: Date | null };
  messages: WithJson<Message, 'media' | 'counts'> & { deletedAt: Date | null; changedAt: Date | null };
  messageVersions: WithJson<Pick<Message, 'version' | 'currentId' | 'text' | 'media'>, 'media'> & { messageId: string };
  drafts: WithJson<Draft, 'attachments' | 'writers' | 'findings' | 'approval'>;
  deliveries: Delivery;
  deliveryAttempts: { id: string; deliveryId: string; startedAt: Date; endedAt: Date | null; outcome: string | null; detail: string | null };
  delegations: WithJson<Omit<Delegation, 'answers'>, 'to'>;
  delegationAnswers: DelegationAnswer & { delegationId: string };
  delegationPosts: DelegationPostRow;
  approvalPosts: ApprovalPostRow;
  cards: CardRow;
  files: FileRow;
  threadEntries: WithJson<ThreadRow, 'entry'> & { entry: Json<ThreadEntry> };
  people: PersonRow;
  personLinks: PersonLink;
  linkCodes: { surface: string; userId: string; personId: string; emailHash: string; codeHash: string; tries: number; expiresAt: Date };
  surfaceMemory: { surface: string; key: string; value: Json<unknown> };
  clicks: { id: string; at: Date };
  submissions: Omit<SubmissionRow, 'values'> & { typed: Json<SubmissionRow['values']> };
  activity: {
    id: Generated<number>;
    at: Date;
    ticketId: string | null;
    byKind: 'person' | 'rule' | 'customer' | 'system';
    byId: string;
    what: string;
    detail: Json<Record<string, string | number | boolean | null>>;
  };
  inbox: {
    id: Generated<number>;
    network: string;
    account: string;
    brand: string;
    eventKey: string;
    threadId: string | null;
    authorNativeId: string | null;
    nativeId: string;
    event: Json<InboundEvent>;
    receivedAt: Date;
    state: 'waiting' | 'done' | 'failed';
    error: string | null;
    doneAt: Date | null;
  };
  tags: { brand: string; folded: string; tag: string; used: number; createdBy: string; at: Date };
  notes: Note;
  mutes: { authorId: string; by: string; at: Date };
  accounts: AccountRow;
  alerts: WithJson<AlertRow, 'params'>;
  queueMessages: QueueRow;
  homes: HomeRow;
  cursors: { network: string; account: string; cursor: string | null; at: Date };
  cache: { key: string; value: string; expiresAt: Date | null };
}
