import type { FloodKind } from '#core/floods/watch.ts';
import type { TextKey, TextParams } from '#core/texts/index.ts';

/** What somebody had done with all of them, and how far it is. */
export interface FloodWork {
  what: 'claim' | 'tag' | 'archive';
  /** Person id, and the chat in which she pressed. */
  by: string;
  surface: string;
  tags: string[];
  at: string;
  done: number;
  refused: number;
  /** Of the last refusal. */
  why: { key: TextKey; params: TextParams } | null;
  /** The conversation that was done last. */
  after: string;
  endedAt: string | null;
}

/** Many conversations on one card. */
export interface Flood {
  id: string;
  brand: string;
  /** What makes it that one: brand, channels and privacy in one word. */
  place: string;
  /** Keys of the channels where their cards would stand. */
  channels: string[];
  private: boolean;
  kind: FloodKind;
  /** The post, or the signature of what is said. */
  what: string;
  beganAt: Date;
  /** When the newest of it came. */
  lastAt: Date;
  endedAt: Date | null;
  /** Words that each answer begins with. */
  base: string | null;
  baseBy: string | null;
  work: FloodWork | null;
}
