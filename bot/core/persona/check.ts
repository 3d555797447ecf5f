import type { Clause, Persona } from '../config/config.ts';
import type { Measured } from '../ports/network.ts';
import type { TextAnalysis } from '../ports/text.ts';
import type { TextKey } from '../texts/index.ts';
import type { Place } from './plain.ts';
import type { Reading } from './reading.ts';

/** What a check knows of the draft and of what it answers. */
export interface Look {
  persona: Persona;
  /** The clause it looks after; none where a check holds without one. */
  clause: Clause | undefined;
  draft: Reading;
  /** What the customer wrote; null where there is nothing. */
  asked: Reading | null;
  customerLanguage: string | null;
  draftLanguage: string | null;
  /** ISO 3166, of the conversation's region. */
  country: string | null;
  /** By every limit of the network. */
  measured: readonly Measured[];
  personalData: ReturnType<TextAnalysis['personalData']>;
  private: boolean;
  /** The customer complains. */
  isComplaint: boolean;
  /** Answers given to others lately. */
  recent: readonly string[];
}

/** One thing found. */
export interface Hit {
  /** The words of the draft; none where it is about the whole. */
  place?: Place;
  /** Values of the sentence `finding.<check>` and of `advice.<check>`. */
  params?: Record<string, string | number>;
  /** The sentence, where a check says several things. */
  say?: Extract<TextKey, `finding.${string}`>;
  /** Stops whatever the clause says. */
  stops?: true;
}

export interface Check {
  /** Looked after where the manual says nothing of it, as gravely as this. */
  without?: 'stop' | 'warn';
  find(look: Look): Hit[];
}

/** Whole words of a text: letters and digits at neither side. */
export function words(alternatives: string, flags = 'gu'): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_#@])(?:${alternatives})(?![\\p{L}\\p{N}_])`, flags);
}

/** The words at a place, as they are written. */
export const wordsAt = (reading: Reading, { start, end }: Place): string => reading.written.slice(start, end);

/** The same words twice are one finding. */
export function oncePerWords(reading: Reading, places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const said = wordsAt(reading, place).toLowerCase();
    return !seen.has(said) && seen.add(said);
  });
}
