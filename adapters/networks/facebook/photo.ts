import type { FileRules, NetworkConnection, OutgoingFile } from '#core/ports/network.ts';
import { GraphCallError } from '../meta/client.ts';
import { toOutcome } from '../meta/errors.ts';
import { notBrought } from '../meta/upload.ts';
import type { FacebookSession } from './session.ts';
import { Made } from './wire.ts';

const MB = 1024 * 1024;
const TRY_AGAIN_MS = 30_000;

/** A comment carries words and one picture; Graph has no way for films and documents there. */
export const commentFiles: FileRules = {
  max: 1,
  kinds: [
    {
      extensions: ['jpg', 'jpeg', 'png'],
      mimes: ['image/jpeg', 'image/png'],
      maxBytes: 4 * MB,
      alone: true,
      alt: true,
    },
  ],
};

/** Brings a picture to the Page, out of everybody's sight until a comment names it. Throws nothing. */
export async function uploadPhoto(
  { client }: FacebookSession,
  { bytes, mime, name, alt }: OutgoingFile,
): ReturnType<NonNullable<NetworkConnection['upload']>> {
  try {
    const answer = await client.postFile(
      'me/photos',
      { published: false, alt_text_custom: alt },
      { bytes, mime, name: name ?? 'photo', part: 'source' },
    );
    return { kind: 'ready', id: `photo:${Made.parse(answer).id}` };
  } catch (error) {
    return notBrought(error, (failed) =>
      failed instanceof GraphCallError
        ? toOutcome(failed.failure)
        : { kind: 'not-sent', retryAfterMs: TRY_AGAIN_MS, detail: String(failed) },
    );
  }
}

/** The picture as a comment names it; undefined for what `uploadPhoto` did not give. */
export function photoIn(files: readonly string[]): string | undefined {
  return files.length === 1 ? /^photo:(\d{1,30})$/.exec(files[0] ?? '')?.[1] : undefined;
}
