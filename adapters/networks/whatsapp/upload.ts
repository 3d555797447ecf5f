import { z } from 'zod';
import type { FileRules, NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import { notBrought } from '../meta/upload.ts';
import { anyId } from '../meta/webhook-wire.ts';
import { outcomeOf } from './errors.ts';
import type { WhatsAppSession } from './session.ts';

type Uploaded = Awaited<ReturnType<NonNullable<NetworkConnection['upload']>>>;

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
    return notBrought(error, outcomeOf);
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
  return { type, [type]: { id, caption: caption === '' ? undefined : caption, filename: filename || undefined } };
}
