import { createHash } from 'node:crypto';
import type { Attachment } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { MAX_FILE_BYTES } from '#core/ports/files.ts';
import type { Services } from './context.ts';

/**
 * Exactly the bytes that an attachment stands for: from here, or from where whoever gave it put it; undefined where they are
 * nowhere any more. @throws RecadoError with retryAfterMs while the chat cannot be asked
 */
export async function attachmentBytes(
  { files, surfaces, log }: Pick<Services, 'files' | 'surfaces' | 'log'>,
  { sha256, from, size }: Attachment,
): Promise<Uint8Array | undefined> {
  const kept = await files.box.get(sha256);
  const surface = from && surfaces.get(from.surface)?.files;
  if (kept || !surface) return kept;
  try {
    const bytes = await surface.read(from.ref, { bytes: size ?? MAX_FILE_BYTES });
    return createHash('sha256').update(bytes).digest('hex') === sha256 ? bytes : undefined;
  } catch (error) {
    if (!(error instanceof RecadoError) || error.retryAfterMs !== undefined) throw error;
    log.warn({ err: error, sha256 }, 'an attachment could not be read again');
    return undefined;
  }
}
