import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { systemClock, type Clock } from '#core/ports/clock.ts';
import { present } from '#core/present.ts';

const Line = z.object({ seq: z.number(), offsetMs: z.number() });
const AGAIN_MS = 1_000;

/** The clock of the local workspace, which may be put to another time: its people have a month behind them in a minute. */
export interface FollowedClock extends Clock {
  /** Follows the workspace there until it is stopped; while that one is away, the time is this machine's. */
  follow(at: { url: string; key?: string | undefined }): AsyncDisposable;
}

export function createFollowedClock(): FollowedClock {
  const listeners: (() => void)[] = [];
  let offsetMs = 0;

  function put(given: number): void {
    if (given === offsetMs) return;
    offsetMs = given;
    for (const listener of listeners) listener();
  }

  async function read({ url, key }: { url: string; key?: string | undefined }, signal: AbortSignal): Promise<void> {
    const headers = present({ 'x-recado-key': key, 'content-type': 'application/json' });
    const response = await fetch(`${url}/sandbox/clock/follow`, { headers, signal });
    let rest = '';
    for await (const part of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const lines = `${rest}${String(part)}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const { seq, offsetMs: given } = Line.parse(JSON.parse(line));
        put(given);
        await fetch(`${url}/sandbox/clock/seen`, { method: 'POST', headers, signal, body: JSON.stringify({ seq }) });
      }
    }
  }

  return {
    now: () => new Date(systemClock.now().getTime() + offsetMs),
    onMoved: (listener) => void listeners.push(listener),
    follow(at) {
      const stopped = new AbortController();
      const following = (async () => {
        while (!stopped.signal.aborted) {
          // A workspace that ends is started again, and is then at this machine's time.
          await read(at, stopped.signal).catch(() => undefined);
          put(0);
          await pause(AGAIN_MS, undefined, { signal: stopped.signal }).catch(() => undefined);
        }
      })();
      return {
        async [Symbol.asyncDispose]() {
          stopped.abort();
          await following;
        },
      };
    },
  };
}
