import type { JobOrder } from '#core/ticket/changes.ts';
import type { Ticket } from '#core/ticket/ticket.ts';

/** A job for each rule that has new conversations of this batch handed over. */
export function handOverOrders(
  steps: readonly { ticket: Ticket; at: Date; fresh?: true }[],
  handsOver: ((ticket: Ticket, at: Date) => number | null) | undefined,
): JobOrder[] {
  if (!handsOver) return [];
  const rules = steps.flatMap(({ ticket, at, fresh }) => (fresh ? (handsOver(ticket, at) ?? []) : []));
  return [...new Set(rules)].map((rule) => ({ job: 'hand-over', rule }));
}
