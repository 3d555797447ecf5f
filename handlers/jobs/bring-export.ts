import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineJob } from '../define.ts';
import { surfaceOf } from '../chat-posts/shared/surface-of.ts';
import { askedFile, isRefused } from '../reports/asked.ts';
import { withdrawExports } from './shared/withdraw-exports.ts';

const AGAIN_MS = 1_000;

/** Writes a file and shows it in the thread of the message that tells of it, once. */
export const bringExport = defineJob({
  name: 'bring-export',
  input: z.object({ exportId: z.string() }),
  retryLimit: 5,
  concurrency: 1,
  async run(services, { exportId }) {
    const { store, directory, texts, config } = services;
    const row = await store.reports.export(exportId);
    const asked = row && askedFile(row);
    if (!row || !asked || row.until < services.clock.now()) return;
    const [post] = await store.chatPosts.of({ kind: 'export', ownerId: exportId });
    if (!post || post.state === 'gone') return;
    if (post.channelId === null || post.ts === null)
      throw new RecadoError('surface.rate-limited', { retryAfterMs: AGAIN_MS });
    const { files } = surfaceOf(services, post.surface);
    if (!files) return;
    const where = { channel: post.channelId, thread: post.ts };
    const begun = post.payload?.['file'];
    // A process that ended in between may have shown it.
    if (typeof begun === 'string' && (await files.find({ ...where, ref: begun, since: row.at }))) return;
    let written;
    try {
      const actor = await directory.actor(row.surface, row.userId);
      written = { actor, bytes: await asked.write(services, actor) };
    } catch (error) {
      if (!isRefused(error)) throw error;
      // The message that promised it says why nothing comes.
      await store.chatPosts.keep(post.id, { refused: error.code });
      await store.chatPosts.show({ kind: 'export', ownerId: exportId });
      return;
    }
    const { actor, bytes } = written;
    const t = texts.in(actor.locale);
    const name = asked.fileName(t, actor.timeZone ?? config.timeZone);
    await files.show({ ...where, name, title: asked.title(t), bytes }, (ref) =>
      store.chatPosts.keep(post.id, { file: ref }),
    );
    // She may have deleted her message while it was written.
    if (row.ticketId != null) await withdrawExports(services, row.ticketId);
  },
});
