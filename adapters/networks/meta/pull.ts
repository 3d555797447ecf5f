import type { InboundMessage } from '#core/message.ts';
import type { Pulled } from '#core/ports/network.ts';
import { MOST_SEEN, readCursor, writeCursor, type MetaCursor } from './cursor.ts';
import { mayNotRead, readSince } from './direct-pull.ts';
import { byTime, eventOf } from './events.ts';
import { notLater } from './not-later.ts';
import type { LookSettings, MetaSession } from './session.ts';

/** So much before the newest moment is read again. */
const OVERLAP_MS = 30_000;
/** Until an app that may not read private messages is tried again. */
const REFUSED_FOR_MS = 3_600_000;

type Session = MetaSession<unknown, LookSettings>;

/** Where a look begins: where the last one ended, or so many hours ago. */
export interface From {
  account: string;
  since: Date;
  last: MetaCursor | undefined;
}

interface OfNetwork {
  /** As in the configuration. */
  id: string;
  /** Number of our account. */
  account: string;
  /** What the app needs for private messages, and the setting that does without. */
  permission: string;
  setting: string;
  /** What is public; `counts` as the next look will want them. */
  read(from: From): Promise<{ messages: InboundMessage[]; counts?: Record<string, number> }>;
}

/** What is new in public and in private since the last look, ours included: also what Meta's calls left out. */
export async function pullMeta(
  session: Session,
  { text, signal }: { text: string | undefined; signal: AbortSignal },
  of: OfNetwork,
): Promise<Pulled> {
  const { settings } = session;
  const from = fromWhere(session, text, of);
  const { messages: said, counts } = await of.read(from);
  const recent = [...said, ...(await readDirects(session, { since: from.since, signal }, of))].filter(
    ({ postedAt }) => postedAt >= from.since,
  );
  const seen = new Set(from.last?.seen);
  const fresh = recent.filter(({ nativeId }) => !seen.has(nativeId)).toSorted(byTime);
  return {
    events: fresh.map((message) => eventOf(message, { ourId: of.account, answered: session.answered })),
    cursor: writeCursor({ account: of.account, ...reachedBy(recent, from), counts }),
    waitMs: (session.isCalled ? settings.backstopSeconds : settings.pollSeconds) * 1000,
  };
}

function fromWhere({ settings, clock, log }: Session, text: string | undefined, { id, account }: OfNetwork): From {
  const kept = text === undefined ? undefined : readCursor(text, account);
  const last = notLater(kept, { now: clock.now(), sinceHours: settings.sinceHours });
  if (text !== undefined && last === undefined)
    log.warn(
      { network: id, cursor: text.slice(0, 200) },
      'the place where the last look ended is of no use; looking from the start',
    );
  const since =
    last === undefined
      ? new Date(clock.now().getTime() - settings.sinceHours * 3_600_000)
      : new Date(Date.parse(last.at) - OVERLAP_MS);
  return { account, since, last };
}

/** Ids seen before stay known while they are near: one look may leave out what the next shows again. */
function reachedBy(recent: readonly InboundMessage[], { since, last }: From): Pick<MetaCursor, 'at' | 'seen'> {
  const before = Date.parse(last?.at ?? since.toISOString());
  const newest = Math.max(before, ...recent.map((each) => each.postedAt.getTime()));
  const near = recent.filter(({ postedAt }) => postedAt.getTime() >= newest - OVERLAP_MS);
  const still = newest - before < OVERLAP_MS ? (last?.seen ?? []) : [];
  const seen = new Set([...still, ...near.map(({ nativeId }) => nativeId)]);
  return { at: new Date(newest).toISOString(), seen: [...seen].slice(-MOST_SEEN) };
}

/** An app without the permission is told once, and tried again from time to time; what is public goes on. */
async function readDirects(
  session: Session,
  { since, signal }: { since: Date; signal: AbortSignal },
  { id, permission, setting }: OfNetwork,
): Promise<InboundMessage[]> {
  const { directs, clock, log } = session;
  if (!directs || clock.now().getTime() < session.directsRefusedUntil) return [];
  try {
    return await readSince(directs, since, signal);
  } catch (error) {
    if (!mayNotRead(error)) throw directs.error(error);
    session.directsRefusedUntil = clock.now().getTime() + REFUSED_FOR_MS;
    log.warn(
      { network: id },
      `the app may not read private messages: give it ${permission} and make the token anew, or set networks.${id}.${setting}: false`,
    );
    return [];
  }
}
