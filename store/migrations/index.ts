import type { Migration } from 'kysely/migration';
import { ground } from './0001-ground.ts';
import { whoAndWhen } from './0002-who-and-when.ts';
import { operations } from './0003-operations.ts';
import { handling } from './0004-handling.ts';
import { delegations } from './0005-delegations.ts';
import { board } from './0006-board.ts';
import { markedBy } from './0007-marked-by.ts';
import { files } from './0008-files.ts';
import { surfaces } from './0009-surfaces.ts';
import { cardsOnTheirWay } from './0010-cards-on-their-way.ts';
import { approvalPosts } from './0011-approval-posts.ts';
import { wordsOfNumbers } from './0012-words-of-numbers.ts';
import { notShown } from './0013-not-shown.ts';
import { channelAlerts } from './0014-channel-alerts.ts';
import { chatPosts } from './0015-chat-posts.ts';
import { delegationPosts } from './0016-delegation-posts.ts';
import { processes } from './0017-processes.ts';
import { alertPosts } from './0018-alert-posts.ts';
import { queuePosts } from './0019-queue-posts.ts';
import { labels } from './0020-labels.ts';
import { answersGiven } from './0021-answers-given.ts';
import { categoryAndUrgency } from './0022-category-and-urgency.ts';
import { wordsSooner } from './0023-words-sooner.ts';
import { time } from './0024-time.ts';
import { automatic } from './0025-automatic.ts';
import { articlesOffered } from './0026-articles-offered.ts';
import { crisis } from './0027-crisis.ts';
import { questionsWaiting } from './0028-questions-waiting.ts';
import { holds } from './0029-holds.ts';
import { accountAccess } from './0030-account-access.ts';
import { threadPosts } from './0031-thread-posts.ts';
import { moreLabels } from './0032-more-labels.ts';
import { floods } from './0033-floods.ts';
import { reports } from './0034-reports.ts';
import { authors } from './0035-authors.ts';
import { receipts } from './0036-receipts.ts';
import { snapshots } from './0037-snapshots.ts';
import { goals } from './0038-goals.ts';
import { accountProbes } from './0039-account-probes.ts';
import { reviews } from './0040-reviews.ts';
import { warRooms } from './0041-war-rooms.ts';
import { heard } from './0042-heard.ts';
import { exportedConversations } from './0043-exported-conversations.ts';
import { templates } from './0044-templates.ts';
import { ratings } from './0045-ratings.ts';
import { influence } from './0046-influence.ts';
import { readings } from './0047-readings.ts';
import { newFollowers } from './0048-new-followers.ts';
import { cardPosts } from './0049-card-posts.ts';
import { authorNames } from './0050-author-names.ts';
import { rareMoves } from './0051-rare-moves.ts';
import { levelNotices } from './0052-level-notices.ts';
import { inboxNames } from './0053-inbox-names.ts';
import type { migrationNames } from './names.ts';

/** In order; a migration that has been released is never changed. */
export const migrations: Readonly<Record<(typeof migrationNames)[number], Migration>> = {
  '0001-ground': ground,
  '0002-who-and-when': whoAndWhen,
  '0003-operations': operations,
  '0004-handling': handling,
  '0005-delegations': delegations,
  '0006-board': board,
  '0007-marked-by': markedBy,
  '0008-files': files,
  '0009-surfaces': surfaces,
  '0010-cards-on-their-way': cardsOnTheirWay,
  '0011-approval-posts': approvalPosts,
  '0012-words-of-numbers': wordsOfNumbers,
  '0013-not-shown': notShown,
  '0014-channel-alerts': channelAlerts,
  '0015-chat-posts': chatPosts,
  '0016-delegation-posts': delegationPosts,
  '0017-processes': processes,
  '0018-alert-posts': alertPosts,
  '0019-queue-posts': queuePosts,
  '0020-labels': labels,
  '0021-answers-given': answersGiven,
  '0022-category-and-urgency': categoryAndUrgency,
  '0023-words-sooner': wordsSooner,
  '0024-time': time,
  '0025-automatic': automatic,
  '0026-articles-offered': articlesOffered,
  '0027-crisis': crisis,
  '0028-questions-waiting': questionsWaiting,
  '0029-holds': holds,
  '0030-account-access': accountAccess,
  '0031-thread-posts': threadPosts,
  '0032-more-labels': moreLabels,
  '0033-floods': floods,
  '0034-reports': reports,
  '0035-authors': authors,
  '0036-receipts': receipts,
  '0037-snapshots': snapshots,
  '0038-goals': goals,
  '0039-account-probes': accountProbes,
  '0040-reviews': reviews,
  '0041-war-rooms': warRooms,
  '0042-heard': heard,
  '0043-exported-conversations': exportedConversations,
  '0044-templates': templates,
  '0045-ratings': ratings,
  '0046-influence': influence,
  '0047-readings': readings,
  '0048-new-followers': newFollowers,
  '0049-card-posts': cardPosts,
  '0050-author-names': authorNames,
  '0051-rare-moves': rareMoves,
  '0052-level-notices': levelNotices,
  '0053-inbox-names': inboxNames,
};
