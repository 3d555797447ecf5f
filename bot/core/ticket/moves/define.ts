import type { By, TicketView, Verdict } from '../changes.ts';

/** Who or what moves a ticket, and when. */
interface Mover {
  by: By;
  at: Date;
}

/** What one move does to a ticket, its versions and its deliveries. Nothing outside is read or written. */
export type Rule<Payload> = (view: TicketView, payload: Payload, mover: Mover) => Verdict;

/** A move: the type of what it carries, and its rule. Without a payload it carries nothing. */
export function defineMove<Payload extends object = Record<never, never>>(rule: Rule<Payload>): Rule<Payload> {
  return rule;
}
