import type { DatabaseSync } from 'node:sqlite';
import type { Request, Response } from 'express';
import { Problem, refusals, serverError, tooManyRequests, unavailable, type Refusal } from './problem.ts';

const plain = ['timeout-after-write', 'timeout-before-write', 'reset-after-write', 'reset-before-write', 'error-500', 'error-500-after-write', '503', '429'] as const;
/** What may go wrong with the next calls that publish. "after-write": the post is there although the client sees no answer. */
export const faultKinds: readonly string[] = [...plain, ...Object.keys(refusals).map((kind) => `refuse:${kind}`)];

/** Seconds until the window that fault "429" invents is over. */
const resetSeconds = 3;

export interface Faults {
  add(kind: string, times: number): void;
  clear(): void;
  waiting(): { kind: string; times: number }[];
  /** Plays the next fault. True: the answer, or its absence, is settled. */
  play(call: { request: Request; response: Response; write(): void; now: Date }): boolean;
  close(): void;
}

export function createFaults(db: DatabaseSync): Faults {
  const held = new Set<Response>();
  const next = db.prepare('SELECT seq, kind, times FROM x_faults ORDER BY seq LIMIT 1');

  function take(): string | undefined {
    const row = next.get() as { seq: number; kind: string; times: number } | undefined;
    if (row === undefined) return undefined;
    if (row.times > 1) db.prepare('UPDATE x_faults SET times = times - 1 WHERE seq = ?').run(row.seq);
    else db.prepare('DELETE FROM x_faults WHERE seq = ?').run(row.seq);
    return row.kind;
  }

  return {
    add: (kind, times) => void db.prepare('INSERT INTO x_faults (kind, times) VALUES (?, ?)').run(kind, times),
    clear: () => void db.prepare('DELETE FROM x_faults').run(),
    waiting: () => db.prepare('SELECT kind, times FROM x_faults ORDER BY seq').all() as { kind: string; times: number }[],
    play: ({ request, response, write, now }) => {
      const kind = take();
      if (kind === undefined) return false;
      if (kind.endsWith('after-write')) write();
      if (kind.startsWith('refuse:')) throw refusals[kind.slice('refuse:'.length) as Refusal]();
      if (kind.startsWith('timeout')) {
        held.add(response);
        response.once('close', () => held.delete(response));
        return true;
      }
      if (kind.startsWith('reset')) {
        request.socket.resetAndDestroy();
        return true;
      }
      if (kind === '429') {
        response.set({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': String(Math.ceil(now.getTime() / 1000) + resetSeconds) });
        throw tooManyRequests();
      }
      throw kind === '503' ? unavailable() : kind.startsWith('error-500') ? serverError() : new Problem(500, { title: kind });
    },
    close: () => {
      for (const response of held) response.destroy();
    },
  };
}
