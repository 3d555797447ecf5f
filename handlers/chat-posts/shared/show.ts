import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import type { ChatPostKind } from '../../define.ts';
import { chatPosts } from '../registry.ts';
import { bring } from './bring.ts';
import { inTurn } from './in-turn.ts';
import { isRecado } from './surface-of.ts';
import type { ChatPost } from '../../../store/chat-posts/chat-posts.ts';
import type { Subject } from '../../../store/chat-posts/show-orders.ts';

const ROUNDS = 3;
const kinds = new Map<string, ChatPostKind>(chatPosts.map((kind) => [kind.kind, kind]));

/** Adds what is to stand somewhere and does not yet, then has each place looked at. What could not be told now is tried again. */
export async function plan(services: Services, subject: Subject): Promise<void> {
  let trouble: unknown;
  for (const kind of chatPosts) {
    if (!('ticketId' in subject) || !kind.places) continue;
    const found = await kind.places(services, subject.ticketId);
    await services.store.chatPosts.want(found.wanted, services.clock.now());
    trouble ??= found.trouble;
  }
  await services.store.chatPosts.show(subject);
  if (trouble !== undefined) throw trouble;
}

/**
 * Brings all of a subject that stands in one place up to what is stored, and looks again where it moved meanwhile: what is to be
 * posted first, in order, then what stands there already.
 */
export async function showPlace(
  services: Services,
  subject: Subject,
  { signal, ...at }: { surface: string; place: string; signal: AbortSignal },
): Promise<void> {
  const key = 'ticketId' in subject ? subject.ticketId : `${subject.kind} ${subject.ownerId}`;
  await inTurn(services, `${key} ${at.surface} ${at.place}`, async () => {
    for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
      const version = await versionOf(services, subject);
      const posts = (await services.store.chatPosts.of(subject, at)).filter(isShownHere);
      const waiting = posts.filter(({ state }) => state !== 'posted');
      let isCertain = await bringAll(services, waiting, signal);
      if (waiting.length < posts.length) {
        // Whoever presses draws what she looks at by herself; what is then up to date needs no call of ours.
        if ('ticketId' in subject) await services.pressing.settled(subject.ticketId, at.surface);
        const now = await services.store.chatPosts.of(subject, at);
        const standing = now.filter((post) => isShownHere(post) && post.state === 'posted');
        isCertain = (await bringAll(services, standing, signal)) && isCertain;
      }
      if (isCertain && version === (await versionOf(services, subject))) return;
    }
  });
}

function isShownHere({ kind, state }: ChatPost): boolean {
  const known = kinds.get(kind);
  return state !== 'gone' && !(known?.to === 'channel' && known.ownJob);
}

/** False where somebody else drew one of them at the same time. */
async function bringAll(services: Services, posts: readonly ChatPost[], signal: AbortSignal): Promise<boolean> {
  const loaded = new Map<ChatPostKind['load'], unknown>();
  let isCertain = true;
  let held: unknown;
  for (const post of posts) {
    if (signal.aborted) return true;
    const kind = kinds.get(post.kind);
    if (!kind) throw new RecadoError('internal', { params: { ref: post.id } });
    // Kinds that are drawn from the same are drawn from one state of it.
    if (!loaded.has(kind.load))
      loaded.set(kind.load, await kind.load(services, post.ticketId ?? post.ownerId, post.surface));
    const from = loaded.get(kind.load);
    if (from === null) continue;
    try {
      isCertain = (await bring(services, kind, { post, subject: from })) && isCertain;
    } catch (error) {
      // Somebody types in that one: the others need not wait for her.
      if (!isRecado(error, 'surface.rate-limited') || error.params?.['held'] === undefined) throw error;
      held ??= error;
    }
  }
  if (held !== undefined) throw held;
  return isCertain;
}

/** Of what does not count its changes, always the same. */
async function versionOf({ store }: Services, subject: Subject): Promise<number | undefined> {
  return 'ticketId' in subject ? (await store.tickets.get(subject.ticketId))?.version : undefined;
}
