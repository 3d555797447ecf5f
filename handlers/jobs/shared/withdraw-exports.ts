import type { Services } from '../../context.ts';

/** Takes files of a conversation, or of a person, out of the chat that were written before she deleted what stands in them. */
export async function withdrawExports(
  { store, surfaces, log }: Pick<Services, 'store' | 'surfaces' | 'log'>,
  ticketId: string,
): Promise<void> {
  for (const { postId, surface, file } of await store.reports.outlivedExports(ticketId)) {
    const shown = surfaces.get(surface)?.files;
    if (!shown) continue;
    await shown.remove(file);
    await store.chatPosts.keep(postId, { file: null });
    log.info({ ticketId, postId }, 'an exported file was withdrawn: it held what its author deleted');
  }
}
