import type { ActionId } from '#core/buttons.ts';
import type { Action } from '../define.ts';
import { approveAndSend } from './approve-and-send.ts';
import { approve } from './approve.ts';
import { archive } from './archive.ts';
import { author } from './author.ts';
import { bulk } from './bulk.ts';
import { change } from './change.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { delegate } from './delegate.ts';
import { dropDead } from './drop-dead.ts';
import { earlier } from './earlier.ts';
import { edit } from './edit.ts';
import { elsewhere } from './elsewhere.ts';
import { floodBase } from './flood-base.ts';
import { floodBulk } from './flood-bulk.ts';
import { deadlinesListing } from './deadlines.ts';
import { floodListing } from './flood-list.ts';
import { floodNext } from './flood-next.ts';
import { goPrivate } from './go-private.ts';
import { hide } from './hide.ts';
import { label } from './label.ts';
import { labels } from './labels.ts';
import { like } from './like.ts';
import { editGoal } from './edit-goal.ts';
import { endGoal } from './end-goal.ts';
import { endHold } from './end-hold.ts';
import { analyst } from './analyst.ts';
import { goals } from './goals.ts';
import { reviewAnswers } from './review-answers.ts';
import { archiveRoom } from './archive-room.ts';
import { incidentFile } from './incident-file.ts';
import { find } from './find.ts';
import { lookAgain } from './look-again.ts';
import { markSent } from './mark-sent.ts';
import { more } from './more.ts';
import { transfer } from './transfer.ts';
import { mute } from './mute.ts';
import { mine } from './mine.ts';
import { oldText } from './old-text.ts';
import { accounts } from './accounts.ts';
import { connect } from './connect.ts';
import { ownCard } from './own-card.ts';
import { probe } from './probe.ts';
import { queue } from './queue.ts';
import { readPrivate } from './read-private.ts';
import { protocol } from './protocol.ts';
import { redrive } from './redrive.ts';
import { refresh } from './refresh.ts';
import { release } from './release.ts';
import { removeAnswer } from './remove-answer.ts';
import { reopen } from './reopen.ts';
import { exportPerson } from './export-person.ts';
import { followers } from './followers.ts';
import { influential } from './influential.ts';
import { heard } from './heard.ts';
import { listenNow } from './listen-now.ts';
import { openHeard } from './open-heard.ts';
import { replay } from './replay.ts';
import { reply } from './reply.ts';
import { giveBack } from './return.ts';
import { sendAgain } from './send-again.ts';
import { send } from './send.ts';
import { snooze } from './snooze.ts';
import { spam } from './spam.ts';
import { stepDone } from './step-done.ts';
import { stepUndone } from './step-undone.ts';
import { stop } from './stop.ts';
import { submit } from './submit.ts';
import { tag } from './tag.ts';
import { hold } from './hold.ts';
import { ideas } from './ideas.ts';
import { templates } from './templates.ts';
import { useArticle } from './use-article.ts';
import { opinion } from './opinion.ts';
import { propose } from './propose.ts';
import { translate } from './translate.ts';
import { noArticle } from './no-article.ts';
import { exportReport } from './export-report.ts';
import { forgetReport } from './forget-report.ts';
import { mineInFigures } from './my-numbers.ts';
import { reportMeans } from './report-means.ts';
import { reportTickets } from './report-tickets.ts';
import { report } from './report.ts';
import { scheduleReport } from './schedule-report.ts';
import { shareReport } from './share-report.ts';
import { profile } from './profile.ts';
import { listAuthor } from './list-author.ts';
import { dropNote } from './drop-note.ts';
import { object } from './object.ts';
import { tryText } from './try-text.ts';
import { takeDelegation } from './take-delegation.ts';
import { takeOver } from './take-over.ts';
import { useAsDraft } from './use-as-draft.ts';
import { useStatement } from './use-statement.ts';
import { viewDraft } from './view-draft.ts';
import { why } from './why.ts';
import { exportConversation } from './export-conversation.ts';
import { withdrawDelegation } from './withdraw-delegation.ts';
import { writeAnswer } from './write-answer.ts';

/** What each button of bot/core/buttons.ts does: one file each, named like its id. */
export const actions = {
  profile,
  'list-author': listAuthor,
  'drop-note': dropNote,
  object,
  claim,
  release,
  'take-over': takeOver,
  reply,
  edit,
  submit,
  approve,
  'approve-and-send': approveAndSend,
  change,
  return: giveBack,
  stop,
  send,
  close,
  reopen,
  'mark-sent': markSent,
  'send-again': sendAgain,
  'look-again': lookAgain,
  why,
  'export-conversation': exportConversation,
  'view-draft': viewDraft,
  'old-text': oldText,
  earlier,
  'read-private': readPrivate,
  'go-private': goPrivate,
  delegate,
  'take-delegation': takeDelegation,
  'write-answer': writeAnswer,
  'use-as-draft': useAsDraft,
  'withdraw-delegation': withdrawDelegation,
  probe,
  hold,
  'end-hold': endHold,
  'archive-room': archiveRoom,
  'incident-file': incidentFile,
  connect,
  accounts,
  protocol,
  replay,
  influential,
  followers,
  'export-person': exportPerson,
  heard,
  'listen-now': listenNow,
  'open-heard': openHeard,
  'step-done': stepDone,
  'step-undone': stepUndone,
  redrive,
  'drop-dead': dropDead,
  tag,
  more,
  label,
  labels,
  transfer,
  snooze,
  archive,
  spam,
  mute,
  author,
  refresh,
  elsewhere,
  like,
  hide,
  'remove-answer': removeAnswer,
  bulk,
  queue,
  mine,
  ideas,
  templates,
  'use-article': useArticle,
  'use-statement': useStatement,
  'no-article': noArticle,
  opinion,
  propose,
  translate,
  'try-text': tryText,
  find,
  'flood-base': floodBase,
  'flood-bulk': floodBulk,
  'flood-list': floodListing,
  deadlines: deadlinesListing,
  'flood-next': floodNext,
  'own-card': ownCard,
  report,
  'my-numbers': mineInFigures,
  'report-tickets': reportTickets,
  'report-means': reportMeans,
  'share-report': shareReport,
  'schedule-report': scheduleReport,
  'export-report': exportReport,
  goals,
  'review-answers': reviewAnswers,
  analyst,
  'edit-goal': editGoal,
  'end-goal': endGoal,
  'forget-report': forgetReport,
} satisfies { [Id in ActionId]: Action<Id> };
