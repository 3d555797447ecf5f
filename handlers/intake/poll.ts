import { RecadoError } from '#core/errors.ts';
import type { InboundEvent } from '#core/message.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { Services } from '../context.ts';
import { createOwnLooks, type OwnAnswer } from '../network/own-gone.ts';
import { seenNow } from '../network/seen-now.ts';
import { accessLost, accessWorks, type OpsServices } from '../alerts/access.ts';
import { paidReadsOf } from '../listening/paid-reads.ts';
import { BEAT_MS, createContact } from './contact.ts';
import { putIn, takeEvents } from './take-events.ts';

export interface PollFacts {
  account: string;
  network: string;
  /** When the network last answered. */
  lastPullAt: Date | null;
  /** Code or message of what the newest look could not read; null since one that read everything. */
  lastError: string | null;
  /** Failures in a row. */
  failures: number;
  /** What the network refuses our access for, as known to all processes; null where it accepts it. */
  refuses: 'publishing' | 'everything' | null;
}

export interface Polling {
  facts(): PollFacts;
  /** Looks now instead of after the pause. */
  pollNow(): void;
  /** The clock was put to another moment: looks now, as if it had looked all the while. */
  clockMoved(): void;
  /** Resolves when the pull under way has ended. */
  stop(): Promise<void>;
}

type PollServices = OpsServices & Pick<Services, 'metrics'>;

/** Failures that do not pass by themselves. */
const NEEDS_SOMEBODY: ReadonlySet<string> = new Set([
  'network.not-authorised',
  'network.out-of-credit',
  'network.unexpected',
]);

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
/** What is gone or not shown is looked at for so long: people protect their posts for a day, and networks err. */
const GONE_FOR_MS = 7 * 24 * 3_600_000;
const BACK_OFF = { baseMs: 1_000, capMs: 5 * 60_000 };
/** No network may make us look less often, whatever it says; also what a timer can hold is not much longer. */
const LONGEST_PAUSE_MS = 24 * 3_600_000;
/** After a refusal a look is tried again by then, although the network asked for more. */
const LONGEST_REFUSAL_MS = 3_600_000;
/** Where a network's word about it makes no sense. */
const USUAL_PAUSE_MS = 60_000;

/** One loop for one account: pull, put into the inbox, remember the cursor once that is committed, wait. */
export function startPolling(services: PollServices, spec: PollSpec): Polling {
  const { store, clock, log } = services;
  const { network, connection, brand } = spec;
  const { account } = connection;
  const stopped = new AbortController();
  const of = { network, account, brand };
  const contact = createContact(services, { network, account });
  const rereadMs = spec.rereadMs ?? REREAD_MS;
  // A simulated network errs only where it is told to: there the turns themselves are far enough apart.
  const ownLooks = createOwnLooks({ scale: spec.rereadMs === undefined ? 1 : 0 });
  /** Undefined: as the store says. */
  let isRefused: boolean | undefined;
  let wake: (() => void) | undefined;
  let isWanted = false;
  const facts: PollFacts = { account, network, lastPullAt: null, lastError: null, failures: 0, refuses: null };
  let rereads = 0;
  let rereadAt = clock.now().getTime() + rereadMs;

  async function lookOnce(): Promise<{ waitMs: number; missed: RecadoError | undefined }> {
    const { waitMs, missed } = await pullOnce();
    // Never before its turn: each call is paid for, and the network says how often.
    await lookAgainAtOwn();
    if (clock.now().getTime() < rereadAt) return { waitMs, missed };
    rereadAt = clock.now().getTime() + rereadMs;
    // What is new came in; that what we have cannot be looked at again must not keep the next look waiting.
    return { waitMs, missed: (await rereadAll()) ?? missed };
  }

  /** A network that only calls us is not looked at; what we have of it is. */
  async function pullOnce(): Promise<{ waitMs: number; missed?: RecadoError | undefined }> {
    if (!connection.pull) return { waitMs: rereadMs };
    const cursor = await store.cursors.get(network, account);
    const pulled = await connection.pull(cursor, stopped.signal, paidReadsOf(services, account));
    const at = await contact.gapBefore(pulled);
    await takeEvents(services, of, pulled.events, { by: 'poll', at });
    await contact.took(at);
    if (pulled.cursor !== cursor) await store.cursors.set(network, account, pulled.cursor, clock.now());
    return { waitMs: pulled.waitMs, missed: pulled.missed };
  }

  async function rereadAll(): Promise<RecadoError | undefined> {
    try {
      await putIn(services, of, await changedSince(services, spec), clock.now());
      rereads += 1;
      if (rereads % OWN_EVERY === 0) await lookAtOwn(await ownAnswers(services, spec));
      return undefined;
    } catch (error) {
      if (!(error instanceof RecadoError)) throw error;
      log.warn({ account, err: error }, 'open messages could not be looked at again');
      return error;
    }
  }

  async function lookAtOwn(answers: readonly OwnAnswer[]): Promise<void> {
    if (!connection.reread || answers.length === 0) return;
    const found = await connection.reread(answers.map(({ currentId }) => currentId));
    await putIn(services, of, ownLooks.seen(answers, found, clock.now()), clock.now());
  }

  /** What a look did not find is looked at again when its time has come; a network that cannot be read now says nothing of it. */
  async function lookAgainAtOwn(): Promise<void> {
    try {
      await lookAtOwn(ownLooks.due(clock.now()));
    } catch (error) {
      if (!(error instanceof RecadoError)) throw error;
      log.info({ account, err: error }, 'answers of ours could not be looked at again');
    }
  }

  /** The look succeeded: if our access had been refused, it is no longer. */
  async function welcomeBack(): Promise<void> {
    isRefused ??= (await store.accounts.get(network, account))?.brokenFor === 'everything';
    if (isRefused) await accessWorks(services, { network, account });
    isRefused = false;
  }

  /** Noted once, and told as lost access; the pause until the next look grows, and the button of the alert shortens it. */
  async function noteRefused(error: RecadoError): Promise<void> {
    if (isRefused === true) return;
    try {
      await accessLost(services, { network, account }, 'everything');
      isRefused = true;
      facts.refuses = 'everything';
      tell(undefined);
    } catch (err) {
      tell(error);
      log.error({ account, err }, 'that an access is refused could not be noted; it is at the next look');
    }
  }

  /** What does not pass by itself stands in /health until it is over. */
  function tell(error: RecadoError | undefined): void {
    if (error !== undefined && NEEDS_SOMEBODY.has(error.code))
      services.problems.set(`account:${account}`, `error.${error.code}`, error.params);
    else services.problems.clear(`account:${account}`);
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      isWanted = false;
      let waitMs: number;
      try {
        const { missed, ...look } = await lookOnce();
        waitMs = look.waitMs;
        Object.assign(facts, { lastError: missed?.code ?? null, failures: 0 });
        tell(missed);
        // Only a network that was asked has accepted our access.
        if (connection.pull) {
          facts.lastPullAt = clock.now();
          await welcomeBack();
        }
        facts.refuses = (await store.accounts.get(network, account))?.brokenFor ?? null;
      } catch (error) {
        if (stopped.signal.aborted) return;
        facts.failures += 1;
        facts.lastError = error instanceof RecadoError ? error.code : String(error);
        waitMs = backOff(facts.failures, error);
        if (error instanceof RecadoError && error.code === 'network.not-authorised') await noteRefused(error);
        else if (error instanceof RecadoError && NEEDS_SOMEBODY.has(error.code)) tell(error);
        log.warn({ account, err: error, failures: facts.failures, waitMs }, 'a network could not be read');
      }
      // Whoever asked while the look was under way asked for one that begins now: what it would find may have changed since.
      if (!isWanted)
        await pause(waitMs, stopped.signal, (resume) => {
          wake = resume;
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
    pollNow() {
      isWanted = true;
      wake?.();
    },
    clockMoved() {
      rereadAt = Math.min(rereadAt, clock.now().getTime() + rereadMs);
      contact
        .beat()
        .catch((err: unknown) => log.warn({ account, err }, 'the contact with a network could not be noted'));
      this.pollNow();
    },
    async stop() {
      stopped.abort();
      clearInterval(beats);
      await running;
    },
  };
}

/** Edits and deletions of messages that wait for an answer, and what came back. */
async function changedSince(
  { store, clock }: PollServices,
  { network, connection }: PollSpec,
): Promise<InboundEvent[]> {
  if (!connection.reread) return [];
  const now = clock.now();
  const watched = await store.tickets.watched(network, connection.account, {
    limit: REREAD_MESSAGES,
    goneSince: new Date(now.getTime() - GONE_FOR_MS),
  });
  if (watched.length === 0) return [];
  return seenNow(watched, await connection.reread(watched.map(({ currentId }) => currentId)), clock.now());
}

/** Our own answers of the last days that are out. */
function ownAnswers({ store, clock }: PollServices, { network, connection }: PollSpec): Promise<OwnAnswer[]> {
  return store.tickets.watchedOwn(
    network,
    connection.account,
    new Date(clock.now().getTime() - OWN_FOR_MS),
    REREAD_MESSAGES,
  );
}

/** Full jitter, so that several accounts do not come back in step; never earlier than the network asked, within reason. */
function backOff(failures: number, error: unknown): number {
  const ceiling = Math.min(BACK_OFF.capMs, BACK_OFF.baseMs * 2 ** Math.min(failures, 20));
  const asked = error instanceof RecadoError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(
    Number.isFinite(asked) ? Math.min(LONGEST_REFUSAL_MS, asked) : 0,
    BACK_OFF.baseMs + Math.random() * ceiling,
  );
}

async function pause(ms: number, signal: AbortSignal, ready: (end: () => void) => void): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, Number.isFinite(ms) ? Math.min(LONGEST_PAUSE_MS, Math.max(0, ms)) : USUAL_PAUSE_MS);
    signal.addEventListener('abort', done, { once: true });
    ready(done);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
  });
}
