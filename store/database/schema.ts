import type { ColumnType, Generated } from 'kysely';
import type { Delegation, DelegationAnswer } from '#core/ticket/delegation.ts';
import type { Delivery } from '#core/ticket/delivery.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Author, InboundEvent, Message } from '#core/message.ts';
import type { MessageLabel } from '#core/ticket/labels/effective.ts';
import type { Note } from '#core/ticket/note.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { AuthorNote, ListedAuthor } from '../authors/authors.ts';
import type { ArticleOffer } from '../knowledge/articles.ts';
import type { Incident } from '#core/crisis/incident.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { Flood } from '../floods/flood.ts';
import type { WarRoom } from '#core/holds/room.ts';
import type { ProtocolStep } from '#core/holds/protocol.ts';
import type { CountedBin, StoredSign } from '#core/crisis/judge.ts';
import type { KeptWatch } from '#core/crisis/watch.ts';
import type { HomeColumns } from '../chat-posts/homes.ts';
import type { FileRow } from '../chat-posts/files.ts';
import type { AccessRow } from '../accounts/account-access.ts';
import type { Goal } from '#core/reports/goals.ts';
import type { Rating } from '#core/rating/rating.ts';
import type { Review } from '../reports/reviews.ts';
import type { AccountRow } from '../accounts/accounts.ts';
import type { SnapshotRow } from '../accounts/snapshots.ts';
import type { AlertRow } from '../chat-posts/alerts.ts';
import type { ChatPost } from '../chat-posts/chat-posts.ts';
import type { PersonLink } from '../people/link-people.ts';
import type { Readings } from '../tickets/labels.ts';
import type { PersonRow } from '../people/people.ts';
import type { SubmissionRow } from '../tickets/submissions.ts';
import type { SpecVersion } from '#core/hours/same-spec.ts';
import type { AutomaticRow } from '../tickets/automatic.ts';
import type { LevelNotice } from '../tickets/level-notices.ts';
import type { ReplyTimeRow, WaitRow } from '../tickets/time.ts';
import type { ExportRow, SavedReport, ToldReport } from '../reports/reports.ts';

/** jsonb comes out parsed; it goes in only through rows.ts. */
type Json<T> = ColumnType<T, never, never>;
type WithJson<T, K extends keyof T> = Omit<T, K> & { [P in K]: Json<T[P]> };

export interface Tables {
  authors: Omit<
    Author,
    'timesThisMonth' | 'bio' | 'avatarUrl' | 'followers' | 'following' | 'joinedOn' | 'verified' | 'objectedAt'
  > & {
    bio: string | null;
    avatarUrl: string | null;
    followers: number | null;
    following: number | null;
    joinedOn: string | null;
    verified: boolean | null;
    objectedAt: Date | null;
    influence: number | null;
    seenAt: Date;
  };
  heard: { messageId: string; account: string; watch: string; postedAt: Date };
  /** `day` is a date where the configuration's clock says so. */
  paidReads: { account: string; kind: string; day: string; taken: number };
  newFollowers: { account: string; authorId: string; followedAt: Date; url: string };
  authorLists: ListedAuthor & { authorId: string };
  authorNotes: AuthorNote;
  /** `day` is a date of UTC. */
  authorDays: { authorId: string; day: string; followers: number };
  tickets: WithJson<
    Ticket,
    'accounts' | 'tags' | 'route' | 'elsewhere' | 'marks' | 'labels' | 'corrected' | 'clock'
  > & {
    snoozedUntil: Date | null;
    /** Of its author, as lists order by it. */
    influence: number | null;
    flood: string | null;
    folded: Generated<boolean>;
  };
  floods: WithJson<Flood, 'channels' | 'work'>;
  automatic: AutomaticRow;
  waits: WaitRow;
  replyTimes: ReplyTimeRow;
  serviceSpecs: WithJson<SpecVersion, 'spec'>;
  messages: WithJson<Message, 'media' | 'counts'> & {
    deletedAt: Date | null;
    changedAt: Date | null;
    readings: Json<Readings | null>;
  };
  messageVersions: WithJson<Pick<Message, 'version' | 'currentId' | 'text' | 'media'>, 'media'> & {
    messageId: string;
    readings: Json<Readings | null>;
  };
  /** What people said, and what was read before it lay with the message. */
  messageLabels: WithJson<MessageLabel, 'why'>;
  /** All that is known. */
  knownLabels: WithJson<MessageLabel, 'why'>;
  drafts: WithJson<Draft, 'template' | 'attachments' | 'writers' | 'findings' | 'approval'>;
  deliveries: Delivery;
  deliveryAttempts: {
    id: string;
    deliveryId: string;
    startedAt: Date;
    endedAt: Date | null;
    outcome: string | null;
    detail: string | null;
  };
  delegations: WithJson<Omit<Delegation, 'answers'>, 'to'>;
  delegationAnswers: DelegationAnswer & { delegationId: string };
  chatPosts: WithJson<ChatPost, 'payload'>;
  files: FileRow;
  people: PersonRow;
  personLinks: PersonLink;
  linkCodes: {
    surface: string;
    userId: string;
    personId: string;
    emailHash: string;
    codeHash: string;
    tries: number;
    expiresAt: Date;
  };
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
  articleOffers: ArticleOffer;
  mutes: { authorId: string; by: string; at: Date };
  accounts: AccountRow;
  accountAccess: AccessRow & { renewingUntil: Date | null };
  alerts: WithJson<AlertRow, 'params'>;
  homes: HomeColumns;
  crisisCounts: CountedBin & { brand: string };
  crisisWatches: { brand: string; closedUntil: Date | null; state: Json<KeptWatch>; judgedAt: Date | null };
  crisisSigns: StoredSign & { id: Generated<number>; brand: string; judged: Generated<boolean> };
  incidents: WithJson<Incident, 'series' | 'finding' | 'signs' | 'peak' | 'notes'>;
  warRooms: WarRoom;
  protocolSteps: ProtocolStep;
  holds: WithJson<Hold, 'people' | 'texts'>;
  savedReports: WithJson<SavedReport, 'spec' | 'schedule'> & { folded: string };
  exports: WithJson<ExportRow, 'spec'>;
  goals: WithJson<Goal, 'measure' | 'standing' | 'late' | 'reached'>;
  answerReviews: WithJson<Review, 'experts' | 'clauses'>;
  levelNotices: LevelNotice;
  ratings: WithJson<Rating, 'experts' | 'choices'>;
  accountSnapshots: WithJson<SnapshotRow, 'readings' | 'raw'>;
  toldReports: WithJson<ToldReport, 'report'>;
  cursors: { network: string; account: string; cursor: string | null; at: Date };
}
