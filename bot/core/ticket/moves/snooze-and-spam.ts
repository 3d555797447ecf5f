import { defineMove } from './define.ts';
import type { Elsewhere } from '../ticket.ts';
import { closeAs } from './ticket.ts';
import { already, answerUnderWay, closed, isBlank, moved, notAPerson, refused } from './verdicts.ts';

const LONGEST_MS = 90 * 24 * 60 * 60_000;
/** The database's clock, by which jobs start, and ours may differ by so much. */
const SKEW_MS = 30_000;

/** Out of sight until a time; a message of the customer's brings it back at once. */
export const snooze = defineMove<{ until: Date }>((view, { until }, { by, at }) => {
  const { owner, id: ticketId } = view.ticket;
  const no = notAPerson(by, 'transfer') ?? closed(view);
  if (no) return no;
  if (owner !== null && owner !== by.id) return refused('ticket.not-yours', { owner });
  const busy = answerUnderWay(view);
  if (busy) return busy;
  const wait = until.getTime() - at.getTime();
  if (!(wait > 0)) return refused('snooze.past');
  if (wait > LONGEST_MS) return refused('snooze.too-long', { days: LONGEST_MS / (24 * 60 * 60_000) });
  return moved(view, {
    ticket: { state: 'snoozed', snoozedUntil: until },
    activity: [{ what: 'snooze', detail: { until: until.toISOString() } }],
    jobs: [{ job: 'wake-ticket', ticketId, afterMs: wait }],
  });
});

/** An earlier order than the last one finds that its time has not come and does nothing. */
export const wake = defineMove((view, _none, { at }) => {
  const { state, snoozedUntil, owner } = view.ticket;
  if (state !== 'snoozed') return already('say.open-already');
  if (snoozedUntil && snoozedUntil.getTime() - at.getTime() > SKEW_MS)
    return already('say.snoozed-still', { until: snoozedUntil.toISOString() });
  return moved(view, {
    ticket: { state: 'open', snoozedUntil: null },
    thread: [{ kind: 'event', key: 'event.woken', params: {}, mention: owner === null ? [] : [owner] }],
    activity: [{ what: 'wake' }],
  });
});

export const spam = defineMove<{ mute: boolean }>((view, move, { by, at }) => {
  const { authorId } = view.ticket;
  const mutes = move.mute && view.muted !== true;
  return closeAs(view, {
    reason: 'spam',
    by,
    at,
    also: mutes
      ? { mute: { on: true, by: by.id }, activity: [{ what: 'author.muted', detail: { authorId } }] }
      : undefined,
  });
});

/** What a muted author writes is stored and makes no card, nor reopens one. */
export const mute = defineMove<{ on: boolean }>((view, { on }, { by }) => {
  const no = notAPerson(by, 'transfer');
  if (no) return no;
  if ((view.muted === true) === on) return already(on ? 'say.muted-already' : 'say.unmuted-already');
  return moved(view, {
    mute: { on, by: by.id },
    activity: [{ what: on ? 'author.muted' : 'author.unmuted', detail: { authorId: view.ticket.authorId } }],
  });
});

export const continueElsewhere = defineMove<{ elsewhere: Elsewhere }>((view, { elsewhere }, { by, at }) => {
  if (isBlank(elsewhere.who)) return refused('elsewhere.who');
  return closeAs(view, {
    reason: 'continued-elsewhere',
    by,
    at,
    set: { elsewhere },
    also: { activity: [{ what: 'continued-elsewhere', detail: { way: elsewhere.way } }] },
  });
});
