import { z } from 'zod';
import { kindOfMime, mimeOf, type MediaRow, type MediaShelf } from '../social/media.ts';
import type { UserRow } from '../social/tables.ts';
import { invalid, notTaken } from './problem.ts';

const MB = 1024 * 1024;
/** What a private message may carry, as Meta's guide has it for both. */
const kinds = {
  image: { mimes: ['image/jpeg', 'image/png', 'image/gif'], most: 8 * MB },
  video: { mimes: ['video/mp4', 'video/quicktime'], most: 25 * MB },
  file: { mimes: ['application/pdf'], most: 25 * MB },
} as const;

const type = z.enum(['image', 'video', 'file']);
export type FileType = z.output<typeof type>;
const Message = z.strictObject({
  attachment: z.strictObject({ type, payload: z.strictObject({ is_reusable: z.literal(true) }) }),
});
const Attachment = z.strictObject({ type, payload: z.strictObject({ attachment_id: z.string().regex(/^\d{1,19}$/) }) });

export interface Uploads {
  /** POST /me/message_attachments: nobody sees it until a message names it. @throws Problem */
  take(page: UserRow, parameters: URLSearchParams, file: Buffer | undefined): { attachment_id: string };
  /** A file that this Page brought, for a message that names it. @throws Problem */
  ready(attachment: unknown, page: UserRow): { type: FileType; row: MediaRow };
}

/** `platform`: as the call has to say it; undefined where it goes without saying. */
export function createUploads(shelf: MediaShelf, platform: string | undefined): Uploads {
  return {
    take(page, parameters, file) {
      const said = parameters.get('platform');
      if (said !== (platform ?? null)) throw invalid(`Param platform must be one of {${platform ?? ''}}`);
      const read = Message.safeParse(json(parameters.get('message')));
      if (!read.success) throw invalid('The parameter message[attachment] is not valid');
      const kind = kinds[read.data.attachment.type];
      const mime = file && mimeOf(file);
      if (file === undefined || file.length > kind.most || !kind.mimes.some((each) => each === mime)) throw notTaken();
      const id = shelf.open({
        owner: page.id,
        mime: mime ?? '',
        category: read.data.attachment.type === 'file' ? 'file' : kindOfMime(mime ?? ''),
        total: null,
      });
      shelf.fill(id, file, 0);
      return { attachment_id: id };
    },
    ready(attachment, page) {
      const read = Attachment.safeParse(attachment);
      if (!read.success) throw invalid('The parameter message[attachment] is not valid');
      const { type: wanted, payload } = read.data;
      const row = shelf.get(payload.attachment_id);
      if (row?.owner !== page.id || !kinds[wanted].mimes.some((mime) => mime === row.mime))
        throw invalid('Invalid attachment ID');
      return { type: wanted, row };
    },
  };
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
