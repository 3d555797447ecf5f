import { ASKS } from '../rating/rating.ts';
import type { TicketView } from './changes.ts';

/** What a rule says is written and sent by it; no person's id begins so. */
const BY_RULE = 'rule:';

export function byRule(rule: string): string {
  return `${BY_RULE}${rule}`;
}

/** Author of the question that a customer is asked once her conversation is closed. */
export const ASKED_BY: string = byRule(ASKS);

/** Of the author of a version, or of who sent it. */
export function isAutomatic(by: string): boolean {
  return by.startsWith(BY_RULE);
}

/** What people wrote and sent: what a rule said answers nobody. */
export function ofPeople<V extends Pick<TicketView, 'drafts' | 'deliveries'>>(view: V): V {
  const { drafts, deliveries } = view;
  if (!deliveries.some(({ by }) => isAutomatic(by))) return view;
  return {
    ...view,
    drafts: drafts.filter(({ author }) => !isAutomatic(author)),
    deliveries: deliveries.filter(({ by }) => !isAutomatic(by)),
  };
}
