/** How the cost of a piece of work grows with the length of a text, in CPU time of this process, so that a busy machine changes nothing. */

export const LONG = 25_000;
/** Below this a run says nothing about its growth, and hurts nobody. */
const NOTHING_MS = 120;
/** Twice the text costs twice as much, or four times where the work grows with the square. */
const LEAST_SQUARE = 3;
const TRIES = 3;

/** What it gives back is waited for. */
export type Work = (text: string) => unknown;
/** A piece that is repeated, or the nth piece of a text in which each is another. */
export type Shape = string | ((nth: number) => string);

async function cost(work: Work, text: string): Promise<number> {
  const start = process.cpuUsage();
  await work(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

export interface Growth {
  isSquare: boolean;
  /** The least that the long text took. */
  ms: number;
}

/** Of several tries the best counts: whatever else the process does (waste collected, code compiled) only adds. */
export async function growthOf(work: Work, shape: Shape): Promise<Growth> {
  const long = repeat(shape, LONG);
  const half = repeat(shape, LONG / 2);
  await work(half.slice(0, 200));
  let ms = Number.POSITIVE_INFINITY;
  let halfMs = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < TRIES; tries += 1) {
    halfMs = Math.min(halfMs, await cost(work, half));
    ms = Math.min(ms, await cost(work, long));
    if (ms < NOTHING_MS || ms / halfMs < LEAST_SQUARE) return { isSquare: false, ms };
  }
  // Memory that fills up for the first time between the two is a step, which looks like a square once; a square goes on.
  const longer = repeat(shape, LONG * 2);
  const isSquare = (await cost(work, longer)) / ms >= LEAST_SQUARE && (await cost(work, longer)) / ms >= LEAST_SQUARE;
  return { isSquare, ms };
}

function repeat(shape: Shape, length: number): string {
  if (typeof shape === 'string') return shape.repeat(Math.ceil(length / shape.length)).slice(0, length);
  const pieces: string[] = [];
  for (let nth = 0, size = 0; size < length; nth += 1) size += pieces[pieces.push(shape(nth)) - 1]?.length ?? length;
  return pieces.join('').slice(0, length);
}
