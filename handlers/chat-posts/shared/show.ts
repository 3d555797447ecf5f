import { RecadoError } from '#core/errors.ts';
import type { Services } from '../../context.ts';
import type { ChatPostKind } from '../../define.ts';
import { chatPosts } from '../registry.ts';
import { bring } from './bring.ts';
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

/** Brings all of a subject that stands in one place up to what is stored, in order, and looks again where it moved meanwhile. */
export async function showPlace(
  services: Services,
  subject: Subject,
  { signal, ...at }: { surface: string; place: string; signal: AbortSignal },
): Promise<void> {
  for (let round = 0; round < ROUNDS && !signal.aborted; round += 1) {
    const version = await versionOf(services, subject);
    const loaded = new Map<ChatPostKind['load'], unknown>();
    let isCertain = true;
    for (const post of await services.store.chatPosts.of(subject, at)) {
      if (signal.aborted) return;
      if (post.state === 'gone') continue;
      const kind = kinds.get(post.kind);
      if (!kind) throw new RecadoError('internal', { params: { ref: post.id } });
      // Kinds that are drawn from the same are drawn from one state of it.
      if (!loaded.has(kind.load))
        loaded.set(kind.load, await kind.load(services, post.ticketId ?? post.ownerId, post.surface));
      const from = loaded.get(kind.load);
      if (from !== null) isCertain = (await bring(services, kind, { post, subject: from })) && isCertain;
    }
    if (isCertain && version === (await versionOf(services, subject))) return;
  }
}

/** Of what does not count its changes, always the same. */
async function versionOf({ store }: Services, subject: Subject): Promise<number | undefined> {
  return 'ticketId' in subject ? (await store.tickets.get(subject.ticketId))?.version : undefined;
}
