import { fold } from '../routing/words.ts';

/** A piece of the draft, by its first character and the one behind its last. */
export interface Place {
  start: number;
  end: number;
}

/** A text as patterns look at it, and where each of its characters stands in what a person wrote. */
export interface Plain {
  text: string;
  /** Characters from..to of `text`, in the written one. */
  place(from: number, to: number): Place;
  /** Every match of a pattern that may be used again and again (flag g). */
  all(pattern: RegExp): (Place & { match: RegExpExecArray })[];
}

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/** Small letters without accents. */
export const folded = (written: string): Plain => plain(written, fold);
/** Small letters with their accents: "mandá" is not "manda". */
export const lower = (written: string): Plain => plain(written, (cluster) => cluster.normalize('NFC').toLowerCase());

function plain(written: string, change: (cluster: string) => string): Plain {
  const parts: string[] = [];
  const origin: number[] = [];
  for (const { 0: cluster, index } of written.matchAll(CLUSTER)) {
    const piece = change(cluster);
    for (let i = 0; i < piece.length; i += 1) origin.push(index);
    parts.push(piece);
  }
  const text = parts.join('').replaceAll('’', "'");
  const after = (at: number): number => {
    // Behind the last character of a cluster, however many characters it was written with.
    for (let next = at + 1; next < origin.length; next += 1)
      if (origin[next] !== origin[at]) return origin[next] ?? written.length;
    return written.length;
  };
  const place = (from: number, to: number): Place => ({
    start: origin[from] ?? written.length,
    end: to > from ? after(to - 1) : (origin[from] ?? written.length),
  });
  return {
    text,
    place,
    all: (pattern) =>
      [...text.matchAll(pattern)].map((match) => ({ match, ...place(match.index, match.index + match[0].length) })),
  };
}
