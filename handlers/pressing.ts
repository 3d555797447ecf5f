import type { Clock } from '#core/clock.ts';

/** Which tickets people have their hands on in this process, so that what they look at is drawn before anything else. */
export interface Pressing {
  /** Until `work` has ended, jobs leave the ticket's messages to it. */
  during<T>(ticketId: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nobody's press is being drawn, and after two seconds in any case. */
  settled(ticketId: string): Promise<void>;
  /** Somebody pressed within the last minute: she waits to see what came of it. */
  isAwaited(ticketId: string): boolean;
}

const PATIENCE_MS = 2_000;
const AWAITED_MS = 60_000;
/** Presses remembered; older ones are forgotten once there are more. */
const REMEMBERED = 500;

export function createPressing({ clock }: { clock: Clock }): Pressing {
  const working = new Map<string, Set<Promise<unknown>>>();
  const pressedAt = new Map<string, number>();

  function remember(ticketId: string): void {
    const now = clock.now().getTime();
    pressedAt.delete(ticketId);
    pressedAt.set(ticketId, now);
    if (pressedAt.size <= REMEMBERED) return;
    for (const [id, at] of pressedAt) if (now - at >= AWAITED_MS || pressedAt.size > REMEMBERED * 2) pressedAt.delete(id);
  }

  return {
    async during(ticketId, work) {
      remember(ticketId);
      const own = Promise.withResolvers<void>();
      const all = working.get(ticketId) ?? new Set();
      working.set(ticketId, all.add(own.promise));
      try {
        return await work();
      } finally {
        all.delete(own.promise);
        if (all.size === 0) working.delete(ticketId);
        own.resolve();
      }
    },
    async settled(ticketId) {
      const all = working.get(ticketId);
      if (!all) return;
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([Promise.all(all), new Promise((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)))]);
      clearTimeout(timer);
    },
    isAwaited: (ticketId) => clock.now().getTime() - (pressedAt.get(ticketId) ?? -Infinity) < AWAITED_MS,
  };
}
