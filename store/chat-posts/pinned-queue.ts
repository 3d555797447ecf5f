import type { CardRow } from './cards.ts';

/** The message that says how many wait in a channel. */
export interface QueueRow extends Omit<CardRow, 'ticketId' | 'home' | 'movedTo'> {
  pinned: boolean;
  /** When it was last drawn; null where it should be drawn at once. */
  drawnAt: Date | null;
  createdAt: Date;
}

export interface PinnedQueueStore {
  /** Each channel has a queue message from now on, and it is drawn at once. */
  want(surface: string, channels: string[], at: Date): Promise<void>;
  /** One on each surface. */
  of(channel: string): Promise<QueueRow[]>;
  /** These six as for `cards`. */
  begin(id: string, at: Date): Promise<QueueRow | null>;
  posted(id: string, shown: { channelId: string; ts: string; hash: string; at: Date }): Promise<void>;
  shown(id: string, shown: { hash: string; at: Date }): Promise<void>;
  pinned(id: string): Promise<void>;
  lost(id: string, ts: string, at: Date): Promise<boolean>;
  ended(id: string, reached: 'no' | 'unknown'): Promise<void>;
}
