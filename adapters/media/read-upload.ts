import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import type { ReadUpload, Upload } from '#core/ports/public-files.ts';

const FIELDS = 4;
const FIELD_BYTES = 200;

export const readUpload: ReadUpload = async ({ type, body }, most) => {
  if (body === null || !/^multipart\/form-data\s*;/i.test(type)) throw new Error('not a form with files');
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: {
      files: most.files,
      fileSize: most.bytes + 1,
      fields: FIELDS,
      fieldSize: FIELD_BYTES,
      fieldNameSize: 100,
      parts: most.files + FIELDS,
      headerPairs: 20,
      headerSize: 8_192,
    },
  });
  const fields = new Map<string, string>();
  const upload: Upload = { files: [], fields, more: false };
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
      if (name !== undefined && name !== '' && size > 0)
        upload.files.push({ name, bytes: size > most.bytes ? undefined : Buffer.concat(parts) });
    });
  });
  parser.on('field', (name, value) => fields.set(name, value));
  parser.on('filesLimit', () => (upload.more = true));
  parser.on('partsLimit', () => (upload.more = true));
  parser.once('finish', resolve);
  parser.once('error', reject);
  const source = Readable.fromWeb(body as WebStream<Uint8Array>);
  source.once('error', reject);
  source.pipe(parser);
  try {
    await promise;
  } finally {
    source.unpipe(parser);
    source.destroy();
    parser.removeAllListeners('error');
    // What comes after its end is nobody's.
    parser.on('error', () => undefined);
  }
  return upload;
};
