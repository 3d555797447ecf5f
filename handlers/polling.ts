import { RecadoError } from '#core/errors.ts';
import type { InboundEvent } from '#core/message.ts';
import type { NetworkConnection } from '#core/network.ts';
import type { Services } from './context.ts';
import { accessLost, accessWorks, type OpsServices } from './ops/access.ts';
import { BEAT_MS, createContact } from './ops/contact.ts';

export interface PollFacts {
  account: string;
  network: string;
  /** When the network last answered. */
  lastPullAt: Date | null;
  /** Code or message of the newest failure; null since the last good pull. */
  lastError: string | null;
  /** Failures in a row. */
  failures: number;
}

export interface Polling {
  facts(): PollFacts;
  /** Looks now instead of after the pause. */
  poke(): void;
  /** Resolves when the pull under way has ended. */
  stop(): Promise<void>;
}

type PollServices = OpsServices & Pick<Services, 'metrics'>;

/** Failures that do not pass by themselves. */
const NEEDS_SOMEBODY: ReadonlySet<string> = new Set(['network.not-authorised', 'network.out-of-credit', 'network.unexpected']);

interface PollSpec {
  network: string;
  brand: string;
  connection: NetworkConnection;
  /** Milliseconds between rereads of open messages, for edits and deletions. */
  rereadMs?: number;
}

const REREAD_MS = 60_000;
const REREAD_MESSAGES = 100;
/** Our own answers of the last days are looked at in every so many rereads: others rarely delete them. */
const OWN_EVERY = 10;
const OWN_FOR_MS = 3 * 24 * 3_600_000;
const BACK_OFF = { baseMs: 1_000, capMs: 5 * 60_000 };

/** One loop for one account: pull, put into the inbox, remember the cursor once that is committed, wait. */
export function startPolling(services: PollServices, spec: PollSpec): Polling {
  const { store, clock, log } = services;
  const { network, connection, brand } = spec;
  const { account } = connection;
  const stopped = new AbortController();
  const contact = createContact(services, { network, account });
  /** Undefined: as the store says. */
  let isRefused: boolean | undefined;
  let wake: (() => void) | undefined;
  const facts: PollFacts = { account, network, lastPullAt: null, lastError: null, failures: 0 };
  let rereads = 0;
  let rereadAt = clock.now().getTime() + (spec.rereadMs ?? REREAD_MS);

  async function pullOnce(): Promise<number> {
    const cursor = await store.cursors.get(network, account);
    const pulled = await connection.pull(cursor, stopped.signal);
    const fresh = await contact.took(pulled, add);
    if (fresh > 0) services.metrics?.messagesIn(network, 'poll', fresh);
    if (pulled.cursor !== cursor) await store.cursors.set(network, account, pulled.cursor, clock.now());
    if (clock.now().getTime() >= rereadAt) {
      rereadAt = clock.now().getTime() + (spec.rereadMs ?? REREAD_MS);
      await add(await changedSince(services, spec), clock.now());
      rereads += 1;
      if (rereads % OWN_EVERY === 0) await add(await ownGone(services, spec), clock.now());
    }
    return pulled.waitMs;
  }

  async function add(events: InboundEvent[], at: Date): Promise<number> {
    if (events.length === 0) return 0;
    const fresh = await store.inbox.add(
      events.map((event) => ({ network, account, brand, event })),
      at,
    );
    if (fresh > 0) log.debug({ account, fresh }, 'messages came in');
    return fresh;
  }

  /** The look succeeded: if our access had been refused, it is no longer. */
  async function welcomeBack(): Promise<void> {
    isRefused ??= (await store.accounts.get(network, account))?.brokenFor === 'everything';
    if (isRefused) await accessWorks(services, { network, account });
    isRefused = false;
  }

  /** Noted once; the pause until the next look grows, and the button of the alert shortens it. */
  async function noteRefused(): Promise<void> {
    if (isRefused === true) return;
    try {
      await accessLost(services, { network, account }, 'everything');
      isRefused = true;
    } catch (err) {
      log.error({ account, err }, 'that an access is refused could not be noted; it is at the next look');
    }
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      let waitMs: number;
      try {
        waitMs = await pullOnce();
        Object.assign(facts, { lastPullAt: clock.now(), lastError: null, failures: 0 });
        services.problems?.clear(`account:${account}`);
        await welcomeBack();
      } catch (error) {
        if (stopped.signal.aborted) return;
        facts.failures += 1;
        facts.lastError = error instanceof RecadoError ? error.code : String(error);
        waitMs = backOff(facts.failures, error);
        if (error instanceof RecadoError && NEEDS_SOMEBODY.has(error.code)) services.problems?.set(`account:${account}`, `error.${error.code}`, error.params);
        if (error instanceof RecadoError && error.code === 'network.not-authorised') await noteRefused();
        log.warn({ account, err: error, failures: facts.failures, waitMs }, 'a network could not be read');
      }
      await pause(waitMs, stopped.signal, (poke) => {
        wake = poke;
      });
    }
  }

  const beats = setInterval(() => {
    if (facts.failures > 0 || facts.lastPullAt === null) return;
    contact.beat().catch((err: unknown) => log.warn({ account, err }, 'the contact with a network could not be noted'));
  }, BEAT_MS);
  const running = loop();
  return {
    facts: () => ({ ...facts }),
    poke: () => wake?.(),
    async stop() {
      stopped.abort();
      clearInterval(beats);
      await running;
    },
  };
}

/** Edits and deletions of messages that wait for an answer. */
async function changedSince({ store, clock }: PollServices, { network, connection }: PollSpec): Promise<InboundEvent[]> {
  const watched = await store.tickets.watched(network, connection.account, REREAD_MESSAGES);
  if (watched.length === 0) return [];
  const found = await connection.reread(watched.map(({ currentId }) => currentId));
  return watched.flatMap(({ nativeId, currentId, version }): InboundEvent[] => {
    const now = found.get(currentId);
    if (now?.state === 'gone') return [{ kind: 'deleted', eventKey: `deleted:${nativeId}`, nativeId, at: clock.now() }];
    if (now?.state === 'live' && now.message.version > version) {
      return [{ kind: 'message', eventKey: `message:${nativeId}:${now.message.version}`, message: now.message }];
    }
    return [];
  });
}

/** Our own answers that somebody deleted on the network. */
async function ownGone({ store, clock }: PollServices, { network, connection }: PollSpec): Promise<InboundEvent[]> {
  const watched = await store.tickets.watchedOwn(network, connection.account, new Date(clock.now().getTime() - OWN_FOR_MS), REREAD_MESSAGES);
  if (watched.length === 0) return [];
  const found = await connection.reread(watched.map(({ currentId }) => currentId));
  // A key of its own: the network's word of a deletion may have come, in vain, before we knew that our answer was out.
  return watched.flatMap(({ nativeId, currentId }): InboundEvent[] => (found.get(currentId)?.state === 'gone' ? [{ kind: 'deleted', eventKey: `gone:${nativeId}`, nativeId, at: clock.now() }] : []));
}

/** Full jitter, so that several accounts do not come back in step; never earlier than the network asked. */
function backOff(failures: number, error: unknown): number {
  const ceiling = Math.min(BACK_OFF.capMs, BACK_OFF.baseMs * 2 ** Math.min(failures, 20));
  const asked = error instanceof RecadoError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, BACK_OFF.baseMs + Math.random() * ceiling);
}

async function pause(ms: number, signal: AbortSignal, ready: (end: () => void) => void): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    ready(done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
