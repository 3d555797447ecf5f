/** queued -> sending -> sent | refused | unknown | removed. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown' | 'removed';

/** Why a network said no, in our words; each has a sentence `refusal.<code>` that says what to do. */
export const refusalCodes = [
  'not-mentioned', 'duplicate', 'too-long', 'locked', 'target-gone', 'reply-restricted', 'account-suspended',
  'not-authorised', 'out-of-credit', 'rejected', 'approval-changed',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What one call to a network came to. `not-sent` is certain (refused connection, 429): it may be tried again. */
export type PublishOutcome =
  | { kind: 'sent'; nativeId: string; url: string; at: Date }
  | { kind: 'refused'; code: RefusalCode; detail: string }
  | { kind: 'not-sent'; retryAfterMs: number; detail: string }
  | { kind: 'unknown'; detail: string };

export interface Delivery {
  id: string;
  ticketId: string;
  draftId: string;
  state: DeliveryState;
  /** Stable over all attempts. */
  opId: string;
  /** Calls made so far. */
  attempts: number;
  /** Person id of who pressed Send. */
  by: string;
  queuedAt: Date;
  sendingSince: Date | null;
  sentAt: Date | null;
  nativeId: string | null;
  url: string | null;
  refusal: RefusalCode | null;
  /** The network's own words, for the person who must decide. */
  detail: string | null;
  /** Look-ups of our own post made while unknown. */
  lookups: number;
}
