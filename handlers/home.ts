import { RecadoError } from '#core/errors.ts';
import type { Services } from './context.ts';

/** Somebody opened her own page: it is drawn by a job now, and again when something of hers changes. */
export async function openHome(
  { store, directory, surfaces, texts, clock }: Services,
  { surface, userId }: { surface: string; userId: string },
): Promise<void> {
  try {
    const actor = await directory.actor(surface, userId);
    await store.homes.opened({ surface, userId, personId: actor.id, at: clock.now() });
  } catch (error) {
    if (!(error instanceof RecadoError) || error.code !== 'right.guest') throw error;
    const words = texts.in((await directory.voice(surface, userId)).locale)('error.right.guest');
    await surfaces.get(surface)?.publishHome?.(userId, {
      fallback: words,
      blocks: [{ kind: 'line', inlines: [{ kind: 'text', text: words }] }],
    });
  }
}
