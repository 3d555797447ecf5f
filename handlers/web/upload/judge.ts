import { atMost } from '#core/visible-text.ts';
import type { Upload } from '#core/ports/public-files.ts';
import type { TextKey, TextParams } from '#core/texts/index.ts';
import type { KeptUpload, OpenPublicFiles } from '../public-files.ts';

const MB = 1024 * 1024;
const NAME_MAX = 100;

export interface Problem {
  key: TextKey;
  params?: TextParams;
}

/** A pending upload with what is right of an upload, whatever is wrong with the rest; `mostBytes` of one file were read. */
export async function takeUpload(
  publicFiles: OpenPublicFiles,
  before: KeptUpload,
  upload: Upload,
  mostBytes: number,
): Promise<{ pending: KeptUpload; result: Problem | undefined }> {
  const gone = upload.fields.get('remove');
  let pending = { ...before, files: before.files.filter(({ sha256 }) => sha256 !== gone) };
  let problem: Problem | undefined;
  for (const { name, bytes } of upload.files) {
    const taken = await judge(publicFiles, pending, atMost(name.trim(), NAME_MAX), bytes, mostBytes);
    if ('key' in taken) problem ??= taken;
    else pending = { ...pending, files: [...pending.files.filter(({ sha256 }) => sha256 !== taken.sha256), taken] };
  }
  if (upload.more) problem ??= { key: 'upload.too-many', params: { max: pending.rules.max } };
  if (upload.files.length === 0 && gone === undefined) problem ??= { key: 'upload.nothing' };
  return { pending, result: problem };
}

/** By the same rules as when the form is sent in, so that nobody is told only then. */
async function judge(
  publicFiles: OpenPublicFiles,
  { rules, files }: KeptUpload,
  name: string,
  bytes: Uint8Array | undefined,
  mostBytes: number,
): Promise<KeptUpload['files'][number] | Problem> {
  const tooLarge = (max: number): Problem => ({ key: 'upload.too-large', params: { name, max: Math.floor(max / MB) } });
  if (bytes === undefined) return tooLarge(mostBytes);
  const type = await publicFiles.typeOf(bytes);
  const kindOf = (mime: string): NonNullable<KeptUpload['rules']['kinds']>[number] | undefined =>
    rules.kinds?.find(({ mimes }) => mimes.includes(mime));
  const kind = type && kindOf(type.mime);
  const isTaken = type !== undefined && (rules.kinds ? kind !== undefined : rules.extensions.includes(type.extension));
  if (!isTaken) return { key: 'upload.type', params: { name, extensions: rules.extensions.join(', ') } };
  if (kind && bytes.length > kind.maxBytes) return tooLarge(kind.maxBytes);
  const sha256 = await publicFiles.keep(bytes);
  const others = files.filter((file) => file.sha256 !== sha256);
  if (others.length > 0 && (kind?.alone === true || others.some(({ mime }) => kindOf(mime)?.alone === true)))
    return { key: 'upload.alone' };
  if (others.length >= rules.max) return { key: 'upload.too-many', params: { max: rules.max } };
  return { sha256, name, size: bytes.length, mime: type.mime };
}
