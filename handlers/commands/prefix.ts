import type { ActionContext } from '../context.ts';

/** What she writes before a word to us in her chat. */
export function commandPrefix({ surfaces, actor }: Pick<ActionContext, 'surfaces' | 'actor'>): string {
  return surfaces.get(actor.surface)?.commandPrefix.alone ?? '';
}
