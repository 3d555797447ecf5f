import type { By, Changes, JobOrder, ThreadEntry, TicketView, Verdict } from '../changes.ts';
import type { Ticket } from '../ticket.ts';
import { defineMove } from './define.ts';
import { already, moved } from './verdicts.ts';

/** What shows a conversation by itself. */
const SHOWING: ReadonlySet<string> = new Set<JobOrder['job']>(['post-card', 'copy-media', 'redraw-card']);

/** Out of the card of its flood: from now on it has its own, with a thread. */
export const unfold = defineMove((view) => {
  if (view.ticket.folded !== true) return already('say.unfolded-already');
  return moved(view, unfolded(view.ticket, { activity: [], jobs: [] }));
});

/**
 * A conversation that a person begins to work, or that asks for one, leaves the card of its flood: it needs a thread. What is done to
 * many at once (claim, tags, closing) does not, and where a rule has it go elsewhere, it goes on the card of its flood.
 */
export function withOwnCard({ ticket }: TicketView, verdict: Verdict, by: By): Verdict {
  if (ticket.folded !== true || verdict.kind !== 'moved' || verdict.changes.ticket?.folded === false) return verdict;
  const { changes } = verdict;
  if (needsCard(changes, by)) return { ...verdict, changes: unfolded(ticket, changes) };
  const { thread: _nowhere, ...rest } = changes;
  return { ...verdict, changes: { ...rest, jobs: changes.jobs.filter(({ job }) => !SHOWING.has(job)) } };
}

function needsCard({ newDraft, newDelegation, newHome, thread = [], deliveries = [] }: Changes, by: By): boolean {
  if (newDelegation || thread.some(({ kind }) => kind === 'customer-message')) return true;
  if (deliveries.some(({ set }) => set.state === 'refused' || set.state === 'unknown')) return true;
  return by.kind === 'person' && (newDraft !== undefined || newHome !== undefined);
}

function unfolded({ id: ticketId, flood }: Ticket, changes: Changes): Changes {
  // The digest says what she wrote; a thread that goes elsewhere begins with one already.
  const thread = (changes.thread ?? []).filter(({ kind }) => kind !== 'customer-message');
  const digest: ThreadEntry[] = thread[0]?.kind === 'digest' ? [] : [{ kind: 'digest' }];
  const others = changes.jobs.filter(({ job }) => !SHOWING.has(job));
  return {
    ...changes,
    ticket: { ...changes.ticket, folded: false },
    thread: [...digest, ...thread],
    activity: [...changes.activity, { what: 'unfolded', detail: { flood: flood ?? null } }],
    jobs: [{ job: 'post-card', ticketId }, { job: 'copy-media', ticketId }, ...others],
  };
}
