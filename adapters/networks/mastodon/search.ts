import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { ListenedFor, Searched } from '#core/ports/network.ts';
import { display } from './display.ts';
import { isNotFound, toRecadoError } from './errors.ts';
import { handleOf, type Reader } from './message.ts';
import type { MastodonSession } from './session.ts';
import { readStatuses, WireAccount, type WireStatus } from './wire.ts';

/** Mastodon gives so many statuses at most. */
const PAGE = 40;
const MOST_PAGES = 25;

const Cursor = z.object({ base: z.string(), newest: z.record(z.string(), z.string().max(64)) });

/**
 * The timelines of hashtags and of accounts: servers find words only where their owners added a search engine, and then only of whoever
 * let herself be found, so words are not asked for.
 */
export async function search(
  session: MastodonSession,
  { hashtags, accounts }: ListenedFor,
  { cursor, atMost, signal }: { cursor: string | undefined; atMost: number; signal: AbortSignal },
): Promise<Searched> {
  const me = await session.me(signal);
  const before = readCursor(cursor, session.base);
  const newest: Record<string, string> = {};
  const statuses = new Map<string, WireStatus>();
  let read = 0;
  let all = true;
  const timelines = [
    ...hashtags.map((tag) => ({ key: `#${tag.toLowerCase()}`, page: ofTag(session, tag, signal) })),
    ...accounts.map((acct) => ({ key: `@${acct.toLowerCase()}`, page: ofAccount(session, acct, me, signal) })),
  ];
  for (const { key, page } of timelines) {
    const since = before[key];
    const found = await readTimeline(session, page, { since, atMost: atMost - read });
    read += found.read;
    all &&= found.all;
    for (const status of found.statuses) statuses.set(status.id, status);
    const last = found.statuses[0]?.id ?? since;
    if (last !== undefined) newest[key] = last;
  }
  const theirs = [...statuses.values()].filter(
    ({ account, visibility }) => account.id !== me.meId && (visibility === 'public' || visibility === 'unlisted'),
  );
  const messages = await session.messages(
    theirs.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime()),
    signal,
  );
  const us = handleOf(session.handle, me).toLowerCase();
  return {
    messages: messages.map((message) =>
      message.kind === 'mention' && !message.mentions.includes(us) ? { ...message, kind: 'post' } : message,
    ),
    cursor: JSON.stringify({ base: session.base, newest }),
    read,
    all,
  };
}

type ReadPage = (where: { limit: number; maxId?: string; sinceId?: string }) => Promise<WireStatus[]>;

function ofTag(session: MastodonSession, tag: string, signal: AbortSignal): ReadPage {
  return async (where) =>
    readStatuses(
      await session.read((rest, options) => rest.v1.timelines.tag.$select(tag).list(where, options), signal),
      session.log,
    );
}

/** An account that the server does not know, or that has left, says nothing. */
function ofAccount(session: MastodonSession, acct: string, me: Reader, signal: AbortSignal): ReadPage {
  let id: string | null | undefined;
  return async (where) => {
    id ??= await idOf(session, handleOf(acct, me), signal);
    if (id === null) return [];
    const known = id;
    return readStatuses(
      await session.read(
        (rest, options) => rest.v1.accounts.$select(known).statuses.list({ excludeReblogs: true, ...where }, options),
        signal,
      ),
      session.log,
    );
  };
}

async function idOf(session: MastodonSession, acct: string, signal: AbortSignal): Promise<string | null> {
  let answer: unknown;
  try {
    answer = await session.read((rest, options) => rest.v1.accounts.lookup({ acct }, options), signal);
  } catch (error) {
    if (!(error instanceof RecadoError) || !isNotFound(error.cause)) throw error;
    session.log.warn({ network: 'mastodon', acct }, 'an account that is listened to is not known to the server');
    return null;
  }
  const account = WireAccount.safeParse(answer);
  if (account.success) return account.data.id;
  throw toRecadoError(account.error, display.handle(session.handle), session.clock);
}

/** Newest first, back to the last look. */
async function readTimeline(
  { clock, settings }: MastodonSession,
  page: ReadPage,
  { since, atMost }: { since: string | undefined; atMost: number },
): Promise<{ statuses: WireStatus[]; read: number; all: boolean }> {
  const from = new Date(clock.now().getTime() - settings.sinceHours * 3_600_000);
  const statuses: WireStatus[] = [];
  let read = 0;
  let maxId: string | undefined;
  for (let pages = 0; pages < MOST_PAGES && read < atMost; pages += 1) {
    const limit = Math.min(PAGE, atMost - read);
    const rows = await page({
      limit,
      maxId,
      sinceId: since,
    });
    read += rows.length;
    const fresh = since === undefined ? rows.filter(({ createdAt }) => createdAt >= from) : rows;
    statuses.push(...fresh);
    const last = rows.at(-1);
    if (rows.length < limit || fresh.length < rows.length || last === undefined || last.id === maxId)
      return { statuses, read, all: true };
    maxId = last.id;
  }
  return { statuses, read, all: false };
}

/** What is no cursor of ours, or of another server, begins again, which is harmless. */
function readCursor(text: string | undefined, base: string): Record<string, string> {
  if (text === undefined) return {};
  try {
    const cursor = Cursor.parse(JSON.parse(text));
    return cursor.base === base ? cursor.newest : {};
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return {};
    throw error;
  }
}
