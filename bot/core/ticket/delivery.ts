/** queued -> sending -> sent | refused | unknown | removed. */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'refused' | 'unknown' | 'removed';

/**
 * What a delivery's state may become. Back to queued only from an outcome that is certain (or that a person judged).
 * The network's own copy of our answer is the last word, so `sent` can be reached even from a refusal.
 */
export const deliverySteps: Record<DeliveryState, readonly DeliveryState[]> = {
  queued: ['sending', 'refused', 'sent'],
  sending: ['sent', 'refused', 'unknown', 'queued'],
  unknown: ['sent', 'queued', 'refused'],
  refused: ['queued', 'sent'],
  // Taken by the network, which says later that it could not deliver it.
  sent: ['removed', 'refused'],
  removed: [],
};

/** Until one of these ends, no other delivery of the ticket may begin. */
export const liveDeliveryStates: readonly DeliveryState[] = ['queued', 'sending', 'unknown'];

/** Why a network said no, in our words; each has a sentence `refusal.<code>` that says what to do. */
export const refusalCodes = [
  'not-mentioned',
  'duplicate',
  'too-long',
  'locked',
  'target-gone',
  'reply-restricted',
  'no-private',
  'window-closed',
  'private-once',
  'account-suspended',
  'not-authorised',
  'out-of-credit',
  'rejected',
  'attachment',
  'undeliverable',
  'template',
  'approval-changed',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What one call to a network came to. `not-sent` is certain (refused connection, 429): it may be tried again. */
export type PublishOutcome =
  /** `url`: null where people read it nowhere by an address. */
  | { kind: 'sent'; nativeId: string; url: string | null; at: Date }
  | { kind: 'refused'; code: RefusalCode; detail: string }
  | { kind: 'not-sent'; retryAfterMs: number; detail: string }
  /** Certainly not sent, because the network no longer accepts our access: it waits until somebody mends that. Made by us, never by an adapter. */
  | { kind: 'no-access'; detail: string }
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
  /** When it was on her device, and when she read it, where the network tells; `readAt` alone says both. */
  deliveredAt?: Date | null;
  readAt?: Date | null;
  /** Person id of who said that it is out, where the network never told; null once it is proven. */
  markedBy?: string | null;
  /** While queued: `not-authorised` where it waits until the network accepts the account's access again. */
  refusal: RefusalCode | null;
  /**
   * The network's own words, for the person who must decide. With refusal `approval-changed`: why we held it ourselves (`HoldReason`).
   * While queued or sending: `CONFIRMED` where she was shown that the original changed and sends all the same.
   */
  detail: string | null;
  /** Look-ups of our own post made while unknown. */
  lookups: number;
}

/** Why we held an answer before it was sent; stands in `detail` of a delivery refused as `approval-changed`. */
export const holdReasons = [
  'edited',
  'deleted',
  'answered-outside',
  'new-message',
  'stopped',
  'closed',
  'content-changed',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Queued, and not leaving before the network accepts the account's access again. */
export function waitsForAccess(delivery: Delivery): boolean {
  return delivery.state === 'queued' && delivery.refusal === 'not-authorised';
}

export const CONFIRMED = 'confirmed';

/** She was shown that the original changed and sends all the same: the re-read before sending does not hold it again. */
export function isConfirmed(delivery: Delivery): boolean {
  return (delivery.state === 'queued' || delivery.state === 'sending') && delivery.detail === CONFIRMED;
}
