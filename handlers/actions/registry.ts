import { approveAndSend } from './approve-and-send.ts';
import { approve } from './approve.ts';
import { change } from './change.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { earlier } from './earlier.ts';
import { dropDead } from './drop-dead.ts';
import { edit } from './edit.ts';
import { lookAgain } from './look-again.ts';
import { markSent } from './mark-sent.ts';
import { oldText } from './old-text.ts';
import { probe } from './probe.ts';
import { redrive } from './redrive.ts';
import { release } from './release.ts';
import { reopen } from './reopen.ts';
import { reply } from './reply.ts';
import { giveBack } from './return.ts';
import { sendAgain } from './send-again.ts';
import { send } from './send.ts';
import { stop } from './stop.ts';
import { submit } from './submit.ts';
import { takeOver } from './take-over.ts';
import { viewDraft } from './view-draft.ts';
import { why } from './why.ts';

/** Every button there is: one file each, named like its id. */
export const actions = [
  claim, release, takeOver, reply, edit, submit, approve, approveAndSend, change, giveBack, stop, send, close, reopen, markSent, sendAgain, lookAgain, why, viewDraft, oldText, earlier, probe, redrive, dropDead,
] as const;
