import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import { cardHash } from '../../cards/hash.ts';
import type { Services } from '../../context.ts';
import type { ChatPostKind } from '../../define.ts';
import { accountsOf } from './accounts-of.ts';
import { inChannel } from './in-channel.ts';
import { postOnce, UNKNOWN_LOOK } from './post-once.ts';
import { isRecado, surfaceOf } from './surface-of.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';

const BUSY_MS = 2_000;

type PersonKind = Extract<ChatPostKind, { to: 'person' }>;
type ChannelKind = Extract<ChatPostKind, { to: 'channel' }>;

interface Bringing {
  post: ChatPost;
  subject: unknown;
}

/** Brings one post up to what is stored; false where somebody else drew it at the same time, so that nobody knows how it looks. */
export async function bring(services: Services, kind: ChatPostKind, about: Bringing): Promise<boolean> {
  return kind.to === 'person'
    ? await bringToPerson(services, kind, about)
    : await bringToChannel(services, kind, about);
}

async function bringToChannel(services: Services, kind: ChannelKind, { post, subject }: Bringing): Promise<boolean> {
  const { store, directory, log } = services;
  const card = await kind.draw(services, { subject, post });
  if (card === null) {
    if (post.state !== 'posted') await store.chatPosts.gone(post.id);
    return true;
  }
  const of = post.ticketId === null ? { kind: post.kind, ownerId: post.ownerId } : { ticketId: post.ticketId };
  const { surface, place: channel } = post;
  return await inChannel(services, { surface, channel, ...of }, async () => {
    try {
      return await put(services, { post, card, channel: () => directory.channelId(surface, channel) });
    } catch (error) {
      if (!isRecado(error, 'surface.message-gone')) throw error;
      log.warn({ surface, channel, ...of }, 'what we showed was deleted in the chat');
      if (kind.whenGone === 'forget' || post.ts === null) await store.chatPosts.gone(post.id);
      return true;
    }
  });
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
    if (card !== null)
      return await put(services, {
        post,
        card,
        channel: () => surfaceOf(services, post.surface).direct(reader.userId),
      });
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

async function put(
  services: Services,
  { post, card, channel: findChannel }: { post: ChatPost; card: Card; channel: () => Promise<string> },
): Promise<boolean> {
  const { chatPosts } = services.store;
  const surface = surfaceOf(services, post.surface);
  const hash = cardHash(card);
  if (post.state === 'posted') {
    if (post.contentHash === hash || post.channelId === null || post.ts === null) return true;
    await surface.update({ channel: post.channelId, ts: post.ts, card });
    return await chatPosts.drawn(post.id, { hash, before: post.contentHash, at: services.clock.now() });
  }
  const channel = await findChannel();
  const before = await chatPosts.begin(post.id, services.clock.now());
  if (!before) {
    const now = await chatPosts.get(post.id);
    if (now?.state === 'wanted' || now?.state === 'posting')
      throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    return now?.state !== 'posted';
  }
  const { ts, fresh } = await postOnce(surface, {
    channel,
    card,
    opId: before.opId,
    triedBefore: before.state === 'posting',
    firstTry: post.createdAt,
    ended: (reached) => chatPosts.ended(post.id, reached),
  });
  await chatPosts.posted(post.id, {
    channelId: channel,
    ts,
    hash: fresh ? hash : UNKNOWN_LOOK,
    at: services.clock.now(),
  });
  // What was found and not posted may show what is no longer so.
  return (
    fresh ||
    (await put(services, {
      post: { ...post, state: 'posted', channelId: channel, ts, contentHash: UNKNOWN_LOOK },
      card,
      channel: findChannel,
    }))
  );
}

/** She may have an account on another chat; false where she has not, or was sent on from another already. */
async function sentOn(services: Services, post: ChatPost): Promise<boolean> {
  if (post.state === 'posted' || post.generation > 0) return false;
  const other = (await accountsOf(services, post.place)).find(({ surface }) => surface !== post.surface);
  if (!other) return false;
  await services.store.chatPosts.sendOn(post.id, other.surface);
  return true;
}
