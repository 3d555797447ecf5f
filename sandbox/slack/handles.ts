import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import { SlackError } from './error.ts';
import { randomName } from './ids.ts';

const TRIGGER_MS = 3_000;
const RESPONSE_MS = 30 * 60_000;
const RESPONSE_USES = 5;

export interface ResponseHandle {
  id: string;
  channel: string;
  user: string;
  ts?: string;
  thread?: string;
  ephemeral: boolean;
}

/** The short-lived handles that come with an interaction: a trigger (3 s, once) and a response address (30 min, 5 times). */
export function createHandles(db: DatabaseSync, clock: Clock) {
  const addTrigger = db.prepare('INSERT INTO slack_triggers (id, user, view, at, screen) VALUES (?, ?, ?, ?, ?)');
  const trigger = db.prepare('SELECT * FROM slack_triggers WHERE id = ?');
  const useTrigger = db.prepare('UPDATE slack_triggers SET used = 1 WHERE id = ?');
  const addResponse = db.prepare(
    'INSERT INTO slack_response_urls (id, channel, user, ts, thread, ephemeral, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const response = db.prepare('SELECT * FROM slack_response_urls WHERE id = ?');
  const useResponse = db.prepare('UPDATE slack_response_urls SET uses = uses + 1 WHERE id = ?');
  const now = (): number => clock.now().getTime();
  db.prepare('DELETE FROM slack_triggers WHERE at < ?').run(now() - RESPONSE_MS);
  db.prepare('DELETE FROM slack_response_urls WHERE at < ?').run(now() - RESPONSE_MS);

  return {
    /** `screen`: where the person pressed, and so where what opens is seen. */
    trigger(user: string, view?: string, screen = ''): string {
      const id = `${now()}.${randomName(5)}.${randomName(16)}`;
      addTrigger.run(id, user, view ?? null, now(), screen);
      return id;
    },
    /** Uses a trigger up. @throws SlackError invalid_trigger_id | exchanged_trigger_id | expired_trigger_id */
    exchange(id: string): { user: string; screen: string; view?: string } {
      const row = trigger.get(id);
      if (!row) throw new SlackError('invalid_trigger_id');
      if (row['used'] === 1) throw new SlackError('exchanged_trigger_id');
      if (now() - Number(row['at']) > TRIGGER_MS) throw new SlackError('expired_trigger_id');
      useTrigger.run(id);
      return {
        user: String(row['user']),
        screen: String(row['screen']),
        view: typeof row['view'] === 'string' ? row['view'] : undefined,
      };
    },
    response(handle: Omit<ResponseHandle, 'id'>): string {
      const id = randomName(20);
      addResponse.run(
        id,
        handle.channel,
        handle.user,
        handle.ts ?? null,
        handle.thread ?? null,
        handle.ephemeral ? 1 : 0,
        now(),
      );
      return id;
    },
    /** @throws SlackError no_such_url | expired_url | used_url */
    respond(id: string): ResponseHandle {
      const row = response.get(id);
      if (!row) throw new SlackError('no_such_url');
      if (now() - Number(row['at']) > RESPONSE_MS) throw new SlackError('expired_url');
      if (Number(row['uses']) >= RESPONSE_USES) throw new SlackError('used_url');
      useResponse.run(id);
      return {
        id,
        channel: String(row['channel']),
        user: String(row['user']),
        ephemeral: row['ephemeral'] === 1,
        ts: typeof row['ts'] === 'string' ? row['ts'] : undefined,
        thread: typeof row['thread'] === 'string' ? row['thread'] : undefined,
      };
    },
  };
}

export type Handles = ReturnType<typeof createHandles>;
