import type { IncomingMessage } from 'node:http';
import { Busboy } from '@fastify/busboy';

export interface Upload {
  /** Without bytes where it was larger than it may be. */
  files: { name: string; bytes: Uint8Array | undefined }[];
  fields: Map<string, string>;
  /** More came than were looked at. */
  more: boolean;
}

interface Most {
  files: number;
  /** Of one file. */
  bytes: number;
}

const FIELDS = 4;
const FIELD_BYTES = 200;

/** Reads a form with files, keeping no more in mind than it may hold. @throws Error for what is no such form, or broke off */
export async function readUpload(request: IncomingMessage, most: Most): Promise<Upload> {
  const type = request.headers['content-type'] ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type)) throw new Error('not a form with files');
  const parser = new Busboy({
    headers: { ...request.headers, 'content-type': type },
    limits: { files: most.files, fileSize: most.bytes + 1, fields: FIELDS, fieldSize: FIELD_BYTES, fieldNameSize: 100, parts: most.files + FIELDS, headerPairs: 20, headerSize: 8_192 },
  });
  const upload: Upload = { files: [], fields: new Map(), more: false };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  parser.on('file', (_field, stream, name: string | undefined) => {
    let parts: Buffer[] = [];
    let size = 0;
    stream.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= most.bytes) parts.push(part);
      else parts = [];
    });
    stream.on('error', reject);
    stream.on('end', () => {
      // A browser sends an empty one where nothing was chosen.
      if (name !== undefined && name !== '' && size > 0) upload.files.push({ name, bytes: size > most.bytes ? undefined : Buffer.concat(parts) });
    });
  });
  parser.on('field', (name, value) => upload.fields.set(name, value));
  parser.on('filesLimit', () => (upload.more = true));
  parser.on('partsLimit', () => (upload.more = true));
  parser.once('finish', resolve);
  parser.once('error', reject);
  request.once('aborted', () => reject(new Error('the upload broke off')));
  request.once('error', reject);
  request.pipe(parser);
  try {
    await promise;
  } finally {
    request.unpipe(parser);
    parser.removeAllListeners('error');
    // What comes after its end is nobody's.
    parser.on('error', () => undefined);
  }
  return upload;
}
