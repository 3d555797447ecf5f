import type { Memory } from '#core/ports/memory.ts';
import type { AutomaticStore } from './tickets/automatic.ts';
import type { RatingStore } from './tickets/ratings.ts';
import type { LevelNoticeStore } from './tickets/level-notices.ts';
import type { TimeStore } from './tickets/time.ts';
import type { WhoWaits } from './database/who-waits.ts';
import type { TicketStore } from './tickets/tickets.ts';
import type { InboxStore } from './intake/inbox.ts';
import type { MessageStore } from './intake/messages.ts';
import type { LabelStore } from './tickets/labels.ts';
import type { TagStore } from './tickets/tags.ts';
import type { NoteStore } from './tickets/notes.ts';
import type { DraftStore } from './tickets/drafts.ts';
import type { DeliveryStore } from './tickets/deliveries.ts';
import type { DelegationStore } from './tickets/delegations.ts';
import type { ChatPostStore } from './chat-posts/chat-posts.ts';
import type { CardStore } from './chat-posts/cards.ts';
import type { PeopleStore } from './people/people.ts';
import type { LinkStore } from './people/links.ts';
import type { SubmissionStore } from './tickets/submissions.ts';
import type { ActivityStore } from './tickets/activity.ts';
import type { CursorStore } from './intake/cursors.ts';
import type { HomeStore } from './chat-posts/homes.ts';
import type { ListStore } from './lists/lists.ts';
import type { AccountAccessStore } from './accounts/account-access.ts';
import type { AccountStore } from './accounts/accounts.ts';
import type { AlertStore } from './chat-posts/alerts.ts';
import type { DeadLetterStore } from './queue/dead-letters.ts';
import type { ArticleStore } from './knowledge/articles.ts';
import type { CrisisStore } from './crisis/crisis.ts';
import type { HoldStore } from './holds/holds.ts';
import type { FloodStore } from './floods/floods.ts';
import type { ReportStore } from './reports/reports.ts';
import type { GoalStore } from './reports/goals.ts';
import type { ReviewStore } from './reports/reviews.ts';
import type { SnapshotStore } from './accounts/snapshots.ts';
import type { RoomStore } from './holds/rooms.ts';
import type { ProtocolStore } from './holds/protocol.ts';
import type { AuthorStore } from './authors/authors.ts';
import type { ListeningStore } from './listening/listening.ts';
import type { FollowerStore } from './authors/followers.ts';
import type { FileStore } from './chat-posts/files.ts';

/** The store as handlers see it. Every method is one transaction. Ids that name nothing give null, or RecadoError ticket.not-found from `move`. */
export interface Store {
  /** Other processes may work on the same data; an embedded database belongs to one. */
  isShared: boolean;
  tickets: TicketStore;
  inbox: InboxStore;
  messages: MessageStore;
  labels: LabelStore;
  tags: TagStore;
  notes: NoteStore;
  drafts: DraftStore;
  articles: ArticleStore;
  deliveries: DeliveryStore;
  delegations: DelegationStore;
  chatPosts: ChatPostStore;
  cards: CardStore;
  people: PeopleStore;
  links: LinkStore;
  /** Of one surface. */
  memory(surface: string): Memory;
  /** True the first time an id is seen; a second delivery of the same click gives false. */
  firstTime(clickId: string, at: Date): Promise<boolean>;
  submissions: SubmissionStore;
  activity: ActivityStore;
  cursors: CursorStore;
  /** Jobs waiting and due now (counted to 1,000), running, and dead. */
  work(): Promise<{ due: number; running: number; dead: number }>;
  /** What is to be shown in channels of a surface is tried now, though it waits for a later moment. */
  runNow(surface: string): Promise<void>;
  /** Does `work`, which asks the store for things, as what somebody waits for: she goes before what nobody waits for. */
  waitedFor<T>(by: WhoWaits, work: () => T): T;
  /** When the database last answered anybody, on the clock of `performance.now()`; -Infinity where that is not known. */
  answeredAt(): number;
  close(): Promise<void>;
  lists: ListStore;
  homes: HomeStore;
  accounts: AccountStore;
  accountAccess: AccountAccessStore;
  alerts: AlertStore;
  dead: DeadLetterStore;
  files: FileStore;
  time: TimeStore;
  levelNotices: LevelNoticeStore;
  automatic: AutomaticStore;
  crisis: CrisisStore;
  holds: HoldStore;
  rooms: RoomStore;
  floods: FloodStore;
  reports: ReportStore;
  snapshots: SnapshotStore;
  goals: GoalStore;
  reviews: ReviewStore;
  ratings: RatingStore;
  protocol: ProtocolStore;
  authors: AuthorStore;
  listening: ListeningStore;
  followers: FollowerStore;
}
