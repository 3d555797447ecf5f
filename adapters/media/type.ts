import type { FileType } from '#core/ports/files.ts';

/** All that is passed on. Whatever a browser or a viewer would run (SVG, HTML, documents with macros) is not among them. */
const TYPES: Readonly<Record<string, FileType>> = {
  'image/jpeg': { mime: 'image/jpeg', extension: 'jpg', kind: 'image' },
  'image/png': { mime: 'image/png', extension: 'png', kind: 'image' },
  'image/apng': { mime: 'image/png', extension: 'png', kind: 'image' },
  'image/webp': { mime: 'image/webp', extension: 'webp', kind: 'image' },
  'image/gif': { mime: 'image/gif', extension: 'gif', kind: 'gif' },
  'video/mp4': { mime: 'video/mp4', extension: 'mp4', kind: 'video' },
  'video/x-m4v': { mime: 'video/mp4', extension: 'mp4', kind: 'video' },
  'video/quicktime': { mime: 'video/quicktime', extension: 'mov', kind: 'video' },
  'application/pdf': { mime: 'application/pdf', extension: 'pdf', kind: 'file' },
  'audio/mpeg': { mime: 'audio/mpeg', extension: 'mp3', kind: 'file' },
};

/** What the bytes are, by themselves; undefined for whatever is not passed on. */
export async function typeOf(bytes: Uint8Array): Promise<FileType | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(bytes);
  return found && TYPES[found.mime];
}
