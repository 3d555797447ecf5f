/** One account as polling last saw it; dates as ISO strings. */
export interface AccountHealth {
  key: string;
  lastPullAt: string | null;
  lastError: string | null;
  /** What the network refuses our access for; null where it accepts it. */
  refuses?: 'publishing' | 'everything' | null;
}

/** Of one account today. */
export interface PaidRead {
  account: string;
  kind: string;
  taken: number;
  perDay: number;
}

interface Source {
  store: 'embedded' | 'server';
  surfaces: string[];
  accounts(): AccountHealth[];
  /** When the database last answered anybody, on the clock of `performance.now()`. */
  answeredAt?(): number;
  /** Presses and submissions under way. */
  clicks(): number;
  inbox(): Promise<{ waiting: number; failed: number }>;
  work(): Promise<{ due: number; running: number; dead: number }>;
  /** What was read today that is paid for besides mentions. */
  paidReads?(): Promise<readonly PaidRead[]>;
  /** What whoever runs Recado must see to; dates as ISO strings. */
  problems?(counts: { dead: number; failed: number }): { what: string; since: string; say: string }[];
}

export interface Health {
  /** Started or not yet; a failing store gives not ready with the reason in the body. */
  report(): Promise<{ ready: boolean; body: Record<string, unknown> }>;
  /** Everything is wired: from now on GET /health answers 200. */
  ready(source: Source): void;
  /** Stopping: GET /health answers 503 again, so that nothing new is sent here. */
  stopping(): void;
}

/** A balancer that hears nothing cannot tell what is wrong. */
const PATIENCE_MS = 1_500;
/** A database with hundreds of statements before ours answers late; one that is silent for this long does not answer. */
const SILENT_MS = 10_000;

class Late extends Error {}

/** @throws Late */
export async function inTime<T>(work: Promise<T>, ms = PATIENCE_MS): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Late()), ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

type Counts = [Awaited<ReturnType<Source['inbox']>>, Awaited<ReturnType<Source['work']>>, readonly PaidRead[]];

export function createHealth({
  version,
  now,
  patienceMs = PATIENCE_MS,
  silentMs = SILENT_MS,
}: {
  version: string;
  now(): Date;
  /** How long whoever asks waits for the database. */
  patienceMs?: number;
  /** After how long it counts as not answering. */
  silentMs?: number;
}): Health {
  const startedAt = now().toISOString();
  let source: Source | undefined;
  let look: { since: number; counts: Promise<Counts> } | undefined;
  let last: Counts | undefined;
  let status: 'starting' | 'ok' | 'stopping' = 'starting';

  /** One look at a time: what asks again meanwhile waits for the same, or a database that stands still would collect them. */
  function looking({ inbox, work, paidReads }: Source): { since: number; counts: Promise<Counts> } {
    look ??= {
      since: performance.now(),
      counts: Promise.all([inbox(), work(), paidReads?.() ?? []])
        .then((counts) => (last = counts))
        .finally(() => (look = undefined)),
    };
    return look;
  }

  /** With what was counted last while the database is only late. @throws Late */
  async function countsOf(wired: Source): Promise<{ counts: Counts; isLate: boolean }> {
    const { since, counts } = looking(wired);
    try {
      return { counts: await inTime(counts, patienceMs), isLate: false };
    } catch (error) {
      // One that is busy answers others while ours waits its turn.
      const heardAt = Math.max(since, wired.answeredAt?.() ?? -Infinity);
      if (!(error instanceof Late) || last === undefined || performance.now() - heardAt > silentMs) throw error;
      return { counts: last, isLate: true };
    }
  }

  return {
    async report() {
      const known = { version, startedAt };
      if (source === undefined) return { ready: false, body: { status, ...known, surfaces: [] } };
      const { store, surfaces } = source;
      try {
        // Clicks are read first: one that has ended by now has put its jobs where they are counted next.
        const clicks = source.clicks();
        const {
          counts: [inbox, work, paidReads],
          isLate,
        } = await countsOf(source);
        const problems = source.problems?.({ dead: work.dead, failed: inbox.failed });
        // Degraded is still ready: it works, and somebody should look.
        const told = status === 'ok' && problems !== undefined && problems.length > 0 ? 'degraded' : status;
        const body = {
          status: told,
          ...known,
          store,
          surfaces,
          accounts: source.accounts(),
          inbox: { waiting: inbox.waiting, failed: inbox.failed },
          work: { clicks, ...work },
          paidReads: paidReads.length > 0 ? paidReads : undefined,
          problems,
          late: isLate ? 'the database is busy; these counts are of an earlier look' : undefined,
        };
        return { ready: status === 'ok', body };
      } catch (error) {
        return {
          ready: false,
          body: {
            status: 'failing',
            ...known,
            store,
            surfaces,
            error:
              error instanceof Late ? 'the database does not answer' : error instanceof Error ? error.name : 'unknown',
          },
        };
      }
    },
    ready(wired) {
      source = wired;
      status = 'ok';
    },
    stopping() {
      status = 'stopping';
    },
  };
}
