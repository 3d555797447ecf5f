import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { FileRules, NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { GraphCallError } from './client.ts';
import type { Directs } from './directs.ts';
import { toOutcome } from './errors.ts';
import { anyId } from './webhook-wire.ts';

type Uploaded = Awaited<ReturnType<NonNullable<NetworkConnection['upload']>>>;

const TRY_AGAIN_MS = 30_000;
const MB = 1024 * 1024;

/** Meta's sizes; of films and documents, 25 MB there, no more than Recado takes anywhere. */
const kinds: FileRules['kinds'] = [
  {
    extensions: ['jpg', 'jpeg', 'png', 'gif'],
    mimes: ['image/jpeg', 'image/png', 'image/gif'],
    maxBytes: 8 * MB,
    alone: true,
    alt: false,
  },
  { extensions: ['mp4'], mimes: ['video/mp4'], maxBytes: 20 * MB, alone: true, alt: false },
  { extensions: ['pdf'], mimes: ['application/pdf'], maxBytes: 20 * MB, alone: true, alt: false },
];

/** In Messenger and Instagram words and a file are two messages, so an answer is one of them. */
export const directFiles: FileRules = { max: 1, kinds, wordless: true };

const Answer = z.object({ attachment_id: anyId });

/** Brings a file to Meta, which keeps it for ninety days; nobody sees it until a message names it. Throws nothing. */
export async function uploadDirect(directs: Directs, { bytes, mime, name }: OutgoingFile): Promise<Uploaded> {
  const type = typeOf(mime);
  try {
    const { attachment_id: id } = Answer.parse(
      await directs.client.postFile(
        'me/message_attachments',
        {
          message: JSON.stringify({ attachment: { type, payload: { is_reusable: true } } }),
          platform: directs.filesFor,
        },
        { bytes, mime, name: name ?? 'file', part: 'filedata' },
      ),
    );
    return { kind: 'ready', id: `${type}:${id}` };
  } catch (error) {
    return notBrought(error, (failed) =>
      failed instanceof GraphCallError
        ? toOutcome(failed.failure)
        : { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: String(failed) },
    );
  }
}

/** A file as a message carries it; undefined for what `uploadDirect` did not give. */
export function attachmentOf(ready: string): { type: string; payload: { attachment_id: string } } | undefined {
  const [, type, id] = /^(image|video|file):(\d{1,30})$/.exec(ready) ?? [];
  return type === undefined || id === undefined ? undefined : { type, payload: { attachment_id: id } };
}

/** Nothing was sent, whatever happened: what is not plainly refused may simply be brought again. */
export function notBrought(
  error: unknown,
  outcomeOf: (error: unknown) => PublishOutcome,
): Exclude<Uploaded, { kind: 'ready' }> {
  if (error instanceof RecadoError)
    return error.code === 'network.not-authorised'
      ? { kind: 'refused', code: 'not-authorised', detail: error.message }
      : { kind: 'not-sent', retryAfterMs: error.retryAfterMs ?? TRY_AGAIN_MS, detail: error.message };
  const outcome = outcomeOf(error);
  // What is wrong or too large about the call is so about the file.
  if (outcome.kind === 'refused')
    return outcome.code === 'rejected' || outcome.code === 'too-long' ? { ...outcome, code: 'attachment' } : outcome;
  if (outcome.kind === 'not-sent') return outcome;
  return { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: 'detail' in outcome ? outcome.detail : 'no answer' };
}

function typeOf(mime: string): 'image' | 'video' | 'file' {
  if (mime.startsWith('image/')) return 'image';
  return mime.startsWith('video/') ? 'video' : 'file';
}
