import { invalid } from '../meta/problem.ts';
import { kindOfMime, mimeOf, type MediaRow, type MediaShelf } from '../social/media.ts';
import type { UserRow } from '../social/tables.ts';

const MB = 1024 * 1024;
/** What a message may carry, as Meta's guide has it. */
const kinds = {
  image: { mimes: ['image/jpeg', 'image/png'], most: 5 * MB },
  video: { mimes: ['video/mp4', 'video/3gpp'], most: 16 * MB },
  document: { mimes: ['application/pdf', 'text/plain'], most: 100 * MB },
} as const;
export type FileKind = keyof typeof kinds;

export interface Uploads {
  /** POST /:phone/media. @throws Problem */
  take(phone: UserRow, parameters: URLSearchParams, file: Buffer | undefined): { id: string };
  /** A file that this number brought, for a message of that kind. @throws Problem */
  ready(id: string, kind: FileKind, phone: UserRow): MediaRow;
}

export function createUploads(shelf: MediaShelf): Uploads {
  return {
    take(phone, parameters, file) {
      if (parameters.get('messaging_product') !== 'whatsapp')
        throw invalid('The parameter messaging_product is required.');
      const mime = parameters.get('type') ?? '';
      const kind = Object.values(kinds).find(({ mimes }) => mimes.some((each) => each === mime));
      if (file === undefined || kind === undefined || mimeOf(file) !== mime) {
        const types = Object.values(kinds).flatMap(({ mimes }) => mimes);
        throw invalid(`Param file must be a file with one of the following types: ${types.join(', ')}.`);
      }
      if (file.length > kind.most) throw invalid(`Param file must be at most ${kind.most} bytes.`);
      const id = shelf.open({ owner: phone.id, mime, category: kindOfMime(mime), total: null });
      shelf.fill(id, file, 0);
      return { id };
    },
    ready(id, kind, phone) {
      const row = shelf.get(id);
      if (row?.owner !== phone.id || !kinds[kind].mimes.some((mime) => mime === row.mime))
        throw invalid(`Param ${kind}['id'] is not a valid whatsapp business account media attachment ID.`);
      return row;
    },
  };
}
