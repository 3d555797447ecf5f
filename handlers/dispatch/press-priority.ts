import type { Clock } from '#core/ports/clock.ts';

/** Which tickets people have their hands on in this process, so that what they look at is drawn before anything else. */
export interface Pressing {
  /** Until `work` has ended, jobs leave the ticket's messages on that surface to it; without one, on all. */
  during<T>(ticketId: string, work: () => Promise<T>, surface?: string): Promise<T>;
  /** Resolves when nobody's press is being drawn there, and after two seconds in any case. */
  settled(ticketId: string, surface?: string): Promise<void>;
  /** Resolves when nobody's press is under way anywhere, and after fifty milliseconds in any case: what reads for long lets them by. */
  letBy(): Promise<void>;
  /** Somebody pressed within the last minute: she waits to see what came of it. */
  isAwaited(ticketId: string): boolean;
}

const PATIENCE_MS = 2_000;
/** Presses without end must not keep a report for ever. */
const LET_BY_MS = 50;
const AWAITED_MS = 60_000;
/** Presses remembered; older ones are forgotten once there are more. */
const REMEMBERED = 500;

export function createPressing({ clock }: { clock: Clock }): Pressing {
  const working = new Map<string, Map<Promise<unknown>, string | undefined>>();
  const pressedAt = new Map<string, number>();

  function remember(ticketId: string): void {
    const now = clock.now().getTime();
    pressedAt.delete(ticketId);
    pressedAt.set(ticketId, now);
    if (pressedAt.size <= REMEMBERED) return;
    for (const [id, at] of pressedAt)
      if (now - at >= AWAITED_MS || pressedAt.size > REMEMBERED * 2) pressedAt.delete(id);
  }

  return {
    async during(ticketId, work, surface) {
      remember(ticketId);
      const own = Promise.withResolvers<void>();
      const all = working.get(ticketId) ?? new Map<Promise<unknown>, string | undefined>();
      working.set(ticketId, all.set(own.promise, surface));
      try {
        return await work();
      } finally {
        all.delete(own.promise);
        if (all.size === 0) working.delete(ticketId);
        own.resolve();
      }
    },
    async settled(ticketId, surface) {
      const all = [...(working.get(ticketId) ?? [])].flatMap(([work, on]) =>
        surface === undefined || on === undefined || on === surface ? [work] : [],
      );
      if (all.length > 0) await within(PATIENCE_MS, Promise.all(all));
    },
    async letBy() {
      const all = [...working.values()].flatMap((each) => [...each.keys()]);
      if (all.length > 0) await within(LET_BY_MS, Promise.all(all));
    },
    isAwaited: (ticketId) => clock.now().getTime() - (pressedAt.get(ticketId) ?? -Infinity) < AWAITED_MS,
  };
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

/** Where nobody presses. */
export const noPressing: Pressing = {
  during: (_ticketId, work) => work(),
  settled: () => Promise.resolve(),
  letBy: () => Promise.resolve(),
  isAwaited: () => false,
};
