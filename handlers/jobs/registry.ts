import { askRating } from './ask-rating.ts';
import { bringExport } from './bring-export.ts';
import { checkApprovers } from './check-approvers.ts';
import { checkChannels } from './check-channels.ts';
import { checkExperts } from './check-experts.ts';
import { checkOwners } from './check-owners.ts';
import { copyMedia } from './copy-media.ts';
import { findSent } from './find-sent.ts';
import { forgetFiles } from './forget-files.ts';
import { handOver } from './hand-over.ts';
import { ingestMessage } from './ingest-message.ts';
import { judgeSigns } from './judge-signs.ts';
import { listen } from './listen.ts';
import { noteAuthorDays } from './note-author-days.ts';
import { postCard } from './post-card.ts';
import { recoverStranded } from './recover-stranded.ts';
import { redrawCard } from './redraw-card.ts';
import { redrawHome } from './redraw-home.ts';
import { sayByItself } from './say-by-itself.ts';
import { sendReports } from './send-reports.ts';
import { sendReply } from './send-reply.ts';
import { show } from './show.ts';
import { takeSnapshots } from './take-snapshots.ts';
import { wakeTicket } from './wake-ticket.ts';
import { watchAccounts } from './watch-accounts.ts';
import { watchFloods } from './watch-floods.ts';
import { watchGoals } from './watch-goals.ts';
import { watchLevel } from './watch-level.ts';
import { watchCrisis } from './watch-crisis.ts';
import { workFlood } from './work-flood.ts';

/** Every job there is; a test compares this list with the folder. */
export const jobs = [
  askRating,
  bringExport,
  checkApprovers,
  checkChannels,
  checkExperts,
  checkOwners,
  copyMedia,
  findSent,
  forgetFiles,
  handOver,
  ingestMessage,
  judgeSigns,
  listen,
  noteAuthorDays,
  postCard,
  recoverStranded,
  redrawCard,
  redrawHome,
  sayByItself,
  sendReply,
  sendReports,
  show,
  takeSnapshots,
  wakeTicket,
  watchAccounts,
  watchFloods,
  watchGoals,
  watchLevel,
  watchCrisis,
  workFlood,
] as const;
