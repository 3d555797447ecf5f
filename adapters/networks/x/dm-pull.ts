import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { XCallError } from './client.ts';
import { byId, newestOf, type XCursor } from './cursor.ts';
import { directId } from './dm-id.ts';
import { readDirectPage, type DirectPage, type WireDirectMessage } from './dm-wire.ts';
import { directFields } from './fields.ts';
import { readableText, toAuthor, toMedia, type Reader } from './message.ts';
import { followPages } from './pages.ts';
import type { XSession } from './session.ts';

/** X shows the direct messages of 30 days; a page holds 100 and each costs one of fifteen calls. */
const maxPages = 10;
/** Calls of a window that are kept for looking for our own answers. */
const keptCalls = 2;
/** Until an app that may not read direct messages is tried again. */
const refusedForMs = 3_600_000;

interface FoundDirect {
  messages: InboundMessage[];
  /** Everything up to this one is read, or waits behind `rest`. */
  newest: string | undefined;
  rest: XCursor['directRest'];
}

interface Asked {
  since: string | undefined;
  rest?: XCursor['directRest'];
  from: string;
  signal?: AbortSignal | undefined;
}

/** Undefined for what is not between one person and us. */
export function toDirect(
  direct: WireDirectMessage,
  page: Pick<DirectPage, 'users' | 'media'>,
  me: Reader,
): InboundMessage | undefined {
  const participant = direct.dm_conversation_id.split('-').find((id) => id !== me.meId);
  // A group has one number and several people; an answer there would be read by all of them.
  if (participant === undefined || !direct.dm_conversation_id.split('-').includes(me.meId)) return undefined;
  const nativeId = directId({ participant, eventId: direct.id });
  return {
    nativeId,
    currentId: nativeId,
    version: 0,
    kind: 'dm',
    private: true,
    text: readableText(direct.text, direct.entities?.urls ?? []),
    author: toAuthor(direct.sender_id, page.users.get(direct.sender_id)),
    postedAt: new Date(direct.created_at),
    url: me.directLink(direct.dm_conversation_id),
    conversationId: direct.dm_conversation_id,
    mentions: [],
    media: (direct.attachments?.media_keys ?? []).flatMap((key) => toMedia(page.media.get(key))),
    counts: { likes: 0, reposts: 0, replies: 0, quotes: 0 },
  };
}

/**
 * New direct messages, or none while X does not let us look: its few calls go at their own pace and never slow the mentions
 * down, and an app without the permission is told once and tried again from time to time.
 */
export async function pullDirect(session: XSession, me: Reader, asked: Asked): Promise<FoundDirect> {
  const nothing: FoundDirect = { messages: [], newest: asked.since, rest: asked.rest };
  if (!session.settings.directMessages || !mayLook(session)) return nothing;
  try {
    session.direct.lookedAt = session.clock.now().getTime();
    return await readNew(session, me, asked);
  } catch (error) {
    if (
      !(error instanceof XCallError) ||
      error.failure.kind !== 'answer' ||
      (error.failure.status !== 403 && error.failure.status !== 429)
    )
      throw error;
    const isRefused = error.failure.status === 403;
    if (isRefused) session.direct.refusedUntil = session.clock.now().getTime() + refusedForMs;
    session.log.warn(
      { network: 'x', detail: error.failure.detail, status: error.failure.status },
      isRefused
        ? 'the app may not read direct messages: give it "Read, write and Direct Messages" and make new access tokens'
        : 'direct messages are read later',
    );
    return nothing;
  }
}

/** What is left of the window lasts until it ends. */
function mayLook({ clock, client, direct }: XSession): boolean {
  const now = clock.now().getTime();
  if (now < direct.refusedUntil) return false;
  const limit = client.limits.get('dm_events');
  const left = limit === undefined ? 0 : limit.resetAt.getTime() - now;
  if (limit === undefined || left <= 0) return true;
  return limit.remaining > keptCalls && now - direct.lookedAt >= left / limit.remaining;
}

/**
 * Newest first, down to what was read before. X gives few calls, so where more wait than they reach, the next look goes on with
 * the same pages: `newest` stays below what was not read until it is.
 */
async function readNew(session: XSession, me: Reader, { since, rest, from, signal }: Asked): Promise<FoundDirect> {
  const { client, log } = session;
  const messages: InboundMessage[] = [];
  let newest = rest?.newest ?? since;
  let next = rest?.token;
  let isThere = false;
  try {
    const { complete, rest: more } = await followPages(
      async (token) => {
        const page = readDirectPage(
          await client.get(
            'dm_events',
            { max_results: 100, event_types: 'MessageCreate', ...directFields, pagination_token: token },
            signal,
          ),
          log,
        );
        next = page.nextToken;
        return page;
      },
      {
        most: mostPages(session),
        token: rest?.token,
        isEmpty: ({ direct }) => direct.length === 0,
        take: (page) => {
          const fresh = page.direct.filter(({ id, created_at }) =>
            since === undefined ? created_at >= from : byId(id, since) > 0,
          );
          messages.push(...fresh.flatMap((each) => toDirect(each, page, me) ?? []));
          newest = newestOf([newest, ...fresh.map(({ id }) => id)]);
          isThere = fresh.length < page.direct.length;
          return !isThere;
        },
      },
    );
    if (complete || isThere || more === undefined) return { messages, newest, rest: undefined };
    next = more;
  } catch (error) {
    if (rest !== undefined && messages.length === 0 && isRefusedPlace(error)) {
      log.warn(
        { network: 'x' },
        'X no longer takes the page where the last look at the direct messages ended; looking from the newest again',
      );
      return { messages, newest: since, rest: undefined };
    }
    // What was read before a call failed is taken in, and the next look goes on there.
    if (messages.length === 0 || !(error instanceof XCallError) || signal?.aborted === true) throw error;
    log.warn(
      { network: 'x', detail: error.failure.detail },
      'the direct messages could not all be read; the next look goes on',
    );
  }
  log.info(
    { network: 'x', read: messages.length },
    'more direct messages than are read at once; the next look goes on',
  );
  return {
    messages,
    newest: since,
    rest: next === undefined || newest === undefined ? undefined : { token: next, newest },
  };
}

function isRefusedPlace(error: unknown): boolean {
  return error instanceof XCallError && error.failure.kind === 'answer' && error.failure.status === 400;
}

/** As many as the window still has, but for those that are kept. */
function mostPages({ client, clock }: XSession): number {
  const limit = client.limits.get('dm_events');
  const left = limit === undefined || limit.resetAt <= clock.now() ? maxPages : limit.remaining - keptCalls;
  return Math.max(1, Math.min(maxPages, left));
}

/** The newest messages with one person, newest first. @throws XCallError */
export async function readWith(
  { client, log }: XSession,
  me: Reader,
  participant: string,
): Promise<{ messages: InboundMessage[]; complete: boolean }> {
  const page = readDirectPage(
    await client.get(`dm_conversations/with/${participant}/dm_events`, {
      max_results: 100,
      event_types: 'MessageCreate',
      ...directFields,
    }),
    log,
  );
  return {
    messages: page.direct.flatMap((each) => toDirect(each, page, me) ?? []),
    complete: page.nextToken === undefined,
  };
}

/** Oldest first; what we wrote is ours by whichever way it came. */
export function toDirectEvents(messages: InboundMessage[], me: Reader): InboundEvent[] {
  return messages
    .toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a.nativeId < b.nativeId ? -1 : 1))
    .map((message) => ({
      kind: message.author.nativeId === me.meId ? 'own-message' : 'message',
      eventKey: message.nativeId,
      message,
    }));
}
