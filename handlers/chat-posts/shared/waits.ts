import type { RecadoError } from '#core/errors.ts';
import { isRecado } from './surface-of.ts';

/** What has to wait in some places while others have theirs. */
export interface Waits {
  /** Undefined where it has to wait. What is wrong with the chat as a whole, or unforeseen, is thrown at once. */
  in<T>(work: () => Promise<T>): Promise<T | undefined>;
  /** @throws RecadoError the shortest wait, with retryAfterMs, where there was one */
  end(): void;
}

/** Does work place by place, so that one which says to wait, or is not there, keeps no other from its part. */
export function createWaits(): Waits {
  const later: RecadoError[] = [];
  return {
    async in(work) {
      try {
        return await work();
      } catch (error) {
        if (!isRecado(error, 'surface.channel', 'surface.rate-limited', 'surface.unknown-outcome')) throw error;
        later.push(error);
        return undefined;
      }
    },
    end() {
      const [first] = later.toSorted((a, b) => (a.retryAfterMs ?? 0) - (b.retryAfterMs ?? 0));
      if (first) throw first;
    },
  };
}
