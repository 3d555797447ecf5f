import type { SignKind } from './counted.ts';
import type { Finding, Kind, Level } from './series.ts';

export type IncidentKind = Kind | SignKind | 'spread';

/** A single message that raised or joined an incident. */
export interface SignSeen {
  kind: SignKind;
  what: string;
  ticketId: string;
  at: string;
}

/** What happened to an incident, told in its thread; times are ISO texts, so that it is kept as it is. */
export type IncidentNote = { what: 'rose'; at: string; level: Level } | { what: 'cleared'; at: string };

/** What managers are told of, from its first sign to the all-clear. One of noise at a time for each brand, and one for each silent source. */
export interface Incident {
  id: string;
  brand: string;
  /** `noise`, or the series that is silent. */
  key: string;
  kind: IncidentKind;
  level: Level;
  /** Those that feel it, the first one first. */
  series: string[];
  /** What was last found by counting; null while only single messages were. */
  finding: Finding | null;
  /** Newest last, a few of them; `signCount` is all. */
  signs: SignSeen[];
  signCount: number;
  peak: { at: string; count: number } | null;
  openedAt: Date;
  /** When something was odd last. */
  oddAt: Date;
  clearedAt: Date | null;
  notes: IncidentNote[];
}

export const NOISE = 'noise';
