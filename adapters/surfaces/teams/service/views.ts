import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { Memory } from '#core/ports/memory.ts';
import { At } from '../inbound/form-state.ts';
import { createPersistentCache } from './persistent-cache.ts';
import { Content } from './sent-cards.ts';

/** What is kept of a form while somebody looks at it. */
export const View = z.object({
  id: z.string(),
  userId: z.string(),
  mode: z.enum(['dialog', 'card']),
  title: z.string(),
  tall: z.boolean(),
  content: Content,
  at: At.optional(),
  /** The form it lies on. */
  below: z.string().optional(),
  /** Of a form that stands in a message of its own in her personal chat. */
  message: z.object({ channel: z.string(), ts: z.string() }).optional(),
  /** It is being checked. */
  checking: z.literal(true).optional(),
  /** It was taken after she was told to wait; whoever still looks at it is told so. */
  done: z.string().optional(),
  /** With the forms below it. */
  closesAll: z.boolean().optional(),
  /** Shown in its place. */
  next: z.string().optional(),
});
export type View = z.output<typeof View>;

const DAY_MS = 24 * 60 * 60_000;

/** Open forms, by id. */
export interface Views {
  newId(): string;
  /** Undefined for a form that is closed, or somebody else's. */
  get(id: string, userId: string): Promise<View | undefined>;
  put(view: View): Promise<void>;
  remove(id: string): Promise<void>;
  /** Work that will change a form which is shown already. */
  wait(id: string, work: Promise<void>): void;
  /** Resolves when nothing is under way for a form, or after so long; false then. */
  settled(id: string, ms: number): Promise<boolean>;
  /** How far that is what she waits for in a form: shown when she looks next, and lost with this process. */
  tell(id: string, text: string): void;
  told(id: string): string | undefined;
  /** She looked at what became of a form. */
  see(id: string): void;
  seenWithin(id: string, ms: number): Promise<boolean>;
}

/** Whether something is done within so many milliseconds. */
export async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

export function createViews({
  memory,
  clock,
  log,
  removed = () => undefined,
}: {
  memory: Memory;
  clock: Clock;
  log: Log;
  removed?: (id: string) => void;
}): Views {
  const kept = createPersistentCache({ memory, clock, log, prefix: 'view/', shape: View, max: 2_000, ttlMs: DAY_MS });
  const pending = new Map<string, Promise<void>>();
  const awaited = new Map<string, () => void>();
  const told = new Map<string, string>();
  return {
    newId: () => `vw_${randomBytes(16).toString('base64url')}`,
    async get(id, userId) {
      const view = await kept.get(id);
      return view?.userId === userId ? view : undefined;
    },
    put: (view) => kept.put(view.id, view),
    remove(id) {
      removed(id);
      return kept.remove(id);
    },
    wait(id, work) {
      const before = pending.get(id) ?? Promise.resolve();
      const all = Promise.all([before, work]).then(() => {
        if (pending.get(id) !== all) return;
        pending.delete(id);
        told.delete(id);
      });
      pending.set(id, all);
    },
    async settled(id, ms) {
      const work = pending.get(id);
      return work === undefined || within(work, ms);
    },
    tell(id, text) {
      if (pending.has(id)) told.set(id, text);
    },
    told: (id) => told.get(id),
    see: (id) => awaited.get(id)?.(),
    async seenWithin(id, ms) {
      const seen = new Promise<void>((resolve) => awaited.set(id, resolve));
      const isSeen = await within(seen, ms);
      awaited.delete(id);
      return isSeen;
    },
  };
}
