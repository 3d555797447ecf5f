import type { DatabaseSync } from 'node:sqlite';
import type { Request, Response } from 'express';
import type { Endpoint } from './limits.ts';
import { answerOddly, changePage, oddAnswers, oddReads, type OddChange } from './odd-answers.ts';
import {
  invalidRequest,
  Problem,
  refusals,
  serverError,
  tooManyRequests,
  unavailable,
  type Refusal,
} from './problem.ts';

const plain = [
  'timeout-after-write',
  'timeout-before-write',
  'reset-after-write',
  'reset-before-write',
  'error-500',
  'error-500-after-write',
  '503',
  '429',
] as const;
/** What may go wrong with the next calls that publish, and with `read:` before it with those that read. "after-write": the post is there although the client sees no answer. */
export const faultKinds: readonly string[] = [
  ...plain,
  ...oddAnswers,
  ...Object.keys(refusals).map((kind) => `refuse:${kind}`),
  ...oddReads,
];

/** Seconds until the window that fault "429" invents is over. */
const resetSeconds = 3;

export interface Faults {
  /** `on` names the only endpoint that a fault of reading concerns. */
  add(kind: string, times: number, on?: string): void;
  clear(): void;
  waiting(): { kind: string; times: number }[];
  /** Plays the next fault. True: the answer, or its absence, is settled. */
  play(call: { request: Request; response: Response; write(): void; now: Date }): boolean;
  /** Plays the next fault of a reading call: settles it, throws what X would, or gives back how its answer is changed. */
  playRead(call: {
    endpoint: Endpoint;
    query: URLSearchParams;
    response: Response;
    now: Date;
  }): 'settled' | ((body: Record<string, unknown>) => Record<string, unknown>) | undefined;
  close(): void;
}

export function createFaults(db: DatabaseSync): Faults {
  const held = new Set<Response>();
  const all = db.prepare('SELECT seq, kind, times FROM x_faults ORDER BY seq');
  let taken = 0;

  /** The first that concerns this call; one that does not waits for its own. */
  function take(isMeant: (kind: string) => boolean): string | undefined {
    const row = (all.all() as { seq: number; kind: string; times: number }[]).find(({ kind }) => isMeant(kind));
    if (row === undefined) return undefined;
    if (row.times > 1) db.prepare('UPDATE x_faults SET times = times - 1 WHERE seq = ?').run(row.seq);
    else db.prepare('DELETE FROM x_faults WHERE seq = ?').run(row.seq);
    taken += 1;
    return row.kind;
  }

  return {
    add: (kind, times, on) =>
      void db
        .prepare('INSERT INTO x_faults (kind, times) VALUES (?, ?)')
        .run(on === undefined ? kind : `${kind}@${on}`, times),
    clear: () => void db.prepare('DELETE FROM x_faults').run(),
    waiting: () =>
      db.prepare('SELECT kind, times FROM x_faults ORDER BY seq').all() as { kind: string; times: number }[],
    play: ({ request, response, write, now }) => {
      const kind = take((each) => !each.startsWith('read:'));
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
      if (answerOddly(kind, response, now)) return true;
      if (kind === '429') {
        response.set({
          'x-rate-limit-remaining': '0',
          'x-rate-limit-reset': String(Math.ceil(now.getTime() / 1000) + resetSeconds),
        });
        throw tooManyRequests();
      }
      throw kind === '503'
        ? unavailable()
        : kind.startsWith('error-500')
          ? serverError()
          : new Problem(500, { title: kind });
    },
    playRead: ({ endpoint, query, response, now }) => {
      const hasPlace = (name: string): boolean => query.get(name) !== null;
      const kind = take((each) => {
        const [what, on] = each.split('@');
        if (!each.startsWith('read:') || (on !== undefined && on !== endpoint)) return false;
        return (
          (what !== 'read:refused-since' || hasPlace('since_id')) &&
          (what !== 'read:refused-page' || hasPlace('pagination_token'))
        );
      })
        ?.split('@')[0]
        ?.slice('read:'.length);
      if (kind === undefined) return undefined;
      if (answerOddly(kind, response, now)) return 'settled';
      const refused = kind === 'refused-since' ? 'since_id' : kind === 'refused-page' ? 'pagination_token' : undefined;
      if (refused !== undefined)
        throw invalidRequest([
          {
            message: `The \`${refused}\` query parameter value [${query.get(refused)}] is not valid`,
            parameters: { [refused]: [query.get(refused) ?? ''] },
          },
        ]);
      const nth = taken;
      return (body) => changePage(kind as OddChange, body, { response, now, nth });
    },
    close: () => {
      for (const response of held) response.destroy();
    },
  };
}
