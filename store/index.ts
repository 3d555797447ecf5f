import { chats } from '#core/config/chats.ts';
import { sql } from 'kysely';
import type { Log } from '#core/ports/log.ts';
import { bringUp } from './database/bring-up.ts';
import { createAccountAccess } from './accounts/account-access.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createActivity } from './tickets/activity.ts';
import { createArticles } from './knowledge/articles.ts';
import { createAuthors } from './authors/authors.ts';
import { createAlerts } from './chat-posts/alerts.ts';
import { createChatPosts } from './chat-posts/chat-posts.ts';
import { createLists } from './lists/lists.ts';
import { createCards } from './chat-posts/cards.ts';
import { createFiles } from './chat-posts/files.ts';
import { createFloods } from './floods/floods.ts';
import { createFirstTime } from './tickets/clicks.ts';
import { createCrisis } from './crisis/crisis.ts';
import { createCursors } from './intake/cursors.ts';
import { createDead } from './queue/dead-letters.ts';
import type { Opened } from './database/database.ts';
import { createDelegations } from './tickets/delegations.ts';
import { createDeliveries } from './tickets/deliveries.ts';
import { createDrafts } from './tickets/drafts.ts';
import { openEmbedded } from './database/embedded.ts';
import type { Begun } from './database/embedded-begin.ts';
import { createListening } from './listening/listening.ts';
import { createFollowers } from './authors/followers.ts';
import { createHolds } from './holds/holds.ts';
import { createRooms } from './holds/rooms.ts';
import { createProtocol } from './holds/protocol.ts';
import { createHomes } from './chat-posts/homes.ts';
import { createInbox } from './intake/inbox.ts';
import { createLinks } from './people/links.ts';
import { startMaintenance } from './database/maintenance.ts';
import { waitedFor } from './database/who-waits.ts';
import { createMemory } from './people/memory.ts';
import { createMessages } from './intake/messages.ts';
import { createNotes } from './tickets/notes.ts';
import { createPeople } from './people/people.ts';
import { everywhere, type ChannelsOnSurfaces } from './queue/channels-on-surfaces.ts';
import type { JobShape } from './queue/job.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import { createSubmissions, rememberUsedForms } from './tickets/submissions.ts';
import { createLabels } from './tickets/labels.ts';
import { createAutomatic } from './tickets/automatic.ts';
import { createRatings } from './tickets/ratings.ts';
import { createLevelNotices } from './tickets/level-notices.ts';
import { createTime } from './tickets/time.ts';
import { createReports } from './reports/reports.ts';
import { createGoals } from './reports/goals.ts';
import { createReviews } from './reports/reviews.ts';
import { createSnapshots } from './accounts/snapshots.ts';
import { createTags } from './tickets/tags.ts';
import { createTickets, type Decide } from './tickets/tickets.ts';
import type { ListRules } from './tickets/order-redraws.ts';
import type { Store } from './store.ts';

interface StoreOptions {
  opened: Opened;
  /** Every job there will be; their handlers come later, with `queue.work`. */
  jobs: readonly JobShape[];
  decide: Decide;
  log: Log;
  /** Where tickets get their cards; left out, all in Slack. */
  channelsOnSurfaces?: ChannelsOnSurfaces;
  timeZone?: string;
  /** Where queue messages stand, and how much may be under way at once; left out, nobody counts. */
  listRules?: ListRules;
  /** Deletes what has served its time by the machine's clock, and cares for the embedded database; not where another clock rules. */
  isTidied?: boolean;
}

export interface StoreParts {
  store: Store;
  queue: Queue;
}

/** Brings the database up to date and puts the store together. `store.close()` stops queue, maintenance and database, in that order. */
export async function createStore({
  opened,
  jobs,
  decide,
  log,
  channelsOnSurfaces = everywhere([chats[0]]),
  timeZone,
  listRules,
  isTidied = true,
}: StoreOptions): Promise<StoreParts> {
  const { db } = opened;
  const beating = await bringUp(opened, log);
  // Nobody else can be posting: the lock on the folder is ours.
  if (opened.kind === 'embedded')
    await sql`with p as (update chat_posts set attempt_at = null where state = 'posting') update files set attempt_at = null where state = 'posting'`.execute(
      db,
    );
  const queue = await createQueue({ opened, jobs, log, timeZone, surfaces: channelsOnSurfaces.surfaces });
  const maintenance = isTidied ? startMaintenance({ opened, log }) : undefined;
  const usedForms = rememberUsedForms();
  const store: Store = {
    isShared: opened.kind === 'server',
    tickets: createTickets({ db, queue, decide, channelsOnSurfaces, listRules, usedForms }),
    time: createTime({ db, queue }),
    levelNotices: createLevelNotices({ db, queue }),
    automatic: createAutomatic(db),
    inbox: createInbox({ db, kind: opened.kind, queue, log, channelsOnSurfaces, listRules }),
    messages: createMessages(db),
    labels: createLabels(db),
    tags: createTags(db),
    notes: createNotes(db),
    drafts: createDrafts(db),
    articles: createArticles(db),
    deliveries: createDeliveries(db),
    delegations: createDelegations(db),
    chatPosts: createChatPosts({ db, queue }),
    cards: createCards({ db, queue, channelsOnSurfaces }),
    files: createFiles(db),
    people: createPeople(db),
    links: createLinks({ db, queue }),
    memory: (surface) => createMemory(db, surface),
    firstTime: createFirstTime(db),
    submissions: createSubmissions(db, usedForms),
    activity: createActivity(db),
    cursors: createCursors(db),
    accounts: createAccounts({ db, queue }),
    accountAccess: createAccountAccess(db),
    alerts: createAlerts({ db, queue }),
    lists: createLists(db, { several: channelsOnSurfaces.surfaces.length > 1 }),
    homes: createHomes({ db, queue }),
    dead: createDead({ db, queue }),
    crisis: createCrisis({ db, queue }),
    holds: createHolds({ db, queue }),
    rooms: createRooms({ db, queue }),
    floods: createFloods({ db, queue }),
    reports: createReports({ db, queue, opened }),
    snapshots: createSnapshots(db),
    goals: createGoals({ db, queue }),
    reviews: createReviews(db),
    ratings: createRatings(db),
    protocol: createProtocol({ db, queue }),
    authors: createAuthors({ db, queue }),
    listening: createListening(db),
    followers: createFollowers(db),
    waitedFor,
    answeredAt: () => opened.answeredAt?.() ?? -Infinity,
    work: () => queue.counts(),
    runNow: (surface) => queue.runNow(surface),
    close: async () => {
      await queue.stop();
      await maintenance?.stop();
      await beating.stop();
      await opened.close();
    },
  };
  return { store, queue };
}

/** The store of this installation: a PostgreSQL server if there is an address, else the embedded one in the data folder. */
export async function openStore(
  options: Omit<StoreOptions, 'opened'> & {
    folder: string;
    databaseUrl?: string | undefined;
    begun?: Begun | undefined;
  },
): Promise<StoreParts> {
  const { folder, databaseUrl, begun, ...rest } = options;
  const opened = databaseUrl
    ? await (await import('./database/server.ts')).openServer({ url: databaseUrl, log: rest.log })
    : await openEmbedded({ folder, log: rest.log, begun });
  try {
    return await createStore({ ...rest, opened });
  } catch (error) {
    await opened.close();
    throw error;
  }
}

export type { FloodRules } from './floods/fold.ts';
export type { ListRules } from './tickets/order-redraws.ts';
export type { ChannelsOnSurfaces } from './queue/channels-on-surfaces.ts';
export type { Decide } from './tickets/tickets.ts';
export type { JobShape } from './queue/job.ts';
export type { Queue } from './queue/queue.ts';
