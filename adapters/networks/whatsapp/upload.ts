import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import type { FileRules, NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import { anyId } from '../meta/webhook-wire.ts';
import { outcomeOf } from './errors.ts';
import type { WhatsAppSession } from './session.ts';

type Uploaded = Awaited<ReturnType<NonNullable<NetworkConnection['upload']>>>;

const TRY_AGAIN_MS = 30_000;
const MB = 1024 * 1024;

/** Meta's sizes; of documents, 100 MB there, no more than Recado takes anywhere. */
const kinds: FileRules['kinds'] = [
  { extensions: ['jpg', 'jpeg', 'png'], mimes: ['image/jpeg', 'image/png'], maxBytes: 5 * MB, alone: true, alt: false },
  { extensions: ['mp4'], mimes: ['video/mp4'], maxBytes: 16 * MB, alone: true, alt: false },
  { extensions: ['pdf'], mimes: ['application/pdf'], maxBytes: 20 * MB, alone: true, alt: false },
];

/** One file with a message, whose words stand below it. */
export const fileRules: FileRules = { max: 1, kinds };

const Answer = z.object({ id: anyId });

/** Brings a file to Meta, which keeps it for thirty days; nobody sees it until a message names it. Throws nothing. */
export async function upload(session: WhatsAppSession, { bytes, mime, name }: OutgoingFile): Promise<Uploaded> {
  try {
    const phone = await session.phone();
    const { id } = Answer.parse(
      await session.client.postFile(
        `${phone.id}/media`,
        { messaging_product: 'whatsapp', type: mime },
        { bytes, mime, name: name ?? 'file' },
      ),
    );
    return { kind: 'ready', id: sentAs({ id, mime, name }) };
  } catch (error) {
    return failure(error);
  }
}

/** What `publish` must know of a file beside Meta's number of it. */
function sentAs({ id, mime, name }: { id: string; mime: string; name: string | undefined }): string {
  if (mime.startsWith('image/')) return `image:${id}`;
  return mime.startsWith('video/') ? `video:${id}` : `document:${id}:${name ?? ''}`;
}

/** A file as a message carries it, its words below it; undefined for what `upload` did not give. */
export function fileOf(ready: string, caption: string): Record<string, unknown> | undefined {
  const [, type, id, filename] = /^(image|video|document):([^:]+)(?::(.*))?$/s.exec(ready) ?? [];
  if (type === undefined) return undefined;
  return { type, [type]: { id, ...(caption !== '' && { caption }), ...(filename && { filename }) } };
}

/** Nothing was sent, whatever happened: what is not plainly refused may simply be brought again. */
function failure(error: unknown): Exclude<Uploaded, { kind: 'ready' }> {
  if (error instanceof RecadoError)
    return error.code === 'network.not-authorised'
      ? { kind: 'refused', code: 'not-authorised', detail: error.message }
      : { kind: 'not-sent', retryAfterMs: error.retryAfterMs ?? TRY_AGAIN_MS, detail: error.message };
  const outcome: PublishOutcome = outcomeOf(error);
  // What is wrong or too large about the call is so about the file.
  if (outcome.kind === 'refused')
    return outcome.code === 'rejected' || outcome.code === 'too-long' ? { ...outcome, code: 'attachment' } : outcome;
  if (outcome.kind === 'not-sent') return outcome;
  return { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: 'detail' in outcome ? outcome.detail : 'no answer' };
}
