import { RecadoError } from '#core/errors.ts';
import { cardHash } from '../../cards/hash.ts';
import type { Services } from '../../context.ts';
import type { ChatPostKind } from '../../define.ts';
import { accountsOf } from './accounts-of.ts';
import { inChannel } from './in-channel.ts';
import { put } from './put.ts';
import { isRecado, surfaceOf } from './surface-of.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';

type PersonKind = Extract<ChatPostKind, { to: 'person' }>;
type ChannelKind = Extract<ChatPostKind, { to: 'channel' }>;

/** What it hangs under is on its way. */
const FIRST_MS = 1_000;

interface Bringing {
  post: ChatPost;
  subject: unknown;
}

/**
 * Brings one post up to what is stored; false where somebody else drew it at the same time, so that nobody knows how it looks.
 * @throws RecadoError surface.rate-limited while its kind wants it to rest
 */
export async function bring(services: Services, kind: ChatPostKind, about: Bringing): Promise<boolean> {
  const rest = kind.restMs?.({ ...about, now: services.clock.now() }) ?? 0;
  if (rest === Infinity) return true;
  if (rest > 0) throw new RecadoError('surface.rate-limited', { retryAfterMs: rest });
  return kind.to === 'person'
    ? await bringToPerson(services, kind, about)
    : await bringToChannel(services, kind, about);
}

async function bringToChannel(services: Services, kind: ChannelKind, about: Bringing): Promise<boolean> {
  const { store } = services;
  const { post, subject } = about;
  const card = await kind.draw(services, { subject, post });
  if (card === null) {
    if (post.state !== 'posted') await store.chatPosts.gone(post.id);
    return true;
  }
  const { surface, place: channel } = post;
  const under = post.state === 'posted' ? {} : await kind.under?.(services, { subject, post });
  if (under === null) throw new RecadoError('surface.rate-limited', { retryAfterMs: FIRST_MS });
  const hash = `${kind.look?.(subject) ?? ''}${cardHash(card)}`;
  const { channelId, ...place } = under ?? {};
  const putIt = (now: ChatPost) =>
    put(services, {
      post: now,
      card,
      hash,
      channel: async () => channelId ?? (await services.directory.channelId(surface, channel)),
      yields: kind.yields?.(services, { ...about, post: now }) ?? false,
      whenPosted: async () => await kind.whenPosted?.(services, { ...about, post: now }),
      ...place,
    });
  return await inChannel(services, { surface, channel, ...subjectOf(post) }, async () => {
    let done;
    try {
      done = await putIt(post);
    } catch (error) {
      if (isRecado(error, 'surface.channel') && (await kind.channelGone?.(services, about))) {
        await store.chatPosts.gone(post.id);
        return true;
      }
      if (!isRecado(error, 'surface.message-gone')) throw error;
      if (post.ts === null) {
        if (!kind.rootGone) throw error;
        await kind.rootGone(services, about);
        throw new RecadoError('surface.rate-limited', { retryAfterMs: FIRST_MS, cause: error });
      }
      const again = await afterDeletion(services, kind, { subject, post: { ...post, ts: post.ts } });
      if (!again) return true;
      done = await putIt(again);
    }
    if (kind.pinned && done.at) await pin(services, post.id, { surface, ...done.at });
    return done.isCertain;
  });
}

function subjectOf({ ticketId, kind, ownerId }: ChatPost): { ticketId: string } | { kind: string; ownerId: string } {
  return ticketId === null ? { kind, ownerId } : { ticketId };
}

/** The row as it is to be posted again; null where it is left alone, or somebody else has seen to it. */
async function afterDeletion(
  { store, log, clock }: Services,
  { whenGone, isForgotten }: ChannelKind,
  { subject, post }: { subject: unknown; post: ChatPost & { ts: string } },
): Promise<ChatPost | null> {
  log.warn(
    { surface: post.surface, channel: post.place, ...subjectOf(post) },
    'what we showed was deleted in the chat',
  );
  if (whenGone === 'again' && !isForgotten?.({ subject, post }))
    return await store.chatPosts.again(post.id, post.ts, clock.now());
  await store.chatPosts.gone(post.id);
  return null;
}

/** Somebody deleted what others were to hang under: posted again where its kind says so. */
export async function bringBack(
  services: Services,
  kind: ChatPostKind,
  { post, subject }: { post: ChatPost & { ts: string }; subject: unknown },
): Promise<void> {
  if (kind.to === 'person') return;
  const again = await afterDeletion(services, kind, { subject, post });
  if (again) await bring(services, kind, { post: again, subject });
}

/** What cannot be pinned is still worth having. */
async function pin(
  services: Services,
  id: string,
  { surface, ...at }: { surface: string; channel: string; ts: string },
): Promise<void> {
  const { store, log } = services;
  if ((await store.chatPosts.get(id))?.payload?.['pinned'] === true) return;
  try {
    await surfaceOf(services, surface).pin?.(at);
  } catch (error) {
    if (!isRecado(error, 'surface.refused', 'surface.not-authorised', 'surface.message-gone')) throw error;
    log.warn({ ...at, params: error.params }, 'a message could not be pinned');
    return;
  }
  await store.chatPosts.keep(id, { pinned: true });
}

async function bringToPerson(services: Services, kind: PersonKind, { post, subject }: Bringing): Promise<boolean> {
  const { store, directory, log } = services;
  const reader = await directory.person(post.place, post.surface);
  const about = { ticketId: post.ticketId, personId: post.place, kind: post.kind };
  if (reader?.surface !== post.surface) {
    if (await sentOn(services, post)) return true;
    log.warn(about, 'somebody who is to be told directly is not known on the chat');
    await store.chatPosts.gone(post.id);
    return true;
  }
  try {
    const card = await kind.draw(services, { subject, post, reader });
    if (card !== null) {
      const channel = () => surfaceOf(services, post.surface).direct(reader.userId);
      return (await put(services, { post, card, hash: cardHash(card), channel })).isCertain;
    }
    if (post.state !== 'posted') await store.chatPosts.gone(post.id);
  } catch (error) {
    // She deleted it, or cannot be written to; where she can act, it stands all the same.
    if (!isRecado(error, 'surface.message-gone', 'surface.channel', 'surface.refused')) throw error;
    if (error.code !== 'surface.message-gone' && (await sentOn(services, post))) return true;
    log.warn({ ...about, code: error.code }, 'somebody could not be told directly');
    await store.chatPosts.gone(post.id);
  }
  return true;
}

/** She may have an account on another chat; false where she has not, or was sent on from another already. */
async function sentOn(services: Services, post: ChatPost): Promise<boolean> {
  if (post.state === 'posted' || post.generation > 0) return false;
  const other = (await accountsOf(services, post.place)).find(({ surface }) => surface !== post.surface);
  if (!other) return false;
  await services.store.chatPosts.sendOn(post.id, other.surface);
  return true;
}
