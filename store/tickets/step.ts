import type { By, Changes, TicketView } from '#core/ticket/changes.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

/** One move of one ticket, decided and about to be written. */
export interface Step {
  /** As it is now, locked. */
  ticket: Ticket;
  changes: Changes;
  by: By;
  at: Date;
  /** What it was decided by; left out for a fresh one, of which there is no more than the ticket. */
  view?: TicketView;
  /** It was inserted a moment ago with these changes in it, and so were its cards. */
  fresh?: true;
}
