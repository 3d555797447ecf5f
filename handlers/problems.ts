import type { Clock } from '#core/ports/clock.ts';
import type { TextKey, TextParams, Translate } from '#core/texts/index.ts';

/** Work that was given up: jobs that failed too often, and messages that could not be taken in. */
export interface GivenUp {
  dead: number;
  failed: number;
}

/** Something that whoever runs Recado must see to. */
export interface Problem {
  /** What it is about, e.g. "channel:facturacion:slack"; one problem at a time for each. */
  what: string;
  since: Date;
  /** What is wrong and what to do. */
  say: string;
}

/** What is wrong now, as this process sees it; shown by /health until it is over. */
export interface Problems {
  set(what: string, key: TextKey, params: TextParams): void;
  /** True where it stood. */
  clear(what: string): boolean;
  /** Counts what was given up; none clears it. */
  givenUp(counts: GivenUp): void;
  /** Longest standing first. */
  list(): Problem[];
}

export function createProblems({ clock, t }: { clock: Clock; t: Translate }): Problems {
  const standing = new Map<string, Problem>();

  /** Networks by their names, wherever only their keys are known. */
  const named = (params: TextParams): TextParams =>
    typeof params['network'] === 'string' ? { ...params, network: t.network(params['network']) } : params;

  function set(what: string, key: TextKey, params: TextParams): void {
    standing.set(what, { what, since: standing.get(what)?.since ?? clock.now(), say: t(key, named(params)) });
  }
  function count(what: string, key: TextKey, number: number): void {
    if (number > 0) set(what, key, { count: number });
    else standing.delete(what);
  }
  return {
    set,
    clear: (what) => standing.delete(what),
    givenUp({ dead, failed }) {
      count('jobs', 'problem.jobs', dead);
      count('inbox', 'problem.inbox', failed);
    },
    list: () => [...standing.values()].toSorted((a, b) => a.since.getTime() - b.since.getTime()),
  };
}

/** Where nobody looks. */
export const noProblems: Problems = { set() {}, clear: () => false, givenUp() {}, list: () => [] };
