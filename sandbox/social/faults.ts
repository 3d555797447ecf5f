import type { DatabaseSync } from 'node:sqlite';
import type { Request, Response } from 'express';

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
/** Seconds until the window that fault "429" invents is over. */
export const inventedWindowSeconds = 3;

/** A whole answer as the network, or what stands before it, has given it. */
export interface OddAnswer {
  status: number;
  headers?(now: Date): Record<string, string>;
  body: string;
  type?: string;
}

/** What may go wrong on one network, in its own words. */
export interface FaultRules {
  /** Why it refuses a post, by our name for it; kept together so that faults and rules use the same words. */
  readonly refusals: Readonly<Record<string, () => Error>>;
  broken(status: 500 | 503): Error;
  /** Says in the headers that the window is over in `inventedWindowSeconds`. */
  tooMany(response: Response, now: Date): Error;
  /** For calls that publish as they are, for calls that read with `read:` before them. */
  readonly odd: Readonly<Record<string, OddAnswer>>;
  /** What an answer to a reading call may lack or say too much; named with `read:` before it. */
  readonly changes: readonly string[];
  /** Names of reading calls to which a fault can be limited. */
  readonly endpoints: readonly string[];
}

export interface Faults {
  /** What may go wrong with the next calls that publish, and with `read:` before it with those that read. "after-write": the post is there although the client sees no answer. */
  readonly kinds: readonly string[];
  readonly endpoints: readonly string[];
  /** `on` names the only endpoint that a fault of reading concerns. */
  add(kind: string, times: number, on?: string): void;
  clear(): void;
  waiting(): { kind: string; times: number }[];
  /** Plays the next fault of a call that publishes. True: the answer, or its absence, is settled. @throws what the network says */
  play(call: { request: Request; response: Response; write(): void; now: Date }): boolean;
  /**
   * Plays the next fault of a reading call. "settled": the answer is sent. Else one of the network's own `changes`, and how
   * many faults there were so far.
   */
  playRead(call: {
    endpoint: string;
    response: Response;
    now: Date;
    concerns?(change: string): boolean;
  }): 'settled' | { change: string; nth: number } | undefined;
  close(): void;
}

export function createFaults(db: DatabaseSync, id: string, rules: FaultRules): Faults {
  const held = new Set<Response>();
  const odd = Object.keys(rules.odd);
  const refusals = Object.keys(rules.refusals).map((kind) => `refuse:${kind}`);
  const reads = [...odd, ...rules.changes].map((kind) => `read:${kind}`);
  const all = db.prepare(`SELECT seq, kind, times FROM ${id}_faults ORDER BY seq`);
  let taken = 0;

  /** The first that concerns this call; one that does not waits for its own. */
  function take(isMeant: (kind: string) => boolean): string | undefined {
    const row = (all.all() as { seq: number; kind: string; times: number }[]).find(({ kind }) => isMeant(kind));
    if (row === undefined) return undefined;
    if (row.times > 1) db.prepare(`UPDATE ${id}_faults SET times = times - 1 WHERE seq = ?`).run(row.seq);
    else db.prepare(`DELETE FROM ${id}_faults WHERE seq = ?`).run(row.seq);
    taken += 1;
    return row.kind;
  }

  /** True where that was a whole answer, which is sent now. */
  function answerOddly(kind: string, response: Response, now: Date): boolean {
    const answer = rules.odd[kind];
    if (answer === undefined) return false;
    for (const name of response.getHeaderNames()) if (/rate-?limit/i.test(name)) response.removeHeader(name);
    response.status(answer.status).set(answer.headers?.(now) ?? {});
    response.type(answer.type ?? 'application/json').send(answer.body);
    return true;
  }

  return {
    kinds: [...plain, ...odd, ...refusals, ...reads],
    endpoints: rules.endpoints,
    add: (kind, times, on) =>
      void db
        .prepare(`INSERT INTO ${id}_faults (kind, times) VALUES (?, ?)`)
        .run(on === undefined ? kind : `${kind}@${on}`, times),
    clear: () => void db.prepare(`DELETE FROM ${id}_faults`).run(),
    waiting: () =>
      db.prepare(`SELECT kind, times FROM ${id}_faults ORDER BY seq`).all() as { kind: string; times: number }[],
    play: ({ request, response, write, now }) => {
      const kind = take((each) => !each.startsWith('read:'));
      if (kind === undefined) return false;
      if (kind.endsWith('after-write')) write();
      const refusal = rules.refusals[kind.replace(/^refuse:/, '')];
      if (kind.startsWith('refuse:') && refusal !== undefined) throw refusal();
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
      throw kind === '429' ? rules.tooMany(response, now) : rules.broken(kind === '503' ? 503 : 500);
    },
    playRead: ({ endpoint, response, now, concerns = () => true }) => {
      const kind = take((each) => {
        const [what = '', on] = each.split('@');
        return (
          what.startsWith('read:') && (on === undefined || on === endpoint) && concerns(what.slice('read:'.length))
        );
      });
      const change = kind?.split('@')[0]?.slice('read:'.length);
      if (change === undefined) return undefined;
      return answerOddly(change, response, now) ? 'settled' : { change, nth: taken };
    },
    close: () => {
      for (const response of held) response.destroy();
    },
  };
}
