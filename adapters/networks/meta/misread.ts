import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Memory } from '#core/ports/memory.ts';
import type { Misread } from '#core/ports/network.ts';

const KEY = 'webhook.misread';
/** What came longer ago was seen by whoever looks, or matters to nobody. */
const KEPT_MS = 7 * 24 * 3_600_000;
const MOST_KINDS = 50;

const Kept = z.array(z.object({ what: z.string(), count: z.number(), at: z.coerce.date() }));

/** What a network told us and we did not understand: how often, and of which kind. No words of people are in it. */
export function createMisread(
  memory: Memory,
  clock: Clock,
): { note(...what: string[]): Promise<void>; seen(): Promise<readonly Misread[]> } {
  async function recent(): Promise<z.output<typeof Kept>> {
    const kept = Kept.safeParse((await memory.get(KEY)) ?? []);
    const from = clock.now().getTime() - KEPT_MS;
    return (kept.data ?? []).filter(({ at }) => at.getTime() >= from);
  }
  async function count(told: readonly string[]): Promise<void> {
    const kept = new Map((await recent()).map((each) => [each.what, each]));
    for (const what of told) {
      const before = kept.get(what);
      if (before === undefined && kept.size >= MOST_KINDS) continue;
      kept.set(what, { what, count: (before?.count ?? 0) + 1, at: clock.now() });
    }
    await memory.put(
      KEY,
      [...kept.values()].map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
    );
  }
  /** Calls come at once, and each adds to what the one before it wrote. */
  let last: Promise<void> = Promise.resolve();
  return {
    seen: recent,
    note(...told) {
      const mine = last.then(() => count(told));
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
