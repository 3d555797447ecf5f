import type { InboundEvent, InboundMessage } from '#core/message.ts';
import { XCallError } from './client.ts';
import { byId, newestOf } from './cursor.ts';
import { directId } from './dm-id.ts';
import { readDirectPage, type DirectPage, type WireDirectMessage } from './dm-wire.ts';
import { directFields } from './fields.ts';
import { readableText, toAuthor, toMedia, type Reader } from './message.ts';
import type { XSession } from './session.ts';

/** X shows the direct messages of 30 days; a page holds 100 and each costs one of fifteen calls. */
const maxPages = 10;
/** Until an app that may not read direct messages is tried again. */
const refusedForMs = 3_600_000;

interface FoundDirect {
  messages: InboundMessage[];
  newest: string | undefined;
}

/** Undefined for what is not between one person and us. */
export function toDirect(direct: WireDirectMessage, page: Pick<DirectPage, 'users' | 'media'>, me: Reader): InboundMessage | undefined {
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
export async function pullDirect(session: XSession, me: Reader, { since, from, signal }: { since: string | undefined; from: string; signal?: AbortSignal | undefined }): Promise<FoundDirect> {
  if (!session.settings.directMessages || !mayLook(session)) return { messages: [], newest: since };
  try {
    session.direct.lookedAt = session.clock.now().getTime();
    return await readNew(session, me, { since, from, signal });
  } catch (error) {
    if (!(error instanceof XCallError) || error.failure.kind !== 'answer' || (error.failure.status !== 403 && error.failure.status !== 429)) throw error;
    const isRefused = error.failure.status === 403;
    if (isRefused) session.direct.refusedUntil = session.clock.now().getTime() + refusedForMs;
    session.log.warn(
      { network: 'x', detail: error.failure.detail, status: error.failure.status },
      isRefused ? 'the app may not read direct messages: give it "Read, write and Direct Messages" and make new access tokens' : 'direct messages are read later',
    );
    return { messages: [], newest: since };
  }
}

/** What is left of the window lasts until it ends; two calls are kept for looking for our own answers. */
function mayLook({ clock, client, direct }: XSession): boolean {
  const now = clock.now().getTime();
  if (now < direct.refusedUntil) return false;
  const limit = client.limits.get('dm_events');
  const left = limit === undefined ? 0 : limit.resetAt.getTime() - now;
  if (limit === undefined || left <= 0) return true;
  return limit.remaining > 2 && now - direct.lookedAt >= left / limit.remaining;
}

async function readNew({ client, log }: XSession, me: Reader, { since, from, signal }: { since: string | undefined; from: string; signal?: AbortSignal | undefined }): Promise<FoundDirect> {
  const messages: InboundMessage[] = [];
  let newest = since;
  let token: string | undefined;
  for (let read = 0; read < maxPages; read += 1) {
    const page = readDirectPage(await client.get('dm_events', { max_results: 100, event_types: 'MessageCreate', ...directFields, pagination_token: token }, signal), log);
    const fresh = page.direct.filter(({ id, created_at }) => (since === undefined ? created_at >= from : byId(id, since) > 0));
    messages.push(...fresh.flatMap((each) => toDirect(each, page, me) ?? []));
    newest = newestOf([newest, ...fresh.map(({ id }) => id)]);
    token = page.nextToken;
    if (token === undefined || fresh.length < page.direct.length) return { messages, newest };
  }
  log.warn({ network: 'x', pages: maxPages }, 'more direct messages than are read at once; the oldest were not read');
  return { messages, newest };
}

/** The newest messages with one person, newest first. @throws XCallError */
export async function readWith({ client, log }: XSession, me: Reader, participant: string): Promise<{ messages: InboundMessage[]; complete: boolean }> {
  const page = readDirectPage(await client.get(`dm_conversations/with/${participant}/dm_events`, { max_results: 100, event_types: 'MessageCreate', ...directFields }), log);
  return { messages: page.direct.flatMap((each) => toDirect(each, page, me) ?? []), complete: page.nextToken === undefined };
}

/** Oldest first; what we wrote is ours by whichever way it came. */
export function toDirectEvents(messages: InboundMessage[], me: Reader): InboundEvent[] {
  return messages
    .toSorted((a, b) => a.postedAt.getTime() - b.postedAt.getTime() || (a.nativeId < b.nativeId ? -1 : 1))
    .map((message) => ({ kind: message.author.nativeId === me.meId ? 'own-message' : 'message', eventKey: message.nativeId, message }));
}
