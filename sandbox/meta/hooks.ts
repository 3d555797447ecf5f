import { createHmac, randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Log } from '#core/ports/log.ts';

/** Meta waits about so long for an answer. */
const ANSWER_MS = 10_000;
/** Meta comes again for a day and a half; the workspace after 0.5, 1, 2, 4 and 8 seconds. */
const MOST_ATTEMPTS = 6;
const AGAIN_MS = 500;
const MOST_UNHEARD = 1_000;

/** What may happen to the next calls. */
export const callFaults = ['duplicate', 'lost', 'wrong-signature'] as const;
export type CallFault = (typeof callFaults)[number];

export interface Hooks {
  /** The app tells its address. The reason why not, or undefined. */
  register(hook: { url: string; word: string; fields: string[] }): Promise<string | undefined>;
  /** A Page lets the app hear of it. */
  subscribe(page: string, fields: string[]): void;
  /** Tells the app of a change on a Page, if it wants to hear of it. */
  emit(page: string, field: string, value: Record<string, unknown>, at: Date): void;
  /** The same of what is said with it in private. */
  emitDirect(page: string, field: string, said: Record<string, unknown>, at: Date, afterMs?: number): void;
  /** Sends exactly this, rightly signed: for what is seldom or odd. Gives the status of the answer. */
  send(body: string): Promise<number | undefined>;
  fault(kind: CallFault, times: number): void;
  /** `subscribed`: an app has said where it is called and of whom it wants to hear. `unheard`: kept until an app says so again. */
  counts(): { subscribed: boolean; unheard: number; waiting: number; taken: number; refused: number; given_up: number };
  close(): void;
}

/** Meta's calls of the app's one address (`object` is what they are about): signed with its secret, answered with 200 or made again. */
export function createHooks(
  db: DatabaseSync,
  {
    id,
    object,
    secret,
    log,
    keepsUnheard = false,
  }: {
    id: string;
    object: string;
    secret: string;
    log: Log;
    /** Nothing else brings what is told here, so what no app could hear is told again once one gives its address. */
    keepsUnheard?: boolean;
  },
): Hooks {
  db.exec(`
    CREATE TABLE IF NOT EXISTS ${id}_hook (one INTEGER PRIMARY KEY CHECK (one = 1), url TEXT NOT NULL, fields TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS ${id}_subscribed (page TEXT PRIMARY KEY, fields TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS ${id}_unheard (n INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
  `);
  const waiting: { body: string; attempts: number; dueMs: number }[] = [];
  const faults: CallFault[] = [];
  const made = { taken: 0, refused: 0, given_up: 0 };
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  let isClosed = false;
  const hook = (): { url: string; fields: string } | undefined =>
    db.prepare(`SELECT url, fields FROM ${id}_hook`).get() as { url: string; fields: string } | undefined;
  const sign = (body: string, key = secret): string => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

  const unheard = (): { n: number; body: string }[] =>
    db.prepare(`SELECT n, body FROM ${id}_unheard ORDER BY n`).all() as { n: number; body: string }[];

  function keep(body: string): void {
    if (!keepsUnheard) return;
    db.prepare(`INSERT INTO ${id}_unheard (body) VALUES (?)`).run(body);
    db.exec(`DELETE FROM ${id}_unheard WHERE n <= (SELECT MAX(n) FROM ${id}_unheard) - ${MOST_UNHEARD}`);
  }

  /** Somebody hears us, now or again. */
  function tellUnheard(): void {
    if (!isSubscribed()) return;
    for (const { n, body } of unheard()) {
      db.prepare(`DELETE FROM ${id}_unheard WHERE n = ?`).run(n);
      waiting.push({ body, attempts: 0, dueMs: Date.now() });
    }
    schedule();
  }

  const isSubscribed = (): boolean =>
    hook() !== undefined && db.prepare(`SELECT 1 FROM ${id}_subscribed`).get() !== undefined;

  async function post(body: string, signature: string): Promise<number | undefined> {
    const url = hook()?.url;
    if (url === undefined) return undefined;
    try {
      const response = await fetch(url, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature, connection: 'close' },
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await response.arrayBuffer();
      return response.status;
    } catch (error) {
      log.info({ url, error: error instanceof Error ? error.message : String(error) }, 'an address was not reached');
      return undefined;
    }
  }

  async function run(): Promise<void> {
    const call = waiting.shift();
    if (call === undefined) return;
    const fault = call.attempts === 0 ? faults.shift() : undefined;
    if (fault === 'lost') return;
    if (fault === 'duplicate') await post(call.body, sign(call.body));
    const status = await post(call.body, fault === 'wrong-signature' ? sign(call.body, 'another') : sign(call.body));
    if (isClosed) return;
    made[status === 200 ? 'taken' : 'refused'] += 1;
    if (status === 200) return;
    if (call.attempts + 1 >= MOST_ATTEMPTS) {
      made.given_up += 1;
      keep(call.body);
    } else waiting.push({ ...call, attempts: call.attempts + 1, dueMs: Date.now() + AGAIN_MS * 2 ** call.attempts });
  }

  function schedule(): void {
    clearTimeout(timer);
    waiting.sort((a, b) => a.dueMs - b.dueMs);
    const [next] = waiting;
    if (next === undefined || isClosed || isRunning) return;
    timer = setTimeout(
      () => {
        isRunning = true;
        void run()
          .catch((error: unknown) => log.error({ error }, 'a simulated network of Meta could not make a call'))
          .finally(() => {
            isRunning = false;
            schedule();
          });
      },
      Math.max(0, next.dueMs - Date.now()),
    );
  }

  function tell(page: string, field: string, entry: Record<string, unknown>, afterMs = 0): void {
    const wanted = db.prepare(`SELECT fields FROM ${id}_subscribed WHERE page = ?`).get(page) as
      | { fields: string }
      | undefined;
    const told = hook();
    const body = JSON.stringify({ object, entry: [{ id: page, ...entry }] });
    if (told === undefined || wanted === undefined) return keep(body);
    if (![told, wanted].every(({ fields }) => fields.split(',').includes(field))) return;
    waiting.push({ body, attempts: 0, dueMs: Date.now() + afterMs });
    schedule();
  }

  return {
    async register({ url, word, fields }) {
      if (!URL.canParse(url)) return 'the address is none';
      const asked = new URL(url);
      const challenge = String(randomInt(1_000_000_000));
      asked.searchParams.set('hub.mode', 'subscribe');
      asked.searchParams.set('hub.challenge', challenge);
      asked.searchParams.set('hub.verify_token', word);
      try {
        const response = await fetch(asked, {
          redirect: 'manual',
          headers: { connection: 'close' },
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        const text = await response.text();
        if (response.status !== 200) return `HTTP Status Code = ${response.status}`;
        if (text !== challenge) return "The URL couldn't be validated. Response does not match challenge";
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
      db.prepare(`INSERT OR REPLACE INTO ${id}_hook (one, url, fields) VALUES (1, ?, ?)`).run(url, fields.join(','));
      tellUnheard();
      return undefined;
    },
    subscribe(page, fields) {
      db.prepare(`INSERT OR REPLACE INTO ${id}_subscribed (page, fields) VALUES (?, ?)`).run(page, fields.join(','));
      tellUnheard();
    },
    emit: (page, field, value, at) =>
      tell(page, field, { time: Math.floor(at.getTime() / 1000), changes: [{ field, value }] }),
    emitDirect: (page, field, said, at, afterMs) =>
      tell(page, field, { time: at.getTime(), messaging: [said] }, afterMs),
    send: (body) => post(body, sign(body)),
    fault: (kind, times) => void faults.push(...Array.from({ length: times }, () => kind)),
    counts: () => ({
      subscribed: isSubscribed(),
      unheard: unheard().length,
      ...made,
      waiting: waiting.length + Number(isRunning),
    }),
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}
