import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../../handlers/context.ts';
import { learnCorrections } from '../../handlers/labels/learn.ts';

/** So often it is asked what people set right meanwhile, also at another process, and what was deleted. */
const LOOK_MS = 60_000;
/** In between everything else goes on. */
const PAUSE_MS = 250;

/** Learns from corrections now and then; `look` does at once, `stop` ends it and waits for what has begun. */
export function keepLearning(services: Pick<Services, 'store' | 'text' | 'config' | 'log'>): {
  look(): Promise<void>;
  stop(): Promise<void>;
} {
  const stopped = new AbortController();
  let running = Promise.resolve();
  const rest = (): Promise<void> => pause(PAUSE_MS, undefined, { ref: false, signal: stopped.signal });
  async function learn(): Promise<void> {
    if (stopped.signal.aborted) return;
    try {
      await learnCorrections(services, rest);
    } catch (err) {
      if (!stopped.signal.aborted) services.log.warn({ err }, 'what people set right could not be learnt');
    }
  }
  const look = (): Promise<void> => (running = running.then(learn));
  const timer = setInterval(() => void look(), LOOK_MS);
  timer.unref();
  return {
    look,
    async stop() {
      clearInterval(timer);
      stopped.abort();
      await running;
    },
  };
}
