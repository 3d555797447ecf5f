import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineJob } from '../define.ts';
import { surfaceOf } from '../chat-posts/shared/surface-of.ts';
import { askedFile } from '../reports/asked.ts';
import { withdrawExports } from './shared/withdraw-exports.ts';

const AGAIN_MS = 1_000;

/** Writes a file and shows it in the thread of the message that tells of it, once. */
export const bringExport = defineJob({
  name: 'bring-export',
  input: z.object({ exportId: z.string() }),
  retryLimit: 5,
  concurrency: 1,
  async run(services, { exportId }) {
    const { store, directory, texts } = services;
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
    const actor = await directory.actor(row.surface, row.userId);
    const t = texts.in(actor.locale);
    const bytes = await asked.write(services, actor);
    await files.show({ ...where, name: asked.fileName, title: asked.title(t), bytes }, (ref) =>
      store.chatPosts.keep(post.id, { file: ref }),
    );
    // She may have deleted her message while it was written.
    if (row.ticketId != null) await withdrawExports(services, row.ticketId);
  },
});
