import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { PublishOutcome } from '#core/ticket/delivery.ts';
import type { FileRules, NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import { XCallError } from './client.ts';
import { toOutcome } from './errors.ts';
import type { XSession } from './session.ts';

type Uploaded = Awaited<ReturnType<NonNullable<NetworkConnection['upload']>>>;

/** Bytes of one piece; X takes up to 5 MB. */
const PIECE = 1024 * 1024;
/** X turns films into its own format first; one that takes longer is tried again later. */
const LONGEST_PROCESSING_MS = 60_000;
const TRY_AGAIN_MS = 30_000;

/** Sizes of docs.x.com/x-api/media/quickstart/best-practices; of films, 512 MB there, no more than Recado takes anywhere. */
const kinds: FileRules['kinds'] = [
  {
    extensions: ['jpg', 'jpeg', 'png', 'webp'],
    mimes: ['image/jpeg', 'image/png', 'image/webp'],
    maxBytes: 5 * 1024 * 1024,
    alone: false,
    alt: true,
  },
  { extensions: ['gif'], mimes: ['image/gif'], maxBytes: 15 * 1024 * 1024, alone: true, alt: true },
  {
    extensions: ['mp4', 'mov'],
    mimes: ['video/mp4', 'video/quicktime'],
    maxBytes: 20 * 1024 * 1024,
    alone: true,
    alt: false,
  },
];

/** Up to four pictures, one GIF or one film; in private one of them. */
export function fileRules({ isPrivate }: { isPrivate: boolean }): FileRules {
  return { max: isPrivate ? 1 : 4, kinds };
}

const Info = z.object({
  state: z.enum(['succeeded', 'in_progress', 'pending', 'failed']),
  check_after_secs: z.number().optional(),
});
const Answer = z.object({
  data: z.object({ id: z.string().regex(/^\d{1,19}$/), processing_info: Info.optional() }),
});

/** Brings a file to X in pieces and waits until it may be posted; X forgets one that is not posted within a day. Throws nothing. */
export async function upload(
  session: XSession,
  file: OutgoingFile,
  { isPrivate }: { isPrivate: boolean },
): Promise<Uploaded> {
  const { client } = session;
  const what = file.mime === 'image/gif' ? 'gif' : file.mime.startsWith('video/') ? 'video' : 'image';
  try {
    const { data } = Answer.parse(
      await client.post('media/upload/initialize', {
        media_type: file.mime,
        total_bytes: file.bytes.length,
        media_category: `${isPrivate ? 'dm' : 'tweet'}_${what}`,
      }),
    );
    const { id } = data;
    for (let piece = 0; piece * PIECE < file.bytes.length; piece += 1) {
      await client.postAsForm(`media/upload/${id}/append`, {
        segment_index: piece,
        media: Buffer.from(file.bytes.subarray(piece * PIECE, (piece + 1) * PIECE)),
      });
    }
    const done = Answer.parse(await client.post(`media/upload/${id}/finalize`, {}));
    const failed = await processed(session, id, done.data.processing_info);
    if (failed) return failed;
    if (file.alt !== undefined && what !== 'video')
      await client.post('media/metadata', { id, metadata: { alt_text: { text: file.alt } } });
    return { kind: 'ready', id };
  } catch (error) {
    return failure(session, error);
  }
}

/** Undefined once it may be posted. */
async function processed(
  { client, clock }: XSession,
  id: string,
  first: z.output<typeof Info> | undefined,
): Promise<Exclude<Uploaded, { kind: 'ready' }> | undefined> {
  const end = clock.now().getTime() + LONGEST_PROCESSING_MS;
  let info = first;
  while (info !== undefined && info.state !== 'succeeded') {
    if (info.state === 'failed') return { kind: 'refused', code: 'attachment', detail: 'X could not process the file' };
    const waitMs = (info.check_after_secs ?? 1) * 1000;
    if (clock.now().getTime() + waitMs > end)
      return { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: 'X still processes the file' };
    await pause(waitMs);
    info = Answer.parse(await client.get('media/upload', { command: 'STATUS', media_id: id })).data.processing_info;
  }
  return undefined;
}

/** Nothing was posted, whatever happened: what is not plainly refused may simply be made again. */
function failure({ clock }: XSession, error: unknown): Exclude<Uploaded, { kind: 'ready' }> {
  if (!(error instanceof XCallError)) return { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: String(error) };
  const outcome: PublishOutcome = toOutcome(error.failure, clock);
  if (outcome.kind === 'refused') return outcome.code === 'rejected' ? { ...outcome, code: 'attachment' } : outcome;
  return outcome.kind === 'not-sent'
    ? outcome
    : { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: 'detail' in outcome ? outcome.detail : 'no answer' };
}
