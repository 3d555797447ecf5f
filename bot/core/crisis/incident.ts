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
export type IncidentNote =
  /** `again`: it had been at this level before. */
  | { what: 'rose'; at: string; level: Level; again?: true | undefined }
  /** It came back after its all-clear; `top` is the highest level until then. */
  | { what: 'again'; at: string; top: Level }
  /** Something else is spoken of too. */
  | { what: 'more'; at: string; matter: string }
  | { what: 'cleared'; at: string };

/**
 * What managers are told of, from its first sign to the all-clear. For each brand at most one that counting found and one of single
 * messages at a time, and one for each silent source: a burst that comes while somebody speaks of a lawyer is told for itself.
 */
export interface Incident {
  id: string;
  brand: string;
  /** `noise`, `signs`, or the series that is silent. */
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
export const SIGNS = 'signs';
