import { RecadoError } from '#core/errors.ts';
import type { InboundEvent, InboundMessage } from '#core/message.ts';
import type { Pulled } from '#core/ports/network.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { isNotFound } from './errors.ts';
import type { Reader } from './message.ts';
import { newerThan } from './pages.ts';
import type { MastodonSession } from './session.ts';
import { readNotifications, readStatus, readStatuses, type WireStatus } from './wire.ts';

/** Mastodon gives so many notifications and statuses at most. */
const NOTIFICATIONS = 80;
const STATUSES = 40;

interface FoundStatuses {
  statuses: WireStatus[];
  newest: string | undefined;
}

/** New mentions, private ones too, quotes of ours, and our own new posts. What customers wrote comes in although ours cannot be read. */
export async function pull(session: MastodonSession, text: string | undefined, signal: AbortSignal): Promise<Pulled> {
  const { settings, clock, log, base } = session;
  const now = clock.now();
  const me = await session.me(signal);
  const kept = text === undefined ? undefined : readCursor(text, base);
  if (text !== undefined && kept === undefined)
    log.warn(
      { network: 'mastodon', cursor: text.slice(0, 200) },
      'the place where the last look ended is of no use; looking from the start',
    );
  const first = now.getTime() - settings.sinceHours * 3_600_000;
  const last = kept ?? { base, from: new Date(first).toISOString() };
  // A clock that was put back would leave out what comes until it is as late again.
  const isLater = Date.parse(last.from) > now.getTime();
  const from = isLater ? new Date(first) : new Date(last.from);
  const mentions = await readMentions(session, { since: last.mentions, from, now, signal });
  let missed: RecadoError | undefined;
  let own: FoundStatuses = { statuses: [], newest: last.own };
  try {
    own = await readOwn(session, me, { since: last.own, from, now, signal });
  } catch (error) {
    if (signal.aborted || !(error instanceof RecadoError)) throw error;
    missed = error;
    log.warn({ network: 'mastodon', err: error }, 'our own posts could not be read; the rest is taken in');
  }
  const messages = await session.messages(oldestFirst([...mentions.statuses, ...own.statuses]), signal);
  return {
    events: toEvents(messages, me),
    cursor: writeCursor({ base, from: from.toISOString(), mentions: mentions.newest, own: own.newest }),
    waitMs: settings.pollSeconds * 1000,
    missed,
  };
}

interface Asked {
  since: string | undefined;
  from: Date;
  now: Date;
  signal: AbortSignal;
}

async function readMentions(session: MastodonSession, { signal, ...asked }: Asked): Promise<FoundStatuses> {
  const { log } = session;
  const { rows, newest } = await newerThan(
    async (where) => {
      // What the server would rather keep back (new accounts, strangers) is a customer's all the same.
      const params = {
        types: ['mention' as const, 'quote' as const],
        includeFiltered: true,
        limit: NOTIFICATIONS,
        ...where,
      };
      const answer = await session.read((rest, options) => rest.v1.notifications.list(params, options), signal);
      return readNotifications(answer, log);
    },
    { ...asked, refused: refused(session, 'mentions') },
  );
  const statuses: WireStatus[] = [];
  for (const { id, status } of rows) {
    const found = readStatus(status ?? (await askFor(session, id, signal)), log);
    if (found) statuses.push(found);
  }
  return { statuses, newest };
}

/** A notification may come without its post, which is there when it is asked for by itself, or is gone. */
async function askFor(session: MastodonSession, id: string, signal: AbortSignal): Promise<unknown> {
  try {
    const answer = await session.read(
      (rest, options) => rest.v1.notifications.$select(id).fetch(undefined, options),
      signal,
    );
    return readNotifications([answer], session.log)[0]?.status;
  } catch (error) {
    if (error instanceof RecadoError && isNotFound(error.cause)) return undefined;
    throw error;
  }
}

async function readOwn(
  session: MastodonSession,
  { meId }: Reader,
  { signal, ...asked }: Asked,
): Promise<FoundStatuses> {
  const { rows, newest } = await newerThan(
    async (where) =>
      readStatuses(
        await session.read(
          (rest, options) =>
            rest.v1.accounts.$select(meId).statuses.list({ excludeReblogs: true, limit: STATUSES, ...where }, options),
          signal,
        ),
        session.log,
      ),
    { ...asked, refused: refused(session, 'own posts') },
  );
  return { statuses: rows, newest };
}

function refused({ log }: MastodonSession, what: string): (error: unknown) => void {
  return (err) =>
    log.warn(
      { network: 'mastodon', what, err },
      'the server no longer takes the place where the last look ended; looking again from a time',
    );
}

/** Each once. */
function oldestFirst(statuses: readonly WireStatus[]): WireStatus[] {
  const byId = new Map(statuses.map((status) => [status.id, status]));
  return [...byId.values()].toSorted(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id.length - b.id.length || (a.id < b.id ? -1 : 1),
  );
}

/** What we wrote is ours by whichever way it came. */
function toEvents(messages: readonly InboundMessage[], { meId }: Reader): InboundEvent[] {
  return messages.map((message) => ({
    kind: message.author.nativeId === meId ? 'own-message' : 'message',
    eventKey: `status:${message.nativeId}:${message.version}`,
    message,
  }));
}
