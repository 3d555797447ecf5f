import { createHmac, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { CallRow, WebhookRow } from './webhook-tables.ts';

/** X waits this long for an answer. */
const ANSWER_MS = 10_000;
/** X tells no schedule; the workspace comes again after 0.5, 1, 2, 4 and 8 seconds. */
const MOST_ATTEMPTS = 6;
const AGAIN_MS = 500;

/** What may happen to the next calls. `lost` is never made, `duplicate` is made twice. */
export const callFaults = ['duplicate', 'lost', 'wrong-signature'] as const;
export type CallFault = (typeof callFaults)[number];

export interface Calls {
  /** Puts a call in line; made at once, and again until it is answered with 200. */
  add(webhook: string, body: string): void;
  /** Asks an address to prove itself. The reason why not, or undefined. */
  challenge(url: string): Promise<string | undefined>;
  fault(kind: CallFault, times: number): void;
  /** How the calls so far went. */
  counts(): { waiting: number; taken: number; refused: number; given_up: number };
  close(): void;
}

/** Calls registered addresses as X does: signed with the app's API secret, answered with 200 or made again. */
export function createCalls({
  db,
  clock,
  log,
  secret,
}: {
  db: DatabaseSync;
  clock: Clock;
  log: Log;
  secret: string;
}): Calls {
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let closed = false;
  const made = { taken: 0, refused: 0, given_up: 0 };
  const next = db.prepare('SELECT * FROM x_calls ORDER BY due_ms, seq LIMIT 1');

  function sign(bytes: string, key = secret): string {
    return `sha256=${createHmac('sha256', key).update(bytes).digest('base64')}`;
  }

  function schedule(): void {
    clearTimeout(timer);
    const call = next.get() as unknown as CallRow | undefined;
    if (call === undefined || closed || running) return;
    timer = setTimeout(
      () => {
        running = true;
        run(call)
          .catch((error: unknown) => log.error({ error }, 'the simulated X could not make a call'))
          .finally(() => {
            running = false;
            schedule();
          });
      },
      Math.max(0, call.due_ms - clock.now().getTime()),
    );
  }

  async function run(call: CallRow): Promise<void> {
    const hook = db.prepare('SELECT * FROM x_webhooks WHERE id = ? AND valid = 1').get(call.webhook) as unknown as
      | WebhookRow
      | undefined;
    const fault = call.attempts === 0 ? takeFault() : undefined;
    if (hook === undefined || fault === 'lost')
      return void db.prepare('DELETE FROM x_calls WHERE seq = ?').run(call.seq);
    if (fault === 'duplicate') await post(hook.url, call.body, sign(call.body));
    const ok = await post(
      hook.url,
      call.body,
      fault === 'wrong-signature' ? sign(call.body, 'another secret') : sign(call.body),
    );
    if (closed) return;
    made[ok ? 'taken' : 'refused'] += 1;
    if (ok) db.prepare('DELETE FROM x_calls WHERE seq = ?').run(call.seq);
    else if (call.attempts + 1 >= MOST_ATTEMPTS) {
      made.given_up += 1;
      db.prepare('DELETE FROM x_calls WHERE seq = ?').run(call.seq);
    } else
      db.prepare('UPDATE x_calls SET attempts = attempts + 1, due_ms = ? WHERE seq = ?').run(
        clock.now().getTime() + AGAIN_MS * 2 ** call.attempts,
        call.seq,
      );
  }

  async function post(url: string, body: string, signature: string): Promise<boolean> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature, connection: 'close' },
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await response.arrayBuffer();
      return response.status === 200;
    } catch (error) {
      log.info({ url, error: error instanceof Error ? error.message : String(error) }, 'an address was not reached');
      return false;
    }
  }

  function takeFault(): CallFault | undefined {
    const row = db.prepare('SELECT seq, kind, times FROM x_call_faults ORDER BY seq LIMIT 1').get() as
      | { seq: number; kind: CallFault; times: number }
      | undefined;
    if (row === undefined) return undefined;
    if (row.times > 1) db.prepare('UPDATE x_call_faults SET times = times - 1 WHERE seq = ?').run(row.seq);
    else db.prepare('DELETE FROM x_call_faults WHERE seq = ?').run(row.seq);
    return row.kind;
  }

  schedule();
  return {
    add(webhook, body) {
      db.prepare('INSERT INTO x_calls (webhook, body, due_ms) VALUES (?, ?, ?)').run(
        webhook,
        body,
        clock.now().getTime(),
      );
      schedule();
    },
    async challenge(url) {
      const token = randomUUID();
      const asked = new URL(url);
      asked.searchParams.set('crc_token', token);
      asked.searchParams.set('nonce', randomUUID());
      try {
        const response = await fetch(asked, {
          redirect: 'manual',
          headers: { connection: 'close' },
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        const text = await response.text();
        if (!response.ok) return `the address answered ${response.status}`;
        const answer = JSON.parse(text) as { response_token?: unknown };
        return answer.response_token === sign(token) ? undefined : 'the response_token is wrong';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    fault: (kind, times) => void db.prepare('INSERT INTO x_call_faults (kind, times) VALUES (?, ?)').run(kind, times),
    counts: () => ({ ...made, waiting: (db.prepare('SELECT COUNT(*) AS n FROM x_calls').get() as { n: number }).n }),
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
