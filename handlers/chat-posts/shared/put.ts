import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import { postOnce, UNKNOWN_LOOK } from './post-once.ts';
import { surfaceOf } from './surface-of.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';

/** Somebody else is posting it at this moment, or died doing so; look again after this long. */
const BUSY_MS = 2_000;

interface Putting {
  post: ChatPost;
  card: Card;
  /** Of the card, with whatever its kind remembers of how it looks. */
  hash: string;
  /** Asked for only where it is posted. */
  channel: () => Promise<string>;
  thread?: string;
  alsoToChannel?: boolean;
  /** Nobody waits to see it. */
  yields?: boolean;
  /** Called once it was posted, and not found standing there. */
  whenPosted?: () => Promise<void>;
}

/** False where somebody else drew it at the same time; `at`, where we know that it stands. */
export interface Put {
  isCertain: boolean;
  at?: { channel: string; ts: string };
}

/** Posts a card where none of this operation stands, or changes the one that does. */
export async function put(
  services: Services,
  { post, card, hash, channel: findChannel, yields, whenPosted, ...under }: Putting,
): Promise<Put> {
  const { store, metrics } = services;
  const { chatPosts } = store;
  const surface = surfaceOf(services, post.surface);
  if (post.state === 'posted') {
    if (post.channelId === null || post.ts === null) return { isCertain: true };
    const at = { channel: post.channelId, ts: post.ts };
    if (post.contentHash === hash && post.attemptAt === null) return { isCertain: true, at };
    // Told to wait, it would be noted for nothing.
    if (post.attemptAt === null) await surface.mayShow?.({ ...at, yields: yields || undefined });
    // Whoever dies between the call and its record leaves it open, and the next one draws, however the state looks by then.
    const redraw = await chatPosts.drawing(post, services.clock.now());
    await surface.update({ ...at, card, yields: yields || undefined });
    return { isCertain: await chatPosts.drawn(post.id, redraw, { hash, at: services.clock.now() }), at };
  }
  const channel = await findChannel();
  if (post.state === 'wanted')
    await surface
      .mayShow?.({ channel, thread: under.thread, opId: post.opId, yields: yields || undefined })
      .catch((error: unknown) => {
        metrics.tried(post.kind, 'refused');
        throw error;
      });
  const before = await chatPosts.begin(post.id, services.clock.now());
  if (!before) {
    const now = await chatPosts.get(post.id);
    if (now?.state === 'wanted' || now?.state === 'posting')
      throw new RecadoError('surface.unknown-outcome', { retryAfterMs: BUSY_MS });
    return { isCertain: now?.state !== 'posted' };
  }
  const { ts, fresh } = await postOnce(surface, {
    channel,
    ...under,
    yields: yields || undefined,
    card,
    opId: before.opId,
    triedBefore: before.state === 'posting',
    firstTry: before.createdAt,
    ended: async (reached) => {
      metrics.tried(post.kind, reached === 'no' ? 'refused' : 'unknown');
      await chatPosts.ended(post.id, reached);
    },
  });
  metrics.tried(post.kind, fresh ? 'posted' : 'found');
  const shown = { channelId: channel, ts, hash: fresh ? hash : UNKNOWN_LOOK };
  await chatPosts.posted(post.id, { ...shown, at: services.clock.now() });
  if (fresh) {
    await whenPosted?.();
    return { isCertain: true, at: { channel, ts } };
  }
  // What was found and not posted may show what is no longer so.
  const found: ChatPost = {
    ...before,
    state: 'posted',
    channelId: channel,
    ts,
    attemptAt: null,
    contentHash: UNKNOWN_LOOK,
  };
  return await put(services, { post: found, card, hash, channel: findChannel });
}
