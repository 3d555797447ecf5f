/** A body that is longer than its route takes. */
export class BodyTooLarge extends Error {
  readonly limit: number;
  constructor(limit: number) {
    super(`a body of more than ${limit} bytes`);
    this.limit = limit;
  }
}

/**
 * The same body, read no further than `limit` bytes: then it fails with BodyTooLarge, at once where its sender says that it is
 * longer. Nothing is read before somebody reads it.
 */
export function atMostBytes(body: ReadableStream<Uint8Array>, limit: number, declared = 0): ReadableStream<Uint8Array> {
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  let size = 0;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (declared > limit) throw new BodyTooLarge(limit);
        reader ??= body.getReader();
        const { done, value } = await reader.read();
        if (done) return controller.close();
        size += value.byteLength;
        if (size > limit) throw new BodyTooLarge(limit);
        controller.enqueue(value);
      },
      cancel: (reason) => (reader ?? body).cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/** Exactly the bytes that were sent: signatures are over them. @throws BodyTooLarge */
export async function raw(request: Request, limit: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  for await (const part of atMostBytes(request.body, limit)) parts.push(part);
  return Buffer.concat(parts);
}

/** Fields of a form without files; none of what is no form. @throws BodyTooLarge */
export async function formFields(request: Request, limit: number): Promise<URLSearchParams> {
  const bytes = await raw(request, limit);
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers.get('content-type') ?? '');
  return new URLSearchParams(isForm ? new TextDecoder().decode(bytes) : '');
}
