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
import { goPrivate } from './go-private.ts';
import { hide } from './hide.ts';
import { like } from './like.ts';
import { find } from './find.ts';
import { lookAgain } from './look-again.ts';
import { markSent } from './mark-sent.ts';
import { more } from './more.ts';
import { move } from './move.ts';
import { mute } from './mute.ts';
import { mine } from './mine.ts';
import { oldText } from './old-text.ts';
import { probe } from './probe.ts';
import { queue } from './queue.ts';
import { readPrivate } from './read-private.ts';
import { redrive } from './redrive.ts';
import { refresh } from './refresh.ts';
import { release } from './release.ts';
import { removeAnswer } from './remove-answer.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { giveBack } from './return.ts';
import { sendAgain } from './send-again.ts';
import { send } from './send.ts';
import { sentiment } from './sentiment.ts';
import { snooze } from './snooze.ts';
import { spam } from './spam.ts';
import { stop } from './stop.ts';
import { submit } from './submit.ts';
import { tag } from './tag.ts';
import { takeDelegation } from './take-delegation.ts';
import { takeOver } from './take-over.ts';
import { useAsDraft } from './use-as-draft.ts';
import { viewDraft } from './view-draft.ts';
import { why } from './why.ts';
import { withdrawDelegation } from './withdraw-delegation.ts';
import { writeAnswer } from './write-answer.ts';

/** Every button there is: one file each, named like its id. */
export const actions = [
  claim,
  release,
  takeOver,
  reply,
  edit,
  submit,
  approve,
  approveAndSend,
  change,
  giveBack,
  stop,
  send,
  close,
  reopen,
  markSent,
  sendAgain,
  lookAgain,
  why,
  viewDraft,
  oldText,
  earlier,
  readPrivate,
  goPrivate,
  delegate,
  takeDelegation,
  writeAnswer,
  useAsDraft,
  withdrawDelegation,
  probe,
  redrive,
  dropDead,
  tag,
  more,
  sentiment,
  move,
  snooze,
  archive,
  spam,
  mute,
  author,
  refresh,
  elsewhere,
  like,
  hide,
  removeAnswer,
  bulk,
  queue,
  mine,
  find,
] as const;
