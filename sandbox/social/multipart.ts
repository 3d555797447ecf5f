import type { Request } from 'express';

/** Fields of a multipart body that was read as it came, by name; as much of the format as uploads use. */
export function readMultipart(request: Request): Map<string, Buffer> {
  const fields = new Map<string, Buffer>();
  const body: unknown = request.body;
  const boundary = /boundary="?([^";]+)"?/i.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined || !Buffer.isBuffer(body)) return fields;
  const mark = Buffer.from(`--${boundary}`);
  let at = body.indexOf(mark);
  while (at !== -1) {
    const next = body.indexOf(mark, at + mark.length);
    if (next === -1) break;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/i.exec(part.subarray(0, gap).toString())?.[1];
    if (gap !== -1 && name !== undefined) fields.set(name, part.subarray(gap + 4));
    at = next;
  }
  return fields;
}
