/** How the cost of a piece of work grows with the length of a text, in CPU time of this process, so that a busy machine changes nothing. */

export const LONG = 25_000;
/** Below this a run says nothing about its growth, and hurts nobody. */
const NOTHING_MS = 120;
/** Twice the text costs twice as much, or four times where the work grows with the square. */
const LEAST_SQUARE = 3;
const TRIES = 3;

type Work = (text: string) => unknown;

function cost(work: Work, text: string): number {
  const start = process.cpuUsage();
  work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

export interface Growth {
  isSquare: boolean;
  /** The least that the long text took. */
  ms: number;
}

/** Of several tries the best counts: whatever else the process does (waste collected, code compiled) only adds. */
export function growthOf(work: Work, shape: string): Growth {
  const long = repeat(shape, LONG);
  const half = repeat(shape, LONG / 2);
  work(half.slice(0, 200));
  let ms = Number.POSITIVE_INFINITY;
  let halfMs = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES; tries += 1) {
    halfMs = Math.min(halfMs, cost(work, half));
    ms = Math.min(ms, cost(work, long));
    if (ms < NOTHING_MS || ms / halfMs < LEAST_SQUARE) return { isSquare: false, ms };
  }
  // Memory that fills up for the first time between the two is a step, which looks like a square once; a square goes on.
  const isSquare = [1, 2].every(() => cost(work, repeat(shape, LONG * 2)) / ms >= LEAST_SQUARE);
  return { isSquare, ms };
}

function repeat(shape: string, length: number): string {
  return shape.repeat(Math.ceil(length / shape.length)).slice(0, length);
}
