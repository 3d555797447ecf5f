import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Clock } from '#core/ports/clock.ts';
import type { Log } from '#core/ports/log.ts';
import type { AnyKeys } from '../any-keys.ts';
import { asNotAcknowledged, createHttpDelivery, HttpRefused } from './http-delivery.ts';
import { randomId } from './ids.ts';
import { asText } from './json.ts';
import type { Json } from './json.ts';
import { createSocketHub, NotAcknowledged } from './socket.ts';
import type { Team } from './team.ts';

/** Slack tries an event again at once, after a minute and after five more, then lets it go. */
const RETRY_AFTER_MS = [0, 60_000, 300_000];
const WINDOW_MS = 7 * 60_000;

interface DeliveryDeps {
  db: DatabaseSync;
  /** By which events are dated. */
  clock: Clock;
  /** By which they are signed, and how long they are tried: that of the workspace may jump by weeks. */
  machine: Clock;
  log: Log;
  team: Team;
  keys: AnyKeys;
  events: readonly string[];
  ackMs: number;
  address(): string;
  /** A connection came or went. */
  changed(): void;
}

/** The name under which an app subscribes to an event. */
function subscriptionOf(event: Json): string {
  if (event['type'] !== 'message') return asText(event['type']);
  return (
    { im: 'message.im', group: 'message.groups', channel: 'message.channels' }[asText(event['channel_type'])] ??
    'message'
  );
}

/** How the app hears of things: Socket Mode envelopes, or signed HTTP when a request address is set. */
export function createDelivery({ db, clock, machine, log, team, keys, events, ackMs, address, changed }: DeliveryDeps) {
  const insert = db.prepare('INSERT INTO slack_outbox (id, payload, at) VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM slack_outbox WHERE id = ?');
  const failed = db.prepare('UPDATE slack_outbox SET attempts = attempts + 1, reason = ? WHERE id = ?');
  const row = db.prepare('SELECT * FROM slack_outbox WHERE id = ?');
  const all = db.prepare('SELECT id FROM slack_outbox ORDER BY at, rowid');
  const saveUrl = db.prepare(
    `INSERT INTO slack_meta (key, value) VALUES ('request_url', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const savedUrl = db.prepare(`SELECT value FROM slack_meta WHERE key = 'request_url'`).get()?.['value'];

  const underway = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  let url = typeof savedUrl === 'string' ? savedUrl : '';
  const post = createHttpDelivery({ secret: keys.slackSigningSecret, clock: machine, ackMs });
  const hub = createSocketHub({
    appId: team.appId,
    ackMs,
    log,
    address,
    onConnect: () => {
      flush();
      changed();
    },
    onDisconnect: changed,
  });

  /** Everything that waits goes out now: a new connection takes what the last one left unacknowledged. */
  function flush(): void {
    for (const one of all.all()) void attempt(String(one['id']));
  }

  async function attempt(id: string): Promise<void> {
    // The store may be closed between the event and its turn; what waits goes out after the next start.
    if (closed || underway.has(id)) return;
    const stored = row.get(id);
    if (!stored) return;
    if (machine.now().getTime() - Number(stored['at']) > WINDOW_MS) return void remove.run(id);
    if (url === '' && hub.connections() === 0) return;
    underway.add(id);
    const attempts = Number(stored['attempts']);
    const reason = asText(stored['reason']);
    const payload = String(stored['payload']);
    try {
      if (url)
        await post(
          url,
          payload,
          'application/json',
          attempts > 0 ? { 'x-slack-retry-num': String(attempts), 'x-slack-retry-reason': reason } : {},
        );
      else {
        await hub.send({
          envelope_id: randomUUID(),
          type: 'events_api',
          accepts_response_payload: false,
          payload: JSON.parse(payload) as Json,
          retry_attempt: attempts,
          retry_reason: reason,
        });
      }
      if (!closed) remove.run(id);
    } catch (error) {
      if (!closed) again(id, attempts, error);
    } finally {
      underway.delete(id);
    }
  }

  function again(id: string, attempts: number, error: unknown): void {
    if (!(error instanceof NotAcknowledged || error instanceof HttpRefused))
      log.error({ err: error }, 'an event could not be delivered');
    const wait = RETRY_AFTER_MS[attempts];
    const reason = error instanceof NotAcknowledged || error instanceof HttpRefused ? error.reason : 'unknown_error';
    if (wait === undefined || reason === 'no_retry') {
      remove.run(id);
      return;
    }
    failed.run(reason, id);
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(id);
    }, wait);
    timer.unref();
    timers.add(timer);
  }

  return {
    hub,
    /** Somebody is there to hear. */
    connected: (): boolean => url !== '' || hub.connections() > 0,
    url: (): string => url,
    /** Events go by HTTP to this address; the empty string goes back to Socket Mode. */
    setUrl(next: string): void {
      url = next;
      saveUrl.run(next);
    },
    /** Slack proves the address with a challenge before it uses it. */
    async verify(candidate: string): Promise<boolean> {
      const challenge = randomId('R');
      const answer = await post(
        candidate,
        JSON.stringify({ token: 'local', challenge, type: 'url_verification' }),
        'application/json',
      );
      return answer['challenge'] === challenge || answer['text'] === challenge;
    },
    /** Something happened that the app subscribed to. Kept until it is acknowledged or Slack would give up. */
    event(event: Json): void {
      if (!events.includes(subscriptionOf(event))) return;
      const id = randomId('Ev');
      insert.run(
        id,
        JSON.stringify({
          token: 'local',
          team_id: team.id,
          api_app_id: team.appId,
          event,
          type: 'event_callback',
          event_id: id,
          event_time: Math.floor(clock.now().getTime() / 1000),
          authorizations: [
            {
              enterprise_id: null,
              team_id: team.id,
              user_id: team.botUserId,
              is_bot: true,
              is_enterprise_install: false,
            },
          ],
          is_ext_shared_channel: false,
          event_context: `4-${id}`,
        }),
        machine.now().getTime(),
      );
      // After the caller's transaction, so that the app never hears of what is not stored yet.
      setImmediate(() => void attempt(id));
    },
    /** A press, a form or a command: sent once; the answer is the payload of the acknowledgement. @throws NotAcknowledged */
    async ask(type: 'interactive' | 'slash_commands', payload: Json): Promise<Json> {
      if (!url) return hub.send({ envelope_id: randomUUID(), type, accepts_response_payload: true, payload });
      const form =
        type === 'interactive'
          ? new URLSearchParams({ payload: JSON.stringify(payload) })
          : new URLSearchParams(
              Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, asText(value)])),
            );
      try {
        return await post(url, form.toString(), 'application/x-www-form-urlencoded');
      } catch (error) {
        throw error instanceof HttpRefused ? asNotAcknowledged(error) : error;
      }
    },
    async close(): Promise<void> {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await hub.close();
    },
  };
}

export type Delivery = ReturnType<typeof createDelivery>;
